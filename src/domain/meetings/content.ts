import { z } from 'zod';
import { parseDay, type CalendarDay } from '../shared/calendarDay.js';
import { clockTime } from './clockTime.js';
import { recordKinds } from './recordKind.js';

/** The kind of an activity: one that is shipped, or one that a committee has added ('local:' and its id). */
export const activityKind = z.union([z.enum(recordKinds), z.templateLiteral(['local:', z.uuid()])]);
export type ActivityKind = z.output<typeof activityKind>;

const text = (most: number, what: string) =>
  z
    .string()
    .trim()
    .max(most, { error: `${what}最多${most}字。` })
    .default('');
const day = z.iso
  .date()
  .refine((written) => parseDay(written) !== null, { error: '没有这一天。' }) as unknown as z.ZodType<
  CalendarDay,
  string
>;
const person = z.uuid().nullable().default(null);
const votes = z.number().int().min(0).max(9999);

/** What an item of the agenda is; study and lessons make study hours, lessons also a lecture given. */
export const itemForms = ['study', 'lesson', 'report', 'discussion', 'vote', 'other'] as const;
export type ItemForm = (typeof itemForms)[number];
export const itemFormTitles: Readonly<Record<ItemForm, string>> = {
  study: '学习',
  lesson: '党课',
  report: '通报',
  discussion: '讨论',
  vote: '表决',
  other: '其他',
};

/** 查摆问题的方面. 思想、工作、作风 are the three that directives name. */
export const problemAreas = ['thought', 'work', 'style', 'other'] as const;
export type ProblemArea = (typeof problemAreas)[number];
export const problemAreaTitles: Readonly<Record<ProblemArea, string>> = {
  thought: '思想',
  work: '工作',
  style: '作风',
  other: '其他',
};

const item = z.object({
  form: z.enum(itemForms).default('other'),
  title: text(200, '议题'),
  speakerId: person,
  /** Written where the speaker is not of the roster, e.g. an invited lecturer. */
  speakerName: text(40, '主讲或发言人'),
  /** Length in minutes. */
  minutes: z.number().int().min(1).max(600).nullable().default(null),
});

const resolution = z.object({
  text: text(1000, '决议'),
  /** Null where nothing was voted on. Only figures: nobody is asked who voted how. */
  votes: z.object({ inFavour: votes, against: votes, abstained: votes }).nullable().default(null),
});

const problem = z.object({
  area: z.enum(problemAreas).default('work'),
  text: text(500, '问题'),
  /** One or two are chosen to be solved; these need measure, person and deadline. */
  chosen: z.boolean().default(false),
  measure: text(500, '整改措施'),
  answerableId: person,
  dueOn: day.nullable().default(null),
});

/** One meeting of a gathering: a 支委会, then a 党员大会 with 党课, are two parts of one afternoon. Everything may still be missing. */
export const meetingPart = z.object({
  kinds: z.array(activityKind).min(1, { error: '请选择种类。' }).max(4, { error: '一次会议最多计四种。' }),
  /** The groups that met, for a 党小组会. */
  groupIds: z.array(z.uuid()).max(40).default([]),
  beginsAt: clockTime.nullable().default(null),
  endsAt: clockTime.nullable().default(null),
  topic: text(200, '主题'),
  place: text(100, '地点'),
  chairId: person,
  /** The secretary could not attend and asked the chair to stand in. */
  chairDelegated: z.boolean().default(false),
  recorderId: person,
  /** Everybody due was present but these. */
  missing: z.record(z.uuid(), z.enum(['leave', 'absent'])).default({}),
  /** Where not everybody is due (volunteering, a site visit): who took part. */
  tookPart: z.array(z.uuid()).max(500).default([]),
  guests: z
    .array(z.object({ name: text(40, '姓名'), capacity: text(40, '身份') }))
    .max(60)
    .default([]),
  items: z.array(item).max(40).default([]),
  resolutions: z.array(resolution).max(40).default([]),
  problems: z.array(problem).max(60).default([]),
  minutes: text(50_000, '会议记录'),
  /** 现场学习: what for, and what came of it. */
  purpose: text(500, '目的'),
  outcome: text(2000, '成效'),
  /** 所属年度 of a yearly kind, where it differs from the year of the day. */
  belongsToYear: z.number().int().min(2000).max(2100).nullable().default(null),
});
export type MeetingPart = z.output<typeof meetingPart>;

/** What is planned, then held, then filed: one document that grows, so that nothing is typed twice. */
export const gatheringContent = z.object({
  parts: z.array(meetingPart).min(1, { error: '请至少安排一项。' }).max(4, { error: '一次最多安排四项。' }),
  /** To be printed on the notice: what to bring, whom to call. */
  notice: text(1000, '通知说明'),
});
export type GatheringContent = z.output<typeof gatheringContent>;
