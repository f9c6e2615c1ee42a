import { z } from 'zod';
import { recordKinds } from '../domain/meetings/recordKind.js';
import { branchTraits } from '../domain/obligations/rule.js';
import { calendarDay, endpoint, mayReply, pageQuery, uuid } from './endpoint.js';
import { reasonLine } from './organisations.js';
import { recordDetail } from './records.js';

export const stateNames = ['met', 'due', 'approaching', 'overdue', 'notApplicable'] as const;
const state = z.enum(stateNames);
const params = z.object({ organisationId: uuid });
const readHere = { action: 'obligation.read', place: { of: 'organisation', param: 'organisationId' } } as const;

/** One cell of the map: of the obligations of a month (or quarter, year) below a row, how many apply and how many are in each state. */
export const mapCell = z.object({
  period: z.string(),
  applicable: z.number(),
  met: z.number(),
  due: z.number(),
  approaching: z.number(),
  overdue: z.number(),
});
export const ruleLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  period: z.string(),
  required: z.number(),
  basis: z.string(),
  level: z.enum(['national', 'local']),
  by: z.string().nullable(),
});
export type RuleLine = z.infer<typeof ruleLine>;

/** Rows are the children of the organisation (the branch itself where it has none); the row `total` is all below it. */
export const obligationMap = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/obligations/map',
  title: '履责一览',
  params,
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    rule: z.string().max(80).optional(),
    ...pageQuery,
  }),
  access: readHere,
  reply: z.object({
    day: calendarDay,
    year: z.number(),
    months: z.array(z.string()),
    rules: z.array(ruleLine),
    total: z.array(mapCell),
    rows: z.array(
      z.object({
        id: uuid,
        shortName: z.string(),
        kind: z.string(),
        kindTitle: z.string(),
        branchCount: z.number(),
        cells: z.array(mapCell),
      }),
    ),
    rowCount: z.number(),
  }),
  refusals: ['notFound'],
});
/** A branch's own year: every rule × period with state. */
export const branchYear = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/obligations/year',
  title: '支部全年',
  params,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  access: readHere,
  reply: z.object({
    day: calendarDay,
    year: z.number(),
    organisation: z.object({ id: uuid, shortName: z.string() }),
    rows: z.array(
      z.object({
        organisationId: uuid,
        groupName: z.string().nullable(),
        rule: ruleLine,
        cells: z.array(
          z.object({ period: z.string(), label: z.string(), required: z.number(), done: z.number(), state }),
        ),
      }),
    ),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** Why a cell is as it is: rule, article, reasons, records. */
export const obligationCell = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/obligations/:ruleId/:period',
  title: '要求的由来',
  params: params.extend({ ruleId: z.string().max(80), period: z.string().max(20) }),
  access: readHere,
  reply: z.object({
    rule: ruleLine,
    period: z.string(),
    required: z.number(),
    done: z.number(),
    state,
    reasons: z.array(reasonLine),
    records: z.array(z.object({ meetingId: uuid, heldOn: z.string(), topic: z.string(), kinds: z.array(z.string()) })),
  }),
  refusals: ['notFound'],
});
export const meeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId',
  title: '组织生活记录',
  params: z.object({ meetingId: uuid }),
  access: { action: 'meeting.read', place: { of: 'meeting', param: 'meetingId' } },
  reply: z.object({
    id: uuid,
    organisationId: uuid,
    organisationName: z.string(),
    heldOn: z.string(),
    kinds: z.array(z.string()),
    groups: z.array(z.string()),
    topic: z.string(),
    place: z.string(),
    chair: z.string(),
    recorder: z.string(),
    summary: z.string(),
    reported: z.object({ due: z.number().nullable(), present: z.number().nullable() }),
    /** From the roster of that day, beside what was reported; never mixed. */
    computed: z.object({ due: z.number(), votingDue: z.number() }).nullable(),
    differences: z.array(z.string()),
    absentees: z.array(z.object({ name: z.string(), personId: uuid.nullable() })),
    source: z.object({ file: z.string(), sheet: z.string().nullable(), row: z.number(), importId: uuid }).nullable(),
    enteredAt: z.string(),
    enteredBy: z.string(),
    /** What was filed here; null for an imported ledger row. */
    record: recordDetail.nullable(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const rulesInForce = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/rules',
  title: '适用的要求',
  params,
  access: { action: 'rule.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({
    rules: z.array(
      ruleLine.extend({
        since: calendarDay.nullable(),
        until: calendarDay.nullable(),
        yearWindow: z.string().nullable(),
        /** Of a local rule that was ended: by whom and why. */
        end: z.object({ by: z.string(), reason: z.string() }).nullable(),
        /** A local rule of this very organisation that still stands: it may be ended here. */
        own: z.boolean(),
      }),
    ),
    /** Decisions that rules do not apply to some branches, with who decided and why. */
    exemptions: z.array(
      z.object({
        id: uuid,
        by: z.string(),
        rules: z.string(),
        branches: z.string(),
        since: calendarDay,
        until: calendarDay.nullable(),
        reason: z.string(),
        own: z.boolean(),
      }),
    ),
    isRoot: z.boolean(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** A committee decides, with a reason, that rules do not apply to some branches below it. */
export const decideExemption = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/exemptions',
  title: '决定某些支部不适用',
  params,
  access: { action: 'rule.add', place: { of: 'organisation', param: 'organisationId' } },
  body: z.object({
    /** Absent: all rules. */
    ruleId: z.string().max(80).optional(),
    /** All branches of a kind, or one branch. */
    trait: z.enum(branchTraits).optional(),
    branchId: uuid.optional(),
    since: calendarDay,
    reason: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'rule.exemption'],
});
export const endExemption = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/exemptions/:exemptionId/end',
  title: '终止不适用的决定',
  params: params.extend({ exemptionId: uuid }),
  access: { action: 'rule.add', place: { of: 'organisation', param: 'organisationId' } },
  body: z.object({ until: calendarDay }),
  reply: z.object({}),
  refusals: ['notFound'],
});
/** 所属年度: until which day of the next year the yearly kinds may be held; without a day the window is taken away. */
export const setYearWindow = endpoint({
  method: 'POST',
  path: '/api/year-window',
  title: '设定所属年度窗口',
  access: { action: 'rule.add', place: { of: 'tenant' } },
  body: z.object({
    kind: z.enum(recordKinds),
    month: z.number().int().min(1).max(6).optional(),
    day: z.number().int().min(1).max(31).optional(),
  }),
  reply: z.object({}),
  refusals: [],
});
/** What a local rule would cost before it is put in force, and what is known already; nothing is written. */
export const ruleCost = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/rule-cost',
  title: '本级要求的工作量',
  params,
  query: z.object({
    kind: z.enum(recordKinds),
    period: z.enum(['month', 'quarter', 'halfYear', 'year']),
    required: z.coerce.number().int().min(1).max(31),
  }),
  access: { action: 'rule.add', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({
    /** 党支部, or 党小组 where each group is asked by itself. */
    bearer: z.string(),
    branches: z.number(),
    occurrences: z.number(),
    extra: z.number(),
    minutesEach: z.number(),
    minutes: z.number(),
    memberMinutes: z.number(),
    alreadyDo: z.number(),
    /** On what the figures rest, each a sentence. */
    assumptions: z.array(z.string()),
    reasons: z.array(reasonLine),
  }),
  refusals: ['notFound', 'request.invalid'],
});
export const addLocalRule = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/rules',
  title: '增加本级要求',
  params,
  access: { action: 'rule.add', place: { of: 'organisation', param: 'organisationId' } },
  body: z.object({
    kind: z.string(),
    title: z.string().trim().min(2).max(40),
    period: z.enum(['month', 'quarter', 'halfYear', 'year']),
    required: z.number().int().min(1).max(31),
    since: calendarDay,
    basis: z.string().trim().min(2).max(120),
  }),
  reply: z.object({ id: z.string() }),
  refusals: ['notFound', 'rule.looser'],
});
/** A committee ends a local rule of its own, openly: from the day on, with a reason. National rules cannot be ended. */
export const endRule = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/rules/:ruleId/end',
  title: '废止本级要求',
  params: params.extend({ ruleId: z.string().max(80) }),
  access: { action: 'rule.add', place: { of: 'organisation', param: 'organisationId' } },
  body: z.object({ until: calendarDay, reason: z.string().trim().min(2).max(200) }),
  reply: z.object({}),
  refusals: ['notFound', 'rule.end'],
});
