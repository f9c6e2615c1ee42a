/** Kinds of record of organisation life. One gathering may be several (党员大会、党课): it then counts once for each. */
export const recordKinds = [
  'memberMeeting',
  'committeeMeeting',
  'groupMeeting',
  'partyLesson',
  'themeDay',
  'organisationLifeMeeting',
  'democraticLifeMeeting',
  'memberReview',
  'secretaryReview',
  'agencyAssembly',
  'leadingPartyGroupReport',
  'readingExchange',
  'studyDay',
  'siteVisit',
  'volunteering',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordKindTitles: Readonly<Record<RecordKind, string>> = {
  memberMeeting: '党员大会',
  committeeMeeting: '支委会',
  groupMeeting: '党小组会',
  partyLesson: '党课',
  themeDay: '主题党日',
  organisationLifeMeeting: '组织生活会',
  democraticLifeMeeting: '民主生活会',
  memberReview: '民主评议党员',
  secretaryReview: '书记述职评议',
  agencyAssembly: '机关党员干部大会',
  leadingPartyGroupReport: '党组通报机关党建工作',
  readingExchange: '读书心得交流',
  studyDay: '固定学习日',
  siteVisit: '现场学习',
  volunteering: '志愿服务',
};

/** Kinds that a branch holds itself; the others are held by committees and units. */
export const branchHeldKinds: readonly RecordKind[] = recordKinds.filter(
  (kind) => !['democraticLifeMeeting', 'secretaryReview', 'agencyAssembly', 'leadingPartyGroupReport'].includes(kind),
);

const otherNames: Readonly<Record<string, RecordKind>> = {
  支部党员大会: 'memberMeeting',
  支部委员会: 'committeeMeeting',
  支部委员会会议: 'committeeMeeting',
  民主评议: 'memberReview',
  书记述职: 'secretaryReview',
  党组通报机关党建: 'leadingPartyGroupReport',
  党组通报机关党建并接受评议: 'leadingPartyGroupReport',
};

/** The kind of a Chinese name as rules and cases write it; null for anything else. (Ledgers are read far more freely by import.) */
export const recordKindOf = (name: string): RecordKind | null =>
  recordKinds.find((kind) => recordKindTitles[kind] === name) ?? otherNames[name] ?? null;
