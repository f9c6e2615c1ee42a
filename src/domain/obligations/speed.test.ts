import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import type { OrganisationFacts, RecordFact } from './facts.js';
import { planOf } from './plan.js';
import { countRecords, forEachCell, sheetOf } from './sheet.js';
import { shippedRules } from './shippedRules.js';

const window = { from: day('2025-10-01'), until: day('2026-10-01') };
const days = Array.from({ length: 365 }, (_, i) => addDays(window.from, i));
const kinds = shippedRules.map((r) => r.kind);

/** 20,000 branches, a third of them with groups: 37 records each. */
const city = (): { organisations: OrganisationFacts[]; records: RecordFact[] } => {
  const organisations: OrganisationFacts[] = [];
  const records: RecordFact[] = [];
  for (let b = 0; b < 20_000; b++) {
    const id = `00000000-0000-7000-8000-${String(b).padStart(12, '0')}`;
    const groups =
      b % 3 === 0 ? [0, 1, 2].map((g) => ({ id: `${id}-${g}`, name: '党小组', since: null, until: null })) : [];
    const state = {
      since: day('2012-03-04'),
      until: null,
      kind: 'branch',
      hasCommittee: b % 10 !== 0,
      path: `root.c${b % 700}.b${b}`,
    } as const;
    organisations.push({ id, states: [state], groups });
    for (let r = 0; r < 37; r++) {
      const kind = kinds[(b + r) % kinds.length] ?? 'themeDay';
      const organisationId = kind === 'groupMeeting' ? (groups[r % 3]?.id ?? id) : id;
      records.push({ id: `${b}.${r}`, organisationId, kind, day: days[(b * 7 + r * 10) % 365] ?? window.from });
    }
  }
  return { organisations, records };
};

describe('computing everything again', () => {
  it('takes about a second for 20,000 branches, twelve months and 740,000 records', () => {
    const { organisations, records } = city();
    const began = performance.now();
    const sheet = sheetOf(planOf(shippedRules, window), organisations);
    const decided = performance.now();
    const unplaced = countRecords(sheet, records);
    const counted = performance.now();
    let required = 0;
    let cells = 0;
    forEachCell(sheet, (_, __, ___, r) => {
      cells++;
      required += r;
    });
    const ended = performance.now();
    const ms = (from: number, until: number): string => `${Math.round(until - from)} ms`;
    process.stdout.write(
      `${cells} cells, ${records.length} records: requirements ${ms(began, decided)}, counting ${ms(decided, counted)}, visiting ${ms(counted, ended)}, in all ${ms(began, ended)}\n`,
    );
    expect([unplaced, records.length, required > 800_000]).toEqual([0, 740_000, true]);
    // Twice the goal of 1.5 s, so that a busy machine does not fail the gate.
    expect(ended - began).toBeLessThan(3000);
  });
});
