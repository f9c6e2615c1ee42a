import { z } from 'zod';
import { cardLine, matter } from './cards.js';
import { contradictionLine } from './contradictions.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';

/** The first lines of a list, and how many there are in all. */
const some = <T extends z.ZodType>(line: T) => z.object({ count: z.number(), items: z.array(line) });

/** Something planned or drafted and not yet filed. */
const openGathering = z.object({
  id: uuid,
  organisationId: uuid,
  day: calendarDay,
  beginsAt: z.string().nullable(),
  place: z.string(),
  kinds: z.array(z.string()),
  topic: z.string(),
  state: z.enum(['planned', 'held']),
  /** Its day has come: it waits to be recorded. */
  waits: z.boolean(),
});
/** A filed record that waits for its signature, or was given back with a reason. */
const unsignedRecord = z.object({
  id: uuid,
  day: calendarDay,
  kinds: z.array(z.string()),
  topic: z.string(),
  returnedReason: z.string().nullable(),
});
const termNotice = z.object({ endsOn: calendarDay, days: z.number() });

/** What there is to do for a branch (or a group): each line opens the form that closes it. */
export const branchHome = z.object({
  organisationId: uuid,
  name: z.string(),
  isGroup: z.boolean(),
  posts: z.array(z.string()),
  /** The first of what can still be done in time and of what is overdue, with how many there are of each. */
  pressing: z.object({ current: z.number(), overdue: z.number(), items: z.array(matter) }),
  gatherings: some(openGathering),
  unsigned: some(unsignedRecord),
  cards: z.array(cardLine),
  contradictions: some(contradictionLine.extend({ topic: z.string(), day: calendarDay, correctable: z.boolean() })),
  term: termNotice.nullable(),
  withoutSecretary: z.boolean(),
  graceDays: z.number(),
  may: mayReply,
});
export type BranchHome = z.infer<typeof branchHome>;

/** Why somebody may need help: what is overdue, since when. Never a number to be compared. */
const helpLine = z.object({
  organisationId: uuid,
  name: z.string(),
  isBranch: z.boolean(),
  reasons: z.array(z.string()),
});
/** Where a committee's help is needed, and why; in the order of what is oldest, then by name. */
export const committeeHome = z.object({
  organisationId: uuid,
  name: z.string(),
  isRoot: z.boolean(),
  branches: z.number().nullable(),
  /** What is running now: of each rule, how many of those asked have done it. */
  running: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      period: z.string(),
      lastDay: calendarDay,
      applicable: z.number(),
      met: z.number(),
    }),
  ),
  help: some(helpLine),
  /** Overdue beyond the days of grace and without a card as far as is kept: somebody may decide. */
  decidable: z.number(),
  graceDays: z.number(),
  replies: some(cardLine),
  waiting: z.number(),
  posts: z
    .object({
      termsEnded: z.number(),
      termsEnding: z.number(),
      withoutSecretary: z.number(),
      countedAt: z.string(),
      items: z.array(
        z.object({ organisationId: uuid, name: z.string(), isBranch: z.boolean(), reasons: z.array(z.string()) }),
      ),
    })
    .nullable(),
  contradictions: z.array(z.object({ organisationId: uuid, name: z.string(), count: z.number(), since: z.string() })),
  may: mayReply,
});
export type CommitteeHome = z.infer<typeof committeeHome>;

/** One's own: meetings to come, what one attended, who looked at one's numbers. */
const memberHome = z.object({
  personId: uuid,
  upcoming: z.array(openGathering.extend({ organisationName: z.string() })),
  attended: some(z.object({ id: uuid, day: calendarDay, kinds: z.array(z.string()), topic: z.string() })),
  looks: some(z.object({ at: z.string(), by: z.string(), reason: z.string() })),
});
export type MemberHome = z.infer<typeof memberHome>;

/** Of the three administrators each sees his own. */
const administrationHome = z.object({
  backup: z.object({ at: z.string().nullable(), ageHours: z.number().nullable(), stale: z.boolean() }).nullable(),
  accounts: z.object({ open: z.number(), locked: z.number(), notYetUsed: z.number() }).nullable(),
  appointments: z
    .object({
      open: z.number(),
      ending: z.array(z.object({ id: uuid, name: z.string(), roleTitle: z.string(), until: calendarDay })),
    })
    .nullable(),
  seal: z.object({ position: z.number(), sealedAt: z.string().nullable(), unsealed: z.number() }).nullable(),
});
export type AdministrationHome = z.infer<typeof administrationHome>;

/** 现在要做什么: everything that waits for whoever asks, from all his posts. */
export const home = endpoint({
  method: 'GET',
  path: '/api/home',
  title: '首页',
  access: 'signedIn',
  reply: z.object({
    day: calendarDay,
    committees: z.array(committeeHome),
    branches: z.array(branchHome),
    member: memberHome.nullable(),
    administration: administrationHome.nullable(),
  }),
  refusals: [],
});
