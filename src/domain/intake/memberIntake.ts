import type { MemberRecord } from '../import/records.js';
import { earliest, sinceEver, type CalendarDay, type PartialDay } from '../shared/calendarDay.js';

export type Standing = 'probationaryMember' | 'fullMember';
export type DatedStanding = {
  readonly standing: Standing;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};

/** What an accepted row of a roster becomes, apart from posts. */
export type MemberIntake = {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly ethnicity: string | null;
  readonly bornOn: string | null;
  readonly nativePlace: string | null;
  readonly education: string | null;
  readonly joinedOn: string | null;
  readonly fullMemberOn: string | null;
  readonly workPost: string | null;
  readonly membershipState: string | null;
  readonly retired: boolean | null;
  readonly mobile: boolean | null;
  readonly idNumber: string;
  readonly phone: string | null;
  /** Fen. */
  readonly duesBaseFen: number | null;
  readonly standings: readonly DatedStanding[];
  /** The first day on which he could have belonged to the branch, as far as the roster tells. */
  readonly belongsSince: CalendarDay;
};

const orNull = (text: string): string | null => (text === '' ? null : text);
const yes = (text: '是' | '否' | ''): boolean | null => (text === '' ? null : text === '是');
const dayOr = (text: string, otherwise: CalendarDay): CalendarDay =>
  text === '' ? otherwise : earliest(text as PartialDay);

/**
 * A full member was probationary from joining to the day of transition. Where the roster names no such day, he is taken as full
 * member since he joined (the reading of the row warns about it).
 */
const standingsOf = (record: Pick<MemberRecord, '人员类别' | '入党日期' | '转正日期'>): readonly DatedStanding[] => {
  const joined = dayOr(record.入党日期, sinceEver);
  if (record.人员类别 === '预备党员') return [{ standing: 'probationaryMember', since: joined, until: null }];
  const full = dayOr(record.转正日期, joined);
  return full > joined
    ? [
        { standing: 'probationaryMember', since: joined, until: full },
        { standing: 'fullMember', since: full, until: null },
      ]
    : [{ standing: 'fullMember', since: joined, until: null }];
};

/**
 * The standings of somebody who was known before. Where he was on probation so far and the later roster has him as full member
 * without the day of transition, he is one from the day of that roster on: nothing is said about the time before.
 */
export const standingsOfKnown = (
  record: Pick<MemberRecord, '人员类别' | '入党日期' | '转正日期'>,
  former: { readonly standing: string | null; readonly since: CalendarDay | null },
  asOf: CalendarDay,
): readonly DatedStanding[] =>
  record.人员类别 === '正式党员' &&
  record.转正日期 === '' &&
  former.standing === 'probationaryMember' &&
  former.since !== null &&
  former.since < asOf
    ? [
        { standing: 'probationaryMember', since: former.since, until: asOf },
        { standing: 'fullMember', since: asOf, until: null },
      ]
    : standingsOf(record);

/** @param branchSince the first day of the branch */
export const memberIntake = (record: MemberRecord, branchSince: CalendarDay): MemberIntake => {
  const joined = dayOr(record.入党日期, sinceEver);
  const base = record['月党费计算基数（元）'];
  return {
    name: record.姓名,
    sex: record.性别 === '男' ? 'male' : 'female',
    ethnicity: orNull(record.民族),
    bornOn: orNull(record.出生日期),
    nativePlace: orNull(record.籍贯),
    education: orNull(record.学历),
    joinedOn: orNull(record.入党日期),
    fullMemberOn: orNull(record.转正日期),
    workPost: orNull(record.工作岗位),
    membershipState: orNull(record.党籍状态),
    retired: yes(record.是否离退休),
    mobile: yes(record.是否流动党员),
    idNumber: record.身份证号,
    phone: orNull(record.手机号码),
    duesBaseFen: base === null ? null : Math.round(base * 100),
    standings: standingsOf(record),
    belongsSince: joined > branchSince ? joined : branchSince,
  };
};
