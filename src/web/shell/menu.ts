import type { Action } from '../../domain/access/policy.js';
import type { Me } from '../../contract/session.js';

/** What an entry leads to; icons and the tour hang on it. */
export type EntryKey =
  | 'home'
  | 'cards'
  | 'map'
  | 'year'
  | 'calendar'
  | 'organisation'
  | 'roster'
  | 'terms'
  | 'rules'
  | 'imports'
  | 'self'
  | 'accounts'
  | 'appointments'
  | 'audit'
  | 'backups'
  | 'feedback'
  | 'corrections';
export type Entry = { readonly key: EntryKey; readonly title: string; readonly to: string };
export type EntryGroup = { readonly title: string; readonly entries: readonly Entry[] };

type Holding = Me['holdings'][number];
const committeeRoles: ReadonlySet<string> = new Set(['workingCommittee', 'committee']);
const branchRoles: ReadonlySet<string> = new Set([
  'branchSecretary',
  'branchOrganisationMember',
  'branchCommitteeMember',
  'clerk',
]);

const committeeEntries = (id: string): Entry[] => [
  { key: 'map', title: '履责一览', to: `/map/${id}` },
  { key: 'cards', title: '卡', to: `/organisations/${id}/cards-below` },
  { key: 'organisation', title: '党组织', to: `/organisations/${id}` },
  { key: 'roster', title: '名册', to: `/organisations/${id}/roster` },
  { key: 'terms', title: '届满和空缺', to: `/organisations/${id}/terms` },
  { key: 'rules', title: '要求和依据', to: `/rules/${id}` },
  { key: 'imports', title: '导入', to: '/imports' },
];
const branchEntries = (id: string): Entry[] => [
  { key: 'year', title: '本支部全年', to: `/organisations/${id}/year` },
  { key: 'calendar', title: '组织生活', to: `/organisations/${id}/calendar` },
  { key: 'cards', title: '提示和卡', to: `/organisations/${id}/cards` },
  { key: 'organisation', title: '本支部', to: `/organisations/${id}` },
  { key: 'roster', title: '名册', to: `/organisations/${id}/roster` },
  { key: 'rules', title: '要求和依据', to: `/rules/${id}` },
];
const groupEntries = (id: string): Entry[] => [
  { key: 'year', title: '本小组全年', to: `/organisations/${id}/year` },
  { key: 'calendar', title: '组织生活', to: `/organisations/${id}/calendar` },
  { key: 'roster', title: '名册', to: `/organisations/${id}/roster` },
];

const groupOf = (holding: Holding): EntryGroup | null => {
  const { organisationId: id, organisationName: title } = holding;
  if (committeeRoles.has(holding.role)) return { title, entries: committeeEntries(id) };
  if (holding.role === 'groupLeader') return { title, entries: groupEntries(id) };
  return branchRoles.has(holding.role) ? { title, entries: branchEntries(id) } : null;
};

const memberEntries = (me: Me): Entry[] => {
  const own = me.holdings.find((h) => h.role === 'member');
  const leads = me.holdings.some((h) => branchRoles.has(h.role) && h.organisationId === own?.organisationId);
  return [
    ...(me.personId ? [{ key: 'self', title: '我的档案', to: `/people/${me.personId}` } as const] : []),
    ...(own && !leads
      ? ([
          { key: 'organisation', title: '我的支部', to: `/organisations/${own.organisationId}` },
          { key: 'rules', title: '要求和依据', to: `/rules/${own.organisationId}` },
        ] as const)
      : []),
  ];
};

const administration: readonly (Entry & { readonly needs: Action })[] = [
  { key: 'accounts', title: '账号', to: '/accounts', needs: 'account.manage' },
  { key: 'appointments', title: '任用', to: '/appointments', needs: 'appointment.manage' },
  { key: 'audit', title: '审计记录', to: '/audit', needs: 'audit.read' },
  { key: 'backups', title: '备份', to: '/backups', needs: 'backup.read' },
];

const answering: readonly (Entry & { readonly needs: Action })[] = [
  { key: 'corrections', title: '更正请求', to: '/corrections', needs: 'correction.answer' },
  { key: 'feedback', title: '意见反馈', to: '/feedback', needs: 'feedback.answer' },
];

/** The first entry of everybody who holds or is anything. */
const first: Entry = { key: 'home', title: '首页', to: '/home' };

/** The menu follows from what the server says one holds and may do: committees first, then branches, oneself, administration. */
export const menuOf = (me: Me): readonly EntryGroup[] => {
  const rank = (h: Holding): number => (h.role === 'workingCommittee' ? 0 : h.role === 'committee' ? 1 : 2);
  const groups = [...me.holdings]
    .sort((a, b) => rank(a) - rank(b))
    .map(groupOf)
    .filter((group): group is EntryGroup => group !== null)
    .filter((group, i, all) => all.findIndex((g) => g.entries[0]?.to === group.entries[0]?.to) === i);
  const own = memberEntries(me);
  const asked = answering.filter((entry) => me.may.includes(entry.needs));
  const admin = administration.filter((entry) => me.may.includes(entry.needs));
  const all = [
    ...groups,
    ...(asked.length > 0 ? [{ title: '答复', entries: asked }] : []),
    ...(own.length > 0 ? [{ title: '我的', entries: own }] : []),
    ...(admin.length > 0 ? [{ title: '系统管理', entries: admin }] : []),
  ];
  return all.length > 0 ? [{ title: '现在', entries: [first] }, ...all] : [];
};

/** The first page after signing in; none for somebody who holds nothing. */
export const homeOf = (me: Me): string | null => (menuOf(me).length > 0 ? first.to : null);
