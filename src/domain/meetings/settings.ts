import { z } from 'zod';
import { defaultCombinations } from './audience.js';
import { activityKind } from './content.js';

const kindSet = z
  .array(activityKind)
  .min(2, { error: '可合并的种类至少两种。' })
  .max(12)
  .refine((kinds) => new Set(kinds).size === kinds.length, { error: '同一种类请只选一次。' });

/** What a committee may set about organisation life for itself and all below it, each with what holds where nobody has set it. */
export const meetingSettings = {
  /** Sets of kinds that one meeting may be counted as. */
  combinations: { title: '哪些种类可以合并为一次会议', value: z.array(kindSet).max(30) },
  /** A record filed later than so many days after the meeting says why (补录). */
  lateAfterDays: { title: '几天之后报送算补录', value: z.number().int().min(0).max(90) },
} as const;
export type MeetingSetting = keyof typeof meetingSettings;

export const meetingSettingNames = Object.keys(meetingSettings) as readonly MeetingSetting[];

type Values = { readonly [S in MeetingSetting]: z.output<(typeof meetingSettings)[S]['value']> };

export const defaultMeetingSettings: Values = {
  combinations: defaultCombinations.map((set) => [...set]),
  lateAfterDays: 7,
};

/** A stored value as the setting has it; the default where nothing valid is stored. */
export const settingOf = <S extends MeetingSetting>(name: S, stored: unknown): Values[S] => {
  const parsed = meetingSettings[name].value.safeParse(stored);
  return (parsed.success ? parsed.data : defaultMeetingSettings[name]) as Values[S];
};
