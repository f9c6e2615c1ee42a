import type { z } from 'zod';
import type { person as contract } from '../../../contract/people.js';
import { postTitles, type Post } from '../../../domain/organisations/posts.js';
import { restrictionTitles } from '../../../domain/people/attendance.js';
import { standingTitles } from '../reads/lines.js';
import { maskIdNumber, maskPhone } from '../../../domain/people/masking.js';
import { partialDay } from '../../obligations/reads/facts.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
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

/**
 * A person's file: what the rolls say through the years, numbers masked, and who has looked at them.
 * @throws Refusal notFound
 */
export const showPerson =
  (deps: Deps) =>
  async (tenantId: string, personId: string): Promise<Reply> => {
    const { db } = deps;
    const p = await personById(db, tenantId, personId);
    if (!p) throw new Refusal('notFound');
    const [affiliations, standings, restrictions, tenures, excused, reveals] = await Promise.all([
      affiliationsOf(db, tenantId, personId),
      standingsOf(db, tenantId, personId),
      restrictionsOf(db, tenantId, personId),
      tenuresOf(db, tenantId, personId),
      excusedFrom(db, tenantId, personId),
      revealsOf(db, tenantId, personId),
    ]);
    const sealer = sealerFor(deps.keys, tenantId);
    return {
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
      idNumberMasked: orNull(sealer.open('idNumber', p.id_number_sealed), maskIdNumber),
      phoneMasked: orNull(sealer.open('phone', p.phone_sealed), maskPhone),
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
      excused: excused.map((x) => ({ meetingId: x.id, heldOn: partialDay(x.held_on, x.day_known), title: x.topic })),
      reveals: reveals.map((r) => {
        const detail = r.detail as { field?: string; reason?: string };
        return {
          at: r.at.toISOString(),
          by: r.actor_name,
          field: titleOf(fieldTitles, detail.field ?? ''),
          reason: detail.reason ?? '',
        };
      }),
      rights: [],
    };
  };
