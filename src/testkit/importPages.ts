import { existsSync, readdirSync } from 'node:fs';
import type { z } from 'zod';
import * as contract from '../contract/imports.js';
import { importJobs } from '../server/imports/jobs.js';
import { openSession } from '../server/platform/access/sessions.js';
import type { Payload } from '../server/platform/jobs/jobs.js';
import { cityFiles, type OfficeFile } from './city.js';
import { importFiles, onlyTenant } from './importing.js';
import { multipart } from './multipart.js';
import { addAccount, addAppointment } from './rows.js';
import { testApp, type Answer, type Client, type TestApp } from './testApp.js';

type Detail = z.output<(typeof contract.importDetail)['reply']>;
type Rows = z.output<(typeof contract.importRows)['reply']>;
type Missing = z.output<(typeof contract.missingPeople)['reply']>;
type Query = Readonly<Record<string, string>>;

/** The pages of imports as a clerk of the working committee of 澜川市 uses them; the city's first files are in. */
export type ImportPages = {
  readonly app: TestApp;
  readonly clerk: Client;
  readonly token: string;
  /** The names of what lies in the upload directory. */
  readonly kept: () => readonly string[];
  /** Do the jobs that wait, as the worker would. */
  readonly work: () => Promise<void>;
  /** Upload files. @returns the import */
  readonly begin: (files: readonly OfficeFile[], asOf?: string) => Promise<string>;
  readonly detail: (importId: string) => Promise<Detail>;
  readonly rows: (importId: string, query?: Query) => Promise<Rows>;
  readonly missing: (importId: string) => Promise<Missing>;
  /** Ask for a deed about an import. */
  readonly deed: (
    endpoint: Parameters<Client['ask']>[0],
    importId: string,
    body?: unknown,
    params?: Query,
  ) => Promise<Answer>;
};

/** [status, code, ...details] of a refusal. */
export const refusalIn = ({ status, json }: Answer): readonly unknown[] => {
  const { code, details } = json as { code: string; details: readonly string[] };
  return [status, code, ...details];
};

const clerkToken = async (app: TestApp): Promise<string> => {
  const tenantId = (await onlyTenant(app.deps)) ?? '';
  const { rows } = await app.database.pool.query<{ id: string }>(
    'select organisation_id as id from organisation_states where parent_id is null',
  );
  const account = await addAccount(app, tenantId, { signInName: 'gongwei' });
  const role = { role: 'workingCommitteeStaff', organisationId: rows[0]?.id ?? '' };
  await addAppointment(app, tenantId, { accountId: account.id, ...role });
  return openSession({ db: app.database.db, clock: app.clock })(tenantId, account.id, 'test');
};

const workOff = async (app: TestApp): Promise<void> => {
  const { rows } = await app.database.pool.query<{ name: string; payload: Payload }>(`
    with taken as (delete from graphile_worker._private_jobs returning task_id, payload)
    select t.identifier as name, j.payload from taken j join graphile_worker._private_tasks t on t.id = j.task_id`);
  for (const { name, payload } of rows) await importJobs(app.deps)[name]?.(payload);
};

/** Call it in `beforeAll`. */
export const importPages = async (): Promise<ImportPages> => {
  const app = await testApp({ at: '2026-11-20T10:00:00+08:00' });
  await importFiles(app.deps, await cityFiles());
  const token = await clerkToken(app);
  const clerk = app.browser(token);
  const read = async (endpoint: Parameters<Client['ask']>[0], importId: string, query: Query = {}): Promise<unknown> =>
    (await clerk.ask(endpoint, { params: { importId }, query })).json;
  return {
    app,
    clerk,
    token,
    kept: () => (existsSync(app.deps.uploadDirectory) ? readdirSync(app.deps.uploadDirectory) : []),
    work: () => workOff(app),
    begin: async (files, asOf = '2026-11-15') =>
      ((await clerk.ask(contract.startImport, multipart({ asOf }, files))).json as { id: string }).id,
    detail: async (id) => (await read(contract.importDetail, id)) as Detail,
    rows: async (id, query) => (await read(contract.importRows, id, { size: '100', ...query })) as Rows,
    missing: async (id) => (await read(contract.missingPeople, id)) as Missing,
    deed: (endpoint, importId, body = {}, params = {}) =>
      clerk.ask(endpoint, { params: { importId, ...params }, body }),
  };
};
