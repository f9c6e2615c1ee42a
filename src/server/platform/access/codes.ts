import { createHmac, randomInt } from 'node:crypto';
import { foldCode, newCode } from '../../../domain/access/activation.js';
import type { Keys } from '../keys.js';

/** A new code for paper, drawn by the system's own randomness. */
export const drawCode = (): string => newCode((below) => randomInt(below));

/** What is kept of a code: without the key file nobody finds the code from it, however short it is. `purpose` keeps kinds of codes apart. */
export const codeHash = (keys: Pick<Keys, 'blindIndex'>, purpose: 'activation' | 'recovery', code: string): Buffer =>
  createHmac('sha256', keys.blindIndex)
    .update(`${purpose}\0${foldCode(code)}`)
    .digest();
