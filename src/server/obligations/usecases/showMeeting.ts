import type { z } from 'zod';
import type { meeting as contract } from '../../../contract/obligations.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { localKinds } from '../../meetings/reads/branch.js';
import { detailOf } from '../../meetings/reads/recordDetail.js';
import { recordById } from '../../meetings/reads/records.js';
import { idsOnPath, namesOf, newestState } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { differencesOf } from '../../../domain/meetings/reported.js';
import { partialDay } from '../reads/facts.js';
import { computedDue, meetingById, sourceOf } from '../reads/meetings.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;
type Meeting = NonNullable<Awaited<ReturnType<typeof meetingById>>>;

const importSource = async (deps: Deps, tenantId: string, m: Meeting): Promise<Reply['source']> => {
  const found = m.import_id ? await sourceOf(deps.db, tenantId, m.import_id, m.id) : undefined;
  if (!found || !m.import_id) return null;
  const sheets = found.sheets as readonly { readonly name: string | null }[];
  return {
    file: found.file_name,
    sheet: sheets[found.sheet_no]?.name ?? null,
    row: found.row_no,
    importId: m.import_id,
  };
};

/**
 * A record of organisation life: what was reported, beside it what the rolls of that day say, and where it came from.
 * @throws Refusal notFound
 */
export const showMeeting =
  (deps: Deps) =>
  async (tenantId: string, id: string): Promise<Reply> => {
    const m = await meetingById(deps.db, tenantId, id);
    const branch = m && (await newestState(deps.db, tenantId, m.organisation_id));
    if (!m || !branch) throw new Refusal('notFound');
    const bearers = m.kinds.map((k) => k.organisation_id).filter((b) => b !== m.organisation_id);
    const [computed, source, groupNames, local, record] = await Promise.all([
      computedDue(deps.db, tenantId, m),
      importSource(deps, tenantId, m),
      namesOf(deps.db, tenantId, bearers, m.held_on),
      localKinds(deps.pool, tenantId, idsOnPath(branch.path)),
      recordById(deps.pool, tenantId, id),
    ]);
    const reported = { due: m.reported_due, present: m.reported_present };
    return {
      id: m.id,
      organisationId: m.organisation_id,
      organisationName: branch.short_name,
      heldOn: partialDay(m.held_on, m.day_known),
      kinds: [...new Set(m.kinds.map((k) => kindTitle(k.kind, local)))],
      groups: [...groupNames.values()],
      topic: m.topic,
      place: m.place,
      chair: m.chair_name,
      recorder: m.recorder_name,
      summary: m.summary,
      reported,
      computed,
      differences: [...differencesOf({ ...reported, computedDue: computed?.due ?? null, excused: m.absentees.length })],
      absentees: m.absentees.map((a) => ({ name: a.name, personId: a.person_id })),
      source,
      enteredAt: m.entered_at.toISOString(),
      enteredBy: m.entered_by_name ?? '导入',
      record: record ? detailOf(record) : null,
    };
  };
