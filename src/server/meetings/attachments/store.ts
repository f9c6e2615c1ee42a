import type { PoolClient } from 'pg';
import { namedStatement } from '../../platform/db/pool.js';
import type { Writer } from '../store.js';

export type NewAttachment = {
  readonly id: string;
  readonly meetingId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly sealedName: string;
};
const insertOne = namedStatement<object, readonly unknown[]>(
  'insert attachment',
  `insert into attachments (tenant_id, id, meeting_id, file_name, media_type, bytes, sha256, sealed_name, added_by, added_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
export const insertAttachment = async (client: PoolClient, who: Writer, a: NewAttachment): Promise<void> => {
  const values = [a.id, a.meetingId, a.fileName, a.mediaType, a.bytes, a.sha256, a.sealedName];
  await insertOne(client, [who.tenantId, ...values, who.accountId, who.at]);
};

type Removed = { readonly file_name: string; readonly sealed_name: string; readonly sha256: Buffer };
const removeOne = namedStatement<Removed, readonly [string, string, string]>(
  'remove attachment',
  'delete from attachments x where x.tenant_id = $1 and x.meeting_id = $2 and x.id = $3 returning x.file_name, x.sealed_name, x.sha256',
);
/** @returns what was there; undefined where the record has no such attachment */
export const deleteAttachment = async (
  client: PoolClient,
  tenantId: string,
  meetingId: string,
  id: string,
): Promise<Removed | undefined> => (await removeOne(client, [tenantId, meetingId, id]))[0];
