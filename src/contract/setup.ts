import { z } from 'zod';
import { endpoint } from './endpoint.js';

export const administratorRoles = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  title: '设立机关工委和管理员',
  access: 'public',
  body: z.object({
    committeeName: z.string().trim().min(4).max(80),
    administrators: z
      .array(
        z.object({
          roles: z.array(z.enum(administratorRoles)).min(1),
          name: z.string().trim().min(1).max(40),
          signInName: z.string().trim().min(2).max(64),
          password: z.string().min(1).max(200),
        }),
      )
      .min(2)
      .max(3),
  }),
  reply: z.object({}),
  refusals: ['setup.done', 'setup.roles', 'setup.nameTaken', 'password.weak'],
});
export const loadDemo = endpoint({
  method: 'POST',
  path: '/api/setup/demo',
  title: '载入演示数据',
  access: 'public',
  reply: z.object({}),
  refusals: ['setup.done', 'demo.otherData'],
});
export const setupProgress = endpoint({
  method: 'GET',
  path: '/api/setup',
  title: '设立状态',
  access: 'public',
  reply: z.object({ needed: z.boolean(), loading: z.object({ stage: z.string(), progress: z.number() }).nullable() }),
  refusals: [],
});
