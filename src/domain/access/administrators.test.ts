import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividePowersRightly } from './administrators.js';
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
