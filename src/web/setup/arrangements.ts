import type { z } from 'zod';
import type { administratorRoles, setUp } from '../../contract/setup.js';
import { roleTitles } from '../../domain/access/roles.js';
import type { Field, FormFaults, FormValues } from '../kit/formBody.js';
import { issueSentence } from '../kit/formBody.js';

type AdministratorRole = (typeof administratorRoles)[number];
type Body = z.input<typeof setUp.body>;

/** Who holds which of the three powers. Audit is never with system. */
export const arrangements = {
  separate: {
    title: '三人分设（推荐）',
    about: '系统、安全、审计由三人分别担任。',
    people: [['systemAdministrator'], ['securityAdministrator'], ['auditAdministrator']],
  },
  systemAndSecurity: {
    title: '系统、安全一人兼任',
    about: '人员较少时，系统管理员兼安全管理员，审计另设。',
    people: [['systemAdministrator', 'securityAdministrator'], ['auditAdministrator']],
  },
  securityAndAudit: {
    title: '安全、审计一人兼任',
    about: '人员较少时，安全管理员兼审计管理员，系统另设。',
    people: [['systemAdministrator'], ['securityAdministrator', 'auditAdministrator']],
  },
} as const satisfies Record<
  string,
  { title: string; about: string; people: readonly (readonly AdministratorRole[])[] }
>;
export type Arrangement = keyof typeof arrangements;
export const arrangementNames = Object.keys(arrangements) as Arrangement[];

export const personTitle = (roles: readonly AdministratorRole[]): string => roles.map((r) => roleTitles[r]).join('、');

export const personFields: readonly Field<'name' | 'signInName' | 'password' | 'again'>[] = [
  { name: 'name', label: '姓名', kind: 'text' },
  { name: 'signInName', label: '登录名', kind: 'text', hint: '2个字以上，可用汉字、字母或数字。' },
  { name: 'password', label: '口令', kind: 'password', hint: '至少10位，不含登录名。', autoComplete: 'new-password' },
  { name: 'again', label: '再输一次口令', kind: 'password', autoComplete: 'new-password' },
];
export const committeeField: Field<'committeeName'> = {
  name: 'committeeName',
  label: '机关工委全称',
  kind: 'text',
  hint: '例如：中共澜川市直属机关工作委员会',
};

/** Values of the whole form: 'committeeName', and per person '0.name', '0.signInName' … */
const text = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export const setUpBody = (values: FormValues, arrangement: Arrangement): Body => ({
  committeeName: text(values, 'committeeName'),
  administrators: arrangements[arrangement].people.map((roles, i) => ({
    roles: [...roles],
    name: text(values, `${i}.name`),
    signInName: text(values, `${i}.signInName`),
    password: text(values, `${i}.password`),
  })),
});

const faultAt = (issue: z.core.$ZodIssue): readonly [string, string] | null => {
  const [first, index, name] = issue.path.map(String);
  if (first === 'committeeName') return ['committeeName', issueSentence(issue, committeeField)];
  const field = personFields.find((f) => f.name === name);
  return field ? [`${index}.${field.name}`, issueSentence(issue, field)] : null;
};

/** Faults of the form by the names of `setUpBody`, passwords typed differently among them. */
export const setUpFaults = (
  issues: readonly z.core.$ZodIssue[],
  values: FormValues,
  arrangement: Arrangement,
): FormFaults => ({
  ...Object.fromEntries(
    arrangements[arrangement].people
      .map((_, i) => i)
      .filter((i) => text(values, `${i}.password`) !== text(values, `${i}.again`))
      .map((i) => [`${i}.again`, '两次输入的口令不一致。']),
  ),
  ...Object.fromEntries(issues.map(faultAt).filter((fault) => fault !== null)),
});
