import { cellText } from '../../domain/import/fold.js';
import { noteRejected } from './apply/members.js';
import type { OpenedFile } from './open.js';
import type { Placed, Sink } from './read.js';
import { reportLine, type Tally } from './report.js';
import { NoCommittee, type ImportRequest, type Run } from './request.js';
import type { Applier } from './apply/applier.js';
import type { Effect } from './apply/effect.js';
import { writeRow } from './store.js';

type Writing = {
  readonly files: readonly OpenedFile[];
  readonly request: ImportRequest;
  readonly tally: Tally;
  readonly run: () => Run | null;
};
type Write<R> = (applier: Applier, records: readonly R[]) => Promise<readonly (Effect | null)[]>;

/** The ID number in a row of a roster that was rejected, as it was found. */
const rejectedNumber = ({ intake }: Run, { fileNo, sheetNo, raw, reading }: Placed<unknown>): string[] => {
  const column = intake.sheets.get(`${fileNo}:${sheetNo}`)?.columns.find((c) => c.field === '身份证号')?.column;
  const cell = reading.record === null && column !== undefined ? raw.cells[column] : undefined;
  return cell ? [cellText(cell)] : [];
};

/** The sink that writes as it reads, and tells of every row. */
export const writingSink = ({ files, request, tally, run }: Writing): Sink => {
  const names = new Map(files.map((f) => [f.fileNo, f.fileName]));
  const tell = (placed: Placed<unknown>, effect: Effect | null, now: Run): void => {
    const line = reportLine(names.get(placed.fileNo) ?? '', placed, effect);
    tally.add(placed, line);
    if (request.mode === 'write') writeRow(now.intake, placed, line, effect);
    request.onRow(placed, line, effect);
  };
  const send = async <R>(rows: readonly Placed<R>[], write: Write<R>): Promise<void> => {
    const now = run();
    if (!now) throw new NoCommittee();
    const isWanted = rows.map((placed) => placed.reading.record !== null && request.wanted(placed));
    const effects = await write(
      now.applier,
      rows.flatMap(({ reading }, i) => (isWanted[i] && reading.record !== null ? [reading.record] : [])),
    );
    let next = 0;
    rows.forEach((placed, i) => tell(placed, isWanted[i] ? (effects[next++] ?? null) : null, now));
  };
  return {
    organisations: (rows, top) => send(rows, (applier, records) => applier.organisations(records, top)),
    members: async (rows) => {
      const now = run();
      if (now)
        noteRejected(
          now.intake,
          rows.flatMap((placed) => rejectedNumber(now, placed)),
        );
      await send(rows, (applier, records) => applier.members(records));
    },
    meetings: (rows) => send(rows, (applier, records) => applier.meetings(records)),
    progress: request.onProgress,
  };
};
