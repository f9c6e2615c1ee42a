import type { MeetingPart } from '../../../domain/meetings/content.js';
import { partFields, type PartField } from '../partText.js';
import { asKept, same, type Written } from './draft.js';

/** A field that two people have changed to different values. */
export type Clash =
  { readonly part: number; readonly field: PartField } | { readonly part: null; readonly field: 'day' };
export type Merged = {
  /** With mine where both have changed the same field. */
  readonly written: Written;
  readonly clashes: readonly Clash[];
};
export type Choice = 'mine' | 'theirs' | 'both';

/** Of three values the one that was changed; mine, and a clash, where both were. */
const pick = <T>(base: T | undefined, mine: T, theirs: T): { readonly value: T; readonly clash: boolean } => {
  if (same(mine, theirs) || same(base, theirs)) return { value: mine, clash: false };
  if (same(base, mine)) return { value: theirs, clash: false };
  return { value: mine, clash: true };
};

const mergePart = (
  at: number,
  base: MeetingPart | undefined,
  mine: MeetingPart,
  theirs: MeetingPart,
): { readonly part: MeetingPart; readonly clashes: readonly Clash[] } => {
  const picked = partFields.map((field) => ({ field, ...pick<unknown>(base?.[field], mine[field], theirs[field]) }));
  return {
    part: Object.fromEntries(picked.map(({ field, value }) => [field, value])) as MeetingPart,
    clashes: picked.filter((p) => p.clash).map(({ field }) => ({ part: at, field })),
  };
};

/** A meeting that only one of two has: kept where it was added or changed, gone where the other took it away untouched. */
const loneSurvives = (base: MeetingPart | undefined, lone: MeetingPart): boolean =>
  base === undefined || !same(base, lone);

/**
 * Joins what two people have written from the same beginning: what only one has changed is taken from him, field by field. Nothing
 * of either is lost but where both changed the same field, and there they are asked.
 * @param base null where the common beginning is not known: then every difference is asked
 */
export const merge = (base: Written | null, mine: Written, theirs: Written): Merged => {
  const [b, m, t] = [base && asKept(base), asKept(mine), asKept(theirs)];
  const parts: MeetingPart[] = [];
  const clashes: Clash[] = [];
  for (let i = 0; i < Math.max(m.content.parts.length, t.content.parts.length); i++) {
    const [was, my, their] = [b?.content.parts[i], m.content.parts[i], t.content.parts[i]];
    if (my && their) {
      const joined = mergePart(parts.length, was, my, their);
      parts.push(joined.part);
      clashes.push(...joined.clashes);
    } else {
      const lone = my ?? their;
      if (lone && loneSurvives(was, lone)) parts.push(lone);
    }
  }
  const day = pick(b?.day, m.day, t.day);
  const notice = pick(b?.content.notice, m.content.notice, t.content.notice);
  return {
    written: { day: day.value, content: { parts, notice: notice.value } },
    clashes: [...(day.clash ? [{ part: null, field: 'day' as const }] : []), ...clashes],
  };
};

const joinable: readonly PartField[] = ['topic', 'minutes', 'purpose', 'outcome'];
const joined = (...values: readonly unknown[]): string => values.filter((v) => typeof v === 'string').join('\n');
/** Long texts may be kept one after the other. */
export const mayKeepBoth = (clash: Clash): boolean => clash.part !== null && joinable.includes(clash.field);

/** The merged text after the choices; a clash without one keeps mine. */
export const settle = (merged: Merged, theirs: Written, choices: readonly (Choice | undefined)[]): Written =>
  merged.clashes.reduce<Written>((written, clash, i) => {
    const choice = choices[i] ?? 'mine';
    if (choice === 'mine') return written;
    if (clash.part === null) return { ...written, day: theirs.day };
    const their = theirs.content.parts[clash.part];
    if (!their) return written;
    const parts = written.content.parts.map((part, at): MeetingPart => {
      if (at !== clash.part) return part;
      const value = choice === 'both' ? joined(part[clash.field], their[clash.field]) : their[clash.field];
      return { ...part, [clash.field]: value };
    });
    return { ...written, content: { ...written.content, parts } };
  }, merged.written);
