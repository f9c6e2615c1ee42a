import type { showMeetingSettings } from '../../../contract/meetingSettings.js';
import type { ReplyOf } from '../../kit/call.js';

export type Settings = ReplyOf<typeof showMeetingSettings>;
/** A part of the page: what is set, and of which organisation. */
export type PartProps = { readonly id: string; readonly of: Settings };

/** Whose rule it is, in words. */
export const whose = (set: { readonly by: { readonly shortName: string } | null; readonly own: boolean }): string => {
  if (set.own) return '本级设定';
  return set.by ? `${set.by.shortName}设定` : '本系统默认';
};
