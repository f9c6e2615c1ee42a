const shortest = 10;
const common = new Set([
  '1234567890',
  'password123',
  'qwertyuiop',
  '1qaz2wsx3edc',
  'admin12345',
  'abc1234567',
  '0123456789',
]);

/**
 * Whether a password may be used: at least ten characters, not the sign-in name, not one of the commonest, not one repeated
 * character. (Practice; GB/T 22239 asks for complexity without a number, D-02.)
 */
export const isStrongEnough = (password: string, signInName: string): boolean => {
  const folded = password.toLowerCase();
  if (Array.from(password).length < shortest) return false;
  if (signInName.length > 0 && folded.includes(signInName.toLowerCase())) return false;
  return !common.has(folded) && new Set(password).size >= 4;
};
