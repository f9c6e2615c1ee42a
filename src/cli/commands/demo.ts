import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messyCity } from '../../domain/demo/messy/messyCity.js';
import { loadDemo } from '../../server/imports/usecases/loadDemo.js';
import { truthFiles } from '../../domain/demo/messy/truthFiles.js';
import { writeAs } from '../../server/platform/workbook/writeAs.js';
import { tenants } from '../../server/platform/tenants/reads.js';
import { UsageError, type Command } from '../command.js';
import { dayOption, textOption } from '../options.js';
import { progress, say } from '../output.js';
import { withSession } from '../session.js';
import { systemClock } from '../../server/platform/clock.js';

const writeWorkbooks = async (directory: string, asOf: string | undefined): Promise<void> => {
  const city = messyCity({
    seed: 'zhibu',
    asOf: (asOf ?? systemClock.today()) as ReturnType<typeof systemClock.today>,
  });
  await mkdir(directory, { recursive: true });
  for (const workbook of city.workbooks) await writeFile(join(directory, workbook.fileName), await writeAs(workbook));
  const truth = truthFiles(city);
  for (const file of truth) await writeFile(join(directory, file.fileName), file.text);
  say(`已写出 ${city.workbooks.length} 个工作簿和 ${truth.length} 个真值文件：${directory}`);
  say(`导入：npm run -s zhibu -- import ${directory} --as-of ${city.asOf}`);
};

export const demoCommand: Command = {
  name: 'demo',
  title: '载入演示城市，或写出一套不规整的示例工作簿',
  help: [
    '用法：demo',
    '      demo --workbooks 目录 [--as-of 日期]',
    '',
    '  不带选项：把演示城市载入空的数据库（约 30 个单位、120 个支部、2000 名党员；截至今天至少 18 个月的记录，自年初起）。',
    '  --workbooks  不动数据库，只写出一个小城市“办公室里真实的样子”的工作簿和真值文件，用来试导入。',
  ],
  options: { workbooks: { type: 'string' }, 'as-of': { type: 'string' } },
  run: async (_, values) => {
    const directory = textOption(values, 'workbooks');
    if (directory !== undefined) {
      await writeWorkbooks(directory, dayOption(values, 'as-of'));
      return 0;
    }
    await withSession(async ({ deps }) => {
      if ((await tenants(deps.db)).length > 0)
        throw new UsageError('数据库中已有数据，不能载入演示城市。请用环境变量 ZHIBU_DATA 指定另一个目录。');
      const bar = progress();
      await loadDemo(deps)(bar.show);
      bar.done();
      say('演示城市已载入。用 npm start -- --demo 启动。');
    });
    return 0;
  },
};
