import { listObligations } from '../../server/obligations/usecases/listObligations.js';
import { UsageError, type Command } from '../command.js';
import { dayOption, textOption } from '../options.js';
import { print } from '../output.js';
import { chooseTenant, withSession } from '../session.js';

export const obligationsCommand: Command = {
  name: 'obligations',
  title: '列出每个支部应做与已做（JSON）',
  help: [
    '用法：obligations [--as-of 日期] [--from 日期 --until 日期] [--format json] [--committee 名称]',
    '',
    '  --as-of   截至哪一天（默认今天），状态按当日结束时计算',
    '  --from    起始日（含）',
    '  --until   终止日（不含）；默认为截至日之前的十二个月',
    '  --format  目前只有 json：[{branch, group?, rule, title, period, required, done, state}]',
    '  --committee  有多个机关工委时指明其中一个',
  ],
  options: {
    'as-of': { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    format: { type: 'string' },
    committee: { type: 'string' },
  },
  run: async (_, values) => {
    if ((textOption(values, 'format') ?? 'json') !== 'json') throw new UsageError('--format 目前只支持 json。');
    const [asOf, from, until] = [dayOption(values, 'as-of'), dayOption(values, 'from'), dayOption(values, 'until')];
    if ((from === undefined) !== (until === undefined)) throw new UsageError('--from 与 --until 要同时给出。');
    if (from && until && from >= until) throw new UsageError('--until 应晚于 --from。');
    await withSession(async (session) => {
      const tenantId = await chooseTenant(session, textOption(values, 'committee'));
      if (!tenantId) throw new UsageError('数据库中还没有机关工委，请先导入党组织信息。');
      const rows = await listObligations(session.deps)({
        tenantId,
        asOf: asOf ?? session.deps.clock.today(),
        from,
        until,
      });
      await print(`${JSON.stringify(rows)}\n`);
    });
    return 0;
  },
};
