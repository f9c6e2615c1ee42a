import { describe, expect, it } from 'vitest';
import { defaultMeetingSettings, meetingSettingNames, meetingSettings, settingOf } from './settings.js';

describe('a setting', () => {
  it('that nobody has set, or that is stored as something else, is the default', () => {
    for (const name of meetingSettingNames) {
      expect(settingOf(name, undefined)).toEqual(defaultMeetingSettings[name]);
      expect(settingOf(name, { no: 'sense' })).toEqual(defaultMeetingSettings[name]);
    }
    expect(settingOf('lateAfterDays', 91)).toBe(7);
    expect(settingOf('combinations', [['themeDay']])).toEqual(defaultMeetingSettings.combinations);
  });

  it('is what was stored, none at all included', () => {
    expect(settingOf('lateAfterDays', 0)).toBe(0);
    expect(settingOf('combinations', [])).toEqual([]);
    expect(settingOf('combinations', [['themeDay', 'partyLesson']])).toEqual([['themeDay', 'partyLesson']]);
  });

  it('has a default that is itself allowed, and a set names a kind once', () => {
    for (const name of meetingSettingNames)
      expect(meetingSettings[name].value.safeParse(defaultMeetingSettings[name]).success).toBe(true);
    expect(meetingSettings.combinations.value.safeParse([['themeDay', 'themeDay']]).success).toBe(false);
  });
});
