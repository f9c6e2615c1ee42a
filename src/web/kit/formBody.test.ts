import { describe, expect, it } from 'vitest';
import { addLocalRule } from '../../contract/obligations.js';
import { openAccount } from '../../contract/administration.js';
import { bodyOf, faultsOf, type Field } from './formBody.js';

const rule: readonly Field[] = [
  { name: 'kind', label: '种类', kind: 'choice' },
  { name: 'title', label: '名称', kind: 'text' },
  { name: 'period', label: '周期', kind: 'choice' },
  { name: 'required', label: '次数', kind: 'number' },
  { name: 'since', label: '施行日期', kind: 'date' },
  { name: 'basis', label: '依据', kind: 'text' },
];
const faults = (values: Record<string, string>): Readonly<Record<string, string>> => {
  const checked = addLocalRule.body.safeParse(bodyOf(rule, values), { reportInput: true });
  return checked.success ? {} : faultsOf(checked.error.issues, rule);
};

describe('a form over the body of an endpoint', () => {
  it('gives the body that the contract accepts', () => {
    const values = {
      kind: 'themeDay',
      title: '主题党日',
      period: 'month',
      required: '2',
      since: '2026-01-01',
      basis: '工委文件',
    };
    expect(faults(values)).toEqual({});
    expect(bodyOf(rule, values)).toMatchObject({ required: 2, since: '2026-01-01' });
  });

  it('asks for what is missing, to choose or to fill in', () => {
    expect(faults({})).toEqual({
      kind: '请选择种类。',
      title: '请填写名称。',
      period: '请选择周期。',
      required: '请填写次数。',
      since: '请选择施行日期。',
      basis: '请填写依据。',
    });
  });

  it('says how long or how large', () => {
    const values = {
      kind: 'themeDay',
      title: '党',
      period: 'month',
      required: '40',
      since: '2026-01-01',
      basis: '工委文件',
    };
    expect(faults(values)).toEqual({ title: '名称至少2个字。', required: '次数不能大于31。' });
  });

  it('leaves empty optional fields out and adds the fixed parts', () => {
    const fields: readonly Field[] = [
      { name: 'displayName', label: '姓名', kind: 'text' },
      { name: 'idNumber', label: '号码', kind: 'text', optional: true },
      { name: 'agreed', label: '同意', kind: 'check' },
    ];
    expect(bodyOf(fields, { displayName: '周敏', idNumber: ' ' }, { signInName: 'zm' })).toEqual({
      displayName: '周敏',
      agreed: false,
      signInName: 'zm',
    });
    expect(openAccount.body.safeParse(bodyOf(fields, { displayName: '周敏' }, { signInName: 'zm' })).success).toBe(
      true,
    );
  });

  it('puts what concerns no field under the whole form', () => {
    const checked = addLocalRule.body.safeParse({}, { reportInput: true });
    expect(Object.keys(faultsOf(checked.error?.issues ?? [], []))).toEqual(['']);
  });
});
