import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../domain/shared/calendarDay.js';
import {
  cityFiles,
  committee,
  meeting,
  meetings,
  member,
  members,
  organisations,
  otherwise,
  root,
} from '../../testkit/city.js';
import { cityAsked } from '../../testkit/cityAsked.js';
import { freshDeps } from '../../testkit/citySuite.js';
import { dataDigest, importFiles, onlyTenant, undo } from '../../testkit/importing.js';
import { recordEvent } from '../organisations/usecases/recordEvent.js';
import { endTenure, recordTenure } from '../organisations/usecases/tenures.js';
import { addLocalRule } from '../obligations/usecases/addLocalRule.js';
import { decideExemption } from '../obligations/usecases/decideExemption.js';
import { insertAccount, insertAppointment } from '../platform/access/store.js';
import type { Deps } from '../platform/deps.js';
import { newId } from '../platform/ids.js';
import { Refusal } from '../platform/refusal.js';
import type { Actor } from '../../domain/access/policy.js';

const first = '水务局第一党支部';
const second = '水务局第二党支部';

let deps: Deps;
let ask: ReturnType<typeof cityAsked>;
beforeAll(async () => {
  deps = await freshDeps();
  ask = cityAsked(deps);
});

const reasonsOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (error === null) return [];
  if (!(error instanceof Refusal)) throw error;
  return [error.code, ...error.details];
};
const someone = async (): Promise<Actor> => {
  const tenantId = (await onlyTenant(deps)) ?? '';
  const organisationId = await ask.idOf(root);
  const path = organisationId.replaceAll('-', '');
  return {
    tenantId,
    accountId: null,
    personId: null,
    name: '工委',
    holdings: [{ role: 'workingCommittee', organisationId, path }],
  };
};
/** Do something, see why the import cannot be undone now, and set the tables back as they were before the deed. */
const builtOn = async (
  importId: string,
  deed: () => Promise<unknown>,
  ...tables: readonly string[]
): Promise<readonly string[]> => {
  await deps.pool.query('create schema kept');
  for (const t of tables) await deps.pool.query(`create table kept.${t} as table ${t}`);
  await deed();
  const reasons = await reasonsOf(undo(deps, importId));
  for (const t of tables.toReversed()) await deps.pool.query(`delete from ${t}`);
  for (const t of tables) await deps.pool.query(`insert into ${t} table kept.${t}`);
  await deps.pool.query('drop schema kept cascade');
  return reasons;
};

describe('taking an import back', () => {
  it('leaves nothing of the first import but the working committee and the trail', async () => {
    const { importId } = await importFiles(deps, await cityFiles());
    await undo(deps, importId);
    const left = await dataDigest(deps);
    const rows = Object.entries(left).filter(([, digest]) => !digest.startsWith('0 '));
    expect(rows.map(([table, digest]) => `${table} ${digest.split(' ')[0]}`).toSorted()).toEqual([
      'organisation_states 1',
      'organisations 1',
      'tenants 1',
    ]);
    const [state] = await deps.db.selectFrom('imports as i').select(['i.state', 'i.undone_at']).execute();
    expect(state?.state).toBe('undone');
  });

  it('can be followed by the same import again', async () => {
    const again = await importFiles(deps, await cityFiles());
    // The working committee alone is still there, without its secretary.
    expect(again.lines.filter((l) => l.codes.includes('updated')).map((l) => l.messages)).toEqual([
      ['书记姓名由“”改为“江天”'],
    ]);
    expect(await ask.roster(first, '2026-09-30')).toHaveLength(4);
  });

  it('restores to the letter what a later import had changed, of every kind', async () => {
    const before = await dataDigest(deps);
    const changed = await cityFiles({
      organisations: [
        ...otherwise(organisations, '党组织简称', {
          澜川市直机关工委: { 联系电话: '0999-6250100', 书记姓名: '江流' },
          水务局机关党委: { 党组织全称: '中共澜川市水利局机关委员会', 党组织简称: '水利局机关党委' },
          水务局第一党支部: { 上级党组织: committee.grain, 届满日期: '2030-01-10', 书记姓名: '苏溪' },
          水务局第二党支部: { 组织类别: '联合党支部', 上级党组织: '中共澜川市水利局机关委员会' },
        }),
        {
          党组织全称: '中共澜川市供销社支部委员会',
          党组织简称: '供销社党支部',
          党组织代码: '019900000020',
          上级党组织: committee.grain,
          组织类别: '党支部',
          成立日期: '2026-10-08',
        },
      ],
      members: [
        ...otherwise(members, '姓名', {
          何清: { 所在党支部: second, 党小组: '', 党内职务: '组织委员', 手机号码: '19900007777' },
          孟泽: { 人员类别: '正式党员', 转正日期: '2026-11-10' },
          谷雨: { 党小组: '第二党小组', 学历: '大专', 党内职务: '宣传委员' },
        }).filter((m) => m.姓名 !== '汪澜'),
        member(31, '林墨', '供销社党支部'),
      ],
      meetings: [
        { ...(meetings[0] as (typeof meetings)[number]), 请假人员: '孟泽', 实到: 3, 主持人: '何清' },
        meeting('2026-10-09', '供销社党支部', '党员大会'),
      ],
    });
    const { importId, lines } = await importFiles(deps, changed, { asOf: '2026-11-15' });
    expect(lines.filter((l) => l.outcome === 'reject').flatMap((l) => l.messages)).toEqual([]);
    expect(await dataDigest(deps)).not.toEqual(before);
    await undo(deps, importId);
    expect(await dataDigest(deps)).toEqual(before);
  });

  it('is possible for the earlier one once the later one is taken back', async () => {
    const files = await cityFiles({ members: otherwise(members, '姓名', { 谷雨: { 学历: '大专' } }) });
    const earlier = (
      await deps.db.selectFrom('imports as i').select('i.id').where('i.state', '=', 'applied').execute()
    )[0];
    const { importId } = await importFiles(deps, files, { asOf: '2026-11-15' });
    expect(await reasonsOf(undo(deps, earlier?.id ?? ''))).toEqual([
      'import.builtOn',
      '已有1处后来导入的更新建立在本次导入之上。',
    ]);
    await undo(deps, importId);
    expect(await reasonsOf(undo(deps, earlier?.id ?? ''))).toEqual([]);
  });

  it('does nothing a second time', async () => {
    const before = await dataDigest(deps);
    const [undone] = await deps.db.selectFrom('imports as i').select('i.id').execute();
    await undo(deps, undone?.id ?? '');
    expect(await dataDigest(deps)).toEqual(before);
  });
});

describe('what stands in the way of taking an import back is said', () => {
  let all: string;
  let roster: string;
  let withoutRoster: Readonly<Record<string, string>>;
  beforeAll(async () => {
    deps = await freshDeps();
    ask = cityAsked(deps);
    const files = await cityFiles();
    all = (await importFiles(deps, [files[0] as (typeof files)[number]])).importId;
    withoutRoster = await dataDigest(deps);
    roster = (await importFiles(deps, [files[1] as (typeof files)[number]])).importId;
  });

  it('records and people of other imports', async () => {
    expect(await reasonsOf(undo(deps, all))).toEqual([
      'import.builtOn',
      '已有3个下级党组织建立在本次导入之上（如“第一党小组”）。',
      '已有8名党员的组织关系建立在本次导入之上（如“何清”）。',
      '已有1项任职建立在本次导入之上（如“何清”）。',
      '已有4处后来导入的更新建立在本次导入之上。',
    ]);
    const ledger = await importFiles(deps, [(await cityFiles())[2] as Awaited<ReturnType<typeof cityFiles>>[number]]);
    expect(await reasonsOf(undo(deps, roster))).toEqual([
      'import.builtOn',
      '已有1次组织生活记录建立在本次导入之上（如“【第一党小组】谈谈巡河”）。',
      '已有6次组织生活记录的主持、记录或请假人员建立在本次导入之上（如“【第一党小组】谈谈巡河”）。',
    ]);
    await undo(deps, ledger.importId);
  });

  it('accounts, appointments, rules and exemptions', async () => {
    const who = await someone();
    const { db } = deps;
    const branchId = await ask.idOf(first);
    const person = await ask.person('何清');
    const account = (personId: string | null) =>
      insertAccount(db, {
        tenantId: who.tenantId,
        personId,
        displayName: '何清的账号',
        signInName: newId(),
        passwordHash: '',
        mustChange: false,
      });
    expect(await builtOn(roster, () => account(person.id), 'accounts', 'sign_in_names')).toEqual([
      'import.builtOn',
      '已有1个账号建立在本次导入之上（如“何清的账号”）。',
    ]);
    const appoint = async () =>
      insertAppointment(db, {
        tenantId: who.tenantId,
        accountId: await account(null),
        role: 'committeeStaff',
        organisationId: await ask.idOf('水务局机关党委'),
        since: day('2026-10-01'),
        by: null,
      });
    expect(await builtOn(all, appoint, 'accounts', 'sign_in_names', 'appointments')).toContain(
      '已有1项任用建立在本次导入之上（如“何清的账号”）。',
    );
    const rule = {
      kind: 'memberMeeting',
      title: '每月一次党员大会',
      period: 'month',
      required: 1,
      since: '2026-10-01',
      basis: '水务〔2026〕3号',
    } as const;
    expect(await builtOn(all, () => addLocalRule(deps)(who, branchId, rule as never), 'local_rules')).toContain(
      '已有1项本级要求建立在本次导入之上（如“每月一次党员大会”）。',
    );
    const exemption = { branchId, since: '2026-10-01', reason: '年老体弱' };
    expect(
      await builtOn(
        all,
        async () => decideExemption(deps)(who, await ask.idOf('水务局机关党委'), exemption as never),
        'exemptions',
      ),
    ).toContain('已有1项不适用的决定建立在本次导入之上（如“年老体弱”）。');
  });

  it('but not what the import itself had linked', async () => {
    // Secretaries were named by the file of organisations; the roster told who of the people they are.
    expect(await reasonsOf(undo(deps, roster))).toEqual([]);
    expect(await dataDigest(deps)).toEqual(withoutRoster);
  });

  it('what was not foreseen: registrations that contradict what was before', async () => {
    const files = await cityFiles({
      organisations: otherwise(organisations, '党组织简称', { 水务局第二党支部: { 书记姓名: '汪澜' } }),
    });
    const { importId } = await importFiles(deps, files.slice(0, 1), { asOf: '2026-11-10' });
    await deps.pool.query(`update tenures set until = '2026-11-12' where holder_name = '汪澜'`);
    await deps.pool.query(`
      insert into tenures (tenant_id, id, organisation_id, holder_name, post, since)
      select tenant_id, gen_random_uuid(), organisation_id, '新书记', 'secretary', '2026-11-14' from tenures where holder_name = '汪澜'`);
    const before = await dataDigest(deps);
    expect(await reasonsOf(undo(deps, importId))).toEqual([
      'import.builtOn',
      '后来登记的内容与导入前的原状相互矛盾，恢复不了。请先更正后来登记的内容。',
    ]);
    expect(await dataDigest(deps)).toEqual(before);
    await deps.pool.query(`delete from tenures where holder_name = '新书记'`);
    expect(await reasonsOf(undo(deps, importId))).toEqual([]);
  });

  it('tenures registered and ended by hand, changes of organisations', async () => {
    const who = await someone();
    const organisationId = await ask.idOf(second);
    const post = {
      organisationId,
      post: 'deputySecretary',
      personId: null,
      holderName: '某人',
      since: day('2026-10-01'),
    };
    expect(await builtOn(all, () => recordTenure(deps)(who, post), 'tenures')).toEqual([
      'import.builtOn',
      '已有1项任职建立在本次导入之上（如“某人”）。',
    ]);
    const names = { name: '中共澜川市水务局机关二支部', shortName: '水务局二支部' };
    const rename = () =>
      recordEvent(deps)(who, organisationId, { kind: 'rename', on: '2026-10-01', reason: '', ...names });
    expect(await builtOn(all, rename, 'organisation_states', 'organisation_events')).toEqual([
      'import.builtOn',
      '已有1个党组织的变更建立在本次导入之上（如“水务局二支部”）。',
    ]);
    const [secretary] = (await ask.show(second, '2026-10-01')).tenures;
    await endTenure(deps)(who, organisationId, secretary?.id ?? '', day('2026-10-01'));
    expect(await reasonsOf(undo(deps, all))).toEqual([
      'import.builtOn',
      '已有1项离任登记建立在本次导入之上（如“沈河”）。',
    ]);
  });
});
