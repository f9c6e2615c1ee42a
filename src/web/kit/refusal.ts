import { refusalSentences, type RefusalCode } from '../../contract/refusals.js';

/** What can go wrong before the server has answered. */
export const ownSentences = {
  offline: '无法连接服务器，请检查网络后重试。',
  unreadable: '服务器的答复无法识别，请刷新页面后重试。',
} as const;
export type OwnCode = keyof typeof ownSentences;

/** An answer other than the reply: a code of the closed vocabulary, its Chinese sentence, details, and the server's log number. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode | OwnCode,
    readonly sentence: string,
    readonly details: readonly string[] = [],
    readonly reference?: string,
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}

export const ownRefusal = (code: OwnCode): Refusal => new Refusal(code, ownSentences[code]);

const isCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in refusalSentences;
const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];

/** Reads what stands on the wire; anything that is not a refusal of ours becomes `unreadable`. */
export const refusalFrom = (wire: unknown): Refusal => {
  if (typeof wire !== 'object' || wire === null) return ownRefusal('unreadable');
  const { code, sentence, details, reference } = wire as Record<string, unknown>;
  if (!isCode(code)) return ownRefusal('unreadable');
  return new Refusal(
    code,
    typeof sentence === 'string' && sentence !== '' ? sentence : refusalSentences[code],
    texts(details),
    typeof reference === 'string' ? reference : undefined,
  );
};

/** Anything thrown, as a refusal that can be shown. */
export const asRefusal = (error: unknown): Refusal => (error instanceof Refusal ? error : ownRefusal('unreadable'));

/** True where the session is gone: the page stays, an overlay asks to sign in again. */
export const saysSessionEnded = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === 'session.ended' || error.code === 'session.none');
