import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { dividePowersRightly, powersStayHeld, type InOffice } from './administrators.js';
import { mayBeJoined, roles, roleTitles } from './roles.js';

const system = 'systemAdministrator';
const security = 'securityAdministrator';
const audit = 'auditAdministrator';

describe('the three powers', () => {
  it('may lie in three hands', () => {
    expect(dividePowersRightly([[system], [security], [audit]])).toBe(true);
  });

  it('may lie in two hands, so long as audit is not with system', () => {
    expect(dividePowersRightly([[system, security], [audit]])).toBe(true);
    expect(dividePowersRightly([[system], [security, audit]])).toBe(true);
    expect(dividePowersRightly([[system, audit], [security]])).toBe(false);
  });

  it('may not lie in one hand, be missing, or be held twice', () => {
    expect(dividePowersRightly([[system, security, audit]])).toBe(false);
    expect(dividePowersRightly([[system], [security]])).toBe(false);
    expect(dividePowersRightly([])).toBe(false);
    expect(dividePowersRightly([[system], [system, security], [audit]])).toBe(false);
    expect(dividePowersRightly([[system, system], [security], [audit]])).toBe(false);
  });

  it('are divided rightly whoever is named first', () => {
    const division = fc.array(fc.subarray([system, security, audit] as const), { maxLength: 4 });
    fc.assert(
      fc.property(division, (d) => {
        expect(dividePowersRightly(d.toReversed())).toBe(dividePowersRightly(d));
      }),
    );
  });
});

describe('whoever gives up a power', () => {
  const from = day('2026-10-01');
  const holder = (id: string, role: string, since = '2024-01-01', until: string | null = null): InOffice => ({
    id,
    accountId: id,
    role,
    since: day(since),
    until: until === null ? null : day(until),
  });
  const stays = (inOffice: readonly InOffice[], leaving: string): boolean =>
    powersStayHeld(inOffice, (a) => a.id === leaving, from);

  it('must leave it in another hand, of the same power', () => {
    expect(stays([holder('a', audit)], 'a')).toBe(false);
    expect(stays([holder('a', audit), holder('b', system)], 'a')).toBe(false);
    expect(stays([holder('a', audit), holder('b', audit)], 'a')).toBe(true);
  });

  it('must leave it to one who is in office by then and is not to go', () => {
    expect(stays([holder('a', audit), holder('b', audit, '2026-10-01')], 'a')).toBe(true);
    expect(stays([holder('a', audit), holder('b', audit, '2026-10-02')], 'a')).toBe(false);
    expect(stays([holder('a', audit), holder('b', audit, '2024-01-01', '2027-01-01')], 'a')).toBe(false);
  });

  it('may go where nothing is given up', () => {
    expect(stays([holder('a', audit)], 'b')).toBe(true);
    expect(stays([], 'a')).toBe(true);
  });

  it('must leave each of several powers in a hand', () => {
    const both = [holder('a', system), { ...holder('a2', security), accountId: 'a' }];
    const leaves = (a: InOffice): boolean => a.accountId === 'a';
    expect(powersStayHeld([...both, holder('b', system)], leaves, from)).toBe(false);
    expect(powersStayHeld([...both, holder('b', system), holder('c', security)], leaves, from)).toBe(true);
  });
});

describe('roles', () => {
  it('are joined freely, but for audit with system', () => {
    fc.assert(
      fc.property(fc.subarray([...roles]), (held) => {
        expect(mayBeJoined(held)).toBe(!(held.includes(audit) && held.includes(system)));
      }),
    );
  });

  it('have a Chinese title each', () => {
    const titles = roles.map((r) => roleTitles[r]);
    expect(new Set(titles).size).toBe(roles.length);
    for (const title of titles) expect(title).toMatch(/^[\u4e00-\u9fff、]+$/);
  });
});
