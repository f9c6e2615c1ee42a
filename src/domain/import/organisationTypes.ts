import { fold } from './fold.js';
import type { OrganisationType } from './records.js';

export type TypeReading = { readonly type: OrganisationType; readonly rewritten: boolean } | null;

const canonical: ReadonlySet<string> = new Set(['党委', '党总支', '党支部', '联合党支部', '临时党支部']);
const isCanonical = (text: string): text is OrganisationType => canonical.has(text);

/** Bodies that have branches and committees too, but are not of the Party. */
const others = /团|工会|妇|青年|学联|科协|商会|行政|党组$|纪委|纪检/u;

const ways: readonly (readonly [RegExp, OrganisationType])[] = [
  [/^(党的?)?联合(党)?支部(委员会)?$/u, '联合党支部'],
  [/^(党的?)?临时(党)?支部(委员会)?$/u, '临时党支部'],
  [/^(党的?|机关|基层|中共)*总支(部)?(委员会)?$/u, '党总支'],
  [
    /^(党的?|机关|基层|功能型|流动党员|离退休(干部|党员)?|老干部|单位|直属|独立|普通|正式|中共|\d)*支部(委员会)?$/u,
    '党支部',
  ],
  [/^(党的?|机关|基层|中共|直属|工作|市直|县直|区直)*(党委|委员会|工委|党工委|工作委员会)$/u, '党委'],
];

/** '支部委员会' → 党支部, '基层党委' → 党委; null where the word is no kind of Party organisation. */
export const readOrganisationType = (text: string): TypeReading => {
  if (isCanonical(text)) return { type: text, rewritten: false };
  if (text.length > 60) return null;
  const folded = fold(text).replace(/\(.*\)$|^\d+[-.、]?/u, '');
  if (isCanonical(folded)) return { type: folded, rewritten: true };
  if (others.test(folded)) return null;
  const found = ways.find(([way]) => way.test(folded));
  return found ? { type: found[1], rewritten: true } : null;
};

/** The type that a full name ends in: …总支部委员会, …支部(委员会), …委员会. */
export const typeOfName = (fullName: string): OrganisationType | null => {
  const name = fold(fullName).replace(/\(.*\)$/u, '');
  if (/总支(部)?(委员会)?$/u.test(name)) return '党总支';
  if (/联合(党)?支部(委员会)?$/u.test(name)) return '联合党支部';
  if (/临时(党)?支部(委员会)?$/u.test(name)) return '临时党支部';
  if (/支部(委员会)?$/u.test(name)) return '党支部';
  return /(委员会|党委|工委)$/u.test(name) ? '党委' : null;
};
