import { beforeAll, describe, expect, it } from 'vitest';
import { cityFiles } from '../../testkit/city.js';
import { testDatabase } from '../../testkit/database.js';
import { dataDigest, importFiles } from '../../testkit/importing.js';
import { depsOn } from '../main.js';
import { clockAt } from '../platform/clock.js';
import type { Database } from '../platform/db/tables.js';
import type { Deps } from '../platform/deps.js';
import { keysFrom } from '../platform/keys.js';

const clock = clockAt(new Date('2026-09-30T10:00:00+08:00'));
let deps: Deps;
beforeAll(async () => {
  const { pool } = await testDatabase<Database>();
  deps = depsOn(pool, keysFrom(Buffer.alloc(32, 7)), clock, {
    backupDirectory: '',
    uploadDirectory: '',
    attachmentDirectory: '',
    auditDirectory: '',
  });
});

describe('the same files twice', () => {
  it('changes nothing', async () => {
    const files = await cityFiles();
    await importFiles(deps, files);
    const before = await dataDigest(deps);
    const second = await importFiles(deps, files);
    expect(new Set(second.lines.map((l) => l.codes.join()))).toEqual(new Set(['unchanged']));
    expect(await dataDigest(deps)).toEqual(before);
  });
});
