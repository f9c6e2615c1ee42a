import { describe, expect, it } from 'vitest';
import { answer } from './answer.js';

const ask = (topic: string, given: Record<string, unknown>, question = ''): unknown => {
  const a = answer({ topic, given, question });
  return a.answered ? a.value : 'not covered';
};

describe('branch-setup', () => {
  it('is answered for any number of members', () => {
    const form = (fullMembers: number, probationary = 0) => ask('branch-setup', { fullMembers, probationary });
    expect([form(0), form(1), form(2), form(3), form(0, 2)]).toEqual([
      'no_members',
      'joint_branch_required',
      'joint_branch_required',
      'branch_required',
      'joint_branch_required',
    ]);
    expect([50, 51, 100].map((branchMembers) => ask('branch-setup', { branchMembers }))).toEqual([
      'ok',
      'warn_exceeds_general_cap',
      'warn_exceeds_general_cap',
    ]);
    expect([1, 2, 5, 6].map((jointBranchUnits) => ask('branch-setup', { jointBranchUnits }))).toEqual([
      'warn',
      'ok',
      'ok',
      'warn',
    ]);
  });

  it('is answered for every form of an organ', () => {
    const organ = (members: number, more = {}) => ask('branch-setup', { unitType: '机关', members, ...more });
    expect([organ(2), organ(50), organ(100)]).toEqual([
      ['joint_branch'],
      ['branch', 'general_branch'],
      ['primary_committee'],
    ]);
    const wants = (members: number, form: string, superiorApproval?: boolean) =>
      organ(members, { wants: form, ...(superiorApproval === undefined ? {} : { superiorApproval }) });
    expect([
      wants(30, 'general_branch', false),
      wants(30, 'general_branch'),
      wants(80, 'primary_committee', true),
    ]).toEqual([false, false, true]);
    expect([wants(30, 'something'), ask('branch-setup', { unitType: '企业', members: 30 })]).toEqual([
      'not covered',
      'not covered',
    ]);
  });

  it('is answered for projects and for who counts', () => {
    expect(ask('branch-setup', { projectMonths: 6, fullMembers: 2 })).toBe(false);
    expect(
      ask(
        'branch-setup',
        { fullMembers: 4, ofWhich_留党察看: 2 },
        'Does a member under 留党察看 still count toward the 3 full members?',
      ),
    ).toBe(true);
    expect(
      ask('branch-setup', { fullMembers: 3, ofWhich_留党察看: 1 }, 'May/must this unit form its own branch?'),
    ).toBe('branch_required');
    expect(ask('branch-setup', {})).toBe('not covered');
  });
});

describe('committee', () => {
  it('is answered for every number of seats and deputies', () => {
    const seats = [2, 3, 4, 5, 6, 7, 8, 9].map((committeeSeats) =>
      ask('committee', { fullMembers: 20, committeeSeats }),
    );
    expect(seats).toEqual(['reject', 'ok', 'ok', 'ok', 'warn', 'warn', 'reject', 'reject']);
    expect([0, 1, 2, 3].map((deputySecretaries) => ask('committee', { fullMembers: 20, deputySecretaries }))).toEqual([
      'ok',
      'ok',
      'reject',
      'reject',
    ]);
  });

  it('is answered for any missing post', () => {
    const is = (post: string, roles: string[], fullMembers = 9) =>
      ask('committee', { roles, fullMembers }, `Is ${post} missing?`);
    expect(is('组织委员', ['书记', '宣传委员', '纪检委员'])).toBe('missing:组织委员');
    expect(is('纪检委员', ['书记', '组织委员', '纪律检查委员'])).toBe('ok');
    expect(is('纪检委员', ['书记'], 5)).toBe('ok');
    expect(ask('committee', { roles: ['书记'], fullMembers: 9 }, 'Which posts are open?')).toBe(
      'missing:组织委员、宣传委员、纪检委员',
    );
  });

  it('is answered for organs of any kind and size', () => {
    const discipline = (org: string, hasDisciplineCommittee: boolean) =>
      ask('committee', { org, hasDisciplineCommittee });
    expect([discipline('机关党委', false), discipline('机关党委', true), discipline('机关总支', false)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(discipline('职工食堂', false)).toBe('not covered');
    expect(ask('committee', { agencyStaff: 250 })).toEqual({ min: 3, max: 5 });
    expect(ask('committee', { fullMembers: 6, probationary: 5 }, '11 people in total: committee required?')).toBe(
      false,
    );
    expect(ask('committee', {})).toBe('not covered');
  });
});

describe('term', () => {
  it('is answered for any organisation and day', () => {
    const end = (org: string, electedOn: string) => ask('term', { org, electedOn });
    expect(end('机关支部', '2024-03-02')).toBe('2027-03-02');
    expect(end('机关支部', '2024-02-29')).toBe('2027-02-28');
    expect(end('村总支', '2023-08-31')).toBe('2028-08-31');
    expect(end('联合党支部', '2024-03-02')).toBe('2027-03-02');
    expect(end('机关纪委', '2024-03-02')).toBe('2029-03-02');
    expect([end('临时党支部', '2024-03-02'), end('机关工委', '2024-03-02'), end('工会', '2024-03-02')]).toEqual(
      Array(3).fill('not covered'),
    );
  });

  it('is answered for extensions and changes of post', () => {
    const extend = (requestedExtensionMonths: number, superiorApproval: boolean) =>
      ask('term', { org: '机关支部', requestedExtensionMonths, superiorApproval });
    expect([extend(6, true), extend(12, true), extend(13, true), extend(12, false)]).toEqual([
      'ok',
      'ok',
      'warn',
      'reject',
    ]);
    const change = (text: string) => ask('term', { org: '机关支部', change: text });
    expect([change('副书记任期内职务变动'), change('迁址')]).toEqual(['superior_consent', 'not covered']);
    expect(ask('term', {})).toBe('not covered');
  });
});

describe('meeting-vote and committee-quorum', () => {
  it('are answered for other figures', () => {
    expect(ask('meeting-vote', { votingMembersDue: 10, present: 5, inFavour: 5 })).toEqual({
      mayVote: true,
      passes: false,
    });
    expect(ask('meeting-vote', { votingMembersDue: 10, present: 6, inFavour: 6 })).toEqual({
      mayVote: true,
      passes: true,
    });
    const written = { votingMembersDue: 10, present: 7, inFavour: 5, writtenOpinionsInFavourFromAbsent: 1 };
    expect(ask('meeting-vote', { ...written, matter: '接收预备党员' })).toBe('counts_as_votes');
    expect(ask('meeting-vote', { ...written, matter: '普通决议' })).toBe('not_provided_by_text');
    expect(ask('meeting-vote', { present: 3 })).toBe('not covered');
    expect(ask('committee-quorum', { committeeMembers: 5, present: 2 })).toBe(false);
    expect(ask('committee-quorum', { present: 2 })).toBe('not covered');
  });
});

describe('seed-obligation', () => {
  const s = (given: Record<string, unknown>) => ask('seed-obligation', given);

  it('is answered for other figures, titles and days', () => {
    expect([0, 1, 2, 3].map((problems) => s({ problems }))).toEqual(['warn_below_1', 'ok', 'ok', 'ok_above_target']);
    expect([s({ minutes: 59 }), s({ minutes: 60 }), s({ chars: 1001 }), s({ books: 0 }), s({ articles: 1 })]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect([
      s({ quarter: '2026Q2', rule: '读书心得交流', held: 1 }),
      s({ quarter: '2026Q4', rule: '读书心得交流', held: 0 }),
    ]).toEqual(['satisfied', 'overdue']);
    const left = (today: string) => s({ yearEnd: '2026-12-31', today });
    expect([left('2026-09-30'), left('2026-11-15'), left('2026-12-31'), left('2027-01-15')]).toEqual([3, 1, 0, 0]);
    expect([s({ citedTitle: '中国共产党发展党员工作细则' }), s({ citedTitle: '中国共产党发展党员工作条例' })]).toEqual([
      true,
      false,
    ]);
    expect(s({ steps: 8000 })).toBe('not covered');
  });
});

describe('versioning and agency', () => {
  it('are answered for other days and deeds', () => {
    const v = (given: Record<string, unknown>) => ask('versioning', given);
    expect(v({ regulation: '发展党员工作细则', eventDate: '2026-05-10' })).toBe('2014');
    expect(v({ regulation: '支部工作条例', eventDate: '2000-05-10' })).toBe('not covered');
    expect(v({ regulation: '发展党员工作细则', archiveCitation: '第二十五条', caseDate: '2026-08-01' })).toBe(
      '审批期限(三个月/六个月)',
    );
    expect(v({ regulation: '发展党员工作细则', archiveCitation: '第九十九条', caseDate: '2026-08-01' })).toBe(
      'not covered',
    );
    expect(v({ regulation: '基层组织选举', eventDate: '2021-06-01', electorsDue: 10, present: 8 })).toBe(true);
    expect(v({ regulation: '支部工作条例', eventDate: '2021-06-01', electorsDue: 10, present: 8 })).toBe('not covered');
    expect(v({ regulation: '无此文件', eventDate: '2021-06-01' })).toBe('not covered');
    const a = (given: Record<string, unknown>) => ask('agency', given);
    expect([
      a({ change: '总支换届', 党组Discussed: true }),
      a({ change: '审批预备党员', 党组Discussed: false }),
    ]).toEqual([true, false]);
    expect([a({ change: '换届', 党组Discussed: true, superiorApproval: false }), a({ change: '换届' })]).toEqual([
      false,
      'not covered',
    ]);
    expect(a({ sanctionDecision: '党组', exchangedWith派驻组: true })).toBe(true);
    expect([
      a({ system: 'assists the head' }),
      a({ system: '监督每个党员' }),
      a({ system: 'plays chess' }),
      a({}),
    ]).toEqual([true, true, 'not covered', 'not covered']);
  });
});
