import type { z } from 'zod';
import type { reasonLine } from '../../contract/organisations.js';
import type { GatheringContent, MeetingPart } from '../../domain/meetings/content.js';
import {
  contradictionsOfDraft,
  contradictionSentence,
  type RecordFacts,
} from '../../domain/meetings/contradictions.js';
import type { Circumstances } from '../../domain/meetings/judgement.js';
import { rollOf } from '../../domain/meetings/roll.js';
import { alikeTexts } from '../contradictions/reads/alike.js';
import { recordsOfDay } from '../contradictions/reads/findings.js';
import type { Asked } from '../platform/db/pool.js';

const factsOf = (part: MeetingPart, no: number, c: Circumstances): RecordFacts => ({
  id: `part ${no}`,
  topic: part.topic,
  day: c.day,
  beginsAt: part.beginsAt,
  endsAt: part.endsAt,
  present: rollOf(part, c.people, c.local)
    .entries.filter((e) => e.presence === 'present')
    .map((e) => ({ id: e.personId, name: e.name })),
});

/**
 * What a draft would contradict once it is filed: meetings at one hour, minutes nearly equal to earlier ones. Asked before filing, of
 * the branch alone; a warning, never a refusal. One list for each part.
 */
export const doubtsOf = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  content: GatheringContent,
  c: Circumstances,
): Promise<readonly z.input<typeof reasonLine>[][]> => {
  const parts = content.parts.map((part, no) => factsOf(part, no, c));
  const sameDay = await recordsOfDay(asked, tenantId, branchId, c.day);
  const alike = await Promise.all(
    content.parts.map(({ minutes: text }) => alikeTexts(asked, tenantId, { text, branchId, except: [] })),
  );
  const found = contradictionsOfDraft(
    parts,
    sameDay,
    alike.map((a) => a.alike),
  );
  return found.map((list) =>
    list.map((x) => ({
      code: `contradiction.${x.code}`,
      sentence: contradictionSentence(x),
      weight: 'warning' as const,
      basis: null,
    })),
  );
};
