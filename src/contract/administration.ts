import { z } from 'zod';
import { calendarDay, endpoint, pageQuery, uuid } from './endpoint.js';

const manageAccounts = { action: 'account.manage', place: { of: 'tenant' } } as const;
const appoint = { action: 'appointment.manage', place: { of: 'tenant' } } as const;

export const accountLine = z.object({
  id: uuid,
  displayName: z.string(),
  signInName: z.string(),
  closed: z.boolean(),
  locked: z.boolean(),
  mustChange: z.boolean(),
  /** Whether a second factor is asked for at sign-in. */
  secondFactor: z.boolean(),
  roles: z.array(
    z.object({
      appointmentId: uuid.nullable(),
      title: z.string(),
      organisationName: z.string(),
      since: calendarDay,
      until: calendarDay.nullable(),
    }),
  ),
});
export const accounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  title: '账号',
  query: z.object({ q: z.string().trim().max(40).optional(), ...pageQuery }),
  access: manageAccounts,
  reply: z.object({ total: z.number(), items: z.array(accountLine) }),
  refusals: [],
});
/** For a person by ID number (found through the blind index), or for staff outside the roster. The one-time password is shown once. */
export const openAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  title: '开通账号',
  access: manageAccounts,
  body: z.object({
    signInName: z.string().trim().min(2).max(64),
    displayName: z.string().trim().min(1).max(40),
    idNumber: z.string().trim().max(20).optional(),
  }),
  reply: z.object({ id: uuid, oneTimePassword: z.string() }),
  refusals: ['setup.nameTaken', 'notFound'],
});
export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/password',
  title: '重置口令',
  params: z.object({ accountId: uuid }),
  access: manageAccounts,
  reply: z.object({ oneTimePassword: z.string() }),
  refusals: ['notFound'],
});
export const closeAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/close',
  title: '停用账号',
  params: z.object({ accountId: uuid }),
  access: manageAccounts,
  reply: z.object({}),
  refusals: ['notFound', 'setup.roles'],
});
export const appointableRoles = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
  'workingCommitteeStaff',
  'committeeStaff',
] as const;
export const appointments = endpoint({
  method: 'GET',
  path: '/api/appointments',
  title: '任用',
  access: appoint,
  query: z.object(pageQuery),
  reply: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        id: uuid,
        accountId: uuid,
        displayName: z.string(),
        signInName: z.string(),
        role: z.string(),
        roleTitle: z.string(),
        organisationName: z.string(),
        since: calendarDay,
        until: calendarDay.nullable(),
      }),
    ),
  }),
  refusals: [],
});
export const appointAccount = endpoint({
  method: 'POST',
  path: '/api/appointments',
  title: '任用管理员或工作人员',
  access: appoint,
  body: z.object({
    signInName: z.string().trim().min(2).max(64),
    role: z.enum(appointableRoles),
    organisationId: uuid,
    since: calendarDay,
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'setup.roles'],
});
export const endAppointment = endpoint({
  method: 'POST',
  path: '/api/appointments/:appointmentId/end',
  title: '结束任用',
  access: appoint,
  params: z.object({ appointmentId: uuid }),
  body: z.object({ until: calendarDay }),
  reply: z.object({}),
  refusals: ['notFound', 'setup.roles'],
});
export const backupState = endpoint({
  method: 'GET',
  path: '/api/backups',
  title: '备份状态',
  access: { action: 'backup.read', place: { of: 'tenant' } },
  reply: z.object({
    newest: z.object({ at: z.string(), bytes: z.number(), file: z.string() }).nullable(),
    ageHours: z.number().nullable(),
    stale: z.boolean(),
    directory: z.string(),
  }),
  refusals: [],
});
/** For somebody who lost the telephone: the second factor goes, and with it all sessions. */
export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/second-factor/reset',
  title: '清除第二重验证',
  params: z.object({ accountId: uuid }),
  access: manageAccounts,
  reply: z.object({}),
  refusals: ['notFound'],
});

const months = z.number().int().min(6).max(120);
const securityValues = z.object({
  /** Whether administrators and staff must set up a second factor. */
  secondFactor: z.boolean(),
  /** Months that data stay which nobody needs any more. */
  retention: z.object({ importRows: months, feedback: months, corrections: months }),
});
const secure = { action: 'security.change', place: { of: 'tenant' } } as const;
export const securitySettings = endpoint({
  method: 'GET',
  path: '/api/security-settings',
  title: '安全设置',
  access: secure,
  reply: securityValues,
  refusals: [],
});
export const setSecurity = endpoint({
  method: 'POST',
  path: '/api/security-settings',
  title: '修改安全设置',
  access: secure,
  body: securityValues,
  reply: z.object({}),
  refusals: [],
});
