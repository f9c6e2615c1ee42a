import type { Basis, Confidence } from '../shared/basis.js';

/** One row of the rule collection: what an article asks, in short, and how sure we are that it says so. */
export type Provision = {
  readonly id: string;
  /** Key of the regulation. */
  readonly regulation: string;
  readonly version: string;
  /** Only where the number was verified. */
  readonly article?: string;
  readonly confidence: Confidence;
  /** A paraphrase in Chinese, never a quotation. */
  readonly says: string;
  /** What the text leaves open and how this product reads it. */
  readonly interpretation?: string;
};

type Row = readonly [id: string, article: string | null, confidence: Confidence, says: string, interpretation?: string];

/** Rows of one version of one regulation. */
export const provisions = (regulation: string, version: string, rows: readonly Row[]): readonly Provision[] =>
  rows.map(([id, article, confidence, says, interpretation]) => ({
    id,
    regulation,
    version,
    ...(article === null ? {} : { article }),
    confidence,
    says,
    ...(interpretation === undefined ? {} : { interpretation }),
  }));

/** A provision as the basis of a rule or a reason. */
export const asBasis = (p: Provision, title: string): Basis => ({
  id: p.id,
  regulation: title,
  version: p.version,
  ...(p.article === undefined ? {} : { article: p.article }),
  confidence: p.confidence,
  ...(p.interpretation === undefined ? {} : { interpretation: p.interpretation }),
});
