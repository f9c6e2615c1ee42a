import { fill } from '../shared/sentence.js';

/** Figures that a ledger reported, beside what the rolls say; null where not known. Counts of persons. */
export type Figures = {
  readonly due: number | null;
  readonly present: number | null;
  readonly computedDue: number | null;
  readonly excused: number;
};

/** In what reported figures may disagree. */
export const figureSentences = {
  dueDiffers: '台账所报应到{due}人，按当日名册应到{computed}人，相差{difference}人。',
  moreThanDue: '台账所报实到{present}人，多于应到{due}人。',
  sumDiffers: '应到{due}人减去请假{excused}人，与实到{present}人不符。',
} as const;
export type FigureCode = keyof typeof figureSentences;
export type FigureFault = { readonly code: FigureCode; readonly figures: Readonly<Record<string, number>> };

/** Where the figures do not agree. Reported figures stay as they are: the branch may explain or correct. */
export const figureFaults = ({ due, present, computedDue, excused }: Figures): readonly FigureFault[] => {
  const found: FigureFault[] = [];
  if (due !== null && computedDue !== null && due !== computedDue)
    found.push({
      code: 'dueDiffers',
      figures: { due, computed: computedDue, difference: Math.abs(due - computedDue) },
    });
  if (due !== null && present !== null && present > due) found.push({ code: 'moreThanDue', figures: { present, due } });
  if (due !== null && present !== null && present <= due && due - excused !== present)
    found.push({ code: 'sumDiffers', figures: { due, excused, present } });
  return found;
};

/** The same, each as a sentence. */
export const differencesOf = (f: Figures): readonly string[] =>
  figureFaults(f).map(({ code, figures }) => fill(figureSentences[code], figures));
