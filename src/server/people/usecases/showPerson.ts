import type { z } from 'zod';
import type { person as contract } from '../../../contract/people.js';
import { postTitles, type Post } from '../../../domain/organisations/posts.js';
import {
  attendanceSentence,
  attendeeOn,
  restrictionTitles,
  type RestrictionKind,
  type Standing,
} from '../../../domain/people/attendance.js';
import { cite } from '../../../domain/shared/basis.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { standingTitles } from '../reads/lines.js';
import { maskIdNumber, maskPhone } from '../../../domain/people/masking.js';
import { partialDay } from '../../obligations/reads/facts.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor, type Sealer } from '../../platform/sealer.js';
import {
  affiliationsOf,
  excusedFrom,
  personById,
  restrictionsOf,
  revealsOf,
  standingsOf,
  tenuresOf,
} from '../reads/person.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;

const fieldTitles: Readonly<Record<string, string>> = { idNumber: '身份证号', phone: '手机号码' };
const sexTitles: Readonly<Record<string, string>> = { male: '男', female: '女' };
const orNull = <T>(value: T | null, map: (value: T) => string): string | null => (value === null ? null : map(value));
const titleOf = (titles: Readonly<Record<string, string>>, key: string): string => titles[key] ?? key;

type PersonRow = NonNullable<Awaited<ReturnType<typeof personById>>>;

const numbers = (p: PersonRow, sealer: Sealer) => ({
  idNumberMasked: orNull(sealer.open('idNumber', p.id_number_sealed), maskIdNumber),
  phoneMasked: orNull(sealer.open('phone', p.phone_sealed), maskPhone),
});

const basics = (p: PersonRow) => ({
  id: p.id,
  name: p.name,
  sexTitle: titleOf(sexTitles, p.sex ?? ''),
  ethnicity: p.ethnicity,
  bornOn: p.born_on,
  nativePlace: p.native_place,
  education: p.education,
  workPost: p.work_post,
  joinedOn: p.joined_on,
  fullMemberOn: p.full_member_on,
  membershipState: p.membership_state,
  retired: p.retired,
  mobile: p.mobile,
});

/** What the person holds today of a member's rights: nothing is said where nothing is missing. */
const rightsOf = (
  p: PersonRow,
  standings: readonly DatedRow[],
  restrictions: readonly DatedRow[],
  today: CalendarDay,
): Reply['rights'] => {
  const { reason } = attendeeOn(
    {
      id: p.id,
      name: p.name,
      affiliations: [],
      standings: standings.map((s) => ({ ...s, standing: s.standing as Standing })),
      restrictions: restrictions.map((r) => ({ ...r, kind: r.kind as RestrictionKind })),
    },
    today,
  );
  return reason
    ? [
        {
          code: reason.code,
          sentence: attendanceSentence(reason),
          weight: reason.weight,
          basis: reason.basis ? cite(reason.basis) : null,
        },
      ]
    : [];
};
type DatedRow = {
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
  readonly standing?: string;
  readonly kind?: string;
};

/** Everything dated about a person, the newest first as the reads give it. */
const history = async (deps: Deps, tenantId: string, p: PersonRow) => {
  const { db } = deps;
  const [affiliations, standings, restrictions, tenures] = await Promise.all([
    affiliationsOf(db, tenantId, p.id),
    standingsOf(db, tenantId, p.id),
    restrictionsOf(db, tenantId, p.id),
    tenuresOf(db, tenantId, p.id),
  ]);
  return {
    affiliations: affiliations.map((f) => ({
      branchId: f.organisation_id,
      branchName: f.branch_name ?? '',
      groupName: f.group_name,
      since: f.since,
      sinceInferred: f.since_inferred,
      until: f.until,
    })),
    standings: standings.map((s) => ({
      standingTitle: titleOf(standingTitles, s.standing),
      since: s.since,
      until: s.until,
    })),
    restrictions: restrictions.map((r) => ({
      kindTitle: titleOf(restrictionTitles, r.kind),
      since: r.since,
      until: r.until,
    })),
    tenures: tenures.map((t) => ({
      organisationId: t.organisation_id,
      organisationName: t.organisation_name ?? '',
      postTitle: titleOf(postTitles, t.post as Post),
      since: t.since,
      sinceInferred: t.since_inferred,
      until: t.until,
    })),
    rights: rightsOf(p, standings, restrictions, deps.clock.today()),
  };
};

const revealLine = (r: Awaited<ReturnType<typeof revealsOf>>[number]): Reply['reveals'][number] => {
  const detail = r.detail as { field?: string; reason?: string };
  return {
    at: r.at.toISOString(),
    by: r.actor_name,
    field: titleOf(fieldTitles, detail.field ?? ''),
    reason: detail.reason ?? '',
  };
};

/**
 * A person's file: what the rolls say through the years, numbers masked, and who has looked at them.
 * @throws Refusal notFound
 */
export const showPerson =
  (deps: Deps) =>
  async (tenantId: string, personId: string): Promise<Reply> => {
    const p = await personById(deps.db, tenantId, personId);
    if (!p) throw new Refusal('notFound');
    const [dated, excused, reveals] = await Promise.all([
      history(deps, tenantId, p),
      excusedFrom(deps.db, tenantId, personId),
      revealsOf(deps.db, tenantId, personId),
    ]);
    return {
      ...basics(p),
      ...numbers(p, sealerFor(deps.keys, tenantId)),
      ...dated,
      excused: excused.map((x) => ({ meetingId: x.id, heldOn: partialDay(x.held_on, x.day_known), title: x.topic })),
      reveals: reveals.map(revealLine),
    };
  };
