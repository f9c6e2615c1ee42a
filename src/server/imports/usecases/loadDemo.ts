import { demoCity, type DemoCity } from '../../../domain/demo/demoCity.js';
import { demoAdministrators, demoUsers } from '../../../domain/demo/demoUsers.js';
import { pathLabel } from '../../../domain/access/scope.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { insertAccount, insertAppointment } from '../../platform/access/store.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { insertTenant, lockSetUp } from '../../platform/tenants/store.js';
import { tenants } from '../../platform/tenants/reads.js';
import { applierFor, type Applier } from '../apply/applier.js';
import { beginIntake, topIntake } from '../apply/begin.js';
import type { Intake } from '../apply/intake.js';
import {
  addEvents,
  addRestrictions,
  demoPeople,
  replaceAffiliations,
  replaceTenures,
  replaceTerms,
  type PeopleById,
} from '../demo/store.js';
import { insertImport, patchImport } from '../store.js';

type Progress = (stage: string, fraction: number) => void;

const fill = async (applier: Applier, city: DemoCity, onProgress: Progress): Promise<void> => {
  const organisations = [...city.organisations, ...city.formerOrganisations];
  onProgress('正在建立党组织', 0.3);
  await applier.organisations(organisations, organisations[0] ?? null);
  onProgress('正在登记党员', 0.4);
  await applier.members([...city.members, ...city.formerMembers]);
  onProgress('正在登记组织生活', 0.5);
  await applier.meetings(city.ledger);
  await applier.finish();
};

const addHistory = async (run: Intake, city: DemoCity): Promise<PeopleById> => {
  const people = await demoPeople(
    run,
    [...city.members, ...city.formerMembers].map((m) => m.身份证号),
  );
  await replaceTerms(run, city.history.terms);
  await replaceTenures(run, people, city.history.tenures);
  await replaceAffiliations(run, people, city.history.affiliations);
  addRestrictions(run, people, city.history.restrictions);
  await run.write.flush();
  await addEvents(run, city.history.events);
  await run.write.flush();
  return people;
};

/** Nobody knows these passwords: the demo is entered by its one-click sign-ins. */
const openDemoAccounts = async (deps: Deps, run: Intake, city: DemoCity, people: PeopleById): Promise<void> => {
  const passwordHash = await hashPassword(newId());
  const { tenantId } = run;
  const { db } = run.tx;
  const since = deps.clock.today();
  for (const user of demoUsers) {
    const pick = user.pick(city);
    const accountId = await insertAccount(db, {
      tenantId,
      personId: people.get(pick.idNumber) ?? null,
      displayName: pick.name,
      signInName: `demo-${user.key}`,
      passwordHash,
      mustChange: false,
    });
    if (pick.appointment)
      await insertAppointment(db, {
        tenantId,
        accountId,
        role: pick.appointment,
        organisationId: run.byCode.get(pick.organisationCode)?.id ?? run.rootId,
        since,
        by: null,
      });
  }
  for (const a of demoAdministrators) {
    const accountId = await insertAccount(db, {
      tenantId,
      personId: null,
      displayName: a.name,
      signInName: `demo-${a.key}`,
      passwordHash,
      mustChange: false,
    });
    await insertAppointment(db, { tenantId, accountId, role: a.role, organisationId: run.rootId, since, by: null });
  }
};

const load = async (deps: Deps, city: DemoCity, onProgress: Progress): Promise<void> =>
  inTransaction<Database, void>(deps.pool, async (tx) => {
    await lockSetUp(tx.db);
    if ((await tenants(tx.db)).length > 0) throw new Refusal('demo.otherData');
    const [top] = city.organisations;
    if (!top) throw new RangeError('a city without organisations');
    const root = topIntake(top);
    const { tenantId, rootId } = await insertTenant(tx.db, {
      name: root.name,
      shortName: root.shortName,
      code: root.code,
      since: root.since,
      unitName: root.unitName,
      phone: root.phone,
      demo: true,
    });
    const importId = newId();
    const who = { tenantId, accountId: null, name: '演示数据' };
    await insertImport(tx.db, {
      tenantId,
      importId,
      asOf: city.asOf,
      by: who,
      at: deps.clock.now(),
      state: 'applying',
      organisationId: null,
    });
    const run = await beginIntake(
      tx,
      sealerFor(deps.keys, tenantId),
      tenantId,
      rootId,
      importId,
      city.asOf,
      pathLabel(rootId),
    );
    await fill(applierFor(run, new Map()), city, onProgress);
    onProgress('正在补充历史变动', 0.8);
    const people = await addHistory(run, city);
    await openDemoAccounts(deps, run, city, people);
    onProgress('正在计算应做与已做', 0.9);
    await deps.recount.all(tx, tenantId, deps.clock.today());
    await patchImport(tx.db, { tenantId, importId }, { state: 'applied', applied_at: deps.clock.now(), progress: 1 });
    await recordAudit(tx.db, deps, who, {
      action: 'demo.loaded',
      subjectId: rootId,
      detail: { people: people.size },
    });
  });

/**
 * Load the demo city into an installation without any tenant, by the same path as an office's workbooks, and open its accounts.
 * @throws Refusal demo.otherData
 */
export const loadDemo =
  (deps: Deps) =>
  async (onProgress: Progress): Promise<void> => {
    onProgress('正在生成演示城市', 0.05);
    await load(deps, demoCity({ seed: 'zhibu', asOf: deps.clock.today() }), onProgress);
  };
