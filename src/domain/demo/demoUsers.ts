import type { DemoCity, DatedTenure } from './demoCity.js';
import { workingCommitteeStaffPost } from './workPosts.js';

/** Whom a one-click sign-in stands for. `appointment`: a role that does not follow from a post in the roster. */
export type DemoPick = {
  readonly name: string;
  readonly idNumber: string;
  readonly organisationCode: string;
  readonly appointment: 'workingCommitteeStaff' | 'clerk' | null;
};
export type DemoUser = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** @throws RangeError when the city has nobody of the sort. */
  readonly pick: (city: DemoCity) => DemoPick;
};

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new RangeError(`the demo city has no ${what}`);
  return value;
};

const holder = (city: DemoCity, what: string, fits: (t: DatedTenure) => boolean): DemoPick => {
  const t = found(
    city.history.tenures.find((x) => x.until === null && x.idNumber !== null && fits(x)),
    what,
  );
  return { name: t.holderName, idNumber: t.idNumber ?? '', organisationCode: t.code, appointment: null };
};

const workingCommitteeOfficer = (city: DemoCity): DemoPick => {
  const person = found(
    city.members.find((m) => m.工作岗位 === workingCommitteeStaffPost),
    'staff of the working committee',
  );
  const root = found(city.organisations[0], 'working committee');
  return {
    name: person.姓名,
    idNumber: person.身份证号,
    organisationCode: root.党组织代码,
    appointment: 'workingCommitteeStaff',
  };
};

/** Of a branch with groups, so that each kind of obligation is seen. */
const exemplarySecretary = (city: DemoCity): DemoPick => {
  const withGroups = new Set(
    city.members.filter((m) => m.党小组 !== '' && m.是否离退休 === '否').map((m) => m.所在党支部),
  );
  const good = new Set(
    city.organisations
      .filter(
        (o) =>
          city.characters[o.党组织代码] === 'exemplary' &&
          withGroups.has(o.党组织简称) &&
          !o.党组织简称.includes('离退休'),
      )
      .map((o) => o.党组织代码),
  );
  return holder(city, 'secretary of an exemplary branch', (t) => t.post === 'secretary' && good.has(t.code));
};

/** A member without any post of the same branch, whom its secretary has appointed. */
const exemplaryClerk = (city: DemoCity): DemoPick => {
  const { organisationCode } = exemplarySecretary(city);
  const branch = found(
    city.organisations.find((o) => o.党组织代码 === organisationCode),
    'exemplary branch',
  );
  const person = found(
    city.members.find(
      (m) =>
        m.所在党支部 === branch.党组织简称 && m.党内职务 === '' && m.是否离退休 === '否' && m.人员类别 === '正式党员',
    ),
    'member of the exemplary branch without a post',
  );
  return { name: person.姓名, idNumber: person.身份证号, organisationCode, appointment: 'clerk' };
};

/** Where the secretary is missing a member of the branch committee does the work. */
const memberWhereHelpIsNeeded = (city: DemoCity): DemoPick => {
  const troubled = (t: DatedTenure): boolean => city.characters[t.code] === 'needsHelp';
  const vacant = new Set(city.organisations.filter((o) => o.书记姓名 === '').map((o) => o.党组织代码));
  return holder(city, 'post in a branch that needs help', (t) =>
    vacant.size > 0
      ? t.post === 'organisationMember' && troubled(t) && vacant.has(t.code)
      : t.post === 'organisationMember' && troubled(t),
  );
};

/** Somebody who came from another branch in the period, so that the own file has something to tell. */
const ordinaryMember = (city: DemoCity): DemoPick => {
  const came = new Map(
    city.history.affiliations.filter((a) => a.until === null).map((a) => [a.idNumber, a.branchCode]),
  );
  const left = new Set(city.history.affiliations.filter((a) => a.until !== null).map((a) => a.idNumber));
  const person = found(
    city.members.find(
      (m) => m.党内职务 === '' && m.是否离退休 === '否' && came.has(m.身份证号) && left.has(m.身份证号),
    ),
    'member who moved',
  );
  return {
    name: person.姓名,
    idNumber: person.身份证号,
    organisationCode: found(came.get(person.身份证号), 'branch of the member'),
    appointment: null,
  };
};

/** Six kinds of user, one click each; only ever offered for demo data. */
export const demoUsers: readonly DemoUser[] = [
  {
    key: 'workingCommittee',
    title: '机关工委干部',
    about: '看全市机关党组织，导入名册和台账',
    pick: workingCommitteeOfficer,
  },
  {
    key: 'committee',
    title: '机关党委专职副书记',
    about: '看所属各支部，哪些需要帮助、为什么',
    pick: (city) => holder(city, 'full-time deputy secretary', (t) => t.title === '机关党委专职副书记'),
  },
  { key: 'branchSecretary', title: '支部书记', about: '看本支部全年：应做、已做和依据', pick: exemplarySecretary },
  {
    key: 'clerk',
    title: '支部联络员',
    about: '在手机上两分钟报送一次组织生活',
    pick: exemplaryClerk,
  },
  {
    key: 'branchCommitteeMember',
    title: '组织委员（支部需要帮助）',
    about: '书记空缺、几项逾期：看原因和补法',
    pick: memberWhereHelpIsNeeded,
  },
  { key: 'member', title: '党员', about: '看自己的档案：组织关系、参加的组织生活', pick: ordinaryMember },
];

/** Administrators are accounts without a person in the roster; three powers, three people. */
export const demoAdministrators = [
  { key: 'system', title: '系统管理员', role: 'systemAdministrator', name: '平台系统管理员', signInName: 'xitong' },
  { key: 'security', title: '安全管理员', role: 'securityAdministrator', name: '平台安全管理员', signInName: 'anquan' },
  { key: 'audit', title: '审计管理员', role: 'auditAdministrator', name: '平台审计管理员', signInName: 'shenji' },
] as const;
