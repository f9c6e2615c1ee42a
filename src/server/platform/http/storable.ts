/** NUL and halves of characters: no text of the database can hold them. */
const unstorable = /[\0\p{Surrogate}]/u;

/** Whether the database could hold every text in a value as JSON brings it. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return true;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner));
};
