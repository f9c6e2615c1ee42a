import { codeDays } from '../../../domain/access/activation.js';
import type { Actor } from '../../../domain/access/policy.js';
import { isBranchKind, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import { organisationOn } from '../../organisations/reads/tree.js';
import { codeHash, drawCode } from '../../platform/access/codes.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { codesOf, membersWithAccounts } from '../reads.js';
import { saveCodes } from '../store.js';

const branchOf = async (deps: Deps, tenantId: string, id: string): Promise<{ readonly name: string }> => {
  const found = await organisationOn(deps.db, tenantId, id, deps.clock.today());
  if (!found) throw new Refusal('notFound');
  if (!isBranchKind(found.kind as OrganisationKind)) throw new Refusal('activation.noBranch');
  return { name: found.short_name };
};

/** Who of a branch has an account, and who a code. @throws Refusal notFound; activation.noBranch */
export const showActivation = (deps: Deps) => async (who: Actor, organisationId: string) => {
  const { name } = await branchOf(deps, who.tenantId, organisationId);
  const members = await membersWithAccounts(deps.db, who.tenantId, organisationId, deps.clock.today());
  const codes = await codesOf(
    deps.db,
    who.tenantId,
    members.map((m) => m.personId),
    deps.clock.now(),
  );
  return {
    organisationName: name,
    people: members.map((m) => ({
      personId: m.personId,
      name: m.name,
      hasAccount: m.signInName !== null,
      codeUntil: codes.get(m.personId)?.toISOString() ?? null,
    })),
  };
};

/**
 * Draw new codes for members of a branch without an account: those named, or all. Former codes of theirs are good no more.
 * @returns the codes, which are kept nowhere and shown this once
 * @throws Refusal notFound; activation.noBranch
 */
export const issueCodes = (deps: Deps) => async (who: Actor, organisationId: string, named?: readonly string[]) => {
  const { tenantId } = who;
  const { name } = await branchOf(deps, tenantId, organisationId);
  const at = deps.clock.now();
  const until = new Date(at.getTime() + codeDays * 24 * 3_600_000);
  return inTransaction<Database, { organisationName: string; until: string; items: CodeLine[] }>(
    deps.pool,
    async ({ db }) => {
      const members = await membersWithAccounts(db, tenantId, organisationId, deps.clock.today());
      const items = members
        .filter((m) => m.signInName === null && (!named || named.includes(m.personId)))
        .map(({ personId, name: owner }) => ({ personId, name: owner, code: drawCode() }));
      const hashed = items.map((i) => ({ personId: i.personId, hash: codeHash(deps.keys, 'activation', i.code) }));
      await saveCodes(db, { tenantId, organisationId, by: who.accountId, at, until }, hashed);
      await recordAudit(db, deps, who, {
        action: 'code.issued',
        subjectId: organisationId,
        detail: { organisation: name, people: items.length },
      });
      return { organisationName: name, until: until.toISOString(), items };
    },
  );
};
type CodeLine = { readonly personId: string; readonly name: string; readonly code: string };
