import type { z } from 'zod';
import * as contract from '../../contract/feedback.js';
import { scopesFor } from '../../domain/access/policy.js';
import {
  correctionFields,
  correctionStates,
  type CorrectionField,
  type CorrectionState,
} from '../../domain/people/correction.js';
import { auditText } from '../audit/reads/auditText.js';
import { auditActions, type AuditAction } from '../platform/audit/store.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { answeredPage, correctionsOf, feedbackPage, openCorrectionsIn, viewsOf, type CorrectionRow } from './reads.js';
import { answerCorrection, requestCorrection } from './usecases/corrections.js';
import { answerFeedback, sendFeedback } from './usecases/feedback.js';

const lineOf = (c: CorrectionRow): z.input<typeof contract.correctionLine> => ({
  id: c.id,
  personId: c.person_id,
  name: c.name,
  fieldTitle: correctionFields[c.field as CorrectionField] ?? c.field,
  text: c.text,
  requestedAt: c.requested_at.toISOString(),
  state: c.state,
  stateTitle: correctionStates[c.state as CorrectionState] ?? c.state,
  answer: c.answer,
  answeredBy: c.answered_by_name,
});

const numberTitles: Readonly<Record<string, string>> = { idNumber: '公民身份号码', phone: '手机号码' };

/** Which number was looked at, and why. */
const revealText = (detail: unknown): string => {
  const { field = '', reason = '' } = detail as { readonly field?: string; readonly reason?: string };
  return `${numberTitles[field] ?? field}，原因：${reason}`;
};

const mountCorrections = (m: Mounting, deps: Deps): void => {
  mount(m, contract.requestCorrection, async ({ params, body }, { actor }) => ({
    id: await requestCorrection(deps)(actor, params.personId, body.field, body.text),
  }));
  mount(m, contract.correctionsOfPerson, async ({ params }, { actor }) => ({
    items: (await correctionsOf(deps.db, actor.tenantId, params.personId)).map(lineOf),
  }));
  mount(m, contract.openCorrections, async (_, { actor }) => ({
    items: (await openCorrectionsIn(deps.db, actor.tenantId, scopesFor(actor, 'correction.answer'))).map(lineOf),
  }));
  mount(m, contract.answerCorrection, async ({ params, body }, { actor }) => {
    await answerCorrection(deps)(actor, params.personId, params.correctionId, body.done, body.answer);
    return {};
  });
  mount(m, contract.personViews, async ({ params, query }, { actor }) => {
    const { total, rows } = await viewsOf(deps.db, actor.tenantId, params.personId, query);
    return {
      total,
      items: rows.map((r) => ({
        at: r.at.toISOString(),
        by: r.actor_name,
        what: auditActions[r.action as AuditAction] ?? r.action,
        detail: r.action === 'person.revealed' ? revealText(r.detail) : auditText(r.detail),
      })),
    };
  });
};

export const mountFeedback = (m: Mounting, deps: Deps): void => {
  mount(m, contract.sendFeedback, async ({ body }, { actor }) => {
    await sendFeedback(deps)(actor, body);
    return {};
  });
  mount(m, contract.answeredFeedback, async ({ query }, { actor }) => {
    const { total, rows } = await answeredPage(deps.db, actor.tenantId, query);
    return {
      total,
      items: rows.map((r) => ({
        id: r.id,
        text: r.text,
        sentAt: r.sent_at.toISOString(),
        answer: r.answer ?? '',
        answeredAt: r.answered_at?.toISOString() ?? '',
      })),
    };
  });
  mount(m, contract.feedbackList, async ({ query }, { actor }) => {
    const { total, open, rows } = await feedbackPage(deps.db, actor.tenantId, query);
    return {
      total,
      open,
      items: rows.map((r) => ({
        id: r.id,
        page: r.page,
        text: r.text,
        sender: r.sender_name,
        sentAt: r.sent_at.toISOString(),
        answer: r.answer,
        answeredBy: r.answered_by_name,
        answeredAt: r.answered_at?.toISOString() ?? null,
      })),
    };
  });
  mount(m, contract.answerFeedback, async ({ params, body }, { actor }) => {
    await answerFeedback(deps)(actor, params.feedbackId, body.answer);
    return {};
  });
  mountCorrections(m, deps);
};
