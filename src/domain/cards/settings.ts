import { z } from 'zod';
import type { CardLevel } from './card.js';

/** Colours that stand beside the word, never in its place; each has a contrast of 4.5 to 1 at least. */
export const cardColours = ['blue', 'gold', 'orange', 'red', 'green'] as const;
export type CardColour = (typeof cardColours)[number];
export const cardColourTitles: Readonly<Record<CardColour, string>> = {
  blue: '蓝',
  gold: '黄',
  orange: '橙',
  red: '红',
  green: '绿',
};

const title = z.string().trim().min(2, { error: '名称至少2个字。' }).max(12, { error: '名称最多12个字。' });
const colour = z.enum(cardColours);
const ofLevels = <V extends z.ZodType>(value: V) => z.object({ reminder: value, warning: value, supervision: value });

/** How a committee has its cards; they hold for it and all below it until one below decides otherwise. */
export const cardSettings = z.object({
  titles: ofLevels(title),
  colours: ofLevels(colour),
  /** So many days after a matter is overdue, or a contradiction was found, only the branch sees it as a matter to settle. */
  graceDays: z.number().int().min(0).max(90),
  /** The deadline that is proposed for a card, in days. */
  closeWithinDays: z.number().int().min(1).max(90),
});
export type CardSettings = z.output<typeof cardSettings>;

/** Directives name three cards and no titles: these are ours, and are marked so wherever they are shown. */
export const defaultCardSettings: CardSettings = {
  titles: { reminder: '提示卡', warning: '警示卡', supervision: '督办卡' },
  colours: { reminder: 'blue', warning: 'gold', supervision: 'red' },
  graceDays: 14,
  closeWithinDays: 14,
};
export const defaultNamesMark = '本系统默认名称';

/** What is stored, as settings; the defaults where nothing valid is. */
export const cardSettingsOf = (stored: unknown): CardSettings => {
  const parsed = cardSettings.safeParse(stored);
  return parsed.success ? parsed.data : defaultCardSettings;
};

/** The name of a card: 警示卡（本系统默认名称） where nobody has named it. */
export const cardTitle = (level: CardLevel, settings: CardSettings): string =>
  settings.titles[level] === defaultCardSettings.titles[level]
    ? `${settings.titles[level]}（${defaultNamesMark}）`
    : settings.titles[level];
