import { branchIndex, type NamedOrganisation } from '../domain/import/branchIndex.js';
import { LedgerReader, MeetingsSeen } from '../domain/import/ledger.js';
import { OrganisationsReader } from '../domain/import/organisations.js';
import { PeopleSeen } from '../domain/import/peopleSeen.js';
import { recogniseSheet, type RecogniseOptions, type SheetRecognition } from '../domain/import/recognise.js';
import type { LedgerRecord, MemberRecord, OrganisationRecord, RowReading } from '../domain/import/records.js';
import { RosterReader } from '../domain/import/roster.js';
import { day, type CalendarDay } from '../domain/shared/calendarDay.js';
import type { SheetDrawn } from './sheets.js';

export type BatchRead = {
  readonly recognitions: readonly SheetRecognition[];
  readonly organisations: readonly RowReading<OrganisationRecord>[];
  readonly members: readonly RowReading<MemberRecord>[];
  readonly meetings: readonly RowReading<LedgerRecord>[];
  readonly top: OrganisationRecord | null;
  readonly people: PeopleSeen;
};

export type BatchOptions = RecogniseOptions & {
  readonly asOf?: CalendarDay;
  /** Branches known from elsewhere. */
  readonly known?: readonly NamedOrganisation[];
  readonly people?: PeopleSeen;
};

/** Reads sheets the way an import does: organisations first, then rosters, then ledgers. Refused sheets give no rows. */
export const readBatch = (sheets: readonly SheetDrawn[], options: BatchOptions = {}): BatchRead => {
  const asOf = options.asOf ?? day('2026-09-30');
  const known = options.known ?? [];
  const recognised = sheets.map((s) => ({ ...s, recognition: recogniseSheet(s.head, s.rows.slice(0, 200), options) }));
  const organisationsReader = new OrganisationsReader({ asOf, known });
  for (const { recognition, rows } of recognised) {
    if (recognition.kind !== 'organisations' || recognition.refusal !== null) continue;
    const read = organisationsReader.sheet(recognition);
    for (const row of rows) read(row);
  }
  const { readings: organisations, top } = organisationsReader.finish();
  const named = organisations.flatMap(({ record }) =>
    record ? [{ shortName: record.党组织简称, fullName: record.党组织全称, type: record.组织类别 }] : [],
  );
  const branches = branchIndex([...known, ...named]);
  const people = options.people ?? new PeopleSeen();
  const members = recognised.flatMap(({ recognition, rows }) => {
    if (recognition.kind !== 'roster' || recognition.refusal !== null) return [];
    const reader = new RosterReader(recognition, { asOf, branches, people });
    return rows.flatMap((row) => reader.row(row) ?? []);
  });
  const meetingsSeen = new MeetingsSeen();
  const meetings = recognised.flatMap(({ recognition, rows }) => {
    if (recognition.kind !== 'ledger' || recognition.refusal !== null) return [];
    const reader = new LedgerReader(recognition, { asOf, branches, roster: people, meetings: meetingsSeen });
    return rows.flatMap((row) => reader.row(row) ?? []);
  });
  return { recognitions: recognised.map((r) => r.recognition), organisations, members, meetings, top, people };
};

/** A branch of 澜川市 by its short name, for tests that need no organisations sheet. */
export const branch = (shortName: string): NamedOrganisation => ({
  shortName,
  fullName: `中共澜川${shortName.replace(/党支部$/, '支部委员会')}`,
  type: '党支部',
});
