import { atOrBelow } from '../../../domain/access/scope.js';
import { sinceEver } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import type { Intake, PostClaim, SecretaryClaim } from './intake.js';

/** The person of the roster whom an organisation names as its secretary: the only one of that name at or below it. */
const holderOf = (run: Intake, claim: SecretaryClaim, pathOf: (branchId: string) => string): string | null => {
  const here = (run.namesakes.get(claim.name) ?? []).filter((p) => atOrBelow(pathOf(p.branchId), claim.path));
  return here.length === 1 ? (here[0]?.personId ?? null) : null;
};

const write = (
  run: Intake,
  organisationId: string,
  personId: string | null,
  name: string,
  post: string,
  since: PostClaimSince,
): void => {
  run.write.add('tenures', {
    tenant_id: run.tenantId,
    id: newId(),
    organisation_id: organisationId,
    person_id: personId,
    holder_name: name,
    post,
    since,
    since_inferred: true,
    import_id: run.importId,
  });
};
type PostClaimSince = SecretaryClaim['since'];

const secretaryKey = (p: Pick<PostClaim, 'organisationId' | 'name'>): string => `${p.organisationId} ${p.name}`;

/** Who claims in the roster to be the secretary of an organisation, by organisation and name; the first where two do. */
const secretariesOnRoster = (run: Intake): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const p of run.posts)
    if (p.post === 'secretary' && !found.has(secretaryKey(p))) found.set(secretaryKey(p), p.personId);
  return found;
};

/**
 * Turn what organisation files and rosters say about posts into tenures. A secretary named by both is one tenure; where the two
 * disagree the organisation file is followed, and the roster's second secretary is left out and reported.
 * @returns posts that were not written, each as a sentence
 */
export const applyOffices = (run: Intake, heldSince: (organisationId: string) => PostClaimSince): readonly string[] => {
  const paths = new Map([...run.byFullName.values()].map((o) => [o.id, o.path]));
  const pathOf = (id: string): string => paths.get(id) ?? '';
  const secretaries = new Set<string>();
  const left: string[] = [];
  const onRoster = secretariesOnRoster(run);
  for (const claim of run.secretaries.values()) {
    const claimedByRoster = onRoster.get(secretaryKey(claim));
    write(
      run,
      claim.organisationId,
      claimedByRoster ?? holderOf(run, claim, pathOf),
      claim.name,
      'secretary',
      claim.since,
    );
    secretaries.add(claim.organisationId);
  }
  const written = new Set<string>();
  for (const p of run.posts) {
    if (!isFree(p, secretaries, written)) {
      if (p.post === 'secretary' && run.secretaries.get(p.organisationId)?.name !== p.name)
        left.push(`${p.name}在名册中也写作书记，与党组织信息不一致，未登记任职，请核对。`);
      continue;
    }
    const since = heldSince(p.organisationId);
    write(run, p.organisationId, p.personId, p.name, p.post, since > sinceEver ? since : sinceEver);
  }
  return left;
};

const isFree = (p: PostClaim, secretaries: Set<string>, written: Set<string>): boolean => {
  const key = `${p.organisationId} ${p.personId} ${p.post}`;
  if (written.has(key)) return false;
  written.add(key);
  if (p.post !== 'secretary') return true;
  if (secretaries.has(p.organisationId)) return false;
  secretaries.add(p.organisationId);
  return true;
};
