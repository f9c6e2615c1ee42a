import type { z } from 'zod';
import type { recordDetail } from '../../../contract/records.js';
import {
  itemFormTitles,
  problemAreaTitles,
  type ItemForm,
  type ProblemArea,
} from '../../../domain/meetings/content.js';
import { recordStateOf, recordStateTitles } from '../../../domain/meetings/lifecycle.js';
import { daysBetween } from '../../../domain/shared/calendarDay.js';
import { dayAt } from '../../platform/clock.js';
import { shortTime } from './gatherings.js';
import type { RecordRow } from './records.js';

type Detail = z.input<typeof recordDetail>;

const figuresOf = (r: RecordRow): Detail['figures'] =>
  r.due === null || r.voting_due === null || r.present === null || r.voting_present === null
    ? null
    : { due: r.due, votingDue: r.voting_due, present: r.present, votingPresent: r.voting_present };

const problemsOf = (r: RecordRow): Detail['problems'] =>
  r.problems.map((p) => ({
    id: p.id,
    area: problemAreaTitles[p.area as ProblemArea] ?? p.area,
    text: p.text,
    chosen: p.chosen,
    measure: p.measure,
    answerable: p.answerable_name,
    dueOn: p.due_on,
    proof: p.proof,
    solvedOn: p.solved_on,
  }));

const resolutionsOf = (r: RecordRow): Detail['resolutions'] =>
  r.resolutions.map(({ text, in_favour: inFavour, against, abstained, passed }) => ({
    text,
    votes: inFavour === null ? null : { inFavour, against: against ?? 0, abstained: abstained ?? 0 },
    passed,
  }));

/** What was filed here, as its page shows it; null for an imported ledger row, which has none of it. */
export const detailOf = (r: RecordRow): Detail | null => {
  if (r.gathering_id === null) return null;
  const state = recordStateOf({
    gatheringId: r.gathering_id,
    signed: r.signed_at !== null,
    returnedReason: r.returned_reason,
  });
  return {
    state,
    stateTitle: recordStateTitles[state],
    version: r.version,
    beginsAt: shortTime(r.begins_at),
    endsAt: shortTime(r.ends_at),
    figures: figuresOf(r),
    attendance: r.attendances.map(({ person_id: personId, name, presence, voting }) => ({
      personId,
      name,
      presence,
      voting,
    })),
    guests: [...r.guests],
    items: r.items.map((i) => ({
      form: itemFormTitles[i.form as ItemForm] ?? i.form,
      title: i.title,
      speaker: i.speaker_name,
      minutes: i.minutes,
    })),
    resolutions: resolutionsOf(r),
    problems: problemsOf(r),
    minutes: r.minutes,
    purpose: r.detail.purpose ?? '',
    outcome: r.detail.outcome ?? '',
    chairDelegated: r.chair_delegated,
    signedBy: r.signed_by,
    signedAt: r.signed_at?.toISOString() ?? null,
    returnedReason: r.returned_reason,
    lateReason: r.late_reason,
    filedLateDays: r.late_reason === null ? null : daysBetween(r.held_on, dayAt(r.entered_at)),
  };
};
