import { branchIndex, type NamedOrganisation } from '../../domain/import/branchIndex.js';
import { rejectEnded, type EndedOrganisation } from '../../domain/import/endedOrganisations.js';
import type { Row } from '../../domain/import/cell.js';
import { LedgerReader, MeetingsSeen } from '../../domain/import/ledger.js';
import { OrganisationsReader } from '../../domain/import/organisations.js';
import { allNames, type KnownName } from '../../domain/import/knownNames.js';
import type { PeopleSeen } from '../../domain/import/peopleSeen.js';
import type { RecognisedSheet } from '../../domain/import/recognise.js';
import type {
  AnyField,
  LedgerRecord,
  MemberRecord,
  OrganisationRecord,
  RowReading,
  SheetKind,
} from '../../domain/import/records.js';
import { RosterReader } from '../../domain/import/roster.js';
import { secrecyMark } from '../../domain/secrecy/secrecyMark.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { FileRefused } from '../platform/workbook/fileRefused.js';
import type { OpenedFile } from './open.js';

/** A row as read, and where it stands: file, sheet, and the cells as they were found. */
export type Placed<R> = {
  readonly fileNo: number;
  readonly sheetNo: number;
  readonly raw: Row;
  readonly reading: RowReading<R>;
};

/** What a reading run tells while it goes: organisations all at once, people and meetings in batches, in the right order. */
export type Sink = {
  readonly organisations: (
    rows: readonly Placed<OrganisationRecord>[],
    top: OrganisationRecord | null,
  ) => Promise<void>;
  readonly members: (rows: readonly Placed<MemberRecord>[]) => Promise<void>;
  readonly meetings: (rows: readonly Placed<LedgerRecord>[]) => Promise<void>;
  readonly progress: (stage: string, fraction: number) => void;
};

/** Cells put right by hand, by file, sheet and row. */
export type Corrections = ReadonlyMap<string, Partial<Record<AnyField, string>>>;
export const correctionKey = (fileNo: number, sheetNo: number, row: number): string => `${fileNo}:${sheetNo}:${row}`;

export type ReadContext = {
  readonly asOf: CalendarDay;
  readonly known: () => Promise<readonly KnownName[]>;
  /** Organisations that are no more on the day of the import. */
  readonly ended: () => Promise<readonly EndedOrganisation[]>;
  /** People known before, for names on branches' rosters; asked for when the first ledger is read. */
  readonly fillRoster: (people: PeopleSeen) => Promise<void>;
  readonly corrections: Corrections;
  readonly secrecyMarks: readonly string[];
};

/** A file turns out to be one of which nothing may be kept: it bears a secrecy mark, is damaged further on, is of another committee. */
export class FileDropped extends Error {
  constructor(
    readonly fileNo: number,
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = 'FileDropped';
  }
}

const refuseMarks = (text: string, fileNo: number, extra: readonly string[], where = ''): void => {
  const mark = secrecyMark(text, extra);
  if (mark)
    throw new FileDropped(
      fileNo,
      `文件${where}中有“${mark.mark}”标志。本系统只处理非涉密内容，整个文件不予接收，也没有保存任何内容。`,
    );
};

type Sheet<K extends SheetKind> = {
  readonly file: OpenedFile;
  readonly sheetNo: number;
  readonly recognised: RecognisedSheet<K>;
};

const sheetsOf = <K extends SheetKind>(files: readonly OpenedFile[], kind: K): Sheet<K>[] =>
  files.flatMap((file) =>
    file.sheets.flatMap(({ sheetNo, recognition }) =>
      recognition.kind === kind && recognition.refusal === null
        ? [{ file, sheetNo, recognised: recognition as RecognisedSheet<K> }]
        : [],
    ),
  );

/** A file that turns out to be unreadable further on is dropped as a whole. */
async function* dropping<T>(file: OpenedFile, parts: AsyncIterable<T> | undefined): AsyncIterable<T> {
  try {
    yield* parts ?? [];
  } catch (error) {
    throw error instanceof FileRefused ? new FileDropped(file.fileNo, error.sentence) : error;
  }
}

/** The rows of a sheet, each looked at for secrecy marks before anything is made of it. */
async function* rowsOf(file: OpenedFile, sheetNo: number, extra: readonly string[]): AsyncIterable<readonly Row[]> {
  for await (const batch of dropping(file, file.workbook?.rows(sheetNo))) {
    for (const row of batch)
      for (const cell of row.cells) if (cell?.kind === 'text') refuseMarks(cell.text, file.fileNo, extra);
    yield batch;
  }
}

/** Sheets that are not read are still looked at for marks, and so is what stands beside the cells, and the names of files and sheets. */
const lookAtTheRest = async (files: readonly OpenedFile[], extra: readonly string[]): Promise<void> => {
  for (const file of files) {
    refuseMarks(file.fileName, file.fileNo, extra, '名');
    for await (const text of dropping(file, file.workbook?.asides()))
      refuseMarks(text, file.fileNo, extra, '的页眉页脚、批注、文本框或属性');
    for (const sheet of file.sheets) {
      if (sheet.name) refuseMarks(sheet.name, file.fileNo, extra, '的工作表名');
      if (sheet.recognition.kind !== 'ignored' && sheet.recognition.refusal === null) continue;
      for await (const batch of rowsOf(file, sheet.sheetNo, extra)) void batch;
    }
  }
};

const correctionsFor = (context: ReadContext, fileNo: number, sheetNo: number, row: number) =>
  context.corrections.get(correctionKey(fileNo, sheetNo, row));

const readOrganisations = async (
  files: readonly OpenedFile[],
  context: ReadContext,
  known: readonly KnownName[],
  sink: Sink,
): Promise<readonly NamedOrganisation[]> => {
  const sheets = sheetsOf(files, 'organisations');
  const reader = new OrganisationsReader({ asOf: context.asOf, known });
  const places: { fileNo: number; sheetNo: number; raw: Row }[] = [];
  for (const { file, sheetNo, recognised } of sheets) {
    const read = reader.sheet(recognised);
    for await (const batch of rowsOf(file, sheetNo, context.secrecyMarks))
      for (const row of batch)
        if (read(row, correctionsFor(context, file.fileNo, sheetNo, row.number)))
          places.push({ fileNo: file.fileNo, sheetNo, raw: row });
  }
  if (sheets.length === 0) return allNames([], known);
  const { readings: found, top } = reader.finish();
  const readings = rejectEnded(found, await context.ended());
  const rows = readings.flatMap((reading, i) => (places[i] ? [{ ...places[i], reading }] : []));
  await sink.organisations(rows, top);
  const accepted = rows.flatMap(({ reading: { record: r } }) =>
    r ? [{ shortName: r.党组织简称, fullName: r.党组织全称, type: r.组织类别, code: r.党组织代码 }] : [],
  );
  return allNames(accepted, known);
};

/** Rows go on in batches of this size: big enough for COPY and look-ups, small enough for progress and memory. */
const batchSize = 2000;

type RowReader<R> = {
  readonly row: (row: Row, corrections?: Partial<Record<AnyField, string>>) => RowReading<R> | null;
};

/** One batch is written while the next is read: reading keeps one processor busy, writing the other. */
const stream = async <R>(
  sheet: Sheet<SheetKind>,
  reader: RowReader<R>,
  context: ReadContext,
  send: (rows: readonly Placed<R>[]) => Promise<void>,
): Promise<void> => {
  const { fileNo } = sheet.file;
  const { sheetNo } = sheet;
  let waiting: Placed<R>[] = [];
  let sending = Promise.resolve();
  const sendOn = async (): Promise<void> => {
    await sending;
    sending = send(waiting);
    sending.catch(() => undefined);
    waiting = [];
  };
  try {
    for await (const batch of rowsOf(sheet.file, sheetNo, context.secrecyMarks)) {
      for (const raw of batch) {
        const reading = reader.row(raw, correctionsFor(context, fileNo, sheetNo, raw.number));
        if (reading) waiting.push({ fileNo, sheetNo, raw, reading });
      }
      if (waiting.length >= batchSize) await sendOn();
    }
    if (waiting.length > 0) await sendOn();
  } finally {
    await sending;
  }
};

/**
 * Read the opened files in the right order (organisations, rosters, ledgers), whatever order they came in.
 * @throws FileDropped where nothing may be kept of a file: the run has to begin again without it
 */
export const readFiles = async (
  files: readonly OpenedFile[],
  context: ReadContext,
  people: PeopleSeen,
  sink: Sink,
): Promise<void> => {
  await lookAtTheRest(files, context.secrecyMarks);
  const organisations = await readOrganisations(files, context, await context.known(), sink);
  const branches = branchIndex(organisations);
  const rosters = sheetsOf(files, 'roster');
  const ledgers = sheetsOf(files, 'ledger');
  const labelOf = (s: Sheet<SheetKind>): string =>
    s.recognised.head.name === null || files.length > 3 ? `“${s.file.fileName}”` : `“${s.recognised.head.name}”表`;
  let done = 0;
  const step = (stage: string): void => sink.progress(stage, done++ / (rosters.length + ledgers.length + 1));
  for (const s of rosters) {
    step(`正在读取名册：${s.recognised.head.name ?? s.file.fileName}`);
    await stream(
      s,
      new RosterReader(s.recognised, { asOf: context.asOf, branches, people }, labelOf(s)),
      context,
      sink.members,
    );
  }
  if (ledgers.length > 0) await context.fillRoster(people);
  const meetings = new MeetingsSeen();
  for (const s of ledgers) {
    step(`正在读取台账：${s.recognised.head.name ?? s.file.fileName}`);
    await stream(
      s,
      new LedgerReader(s.recognised, { asOf: context.asOf, branches, roster: people, meetings }, labelOf(s)),
      context,
      sink.meetings,
    );
  }
};
