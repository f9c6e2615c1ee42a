import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { enqueue } from '../../platform/jobs/jobs.js';
import { payloadFor } from '../payload.js';
import { interruptedImports, uploadsKept } from '../reads/interrupted.js';
import { patchImport } from '../store.js';
import { removeStrayUploads } from '../uploads.js';
import { forgetOriginals } from './processImport.js';

const again = '服务中断，没有写入任何内容，请再试一次。';

/**
 * At the start of the service, before any job: what a killed process left half done is begun again (reading) or stands as before
 * (writing and undoing are one transaction each, which the database has taken back); files laid open or no longer needed go.
 */
export const recoverImports = async (deps: Deps): Promise<void> => {
  for (const i of await interruptedImports(deps.db)) {
    const run = { tenantId: i.tenant_id, importId: i.id };
    const who = { accountId: i.created_by, name: i.created_by_name };
    await inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
      if (i.state === 'reading') await enqueue(client, 'imports:read', payloadFor(who, run));
      else
        await patchImport(db, run, {
          state: i.state === 'applying' ? 'ready' : 'applied',
          stage: '',
          progress: 1,
          problem: `${i.state === 'applying' ? '入库' : '撤销'}时${again}`,
        });
    });
  }
  const kept = await uploadsKept(deps.db);
  for (const u of kept.filter((k) => k.isDone)) await forgetOriginals(deps, u);
  await removeStrayUploads(deps, new Set(kept.filter((k) => !k.isDone).map((k) => k.sealedName)));
};
