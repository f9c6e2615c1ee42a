import { Readable } from 'node:stream';
import type { z } from 'zod';
import * as contract from '../../contract/audit.js';
import { beginning, faultText, type Head } from '../../domain/audit/chain.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { exportLog, publicKeyOf } from '../platform/audit/exportLog.js';
import { notedHeads, type Noted } from '../platform/audit/heads.js';
import { sealedHead } from '../platform/audit/reads.js';
import { auditActions, recordAudit, type AuditAction } from '../platform/audit/store.js';
import { verifyPart, verifyTail } from '../platform/audit/verify.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { auditPage, countUnsealed } from './reads/entries.js';
import { auditText } from './reads/auditText.js';

/** Links that one call verifies: about a second of work. */
const atOnce = 50_000;

const actionChoices = Object.entries(auditActions).map(([action, title]) => ({ action, title }));
const notedLine = ({ longest }: Noted) => longest && { position: longest.position, at: longest.at };
const notedOf = (deps: Deps, tenantId: string): Promise<Noted> =>
  notedHeads({ directory: deps.auditDirectory }, deps.keys, tenantId);

const verifySome =
  (deps: Deps) =>
  async (tenantId: string, after: Head): Promise<z.input<typeof contract.verifyAudit.reply>> => {
    const noted = await notedOf(deps, tenantId);
    const part = await verifyPart(deps, tenantId, after, atOnce, noted);
    const tail = part.done ? await verifyTail(deps, tenantId, part.head, noted) : null;
    return {
      head: part.head,
      done: part.done,
      count: part.count + (tail?.count ?? 0),
      faults: [...part.faults, ...(tail?.faults ?? [])].map(faultText),
      tail: tail && { unsealed: tail.unsealed, noted: notedLine(noted) },
    };
  };

const mountSealing = (m: Mounting, deps: Deps): void => {
  mount(m, contract.auditSeal, async (_, { actor: { tenantId } }) => {
    const head = await sealedHead(deps.db, tenantId);
    return {
      position: head.position,
      chain: head.chain,
      sealedAt: head.at?.toISOString() ?? null,
      unsealed: await countUnsealed(deps.db, tenantId),
      noted: notedLine(await notedOf(deps, tenantId)),
      publicKey: publicKeyOf(deps.keys),
    };
  });
  mount(m, contract.verifyAudit, async ({ body }, { actor }) => {
    const verified = await verifySome(deps)(actor.tenantId, body.after ?? beginning);
    if (verified.done || verified.count > 0)
      await recordAudit(deps.db, deps, actor, {
        action: 'audit.verified',
        detail: { checked: verified.head.position, faults: verified.count },
      });
    return verified;
  });
  mount(m, contract.exportAudit, async (_, { actor, signedIn }) => {
    const { tenantId } = actor;
    const { position } = await sealedHead(deps.db, tenantId);
    await recordAudit(deps.db, deps, actor, { action: 'audit.exported', detail: { checked: position } });
    const asked = { tenantId, committee: signedIn.tenantName, after: 0, limit: position };
    return { fileName: `审计记录-${deps.clock.today()}.ndjson`, content: Readable.from(exportLog(deps, asked)) };
  });
};

export const mountAudit = (m: Mounting, deps: Deps): void => {
  mount(m, contract.auditEntries, async ({ query }, { actor }) => {
    const days = { since: query.since as CalendarDay | undefined, through: query.through as CalendarDay | undefined };
    const { total, rows } = await auditPage(deps.db, actor.tenantId, { ...query, ...days }, query);
    return {
      total,
      items: rows.map((e) => ({
        id: e.id,
        at: e.at.toISOString(),
        actor: e.actor_name,
        action: e.action,
        actionTitle: auditActions[e.action as AuditAction] ?? e.action,
        detail: auditText(e.detail),
        concerning: e.concerning,
        position: e.position === null ? null : Number(e.position),
      })),
      actions: actionChoices,
    };
  });
  mountSealing(m, deps);
};
