import { clockTime } from '../../../domain/meetings/clockTime.js';
import { contradictionsOf, findingKey, type OwnFacts } from '../../../domain/meetings/contradictions.js';
import type { Figures } from '../../../domain/meetings/reported.js';
import { branchOn } from '../../meetings/reads/branch.js';
import { meetingsOfGathering } from '../../meetings/reads/gatherings.js';
import { recordById, type RecordRow } from '../../meetings/reads/records.js';
import { computedDue, meetingById } from '../../obligations/reads/meetings.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { alikeTexts } from '../reads/alike.js';
import { contradictionsOf as keptOf, disagreeingWith, recordsOfDay, unexaminedMeetings } from '../reads/findings.js';
import { addContradictions, dropContradictions, saveBands, setExamined } from '../store.js';

type Tx = Transaction<Database>;
type Imported = NonNullable<Awaited<ReturnType<typeof meetingById>>>;

const timeOf = (text: string | null) => (text === null ? null : clockTime.parse(text.slice(0, 5)));

const absentChairOf = (r: RecordRow, imported: Imported | null): string | null => {
  const missing = r.attendances.find((a) => a.person_id === r.chair_id && a.presence !== 'present');
  if (missing) return missing.name;
  const excused = imported?.absentees.find((a) =>
    a.person_id === null ? a.name === imported.chair_name : a.person_id === r.chair_id,
  );
  return excused ? excused.name : null;
};

const reportedOf = async ({ db }: Tx, tenantId: string, m: Imported): Promise<Figures> => ({
  due: m.reported_due,
  present: m.reported_present,
  computedDue: (await computedDue(db, tenantId, m))?.due ?? null,
  excused: m.absentees.length,
});

const factsOf = async (
  tx: Tx,
  tenantId: string,
  r: RecordRow,
): Promise<OwnFacts & { readonly imported: Imported | null }> => {
  const imported = r.gathering_id === null ? ((await meetingById(tx.db, tenantId, r.id)) ?? null) : null;
  const branch = await branchOn(tx.client, tenantId, r.organisation_id, r.held_on);
  const lesson = r.kinds.some((k) => k.kind === 'partyLesson');
  return {
    id: r.id,
    topic: r.topic,
    day: r.held_on,
    beginsAt: timeOf(r.begins_at),
    endsAt: timeOf(r.ends_at),
    present: r.attendances.filter((a) => a.presence === 'present').map((a) => ({ id: a.person_id, name: a.name })),
    existed: imported?.day_known === false || branch?.existed === true,
    absentChair: absentChairOf(r, imported),
    lessonWithoutLecturer: imported
      ? null
      : lesson && !r.items.some((i) => i.form === 'lesson' && i.speaker_name !== ''),
    reported: imported ? await reportedOf(tx, tenantId, imported) : null,
    imported,
  };
};

/** Look at one record anew: what was found before and still holds stays, with what the branch has said about it. */
const examineOne = async (tx: Tx, tenantId: string, id: string, at: Date): Promise<void> => {
  const { client } = tx;
  const r = await recordById(client, tenantId, id);
  if (!r) return;
  const { imported, ...facts } = await factsOf(tx, tenantId, r);
  const siblings = r.gathering_id === null ? [] : await meetingsOfGathering(client, tenantId, r.gathering_id);
  const text = imported ? imported.summary : r.minutes;
  const except = siblings.map((s) => s.id);
  const { bands, alike } = await alikeTexts(client, tenantId, {
    text,
    branchId: r.organisation_id,
    except,
    meetingId: id,
  });
  await saveBands(client, tenantId, id, bands);
  const sameDay = facts.beginsAt === null ? [] : await recordsOfDay(client, tenantId, r.organisation_id, r.held_on);
  // Ids are made in the order of time: of two texts the later one is asked about. Of two meetings at one hour, the later one too.
  const found = contradictionsOf(
    facts,
    sameDay.filter((o) => o.id < id),
    alike,
  );
  const kept = await keptOf(client, tenantId, id);
  const keyOf = (k: (typeof kept)[number]) => findingKey({ code: k.code, figures: k.figures, otherId: k.other_id });
  const [foundKeys, keptKeys] = [new Set(found.map(findingKey)), new Set(kept.map(keyOf))];
  const gone = kept.filter((k) => !foundKeys.has(keyOf(k)));
  await dropContradictions(
    client,
    tenantId,
    gone.map((k) => k.id),
  );
  const fresh = found.filter((c) => !keptKeys.has(findingKey(c)));
  await addContradictions(client, tenantId, { meetingId: id, organisationId: r.organisation_id }, fresh, at);
};

const atOnce = 100;

/** Look at some records that were written or corrected. @returns how many */
const examineSome = (deps: Deps, tenantId: string): Promise<number> =>
  inTransaction<Database, number>(deps.pool, async (tx) => {
    const ids = await unexaminedMeetings(tx.client, tenantId, atOnce);
    // Taken out first: who corrects one meanwhile puts it back and waits for nobody.
    if (ids.length > 0) await setExamined(tx.client, tenantId, ids);
    const concerned = new Set(ids);
    for (const id of ids) for (const other of await disagreeingWith(tx.client, tenantId, id)) concerned.add(other);
    for (const id of concerned) await examineOne(tx, tenantId, id, deps.clock.now());
    return ids.length;
  });

/** Look at all records of a tenant that were written or corrected since, some at a time; a job does it every minute. */
export const examineRecords = async (deps: Deps, tenantId: string): Promise<number> => {
  let total = 0;
  for (;;) {
    const some = await examineSome(deps, tenantId);
    total += some;
    if (some < atOnce) return total;
  }
};
