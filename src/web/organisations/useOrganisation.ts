import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { organisation } from '../../contract/organisations.js';
import type { ReplyOf } from '../kit/call.js';
import type { TrailStep } from '../kit/PageFrame.js';
import { useCall } from '../kit/useCall.js';
import { useDayPath } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import { ownTrail } from './ownTrail.js';

export type Organisation = ReplyOf<typeof organisation>;

/** The organisation named in the address. */
export const useOrganisationId = (): string => useParams()['organisationId'] ?? '';

export const useOrganisation = (id: string, day?: string): UseQueryResult<Organisation, Error> =>
  useCall(organisation, { params: { organisationId: id }, query: { day } }, { keep: true });

/** The way down to the organisation, as links to one page of each organisation on it. */
export const useTrail = (of: Organisation | undefined, pathOf: (id: string) => string): readonly TrailStep[] => {
  const me = useMe();
  const carry = useDayPath();
  return of ? ownTrail(of.trail, of.id, me).map((s) => ({ to: carry(pathOf(s.id)), title: s.shortName })) : [];
};
