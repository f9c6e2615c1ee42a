// Generated from the schema. Do not edit.
/* oxlint-disable max-lines -- one interface a table; nobody reads it from top to bottom */
import type { Generated } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

export interface AccountsTable {
  tenant_id: string;
  id: string;
  person_id: string | null;
  display_name: string;
  password_hash: string;
  must_change: Generated<boolean>;
  failed_attempts: Generated<number>;
  locked_until: Date | null;
  closed_at: Date | null;
  created_at: Generated<Date>;
}

export interface ActivationCodesTable {
  code_hash: Buffer;
  tenant_id: string;
  person_id: string;
  organisation_id: string;
  issued_by: string | null;
  issued_at: Date;
  expires_at: Date;
}

export interface ActivityKindsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  title: string;
  audience: string;
  ended_at: Date | null;
  created_by: string | null;
  created_at: Generated<Date>;
}

export interface AffiliationsTable {
  tenant_id: string;
  id: string;
  person_id: string;
  organisation_id: string;
  group_id: string | null;
  since: CalendarDay;
  until: CalendarDay | null;
  since_inferred: Generated<boolean>;
  import_id: string | null;
}

export interface AppointmentsTable {
  tenant_id: string;
  id: string;
  account_id: string;
  role: string;
  organisation_id: string;
  since: CalendarDay;
  until: CalendarDay | null;
  appointed_by: string | null;
}

export interface AttachmentsTable {
  tenant_id: string;
  id: string;
  meeting_id: string;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  sealed_name: string;
  added_by: string | null;
  added_at: Generated<Date>;
}

export interface AuditEntriesTable {
  tenant_id: string;
  id: string;
  at: Date;
  account_id: string | null;
  actor_name: string;
  action: string;
  subject_id: string | null;
  person_id: string | null;
  detail: Generated<unknown>;
  mac: Buffer;
}

export interface AuditSealsTable {
  tenant_id: string;
  position: number;
  entry_id: string;
  chain: Buffer;
  seal: Buffer;
  sealed_at: Date;
}

export interface AuditUnsealedTable {
  tenant_id: string;
  entry_id: string;
}

export interface CardEntriesTable {
  tenant_id: string;
  id: string;
  card_id: string;
  kind: string;
  text: Generated<string>;
  meeting_id: string | null;
  by_account: string | null;
  by_name: string;
  at: Date;
}

export interface CardsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  rule_id: string;
  period: string;
  level: string;
  state: string;
  opened_by: string | null;
  opened_by_organisation: string;
  opened_at: Date;
  due_on: CalendarDay;
  closed_at: Date | null;
}

export interface ContradictionsTable {
  tenant_id: string;
  id: string;
  meeting_id: string;
  organisation_id: string;
  code: string;
  other_id: string | null;
  figures: unknown;
  found_at: Date;
  explained: string | null;
  explained_by: string | null;
  explained_name: string | null;
  explained_at: Date | null;
}

export interface CorrectionRequestsTable {
  tenant_id: string;
  id: string;
  person_id: string;
  field: string;
  text: string;
  requested_by: string | null;
  requested_at: Date;
  state: Generated<string>;
  answer: string | null;
  answered_by_name: string | null;
  answered_at: Date | null;
}

export interface ExemptionsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  rule_ids: string[];
  organisation_ids: string[];
  traits: string[];
  since: CalendarDay;
  until: CalendarDay | null;
  reason: string;
  created_by: string | null;
  created_at: Generated<Date>;
}

export interface FeedbackTable {
  tenant_id: string;
  id: string;
  page: string;
  text: string;
  account_id: string | null;
  sender_name: string | null;
  sent_at: Date;
  answer: string | null;
  answered_by_name: string | null;
  answered_at: Date | null;
}

export interface GatheringsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  on_day: CalendarDay;
  state: string;
  content: unknown;
  revision: Generated<number>;
  recurring_id: string | null;
  cancel_reason: string | null;
  created_by: string | null;
  created_at: Generated<Date>;
  changed_by: string | null;
  changed_at: Generated<Date>;
}

export interface HolidaysTable {
  tenant_id: string;
  day: CalendarDay;
  kind: string;
  name: string;
  corrected_by: string | null;
  corrected_at: Generated<Date>;
}

export interface ImportChangesTable {
  tenant_id: string;
  import_id: string;
  id: string;
  table_name: string;
  row_id: string;
  before: unknown;
}

export interface ImportCorrectionsTable {
  tenant_id: string;
  import_id: string;
  file_no: number;
  sheet_no: number;
  row_no: number;
  field: string;
  value_sealed: Buffer;
  corrected_by: string | null;
  corrected_at: Generated<Date>;
}

export interface ImportFilesTable {
  tenant_id: string;
  import_id: string;
  file_no: number;
  file_name: string;
  bytes: number;
  sha256: Buffer;
  format: string | null;
  sealed_name: string | null;
  refusal: string | null;
  sheets: Generated<unknown>;
  mapping: Generated<unknown>;
}

export interface ImportMissingTable {
  tenant_id: string;
  import_id: string;
  person_id: string;
  organisation_id: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface ImportRowsTable {
  tenant_id: string;
  import_id: string;
  file_no: number;
  sheet_no: number;
  row_no: number;
  outcome: string;
  codes: string[];
  payload: Buffer | null;
  subject_id: string | null;
  applied: Generated<boolean>;
}

export interface ImportsTable {
  tenant_id: string;
  id: string;
  state: string;
  as_of: CalendarDay;
  progress: Generated<number>;
  stage: Generated<string>;
  counts: Generated<unknown>;
  problem: string | null;
  created_by: string | null;
  created_by_name: string;
  created_at: Generated<Date>;
  applied_at: Date | null;
  undone_at: Date | null;
  organisation_id: string | null;
}

export interface LeadingSumsTable {
  tenant_id: string;
  organisation_id: string;
  branches: number;
  terms_ended: number;
  terms_ending: number;
  without_secretary: number;
  counted_at: Date;
}

export interface LocalRulesTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  kind: string;
  title: string;
  period: string;
  required: number;
  lead_days: Generated<number>;
  since: CalendarDay;
  until: CalendarDay | null;
  basis: string;
  created_by: string | null;
  created_at: Generated<Date>;
}

export interface MeetingAbsenteesTable {
  tenant_id: string;
  meeting_id: string;
  position: number;
  name: string;
  person_id: string | null;
}

export interface MeetingAttendancesTable {
  tenant_id: string;
  meeting_id: string;
  person_id: string;
  presence: string;
  voting: boolean;
}

export interface MeetingGuestsTable {
  tenant_id: string;
  meeting_id: string;
  position: number;
  name: string;
  capacity: Generated<string>;
}

export interface MeetingItemsTable {
  tenant_id: string;
  meeting_id: string;
  position: number;
  form: string;
  title: string;
  speaker_name: Generated<string>;
  speaker_id: string | null;
  minutes: number | null;
}

export interface MeetingKindsTable {
  tenant_id: string;
  meeting_id: string;
  organisation_id: string;
  kind: string;
  held_on: CalendarDay;
  day_known: Generated<boolean>;
  belongs_to_year: number | null;
}

export interface MeetingResolutionsTable {
  tenant_id: string;
  meeting_id: string;
  position: number;
  text: string;
  in_favour: number | null;
  against: number | null;
  abstained: number | null;
  passed: boolean | null;
}

export interface MeetingTextsTable {
  tenant_id: string;
  meeting_id: string;
  bands: number[];
}

export interface MeetingVersionsTable {
  tenant_id: string;
  meeting_id: string;
  version: number;
  content: unknown;
  reason: string;
  replaced_by: string | null;
  replaced_at: Generated<Date>;
}

export interface MeetingsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  held_on: CalendarDay;
  day_known: Generated<boolean>;
  topic: Generated<string>;
  place: Generated<string>;
  chair_name: Generated<string>;
  chair_id: string | null;
  recorder_name: Generated<string>;
  recorder_id: string | null;
  reported_due: number | null;
  reported_present: number | null;
  summary: Generated<string>;
  meeting_key: string;
  late_reason: string | null;
  entered_by: string | null;
  entered_at: Generated<Date>;
  import_id: string | null;
  gathering_id: string | null;
  begins_at: string | null;
  ends_at: string | null;
  minutes: Generated<string>;
  version: Generated<number>;
  belongs_to_year: number | null;
  due: number | null;
  voting_due: number | null;
  present: number | null;
  voting_present: number | null;
  chair_delegated: Generated<boolean>;
  detail: Generated<unknown>;
  signed_by: string | null;
  signed_at: Date | null;
  returned_reason: string | null;
}

export interface MigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: Generated<Date>;
}

export interface ObligationCountsTable {
  tenant_id: string;
  organisation_id: string;
  rule_id: string;
  period: string;
  required: number;
  done: number;
}

export interface ObligationDeltasTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  rule_id: string;
  period: string;
  applicable: number;
  met: number;
}

export interface ObligationSumsTable {
  tenant_id: string;
  organisation_id: string;
  rule_id: string;
  period: string;
  applicable: number;
  met: number;
}

export interface OrganisationEventsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  kind: string;
  on_day: CalendarDay;
  detail: Generated<unknown>;
  reason: string | null;
  recorded_by: string | null;
  recorded_at: Generated<Date>;
  import_id: string | null;
}

export interface OrganisationSettingsTable {
  tenant_id: string;
  organisation_id: string;
  name: string;
  value: unknown;
  changed_by: string | null;
  changed_at: Generated<Date>;
}

export interface OrganisationStatesTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  since: CalendarDay;
  until: CalendarDay | null;
  kind: string;
  name: string;
  short_name: string;
  name_key: string;
  parent_id: string | null;
  path: string;
  has_committee: Generated<boolean>;
  unit_name: string | null;
  phone: string | null;
  import_id: string | null;
}

export interface OrganisationsTable {
  tenant_id: string;
  id: string;
  code: string | null;
  import_id: string | null;
  created_at: Generated<Date>;
}

export interface PeopleTable {
  tenant_id: string;
  id: string;
  name: string;
  name_key: string;
  sex: string | null;
  ethnicity: string | null;
  born_on: string | null;
  native_place: string | null;
  education: string | null;
  joined_on: string | null;
  full_member_on: string | null;
  work_post: string | null;
  membership_state: string | null;
  retired: boolean | null;
  mobile: boolean | null;
  id_number_sealed: Buffer | null;
  id_number_index: Buffer | null;
  phone_sealed: Buffer | null;
  phone_index: Buffer | null;
  dues_base_sealed: Buffer | null;
  import_id: string | null;
  created_at: Generated<Date>;
}

export interface ProblemsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  meeting_id: string | null;
  area: string;
  text: string;
  chosen: Generated<boolean>;
  measure: Generated<string>;
  answerable_id: string | null;
  answerable_name: Generated<string>;
  due_on: CalendarDay | null;
  proof: Generated<string>;
  solved_on: CalendarDay | null;
  solved_by: string | null;
  raised_on: CalendarDay;
}

export interface RecurringDaysTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  title: string;
  kinds: string[];
  pattern: unknown;
  begins_at: string | null;
  place: Generated<string>;
  since: CalendarDay;
  until: CalendarDay | null;
  created_by: string | null;
}

export interface RestrictionsTable {
  tenant_id: string;
  id: string;
  person_id: string;
  kind: string;
  since: CalendarDay;
  until: CalendarDay | null;
  basis: string | null;
}

export interface SecondFactorsTable {
  tenant_id: string;
  account_id: string;
  secret_sealed: Buffer;
  confirmed_at: Date | null;
  last_step: Generated<number>;
  recovery: Generated<Buffer[]>;
}

export interface SessionsTable {
  token_hash: Buffer;
  tenant_id: string;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  user_agent: Generated<string>;
}

export interface SignInNamesTable {
  name: string;
  tenant_id: string;
  account_id: string;
}

export interface StandingsTable {
  tenant_id: string;
  id: string;
  person_id: string;
  standing: string;
  since: CalendarDay;
  until: CalendarDay | null;
  import_id: string | null;
}

export interface TalksTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  on_day: CalendarDay;
  one_id: string;
  other_id: string;
  entered_by: string | null;
  entered_at: Generated<Date>;
}

export interface TemplatesTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  kind: string;
  title: string;
  body: string;
  ended_at: Date | null;
  changed_by: string | null;
  changed_at: Generated<Date>;
}

export interface TenantsTable {
  id: string;
  name: string;
  demo: Generated<boolean>;
  settings: Generated<unknown>;
  created_at: Generated<Date>;
}

export interface TenuresTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  person_id: string | null;
  holder_name: string;
  post: string;
  since: CalendarDay;
  until: CalendarDay | null;
  since_inferred: Generated<boolean>;
  import_id: string | null;
}

export interface TermsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  since: CalendarDay;
  ends_on: CalendarDay;
  extended_to: CalendarDay | null;
  since_inferred: Generated<boolean>;
  import_id: string | null;
}

export interface UnexaminedMeetingsTable {
  tenant_id: string;
  meeting_id: string;
}

export interface Database {
  accounts: AccountsTable;
  activation_codes: ActivationCodesTable;
  activity_kinds: ActivityKindsTable;
  affiliations: AffiliationsTable;
  appointments: AppointmentsTable;
  attachments: AttachmentsTable;
  audit_entries: AuditEntriesTable;
  audit_seals: AuditSealsTable;
  audit_unsealed: AuditUnsealedTable;
  card_entries: CardEntriesTable;
  cards: CardsTable;
  contradictions: ContradictionsTable;
  correction_requests: CorrectionRequestsTable;
  exemptions: ExemptionsTable;
  feedback: FeedbackTable;
  gatherings: GatheringsTable;
  holidays: HolidaysTable;
  import_changes: ImportChangesTable;
  import_corrections: ImportCorrectionsTable;
  import_files: ImportFilesTable;
  import_missing: ImportMissingTable;
  import_rows: ImportRowsTable;
  imports: ImportsTable;
  leading_sums: LeadingSumsTable;
  local_rules: LocalRulesTable;
  meeting_absentees: MeetingAbsenteesTable;
  meeting_attendances: MeetingAttendancesTable;
  meeting_guests: MeetingGuestsTable;
  meeting_items: MeetingItemsTable;
  meeting_kinds: MeetingKindsTable;
  meeting_resolutions: MeetingResolutionsTable;
  meeting_texts: MeetingTextsTable;
  meeting_versions: MeetingVersionsTable;
  meetings: MeetingsTable;
  migration: MigrationTable;
  obligation_counts: ObligationCountsTable;
  obligation_deltas: ObligationDeltasTable;
  obligation_sums: ObligationSumsTable;
  organisation_events: OrganisationEventsTable;
  organisation_settings: OrganisationSettingsTable;
  organisation_states: OrganisationStatesTable;
  organisations: OrganisationsTable;
  people: PeopleTable;
  problems: ProblemsTable;
  recurring_days: RecurringDaysTable;
  restrictions: RestrictionsTable;
  second_factors: SecondFactorsTable;
  sessions: SessionsTable;
  sign_in_names: SignInNamesTable;
  standings: StandingsTable;
  talks: TalksTable;
  templates: TemplatesTable;
  tenants: TenantsTable;
  tenures: TenuresTable;
  terms: TermsTable;
  unexamined_meetings: UnexaminedMeetingsTable;
}
