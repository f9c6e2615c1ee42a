import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import type { OrganisationFacts } from './facts.js';
import { exemptionsAmong, traitsOfName, type Decision } from './traits.js';

// 工委 a0 ─┬─ 机关党委 b1 ── 离退休党支部 r, 第一党支部 n
//          └─ 机关党委 b2 ── 离退休党支部 s
const branch = (id: string, path: string, name: string): OrganisationFacts => ({
  id,
  states: [{ since: null, until: null, kind: 'branch', hasCommittee: false, path, traits: traitsOfName(name) }],
  groups: [],
});
const tree = [
  branch('r', 'a0.b1.r', '市水利局离退休干部党支部'),
  branch('n', 'a0.b1.n', '市水利局机关第一党支部'),
  branch('s', 'a0.b2.s', '市林业局离退休干部第二党支部'),
];
const decision = (over: Partial<Decision>): Decision => ({
  decidedBy: 'b1',
  ruleIds: 'all',
  organisationIds: [],
  traits: [],
  since: day('2026-01-01'),
  until: null,
  reason: '年老体弱',
  ...over,
});

describe('exemptions of branches', () => {
  it('knows branches of retired and of mobile members by their names', () => {
    expect(traitsOfName('市水利局离退休干部党支部')).toEqual(['retired']);
    expect(traitsOfName('驻沪流动党员党支部')).toEqual(['mobile']);
    expect(traitsOfName('市水利局机关第一党支部')).toEqual([]);
  });

  it('reach only what stands below the committee that decided', () => {
    expect(exemptionsAmong([decision({ traits: ['retired'] })], tree)[0]?.organisationIds).toEqual(['r']);
    expect(exemptionsAmong([decision({ traits: ['retired'], decidedBy: 'a0' })], tree)[0]?.organisationIds).toEqual([
      'r',
      's',
    ]);
    expect(exemptionsAmong([decision({ organisationIds: ['n', 's'] })], tree)[0]?.organisationIds).toEqual(['n']);
  });
});
