import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();
const keepAtMost = 200_000;

const keyOf = (text: string, surname: boolean): string => {
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(surname && { mode: 'surname' as const }),
  });
  const whole = syllables.join('').toLowerCase();
  const initials = syllables
    .map((s) => s.charAt(0))
    .join('')
    .toLowerCase();
  return `${whole} ${initials} ${text}`;
};

const cached = (text: string, surname: boolean): string => {
  const id = surname ? text : `\u0000${text}`;
  const found = known.get(id);
  if (found !== undefined) return found;
  if (known.size >= keepAtMost) known.clear();
  const key = keyOf(text, surname);
  known.set(id, key);
  return key;
};

/** 'zhangsan zs 张三': what a person's name is sorted by and found by. The first character is read as a surname (单 shan, 曾 zeng). */
export const personKey = (name: string): string => cached(name, true);

/** The same for the name of an organisation. */
export const organisationKey = (name: string): string => cached(name, false);
