import { refusalReply } from '../contract/endpoint.js';
import { refusalSentences } from '../contract/refusals.js';
import type { Answer } from './testApp.js';

/** What an answer refuses with. It must have the one shape of all refusals. @throws Error where it is no refusal */
export const refusalOf = ({ status, json }: Answer): { status: number; code: string; details: string[] } => {
  const refusal = refusalReply.strict().parse(json);
  const known = Object.entries(refusalSentences).find(([code]) => code === refusal.code);
  if (known?.[1] !== refusal.sentence) throw new Error(`not the sentence of ${refusal.code}: ${refusal.sentence}`);
  return { status, code: refusal.code, details: refusal.details };
};
