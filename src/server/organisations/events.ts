import { z } from 'zod';

/** What the detail of an event may hold: names before and after, superiors, the organisation merged into. */
const detail = z.object({ from: z.string().optional(), to: z.string().optional() });

const plain: Readonly<Record<string, (from: string, to: string) => string>> = {
  setUp: () => '设立',
  rename: (from, to) => `由“${from}”更名为“${to}”`,
  move: (from, to) => `隶属由“${from}”变更为“${to}”`,
  changeKind: (from, to) => `类别由“${from}”变更为“${to}”`,
  merge: (_, to) => `并入“${to}”`,
  dissolve: () => '撤销',
};

/** An event as one sentence, with the reason that was given. */
export const eventSentence = (e: {
  readonly kind: string;
  readonly detail: unknown;
  readonly reason: string | null;
}): string => {
  const { from = '', to = '' } = detail.catch({}).parse(e.detail);
  const said = plain[e.kind]?.(from, to) ?? e.kind;
  return e.reason ? `${said}（${e.reason}）` : said;
};
