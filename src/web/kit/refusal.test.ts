import { describe, expect, it } from 'vitest';
import { refusalSentences } from '../../contract/refusals.js';
import { asRefusal, ownSentences, Refusal, refusalFrom, saysSessionEnded } from './refusal.js';

describe('refusals on the wire', () => {
  it('keep code, sentence, details and the number of the log', () => {
    const refusal = refusalFrom({ code: 'internal', sentence: '系统出现错误', details: ['甲', 1], reference: 'req-7' });
    expect(refusal).toMatchObject({ code: 'internal', sentence: '系统出现错误', details: ['甲'], reference: 'req-7' });
  });

  it('take the sentence of the contract where none came', () => {
    expect(refusalFrom({ code: 'session.wrong' }).sentence).toBe(refusalSentences['session.wrong']);
  });

  it('become unreadable where the code is unknown or the answer is no object', () => {
    for (const wire of [{ code: 'nonsense' }, null, 'Bad Gateway', {}])
      expect(refusalFrom(wire)).toMatchObject({ code: 'unreadable', sentence: ownSentences.unreadable });
  });

  it('say that the session is gone only for the two codes that mean it', () => {
    const codes = ['session.ended', 'session.none', 'session.wrong', 'notFound'] as const;
    expect(codes.map((code) => saysSessionEnded(refusalFrom({ code })))).toEqual([true, true, false, false]);
    expect(saysSessionEnded(new Error('session.ended'))).toBe(false);
  });

  it('anything thrown can be shown', () => {
    expect(asRefusal(new TypeError('x'))).toBeInstanceOf(Refusal);
  });
});
