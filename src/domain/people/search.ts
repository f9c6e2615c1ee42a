/** Whether a text looks like a whole ID number or phone: only a whole one is searched for, through its blind index. */
export const isIdentityNumberLike = (text: string): boolean => /^\d{17}[\dXx]$/.test(text);
export const isPhoneLike = (text: string): boolean => /^1\d{10}$/.test(text);
