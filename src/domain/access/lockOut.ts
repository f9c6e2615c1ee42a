/** Five wrong passwords in a row lock an account for a quarter of an hour, and each further one again (D-03: practice). */
const triesAllowed = 5;
export const lockMinutes = 15;

/** What to write after a wrong password: the new count, and whether the account is locked from now on. */
export const afterWrong = (failedSoFar: number): { readonly failed: number; readonly locks: boolean } => {
  const failed = failedSoFar + 1;
  return { failed, locks: failed >= triesAllowed };
};
