import type { CalendarDay } from '../shared/calendarDay.js';
import { makeCity, type CityFacts, type CityOptions } from './city.js';
import { addDays, addMonths, firstOfMonth } from '../shared/calendarDay.js';
import type { OrganisationType } from '../import/records.js';
import type { BranchCharacter, Organisation, Person, Post } from './model.js';
import type { LedgerRow, MemberRow, OrganisationRow } from './records.js';
import { departments, movedInstitution, renamedUnit } from './unitNames.js';

/** What a roster of today cannot tell. Names, superiors and units in the rows are today's; `detail` says what was before. */
export type OrganisationEvent = { readonly code: string; readonly on: CalendarDay; readonly reason: string } & (
  | { readonly kind: 'setUp' | 'dissolve' }
  | {
      readonly kind: 'rename';
      readonly from: { readonly name: string; readonly shortName: string; readonly unit: string };
    }
  | { readonly kind: 'move'; readonly fromParentCode: string }
  | { readonly kind: 'merge'; readonly intoCode: string }
);
/** Days are half open: [since, until); null is still so today. */
export type DatedAffiliation = {
  readonly idNumber: string;
  readonly branchCode: string;
  /** As in 党小组; empty where none. */
  readonly group: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
export type DatedTenure = {
  readonly code: string;
  readonly post: Post;
  readonly title: string;
  /** null where the holder is in no roster of the city. */
  readonly idNumber: string | null;
  readonly holderName: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
export type DatedTerm = { readonly code: string; readonly since: CalendarDay; readonly endsOn: CalendarDay };
export type DatedRestriction = {
  readonly idNumber: string;
  readonly kind: 'probationWithinParty' | 'lostContact';
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
  readonly basis: string;
};

export type DemoCity = {
  readonly name: string;
  readonly asOf: CalendarDay;
  /** First day of the records. */
  readonly recordsSince: CalendarDay;
  /** Today's, superiors first; the first is the 机关工委. */
  readonly organisations: readonly OrganisationRow[];
  /** Merged or dissolved in the period, as they last were; the ledger and past affiliations speak of them. */
  readonly formerOrganisations: readonly OrganisationRow[];
  readonly members: readonly MemberRow[];
  /** In no roster of today; where they last were is in 所在党支部. */
  readonly formerMembers: readonly MemberRow[];
  /** 党支部 is today's short name, or the last one of a former branch. */
  readonly ledger: readonly LedgerRow[];
  readonly history: {
    readonly events: readonly OrganisationEvent[];
    /** All affiliations of everybody who moved, came or left in the period; whoever is not listed has been where he is. */
    readonly affiliations: readonly DatedAffiliation[];
    /** All posts of the city, today's and earlier ones. */
    readonly tenures: readonly DatedTenure[];
    readonly terms: readonly DatedTerm[];
    readonly restrictions: readonly DatedRestriction[];
  };
  readonly characters: Readonly<Record<string, BranchCharacter>>;
};

const kindTitles: Readonly<Record<Organisation['kind'], OrganisationType>> = {
  workingCommittee: '党委',
  committee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  jointBranch: '联合党支部',
  temporaryBranch: '临时党支部',
};

/** Members at and below every organisation. */
const headcounts = (facts: CityFacts): ReadonlyMap<Organisation, number> => {
  const counts = new Map<Organisation, number>();
  for (const branch of facts.organisations) {
    const size = branch.branch?.people.length ?? 0;
    for (let at: Organisation | null = branch; at !== null && size > 0; at = at.parent)
      counts.set(at, (counts.get(at) ?? 0) + size);
  }
  return counts;
};

const organisationRow = (facts: CityFacts, o: Organisation, index: number, count: number): OrganisationRow => ({
  序号: index + 1,
  党组织全称: o.name,
  党组织简称: o.shortName,
  党组织代码: o.code,
  上级党组织: o.parent?.name ?? `中共${facts.place.city}市委员会`,
  组织类别: kindTitles[o.kind],
  成立日期: o.foundedOn,
  届满日期: o.term?.endsOn ?? '',
  书记姓名: o.tenures.find((t) => t.post === 'secretary' && t.until === null)?.holderName ?? '',
  联系电话: o.phone,
  所在单位: o.unit,
  党员数: count,
  备注: o.remark,
});

/** Today's organisations as rows, superiors first. */
export const organisationRows = (facts: CityFacts): OrganisationRow[] => {
  const counts = headcounts(facts);
  return facts.organisations.map((o, i) => organisationRow(facts, o, i, counts.get(o) ?? 0));
};

export const memberRow = (p: Person, index: number): MemberRow => {
  const last = p.affiliations[p.affiliations.length - 1];
  return {
    序号: index + 1,
    姓名: p.name,
    性别: p.sex,
    身份证号: p.idNumber,
    民族: p.ethnicity,
    出生日期: p.bornOn,
    籍贯: p.nativePlace,
    学历: p.education,
    人员类别: p.fullMemberOn === null ? '预备党员' : '正式党员',
    所在党支部: last?.branch.shortName ?? '',
    党小组: last?.group ?? '',
    入党日期: p.joinedOn,
    转正日期: p.fullMemberOn ?? '',
    党内职务: p.title,
    工作岗位: p.workPost,
    手机号码: p.phone,
    党籍状态: p.membershipState,
    是否流动党员: p.mobile ? '是' : '否',
    是否离退休: p.retired ? '是' : '否',
    '月党费计算基数（元）': p.duesBase,
    备注: p.remark,
  };
};

const foundedEvents = (facts: CityFacts): OrganisationEvent[] =>
  facts.organisations
    .filter((o) => o.foundedOn >= facts.since)
    .map((o) => ({
      kind: 'setUp',
      code: o.code,
      on: o.foundedOn,
      reason: o.kind === 'temporaryBranch' ? '为完成阶段性任务设立' : '党员人数增加，从原支部分设',
    }));

const formerEvents = (facts: CityFacts): OrganisationEvent[] =>
  facts.formerOrganisations.flatMap((o, i): OrganisationEvent[] => {
    const on = o.dissolvedOn;
    if (on === null) return [];
    const into = facts.people.find((p) => p.affiliations[0]?.branch === o)?.affiliations[1]?.branch;
    return i === 0 && into
      ? [{ kind: 'merge', code: o.code, on, reason: '机构职能调整，两支部合并', intoCode: into.code }]
      : [{ kind: 'dissolve', code: o.code, on, reason: '机构撤销，党员转入相关支部' }];
  });

const renameEvents = (facts: CityFacts): OrganisationEvent[] => {
  const on = addDays(addMonths(firstOfMonth(facts.asOf), -11), 14);
  const before = (text: string): string => text.replace(renamedUnit.now, renamedUnit.before);
  const ofUnit = facts.organisations
    .filter((o) => o.unit === renamedUnit.now && o.foundedOn < on)
    .map((o): OrganisationEvent => ({
      kind: 'rename',
      code: o.code,
      on,
      reason: '机构改革，单位更名',
      from: { name: before(o.name), shortName: before(o.shortName), unit: before(o.unit) },
    }));
  const section = (o: Organisation): string | undefined =>
    departments.find((d) => d.endsWith('科') && o.shortName === `${o.unit}${d}党支部`);
  const branch = facts.organisations.find(
    (o) => o.branch?.character === 'ordinary' && section(o) && o.unit !== renamedUnit.now,
  );
  if (!branch) return ofUnit;
  const earlier = (text: string): string => text.replace(section(branch) ?? '', '综合协调科');
  const branchOn = addDays(addMonths(firstOfMonth(facts.asOf), -7), 20);
  const from = { name: earlier(branch.name), shortName: earlier(branch.shortName), unit: branch.unit };
  return [...ofUnit, { kind: 'rename', code: branch.code, on: branchOn, reason: '所在科室更名', from }];
};

const moveEvents = (facts: CityFacts): OrganisationEvent[] => {
  const moved = facts.organisations.find((o) => o.unit === movedInstitution);
  const from = facts.organisations.find((o) => o.shortName === '市自然资源和规划局机关党委');
  const on = addDays(addMonths(firstOfMonth(facts.asOf), -9), 9);
  return moved && from && moved.foundedOn < on
    ? [{ kind: 'move', code: moved.code, on, reason: '主管单位调整', fromParentCode: from.code }]
    : [];
};

const datedAffiliations = (facts: CityFacts): DatedAffiliation[] =>
  [...facts.people, ...facts.leavers.map((l) => l.person)]
    .filter((p) => {
      const last = p.affiliations[p.affiliations.length - 1];
      const inferred = last && (p.joinedOn > last.branch.foundedOn ? p.joinedOn : last.branch.foundedOn);
      return p.affiliations.length > 1 || last?.until !== null || last?.since !== inferred;
    })
    .flatMap((p) =>
      p.affiliations.map((a) => ({
        idNumber: p.idNumber,
        branchCode: a.branch.code,
        group: a.group,
        since: a.since,
        until: a.until,
      })),
    );

/** The city that `zhibu demo` shows. Same arguments, same city. */
export const demoCity = (options: CityOptions): DemoCity => {
  const facts = makeCity(options);
  const everywhere = [...facts.organisations, ...facts.formerOrganisations];
  return {
    name: facts.organisations[0]?.name ?? '',
    asOf: facts.asOf,
    recordsSince: facts.since,
    organisations: organisationRows(facts),
    formerOrganisations: facts.formerOrganisations.map((o, i) => organisationRow(facts, o, i, 0)),
    members: facts.people.map(memberRow),
    formerMembers: facts.leavers.map((l, i) => memberRow(l.person, i)),
    ledger: facts.ledger,
    history: {
      events:
        options.eventful === false
          ? []
          : [...foundedEvents(facts), ...formerEvents(facts), ...renameEvents(facts), ...moveEvents(facts)].toSorted(
              (a, b) => a.on.localeCompare(b.on),
            ),
      affiliations: datedAffiliations(facts),
      tenures: everywhere.flatMap((o) =>
        o.tenures.map((t) => ({
          code: o.code,
          post: t.post,
          title: t.title,
          idNumber: t.person?.idNumber ?? null,
          holderName: t.holderName,
          since: t.since,
          until: t.until,
        })),
      ),
      terms: everywhere.flatMap((o) => (o.term ? [{ code: o.code, ...o.term }] : [])),
      restrictions: facts.restrictions.map(({ person, ...fact }) => ({ idNumber: person.idNumber, ...fact })),
    },
    characters: Object.fromEntries(
      everywhere.flatMap((o) => (o.branch ? [[o.code, o.branch.character] as const] : [])),
    ),
  };
};
