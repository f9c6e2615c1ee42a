import type { Me } from '../../contract/session.js';

type Step = { readonly id: string; readonly shortName: string };

/** The part of the way from the root to an organisation that one may open: from one's own highest post on, without itself. */
export const ownTrail = (trail: readonly Step[], self: string, me: Me): readonly Step[] => {
  const held = new Set(me.holdings.map((h) => h.organisationId));
  const first = trail.findIndex((step) => held.has(step.id));
  return trail.slice(Math.max(first, 0)).filter((step) => step.id !== self);
};
