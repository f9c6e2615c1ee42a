import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

/** Imports on which a job was working, or for which one was waiting, of all tenants: nobody works on them when the service starts. */
export const interruptedImports = (db: Db) =>
  db
    .selectFrom('imports as i')
    .select(['i.tenant_id', 'i.id', 'i.state', 'i.created_by', 'i.created_by_name'])
    .where('i.state', 'in', ['reading', 'applying', 'undoing'])
    .where('i.created_by', 'is not', null)
    .execute();

export type KeptUpload = {
  readonly tenantId: string;
  readonly importId: string;
  readonly sealedName: string;
  /** Applied, dismissed or taken back: the original is no longer needed. */
  readonly isDone: boolean;
};

/** The originals that are still kept, of all tenants. */
export const uploadsKept = async (db: Db): Promise<readonly KeptUpload[]> => {
  const rows = await db
    .selectFrom('import_files as f')
    .innerJoin('imports as i', (j) => j.onRef('i.tenant_id', '=', 'f.tenant_id').onRef('i.id', '=', 'f.import_id'))
    .select(['f.tenant_id', 'f.import_id', 'f.sealed_name', 'i.state'])
    .where('f.sealed_name', 'is not', null)
    .execute();
  return rows.map((r) => ({
    tenantId: r.tenant_id,
    importId: r.import_id,
    sealedName: r.sealed_name ?? '',
    isDone: ['applied', 'undone', 'discarded'].includes(r.state),
  }));
};
