/** Figures that a ledger reported, beside what the rolls say; null where not known. Counts of persons. */
export type Figures = {
  readonly due: number | null;
  readonly present: number | null;
  readonly computedDue: number | null;
  readonly excused: number;
};

/** Where the figures do not agree, each as a sentence. Reported figures stay as they are: the branch may explain or correct. */
export const differencesOf = (f: Figures): readonly string[] => {
  const found: string[] = [];
  if (f.due !== null && f.computedDue !== null && f.due !== f.computedDue)
    found.push(`台账所报应到${f.due}人，按当日名册应到${f.computedDue}人，相差${Math.abs(f.due - f.computedDue)}人。`);
  if (f.due !== null && f.present !== null && f.present > f.due)
    found.push(`台账所报实到${f.present}人，多于应到${f.due}人。`);
  if (f.due !== null && f.present !== null && f.present <= f.due && f.due - f.excused !== f.present)
    found.push(`应到${f.due}人减去请假${f.excused}人，与实到${f.present}人不符。`);
  return found;
};
