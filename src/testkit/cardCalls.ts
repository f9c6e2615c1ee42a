import * as cards from '../contract/cards.js';
import * as contradictions from '../contract/contradictions.js';
import { home } from '../contract/home.js';
import type { Endpoint } from '../contract/endpoint.js';
import { defaultCardSettings } from '../domain/cards/settings.js';
import { day } from '../domain/shared/calendarDay.js';
import { insertCard } from '../server/cards/store.js';
import { contradictionsOf } from '../server/contradictions/reads/findings.js';
import { addContradictions } from '../server/contradictions/store.js';
import { newId } from '../server/platform/ids.js';
import type { Making, Situation } from './situation.js';
import type { TestApp } from './testApp.js';

/** A card of an organisation that waits. @returns its id */
const addCard = async (app: TestApp, tenantId: string, organisationId: string, issuerId: string): Promise<string> => {
  const by = { tenantId, accountId: null, name: '某人', at: app.clock.now() };
  const card = {
    organisationId,
    issuerId,
    ruleId: 'themeDay.month',
    // One card of a matter waits at a time: each here is of a matter of its own.
    period: newId(),
    dueOn: day('2026-09-20'),
    reason: '八月没有开展主题党日',
  };
  const id = await insertCard(app.database.pool, by, card);
  if (id === null) throw new Error('the card was not made');
  return id;
};

/** Something that was found in a record. @returns its id */
const addContradiction = async (
  app: TestApp,
  tenantId: string,
  of: { readonly meetingId: string; readonly organisationId: string },
): Promise<string> => {
  const found = [{ code: 'absentChair' as const, figures: { name: newId() }, otherId: null }];
  await addContradictions(app.database.pool, tenantId, of, found, app.clock.now());
  return (await contradictionsOf(app.database.pool, tenantId, of.meetingId)).at(-1)?.id ?? '';
};

const here = ({ organisation }: Situation) => ({ params: { organisationId: organisation.id } });
const ofCard =
  (body?: unknown): Making =>
  async (s) => {
    const cardId = await addCard(s.app, s.world.tenantId, s.organisation.id, s.organisation.id);
    return { params: { organisationId: s.organisation.id, cardId }, ...(body !== undefined && { body }) };
  };
const [reason, dueOn] = ['请尽快补开', '2026-12-31'];

/** How each endpoint of cards and contradictions is called. */
export const ofCards: readonly (readonly [Endpoint, Making])[] = [
  [home, () => ({})],
  [cards.branchCards, here],
  [cards.committeeCards, here],
  [cards.showCard, ofCard()],
  [cards.openCard, (s) => ({ ...here(s), body: { ruleId: 'themeDay.month', period: '2026-08', reason, dueOn } })],
  [cards.escalateCard, ofCard({ reason, dueOn })],
  [cards.replyCard, ofCard({ text: '定于本周补开' })],
  [cards.returnCard, ofCard({ reason })],
  [cards.closeCard, ofCard({ reason })],
  [cards.withdrawCard, ofCard({ reason })],
  [cards.showCardSettings, here],
  [cards.setCardSettings, (s) => ({ ...here(s), body: defaultCardSettings })],
  [contradictions.contradictionsOfMeeting, (s) => ({ params: { meetingId: s.organisation.meetingId } })],
  [
    contradictions.explainContradiction,
    async (s) => {
      const meetingId = s.organisation.meetingId;
      const of = { meetingId, organisationId: s.organisation.id };
      const contradictionId = await addContradiction(s.app, s.world.tenantId, of);
      return { params: { meetingId, contradictionId }, body: { text: '确有其事' } };
    },
  ],
];
