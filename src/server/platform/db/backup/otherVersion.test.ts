import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDatabase, serverVersion, testDatabase } from '../../../../testkit/database.js';
import { digestTables } from '../../../../testkit/databaseDigest.js';
import { temporaryDirectory } from '../../../../testkit/temporaryDirectory.js';
import { openEmbedded } from '../embedded/supervisor.js';
import { createPool } from '../pool.js';
import { backup } from './backup.js';
import { restore } from './restore.js';

const isOther = serverVersion() !== 18;
const why = isOther ? '' : '（ZHIBU_TEST_DATABASE_URL 未指向 15 至 17 版的服务器，未测）';

it.skipIf(!isOther)(`a backup goes from version ${serverVersion()} to the embedded one and back${why}`, async () => {
  const directory = temporaryDirectory();
  const key = createSecretKey(Buffer.alloc(32, 3));
  const options = { program: '0.1.0', now: new Date('2026-07-01T00:00:00Z') };
  const { pool: old } = await testDatabase();
  await old.query(
    `insert into tenants (id, name, settings)
       values ('0197f000-0000-7000-8000-000000000001', '澜川市直机关工委', '{"所属年度": "03-31"}')`,
  );
  const embedded = await openEmbedded(join(directory.path, 'data'), {
    onProgress: () => undefined,
    systemUser: 'nobody',
  });
  const newer = createPool(embedded.connection);
  try {
    await backup(old, join(directory.path, 'up'), key, options);
    await restore(join(directory.path, 'up'), key, newer);
    expect(await digestTables(newer)).toEqual(await digestTables(old));
    await backup(newer, join(directory.path, 'down'), key, options);
    const { pool: again } = await emptyDatabase();
    await restore(join(directory.path, 'down'), key, again);
    expect(await digestTables(again)).toEqual(await digestTables(old));
  } finally {
    await newer.end();
    await embedded.stop();
    directory.remove();
  }
});
