/** A value that a later file brings otherwise than it is kept. */
export type Difference = { readonly field: string; readonly from: string; readonly to: string };

type Value = string | number | null | readonly string[];
const text = (v: Value | undefined): string =>
  v === null || v === undefined ? '' : Array.isArray(v) ? v.join('、') : String(v);

/**
 * Where the incoming record says something else than what is kept. A blank says nothing: a file without a column, or with an
 * empty cell, takes nothing away.
 */
export const differences = (
  kept: Readonly<Record<string, Value>>,
  incoming: Readonly<Record<string, unknown>>,
): readonly Difference[] =>
  Object.keys(kept).flatMap((field) => {
    const from = text(kept[field]);
    const to = text(incoming[field] as Value | undefined);
    return to === '' || to === from ? [] : [{ field, from, to }];
  });
