import { gatheringContent, meetingPart, type GatheringContent, type MeetingPart } from '../domain/meetings/content.js';
import type { z } from 'zod';
import { day } from '../domain/shared/calendarDay.js';
import { insertGathering } from '../server/meetings/store.js';
import { newId } from '../server/platform/ids.js';
import type { TestApp } from './testApp.js';

/** A part of a gathering; what is not said is as in an empty form. */
export const part = (said: z.input<typeof meetingPart>): MeetingPart => meetingPart.parse(said);

/** The content of a gathering of these parts. */
export const content = (...parts: readonly z.input<typeof meetingPart>[]): GatheringContent =>
  gatheringContent.parse({ parts });

/** A draft of an organisation, held and not filed. @returns its id */
export const addGathering = async (
  app: TestApp,
  tenantId: string,
  organisationId: string,
  draft: GatheringContent = content({ kinds: ['themeDay'], topic: `学习 ${newId()}` }),
): Promise<string> => {
  const id = newId();
  const writer = { tenantId, accountId: null, at: app.clock.now() };
  const g = { id, organisationId, day: day('2026-09-25'), state: 'held' as const, content: draft, recurringId: null };
  await insertGathering(app.database.pool, writer, g);
  return id;
};
