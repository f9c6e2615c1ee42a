import { describe, expect, it } from 'vitest';
import type { Me } from '../../contract/session.js';
import { homeOf, menuOf } from './menu.js';
import { tourOf } from './tourSteps.js';

type Holding = Me['holdings'][number];
const holding = (role: string, organisationId: string): Holding => ({
  role,
  roleTitle: role,
  organisationId,
  organisationName: organisationId,
  organisationKind: 'branch',
});
const meWith = (holdings: Holding[], may: string[] = [], personId: string | null = 'p'): Me => ({
  accountId: 'a',
  personId,
  name: '周敏',
  mustChangePassword: false,
  mustEnrol: false,
  tenant: { id: 't', name: '工委', demo: true, rootId: 'root' },
  holdings,
  may,
  today: '2026-11-22',
});

describe('the menu follows from what one holds', () => {
  it('begins with one first page for everybody, whatever he holds; then the map, the year, the own file', () => {
    const second = (me: Me): string | undefined => menuOf(me)[1]?.entries[0]?.to;
    const people = [
      meWith([holding('member', 'b'), holding('committee', 'c')]),
      meWith([holding('member', 'b'), holding('branchSecretary', 'b')]),
      meWith([holding('member', 'b')]),
    ];
    expect(people.map(homeOf)).toEqual(['/home', '/home', '/home']);
    expect(people.map(second)).toEqual(['/map/c', '/organisations/b/year', '/people/p']);
  });

  it('shows an administrator only what he may do', () => {
    const titles = menuOf(meWith([holding('auditAdministrator', 'root')], ['audit.read', 'backup.read'], null))
      .flatMap((g) => g.entries)
      .map((e) => e.title);
    expect(titles).toEqual(['首页', '审计记录', '备份']);
  });

  it('names an organisation once, however many roles are held in it', () => {
    const me = meWith([holding('branchSecretary', 'b'), holding('branchCommitteeMember', 'b'), holding('member', 'b')]);
    expect(menuOf(me).map((g) => g.title)).toEqual(['现在', 'b', '我的']);
  });

  it('gives somebody without any post no home', () => {
    expect(homeOf(meWith([], [], null))).toBeNull();
  });

  it('offers the five steps to committees only', () => {
    expect(tourOf(meWith([holding('workingCommittee', 'root')]))).toHaveLength(5);
    expect(tourOf(meWith([holding('branchSecretary', 'b')]))).toEqual([]);
  });
});
