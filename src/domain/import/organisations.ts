import type { CalendarDay } from '../shared/calendarDay.js';
import type { Row } from './cell.js';
import { cellSource, coveredRemarks, type CellSource, type Corrections } from './cellSource.js';
import { dateSystem } from './dates.js';
import { layoutOf, type Layout } from './layout.js';
import { organisationDraft, type WaitingOrganisation } from './organisationRow.js';
import type { KnownName } from './knownNames.js';
import { placeOrganisations, type Placed } from './organisationTree.js';
import type { RecognisedSheet } from './recognise.js';
import { organisationFields, type OrganisationField, type OrganisationRecord, type RowReading } from './records.js';
import { Remarks, settle, withRemark } from './remarks.js';

export type OrganisationsContext = {
  readonly asOf: CalendarDay;
  /** Organisations of the database, to which new ones may belong. */
  readonly known?: readonly KnownName[];
};

export type OrganisationsRead = {
  /** In the order of the rows. */
  readonly readings: readonly RowReading<OrganisationRecord>[];
  /** The one whose superior is outside; null where no row was accepted. */
  readonly top: OrganisationRecord | null;
};

/** Reads the organisations sheets of a batch: rows one by one, then all together, because superiors may stand anywhere. */
export class OrganisationsReader {
  readonly #context: OrganisationsContext;
  readonly #waiting: WaitingOrganisation[] = [];

  constructor(context: OrganisationsContext) {
    this.#context = context;
  }

  /** A reader of one sheet; give it every row in order. It returns whether the row was data. */
  sheet(sheet: RecognisedSheet<'organisations'>): (row: Row, corrections?: Corrections<OrganisationField>) => boolean {
    const layout = layoutOf(sheet, ['党组织全称']);
    const source = cellSource<OrganisationField>(sheet.columns, layout, sheet.composed);
    return (row, corrections) => {
      const role = layout.roleOf(row);
      if (role.kind === 'skip' && role.columns) source.remap(role.columns);
      if (role.kind !== 'data') return false;
      source.turn(row, corrections);
      this.#waiting.push(this.#read(sheet, source, layout, row));
      return true;
    };
  }

  #read(
    sheet: RecognisedSheet<'organisations'>,
    source: CellSource<OrganisationField>,
    layout: Layout,
    row: Row,
  ): WaitingOrganisation {
    const remarks = new Remarks();
    const reading = { source, remarks, system: dateSystem(sheet.head), asOf: this.#context.asOf };
    const draft = organisationDraft(reading, row);
    for (const [c, cell] of row.cells.entries())
      if (cell?.note === true) remarks.add('CELL_NOTE', sheet.headers.find((h) => h.column === c)?.field ?? '', c);
    const covered = layout.merged ? coveredRemarks(source, organisationFields, ['序号']) : [];
    return {
      sheet: sheet.head.name,
      row: row.number,
      inText: sheet.head.name === null,
      draft,
      remarks: [...(remarks.all ?? []), ...covered],
      columnOf: (field) => source.columnOf(field),
    };
  }

  /** Judges all rows given so far against each other and against the known organisations. May be called again after more rows. */
  finish(): OrganisationsRead {
    const placed = placeOrganisations(this.#waiting, this.#context.known ?? []);
    const readings = placed.rows.map(({ waiting, record, remarks }: Placed) =>
      settle(waiting.sheet, waiting.row, record, [...waiting.remarks, ...remarks]),
    );
    return { readings, top: placed.top };
  }
}

/**
 * Once rosters are read too: the reported 党员数 of each accepted organisation held against the rows that name it or a branch below
 * it. `rowsOf` gives the rows of one branch, undefined where no roster names it; organisations without any are left alone.
 */
export const compareCounts = (
  readings: readonly RowReading<OrganisationRecord>[],
  rowsOf: (branch: string) => number | undefined,
): readonly RowReading<OrganisationRecord>[] => {
  const byName = new Map(readings.flatMap(({ record }) => (record ? [[record.党组织全称, record] as const] : [])));
  const counts = new Map<string, number>();
  for (const { record } of readings) {
    const rows = record ? rowsOf(record.党组织简称) : undefined;
    if (rows === undefined) continue;
    const met = new Set<string>();
    for (let at = record; at && !met.has(at.党组织全称); at = byName.get(at.上级党组织) ?? null) {
      met.add(at.党组织全称);
      counts.set(at.党组织全称, (counts.get(at.党组织全称) ?? 0) + rows);
    }
  }
  return readings.map((reading) => {
    const count = reading.record ? counts.get(reading.record.党组织全称) : undefined;
    const reported = reading.record?.党员数 ?? null;
    if (count === undefined || reported === null || reported === count) return reading;
    const remark = {
      code: 'ORG_COUNT_MISMATCH',
      field: '党员数',
      column: -1,
      from: String(reported),
      near: [String(count)],
    } as const;
    return withRemark(reading, remark);
  });
};
