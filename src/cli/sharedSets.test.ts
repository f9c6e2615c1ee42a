import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zhibuOn, type Zhibu } from '../testkit/command.js';
import { testDatabase, type TestDatabase } from '../testkit/database.js';
import { digestTables } from '../testkit/databaseDigest.js';
import { sharedInputs } from '../testkit/sharedInputs.js';
import type { Database } from '../server/platform/db/tables.js';

const shared = sharedInputs();
const absent = shared.present ? '' : ' (shared inputs absent)';
const rosters = (name: string): string => shared.path(`rosters/${name}`);

/** What a comparing program beside the inputs says of an output. */
const compare = (program: string, ...args: readonly string[]): { readonly agrees: boolean; readonly says: string } => {
  const { status, stdout } = spawnSync(process.execPath, [rosters(program), ...args], { encoding: 'utf8' });
  return { agrees: status === 0, says: stdout.trim().split('\n').at(-1) ?? '' };
};

const sets = [
  { set: 'small-clean', outcome: '1', fields: '1', obligations: true, again: true },
  { set: 'city-clean', outcome: '1', fields: '1', obligations: true, again: false },
  { set: 'city-messy', outcome: '0.995', fields: '0.995', obligations: false, again: true },
] as const;
/** A city takes some ten seconds; machines that do other things meanwhile take several times that. */
const patience = 240_000;

describe.each(sets)('$set, as an office would import it', ({ set, outcome, fields, obligations, again }) => {
  const scratch = mkdtempSync(join(tmpdir(), 'zhibu-set-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const report = join(scratch, 'report.ndjson');
  let database: TestDatabase<Database>;
  let zhibu: Zhibu;
  beforeAll(async () => {
    database = await testDatabase<Database>();
    zhibu = zhibuOn(database.settings);
  });

  it.skipIf(!shared.present)(`every row comes out as it should${absent}`, { timeout: patience }, async () => {
    const said = await zhibu('import', rosters(set), '--as-of', '2026-09-30', '--report', report);
    expect(said.code).toBe(0);
    const found = compare(
      'compare-import.mjs',
      rosters(set),
      report,
      '--outcome',
      outcome,
      '--fields',
      fields,
      '--no-bad-import',
    );
    expect(found.says).toMatch(/wrongly imported 0, wrongly lost 0/);
    expect(found.agrees).toBe(true);
  });

  it.skipIf(!shared.present || !obligations)(
    `so does what every branch owed and did${absent}`,
    { timeout: patience },
    async () => {
      const window = ['--from', '2025-10-01', '--until', '2026-10-01', '--as-of', '2026-09-30'];
      const said = await zhibu('obligations', ...window, '--format', 'json');
      expect(said.code).toBe(0);
      const output = join(scratch, 'obligations.json');
      writeFileSync(output, said.output);
      const found = compare('compare-obligations.mjs', join(rosters(set), '台账.truth.json'), output);
      expect(found.says).toMatch(/\(100\.000%\)/);
      expect(found.agrees).toBe(true);
    },
  );

  it.skipIf(!shared.present || !again)(
    `the same files again bring nothing new${absent}`,
    { timeout: patience },
    async () => {
      const before = await digestTables(database.pool);
      const said = await zhibu('import', rosters(set), '--as-of', '2026-09-30', '--report', report);
      const counts = /接收 (\d+) 行，规范后接收 (\d+) 行，.*没有变化 (\d+) 行，更新 (\d+) 行/.exec(said.errors);
      const [accepted = 0, normalised = 0, unchanged = -1, updated = -1] = counts?.slice(1).map(Number) ?? [];
      expect({ unchanged, updated }).toEqual({ unchanged: accepted + normalised, updated: 0 });
      const after = await digestTables(database.pool);
      const trail = ['imports', 'import_files', 'import_rows', 'audit_entries', 'audit_seals'];
      expect(
        Object.keys(before)
          .filter((t) => before[t] !== after[t])
          .toSorted(),
      ).toEqual(trail.toSorted());
    },
  );
});
