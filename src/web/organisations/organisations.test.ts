import { describe, expect, it } from 'vitest';
import type { Me } from '../../contract/session.js';
import { changesFor, fieldsOf, kindsBelow } from './changes.js';
import { ownTrail } from './ownTrail.js';
import { termText } from './termText.js';

const meAt = (organisationId: string): Me => ({
  accountId: 'a',
  personId: null,
  name: '周敏',
  mustChangePassword: false,
  mustEnrol: false,
  tenant: { id: 't', name: '工委', demo: false, rootId: 'root' },
  holdings: [
    { role: 'committee', roleTitle: '机关党委', organisationId, organisationName: '', organisationKind: 'committee' },
  ],
  may: [],
  today: '2026-11-22',
});
const trail = ['root', 'committee', 'branch'].map((id) => ({ id, shortName: id }));

describe('the way down to an organisation', () => {
  it('begins where one holds something and ends above the organisation', () => {
    expect(ownTrail(trail, 'branch', meAt('committee')).map((s) => s.id)).toEqual(['committee']);
    expect(ownTrail(trail, 'branch', meAt('root')).map((s) => s.id)).toEqual(['root', 'committee']);
  });

  it('is empty at one’s own organisation, whether or not the trail names it', () => {
    expect(ownTrail(trail, 'branch', meAt('branch'))).toEqual([]);
    expect(ownTrail(trail.slice(0, 2), 'branch', meAt('branch'))).toEqual([]);
  });
});

describe('changes that may be recorded', () => {
  it('offer only kinds that may stand below', () => {
    expect(kindsBelow('branch').map((k) => k.title)).toEqual(['党小组']);
    expect(kindsBelow('group')).toEqual([]);
    expect(kindsBelow('generalBranch').map((k) => k.value)).toContain('jointBranch');
  });

  it('never dissolve the working committee, nor set up below a group', () => {
    expect(changesFor('workingCommittee')).toEqual(['setUp', 'rename']);
    expect(changesFor('group')).not.toContain('setUp');
  });

  it('always ask for the day', () => {
    for (const kind of ['setUp', 'rename', 'move', 'merge', 'dissolve'] as const)
      expect(fieldsOf(kind, 'committee').map((f) => f.name)).toContain('on');
  });
});

describe('the end of a term in words', () => {
  const term = { endsOn: '2026-06-12', extendedTo: null, state: 'overdue', daysLeft: -163 } as const;
  it('counts the days past or left and names an extension', () => {
    expect(termText(term)).toBe('2026年6月12日届满，已超过163天');
    expect(termText({ ...term, extendedTo: '2026-12-31', state: 'endsSoon', daysLeft: 39 })).toBe(
      '2026年6月12日届满，经批准延期至2026年12月31日，还有39天',
    );
  });
});
