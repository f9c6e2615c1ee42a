import type { Me } from '../../contract/session.js';

type Step = { readonly id: string; readonly shortName: string };

/** The way above an organisation that one may open: from where one's own highest role is held on, without itself; none outside. */
export const ownTrail = (trail: readonly Step[], self: string, me: Me): readonly Step[] => {
  const held = new Set(me.holdings.map((h) => h.organisationId));
  const above = trail.filter((step) => step.id !== self);
  const first = above.findIndex((step) => held.has(step.id));
  return first < 0 ? [] : above.slice(first);
};
