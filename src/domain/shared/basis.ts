/**
 * How sure we are of a citation. `text`: the article was read in full wording. `secondary`: read in a third party's page.
 * `memory`: not checked. Anything but `text` is shown as 依据待核, never as an article.
 */
export type Confidence = 'text' | 'secondary' | 'memory';

/** What a rule rests on: a regulation of a version, an article where one was verified, or a local decision. */
export type Basis = {
  /** The row of the rule collection, e.g. 'Z-09'. */
  readonly id: string;
  readonly regulation: string;
  readonly version: string;
  /** e.g. 第十一条; absent where the number was not verified. */
  readonly article?: string;
  readonly confidence: Confidence;
  /** What the text leaves open and how this product reads it. */
  readonly interpretation?: string;
};

/** As officials write it; what is not verified says so. */
export const cite = (b: Basis): string => {
  const title = b.regulation.startsWith('《') ? b.regulation : `《${b.regulation}》`;
  const where = b.confidence === 'text' && b.article ? b.article : '';
  return `${title}（${b.version}）${where}${b.confidence === 'text' && b.article ? '' : '（依据待核）'}`;
};
