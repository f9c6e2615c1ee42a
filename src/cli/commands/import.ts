import { createWriteStream } from 'node:fs';
import { access, constants, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { openFile, type OpenedFile } from '../../server/imports/open.js';
import { FileDropped } from '../../server/imports/read.js';
import { refusedLine, Tally } from '../../server/imports/report.js';
import { NoCommittee, type Imported, type ImportRequest } from '../../server/imports/request.js';
import { importWorkbooks } from '../../server/imports/usecases/importWorkbooks.js';
import { UsageError, type Command, type ExitCode } from '../command.js';
import { dayOption, textOption } from '../options.js';
import { progress, say } from '../output.js';
import { openReport, type ReportBuffer } from '../report.js';
import { chooseTenant, withSession, type Session } from '../session.js';

const workbook = /\.(xlsx|xls|csv|xlsm|xlsb|et|ods)$/i;

/** @throws UsageError where it may not be read */
const readable = async (path: string): Promise<string> => {
  try {
    await access(path, constants.R_OK);
  } catch {
    throw new UsageError(`没有权限读取 ${path}。`);
  }
  return path;
};

/** The files of the paths: a folder gives the tables in it. @throws UsageError where a path is not there or may not be read */
const filesOf = async (paths: readonly string[]): Promise<string[]> => {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw new UsageError(`找不到 ${path}。`);
    await readable(path);
    if (!found.isDirectory()) {
      files.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((n) => workbook.test(n) && !n.startsWith('~$') && !n.startsWith('.'));
    for (const name of names.sort()) files.push(await readable(join(path, name)));
  }
  return files;
};

type Dropped = Map<number, string>;
type Attempt = { readonly imported: Imported; readonly report: ReportBuffer };
type Request = Omit<ImportRequest, 'onRow'>;

const isTaken = (file: OpenedFile, dropped: Dropped): boolean => file.refusal === null && !dropped.has(file.fileNo);

/** Try until no file has to be dropped: each try begins from nothing, so nothing of a dropped file remains. */
const attempt = async (
  { deps }: Session,
  files: readonly OpenedFile[],
  dropped: Dropped,
  request: Request,
  reports: () => Promise<ReportBuffer>,
): Promise<Attempt | null> => {
  for (;;) {
    const taken = files.filter((f) => isTaken(f, dropped));
    if (taken.length === 0) return null;
    const report = await reports();
    const onRow: ImportRequest['onRow'] = (placed, line) => report.add(placed.fileNo, placed.sheetNo, line);
    try {
      return { imported: await importWorkbooks(deps)(taken, { ...request, onRow }, new Tally()), report };
    } catch (error) {
      await report.remove();
      if (!(error instanceof FileDropped)) throw error;
      dropped.set(error.fileNo, error.sentence);
    }
  }
};

const writeReport = async (
  path: string,
  files: readonly OpenedFile[],
  dropped: Dropped,
  report: ReportBuffer | null,
): Promise<void> => {
  const out = createWriteStream(path);
  for (const file of files) {
    const sentence = file.refusal ?? dropped.get(file.fileNo) ?? null;
    if (sentence === null) await report?.writeTo(out, file.fileNo);
    else out.write(`${JSON.stringify(refusedLine(file.fileName, sentence))}\n`);
  }
  out.end();
  await once(out, 'finish');
};

/** Whether a report can be written is found out before anything is imported. @throws UsageError */
const prepareReport = async (path: string): Promise<void> => {
  try {
    await writeFile(path, '');
  } catch {
    throw new UsageError(`不能写入 --report 指定的文件 ${path}。请检查目录是否存在、是否有写入权限。`);
  }
};

const shownAtMost = 20;

/** At most so many lines, and how many more there are. */
const sayList = (title: string, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  say(title);
  for (const line of lines.slice(0, shownAtMost)) say(`  ${line}`);
  if (lines.length > shownAtMost) say(`  ……共 ${lines.length} 项`);
};

const summary = ({ tally, left, missing }: Imported, dryRun: boolean): void => {
  const c = tally.counts();
  say(
    `${dryRun ? '试读完成，没有写入。' : '导入完成。'}接收 ${c.accept} 行，规范后接收 ${c.normalise} 行，拒收 ${c.reject} 行；其中没有变化 ${c.unchanged} 行，更新 ${c.updated} 行。`,
  );
  sayList('请核对：', left);
  sayList(
    `原在名册、新文件中没有的党员 ${missing.length} 名，没有改动；是否已经转出，请在网页“导入”中逐一答复：`,
    missing.map((m) => m.name),
  );
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

const noCommittee =
  '数据库中还没有机关工委，所给文件里也没有可用的党组织信息，无法确定归属。请连同党组织信息一起导入。';

const openAll = async (paths: readonly string[], asOf: CalendarDay): Promise<OpenedFile[]> => {
  const files: OpenedFile[] = [];
  for (const [fileNo, path] of paths.entries()) files.push(await openFile(path, fileNo, { asOf }));
  return files;
};

/** Import the files and say what became of them. */
const importAll = async (
  session: Session,
  files: readonly OpenedFile[],
  request: Request,
  reportPath: string | undefined,
): Promise<ExitCode> => {
  const dropped: Dropped = new Map();
  const reports = () => openReport(reportPath !== undefined);
  let done: Attempt | null = null;
  try {
    done = await attempt(session, files, dropped, request, reports);
  } catch (error) {
    if (!(error instanceof NoCommittee)) throw error;
    if (reportPath) await writeReport(reportPath, files, dropped, null);
    sayRefusals(files, dropped);
    throw new UsageError(noCommittee);
  }
  request.onProgress('完成', 1);
  if (reportPath) await writeReport(reportPath, files, dropped, done?.report ?? null);
  await done?.report.remove();
  if (done) summary(done.imported, request.mode === 'look');
  return sayRefusals(files, dropped) > 0 ? 2 : 0;
};

const run: Command['run'] = async (paths, values) => {
  if (paths.length === 0) throw new UsageError('请给出要导入的工作簿或文件夹。');
  const said = dayOption(values, 'as-of');
  const found = await filesOf(paths);
  if (found.length === 0) throw new UsageError('所给的文件夹里没有工作簿（.xlsx、.xls、.csv）。');
  const reportPath = textOption(values, 'report');
  if (reportPath) await prepareReport(reportPath);
  return withSession(async (session) => {
    const tenantId = await chooseTenant(session, textOption(values, 'committee'));
    const asOf = said ?? session.deps.clock.today();
    const files = await openAll(found, asOf);
    const bar = progress();
    const request: Request = {
      tenantId,
      asOf,
      mode: values['dry-run'] === true ? 'look' : 'write',
      importId: null,
      organisationId: null,
      corrections: new Map(),
      wanted: () => true,
      by: { accountId: null, name: '命令行' },
      onProgress: bar.show,
    };
    try {
      return await importAll(session, files, request, reportPath);
    } finally {
      bar.done();
      for (const f of files) await f.workbook?.close();
    }
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
