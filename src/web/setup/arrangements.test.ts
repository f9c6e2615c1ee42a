import { describe, expect, it } from 'vitest';
import { setUp } from '../../contract/setup.js';
import { dividePowersRightly } from '../../domain/access/administrators.js';
import { arrangementNames, arrangements, setUpBody, setUpFaults } from './arrangements.js';

const filled = (people: number): Record<string, string> => ({
  committeeName: '中共澜川市直属机关工作委员会',
  ...Object.fromEntries(
    Array.from({ length: people }, (_, i) => [
      [`${i}.name`, `管理员${i}`],
      [`${i}.signInName`, `admin${i}`],
      [`${i}.password`, 'long enough 1'],
      [`${i}.again`, 'long enough 1'],
    ]).flat(),
  ),
});
const faults = (values: Record<string, string>): Readonly<Record<string, string>> => {
  const checked = setUp.body.safeParse(setUpBody(values, 'separate'), { reportInput: true });
  return setUpFaults(checked.error?.issues ?? [], values, 'separate');
};

describe('setting up the administrators', () => {
  it('every arrangement offered divides the powers rightly and gives a body the contract accepts', () => {
    for (const name of arrangementNames) {
      const { people } = arrangements[name];
      expect(dividePowersRightly(people)).toBe(true);
      expect(setUp.body.safeParse(setUpBody(filled(people.length), name)).success).toBe(true);
    }
  });

  it('a whole form has no faults', () => {
    expect(faults(filled(3))).toEqual({});
  });

  it('says at each field of each person what is missing, and that two passwords differ', () => {
    const values = { ...filled(3), '1.name': '', '2.again': 'another' };
    expect(faults(values)).toEqual({ '1.name': '请填写姓名。', '2.again': '两次输入的口令不一致。' });
  });
});
