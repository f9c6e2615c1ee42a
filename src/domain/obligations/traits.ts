import { pathLabel } from '../access/scope.js';
import type { OrganisationFacts } from './facts.js';
import type { BranchTrait, Exemption } from './rule.js';

/** What a branch's own name says of it: branches of retired members (离退休) and of mobile ones (流动) are named so. */
export const traitsOfName = (name: string): readonly BranchTrait[] => [
  ...(/离退休|离休|退休/.test(name) ? (['retired'] as const) : []),
  ...(/流动/.test(name) ? (['mobile'] as const) : []),
];

export const branchTraitTitles: Readonly<Record<BranchTrait, string>> = {
  retired: '离退休党支部',
  mobile: '流动党员党支部',
};

/** A decision of a committee, before it is held against the tree: it reaches only what stands below the committee. */
export type Decision = Exemption & { readonly decidedBy: string };

/** The same decisions as they apply to some organisations: those below the one that decided, named or of a named kind. */
export const exemptionsAmong = (
  decisions: readonly Decision[],
  organisations: readonly OrganisationFacts[],
): readonly Exemption[] =>
  decisions.map((d) => {
    const top = pathLabel(d.decidedBy);
    const below = organisations.filter((o) => o.states.some((s) => s.path.split('.').includes(top)));
    const reached = below.filter(
      (o) => d.organisationIds.includes(o.id) || o.states.some((s) => s.traits?.some((t) => d.traits.includes(t))),
    );
    return { ...d, organisationIds: reached.map((o) => o.id), traits: [] };
  });
