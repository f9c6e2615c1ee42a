import type { z } from 'zod';
import type { setUp as contract } from '../../../contract/setup.js';
import { dividePowersRightly } from '../../../domain/access/administrators.js';
import { isStrongEnough } from '../../../domain/access/password.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { tenants } from '../../platform/tenants/reads.js';
import { insertTenant, lockSetUp } from '../../platform/tenants/store.js';
import { signInNameTaken } from '../reads.js';
import { insertAccount, insertAppointment } from '../../platform/access/store.js';

type Body = z.output<(typeof contract)['body']>;

const check = ({ administrators }: Body): void => {
  if (!dividePowersRightly(administrators.map((a) => a.roles))) throw new Refusal('setup.roles');
  const names = administrators.map((a) => a.signInName.toLowerCase());
  if (new Set(names).size < names.length) throw new Refusal('setup.nameTaken');
  const weak = administrators.filter((a) => !isStrongEnough(a.password, a.signInName));
  if (weak.length > 0)
    throw new Refusal(
      'password.weak',
      weak.map((a) => a.signInName),
    );
};

/**
 * Create the first working committee and its administrators. Only on an installation without any tenant.
 * @throws Refusal setup.done, setup.roles, setup.nameTaken, password.weak
 */
export const setUp =
  (deps: Deps) =>
  async (body: Body): Promise<void> => {
    check(body);
    // Before the costly hashes, for anybody may ask; and again under the lock.
    if ((await tenants(deps.db)).length > 0) throw new Refusal('setup.done');
    const hashes = await Promise.all(body.administrators.map((a) => hashPassword(a.password)));
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await lockSetUp(db);
      if ((await tenants(db)).length > 0) throw new Refusal('setup.done');
      const today = deps.clock.today();
      const { tenantId, rootId } = await insertTenant(db, {
        name: body.committeeName,
        shortName: body.committeeName.replace(/^中(国)?共(产党)?/, ''),
        code: null,
        since: today,
        demo: false,
      });
      for (const [i, a] of body.administrators.entries()) {
        if (await signInNameTaken(db, a.signInName)) throw new Refusal('setup.nameTaken', [a.signInName]);
        const accountId = await insertAccount(db, {
          tenantId,
          personId: null,
          displayName: a.name,
          signInName: a.signInName,
          passwordHash: hashes[i] ?? '',
          mustChange: false,
        });
        for (const role of a.roles)
          await insertAppointment(db, { tenantId, accountId, role, organisationId: rootId, since: today, by: null });
      }
      await recordAudit(
        db,
        deps,
        { tenantId, accountId: null, name: '系统设立' },
        { action: 'tenant.setUp', subjectId: rootId, detail: { name: body.committeeName } },
      );
    });
  };
