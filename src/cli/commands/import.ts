import { createWriteStream, type WriteStream } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once } from 'node:events';
import { openFile, type OpenedFile } from '../../server/imports/open.js';
import { FileDropped } from '../../server/imports/read.js';
import { refusedLine, Tally, type ReportLine } from '../../server/imports/report.js';
import { NoCommittee, type Imported, type ImportRequest } from '../../server/imports/request.js';
import { importWorkbooks } from '../../server/imports/usecases/importWorkbooks.js';
import { UsageError, type Command } from '../command.js';
import { dayOption, textOption } from '../options.js';
import { progress, say } from '../output.js';
import { chooseTenant, withSession, type Session } from '../session.js';

const workbook = /\.(xlsx|xls|csv|xlsm|xlsb|et|ods)$/i;

/** The files of the paths: a folder gives the tables in it. @throws UsageError where a path is not there */
const filesOf = async (paths: readonly string[]): Promise<string[]> => {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw new UsageError(`找不到 ${path}。`);
    if (!found.isDirectory()) files.push(path);
    else
      files.push(
        ...(await readdir(path))
          .filter((n) => workbook.test(n) && !n.startsWith('~$') && !n.startsWith('.'))
          .sort()
          .map((n) => join(path, n)),
      );
  }
  return files;
};

/** Report lines come sheet by sheet in the order of reading; they are kept apart and put together in the order of the files. */
class Report {
  readonly #buffers = new Map<string, string[]>();
  readonly #keys = new Set<string>();
  constructor(readonly directory: string | null) {}

  line(fileNo: number, sheetNo: number, line: ReportLine): void {
    if (this.directory === null) return;
    const key = `${String(fileNo).padStart(4, '0')}-${String(sheetNo).padStart(4, '0')}`;
    this.#keys.add(key);
    const lines = this.#buffers.get(key) ?? [];
    lines.push(JSON.stringify(line));
    this.#buffers.set(key, lines);
  }

  /** Move what waits to disk, so that memory stays flat. */
  async spill(): Promise<void> {
    for (const [key, lines] of this.#buffers)
      if (this.directory && lines.length > 0) await appendFile(join(this.directory, key), `${lines.join('\n')}\n`);
    this.#buffers.clear();
  }

  async writeTo(out: WriteStream, fileNo: number): Promise<void> {
    await this.spill();
    const prefix = `${String(fileNo).padStart(4, '0')}-`;
    for (const key of [...this.#keys].filter((k) => k.startsWith(prefix)).sort())
      if (this.directory && !out.write(await readFile(join(this.directory, key)))) await once(out, 'drain');
  }
}

type Dropped = Map<number, string>;
type Attempt = { readonly imported: Imported; readonly report: Report; readonly directory: string | null };

/** Try until no file has to be dropped: each try begins from nothing, so nothing of a dropped file remains. */
const attempt = async (
  session: Session,
  files: readonly OpenedFile[],
  dropped: Dropped,
  wantsReport: boolean,
  request: Omit<ImportRequest, 'onRow'>,
): Promise<Attempt> => {
  for (;;) {
    const directory = wantsReport ? await mkdtemp(join(tmpdir(), 'zhibu-report-')) : null;
    const report = new Report(directory);
    let lines = 0;
    const pending: Promise<void>[] = [];
    try {
      const wanted = files.filter((f) => f.refusal === null && !dropped.has(f.fileNo));
      const imported = await importWorkbooks(session.deps)(
        wanted,
        {
          ...request,
          onRow: (placed, line) => {
            report.line(placed.fileNo, placed.sheetNo, line);
            if (++lines % 20_000 === 0) pending.push(report.spill());
          },
        },
        new Tally(),
      );
      await Promise.all(pending);
      return { imported, report, directory };
    } catch (error) {
      await Promise.allSettled(pending);
      if (directory) await rm(directory, { recursive: true, force: true });
      if (!(error instanceof FileDropped)) throw error;
      dropped.set(error.fileNo, error.sentence);
    }
  }
};

const writeReport = async (
  path: string,
  files: readonly OpenedFile[],
  dropped: Dropped,
  report: Report | null,
): Promise<void> => {
  const out = createWriteStream(path);
  for (const file of files) {
    const sentence = file.refusal ?? dropped.get(file.fileNo);
    if (sentence !== undefined && sentence !== null)
      out.write(`${JSON.stringify(refusedLine(file.fileName, sentence))}\n`);
    else await report?.writeTo(out, file.fileNo);
  }
  out.end();
  await once(out, 'finish');
};

const summary = (imported: Imported, dryRun: boolean): void => {
  const c = imported.tally.counts();
  say(
    `${dryRun ? '试读完成，没有写入。' : '导入完成。'}接收 ${c.accept} 行，规范后接收 ${c.normalise} 行，拒收 ${c.reject} 行；其中没有变化 ${c.unchanged} 行，更新 ${c.updated} 行。`,
  );
  for (const sentence of imported.left.slice(0, 20)) say(`  请核对：${sentence}`);
};

const sayRefusals = (files: readonly OpenedFile[], dropped: Dropped): number => {
  const refused = files.filter((f) => f.refusal !== null || dropped.has(f.fileNo));
  for (const f of refused) say(`未接收 ${f.fileName}：${f.refusal ?? dropped.get(f.fileNo) ?? ''}`);
  for (const f of files.filter((x) => !refused.includes(x)))
    for (const s of f.sheets) {
      if (s.recognition.kind === 'ignored' && s.recognition.reason === 'otherKind')
        say(`未导入 ${f.fileName}${s.name ? `“${s.name}”` : ''}：${s.recognition.sentence}`);
      else if (s.recognition.kind !== 'ignored' && s.recognition.refusal)
        say(`未导入 ${f.fileName}${s.name ? `“${s.name}”` : ''}：${s.recognition.refusal}`);
    }
  return refused.length;
};

const run: Command['run'] = async (paths, values) => {
  if (paths.length === 0) throw new UsageError('请给出要导入的工作簿或文件夹。');
  const found = await filesOf(paths);
  if (found.length === 0) throw new UsageError('所给的文件夹里没有工作簿（.xlsx、.xls、.csv）。');
  const asOf = dayOption(values, 'as-of');
  const reportPath = textOption(values, 'report');
  const dryRun = values['dry-run'] === true;
  return withSession(async (session) => {
    const tenantId = await chooseTenant(session, textOption(values, 'committee'));
    const files: OpenedFile[] = [];
    for (const [fileNo, path] of found.entries()) files.push(await openFile(path, fileNo, basename(path)));
    const dropped: Dropped = new Map();
    const bar = progress();
    try {
      const request = {
        tenantId,
        asOf: asOf ?? session.deps.clock.today(),
        mode: dryRun ? ('look' as const) : ('write' as const),
        importId: null,
        organisationId: null,
        corrections: new Map(),
        wanted: () => true,
        by: { accountId: null, name: '命令行' },
        onProgress: bar.show,
      };
      const { imported, report, directory } = await attempt(session, files, dropped, reportPath !== undefined, request);
      bar.done();
      if (reportPath) await writeReport(reportPath, files, dropped, report);
      if (directory) await rm(directory, { recursive: true, force: true });
      summary(imported, dryRun);
    } catch (error) {
      bar.done();
      if (!(error instanceof NoCommittee)) throw error;
      if (reportPath) await writeReport(reportPath, files, dropped, null);
      sayRefusals(files, dropped);
      if (files.every((f) => f.refusal !== null || dropped.has(f.fileNo))) return 2;
      throw new UsageError(
        '数据库中还没有机关工委，所给文件里也没有可用的党组织信息，无法确定归属。请连同党组织信息一起导入。',
      );
    } finally {
      for (const f of files) await f.workbook?.close();
    }
    return sayRefusals(files, dropped) > 0 ? 2 : 0;
  });
};

export const importCommand: Command = {
  name: 'import',
  title: '导入工作簿：党组织信息、党员名册、三会一课台账',
  help: [
    '用法：import 路径... [--dry-run] [--as-of 日期] [--report 文件.ndjson] [--committee 名称]',
    '',
    '  路径可以是工作簿（.xlsx、.xls、.csv）或文件夹；按内容识别，按正确的先后次序处理。',
    '  数据库为空时，最高一级党组织成为机关工委。同一文件再导入一次不会有任何变化。',
    '',
    '  --dry-run   只读不写',
    '  --as-of     统计日（默认今天）',
    '  --report    把每一行的结论写入文件：{file, sheet, row, outcome, codes, record, messages}',
    '  --committee 有多个机关工委时指明其中一个',
    '',
    '有行被拒收时退出码仍为 0；有文件未被接收时为 2。',
  ],
  options: {
    'dry-run': { type: 'boolean' },
    'as-of': { type: 'string' },
    report: { type: 'string' },
    committee: { type: 'string' },
  },
  run,
};
