import type { Basis } from '../shared/basis.js';
import { agencyRegulation } from './agencyRegulation.js';
import { branchRegulation } from './branchRegulation.js';
import { developmentRegulation, electionRegulation, memberRegulation } from './memberRegulation.js';
import { asBasis, type Provision } from './provision.js';
import { findRegulation } from './regulations.js';

/** Every provision that a rule or a reason of this product rests on. */
export const catalogue: readonly Provision[] = [
  ...branchRegulation,
  ...agencyRegulation,
  ...memberRegulation,
  ...electionRegulation,
  ...developmentRegulation,
];

const byId: ReadonlyMap<string, Provision> = new Map(catalogue.map((p) => [p.id, p]));

export const findProvision = (id: string): Provision | null => byId.get(id) ?? null;

/** The basis of a row, e.g. basisOf('Z-09'). @throws RangeError for an id that the catalogue does not hold */
export const basisOf = (id: string): Basis => {
  const provision = byId.get(id);
  if (provision === undefined) throw new RangeError(`no such provision: ${id}`);
  return asBasis(provision, findRegulation(provision.regulation)?.title ?? provision.regulation);
};
