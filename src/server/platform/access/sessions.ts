import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { roleOfAppointment, roleOfPost } from '../../../domain/access/holdings.js';
import type { Holding } from '../../../domain/access/policy.js';
import { mustEnrol } from '../../../domain/access/secondFactor.js';
import type { Role } from '../../../domain/access/roles.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/tables.js';
import type { SignedIn } from '../http/call.js';
import { sessionByToken, type HoldingRow, type SessionRow } from './reads.js';
import { deleteSession, insertSession, touchSession } from './store.js';

/** A session ends after half an hour without a call, and after twelve hours in any case. */
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** The last call is written down at most once a minute: a read should stay a read. */
const touchEveryMs = 60_000;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const roleOf = (row: HoldingRow, from: 'appointment' | 'tenure' | 'affiliation'): Role | null => {
  if (from === 'appointment') return roleOfAppointment(row.what);
  return from === 'tenure' ? roleOfPost(row.what, row.kind) : 'member';
};

type Named = { readonly holding: Holding; readonly name: string; readonly kind: string };

const holdingsOf = (row: SessionRow): readonly Named[] => {
  const seen = new Set<string>();
  const named: Named[] = [];
  const add = (rows: readonly HoldingRow[], from: 'appointment' | 'tenure' | 'affiliation'): void => {
    for (const r of rows) {
      const role = roleOf(r, from);
      if (!role || seen.has(`${role} ${r.organisation_id}`)) continue;
      seen.add(`${role} ${r.organisation_id}`);
      named.push({ holding: { role, organisationId: r.organisation_id, path: r.path }, name: r.name, kind: r.kind });
    }
  };
  add(row.appointments, 'appointment');
  add(row.tenures, 'tenure');
  add(row.affiliations, 'affiliation');
  return named;
};

const signedInFrom = (row: SessionRow, tokenHash: Buffer): SignedIn => {
  const named = holdingsOf(row);
  return {
    actor: {
      tenantId: row.tenant_id,
      accountId: row.account_id,
      personId: row.person_id,
      name: row.display_name,
      holdings: named.map((n) => n.holding),
    },
    tenantName: row.tenant_name,
    demo: row.demo,
    mustChange: row.must_change,
    mustEnrol: mustEnrol({
      required: row.second_factor,
      demo: row.demo,
      enrolled: row.enrolled,
      roles: named.map((n) => n.holding.role),
    }),
    holdingNames: named.map((n) => ({ organisationName: n.name, organisationKind: n.kind })),
    rootId: row.root_id,
    tokenHash,
  };
};

type Deps = { readonly pool: Pool; readonly db: Kysely<Database>; readonly clock: Clock };

/** Who a token belongs to; null where there is no such session or it has ended. */
export const signedInBy =
  ({ pool, db, clock }: Deps) =>
  async (token: string): Promise<SignedIn | null> => {
    const tokenHash = hashOf(token);
    const row = await sessionByToken(pool, tokenHash, clock.today());
    if (!row) return null;
    const now = clock.now();
    if (row.ends_at <= now || row.last_seen_at.getTime() + idleMs <= now.getTime()) return null;
    if (now.getTime() - row.last_seen_at.getTime() > touchEveryMs) await touchSession(db, tokenHash, now);
    return signedInFrom(row, tokenHash);
  };

/** Open a session for an account. @returns the token, which only the browser keeps */
export const openSession =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>) =>
  async (tenantId: string, accountId: string, userAgent: string): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const now = clock.now();
    await insertSession(db, {
      token_hash: hashOf(token),
      tenant_id: tenantId,
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      ends_at: new Date(now.getTime() + absoluteMs),
      user_agent: userAgent,
    });
    return token;
  };

export const closeSession = ({ db }: Pick<Deps, 'db'>, tokenHash: Buffer): Promise<void> =>
  deleteSession(db, tokenHash);
