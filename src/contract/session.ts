import { z } from 'zod';
import { endpoint, uuid } from './endpoint.js';

export const me = z.object({
  accountId: uuid,
  personId: uuid.nullable(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  tenant: z.object({ id: uuid, name: z.string(), demo: z.boolean(), rootId: uuid }),
  /** One entry per role held: which, where; the home page is made from them. */
  holdings: z.array(
    z.object({
      role: z.string(),
      roleTitle: z.string(),
      organisationId: uuid,
      organisationName: z.string(),
      organisationKind: z.string(),
    }),
  ),
  /** Actions held anywhere: the web shows a menu entry where one is held, and computes no right by itself. */
  may: z.array(z.string()),
  today: z.iso.date(),
});
export type Me = z.infer<typeof me>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  title: '登录',
  access: 'public',
  body: z.object({ name: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) }),
  reply: me,
  refusals: ['session.wrong', 'session.locked', 'request.tooMany'],
});
export const currentSession = endpoint({
  method: 'GET',
  path: '/api/session',
  title: '当前登录',
  access: 'public',
  /** `setUp` is false until a working committee exists: the web then opens the set-up page. */
  reply: z.object({ me: me.nullable(), setUp: z.boolean() }),
  refusals: [],
});
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  title: '退出',
  access: 'signedIn',
  reply: z.object({}),
  refusals: [],
});
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  title: '修改口令',
  access: 'signedIn',
  body: z.object({ old: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  reply: z.object({}),
  refusals: ['session.wrong', 'password.weak', 'password.same'],
});
/** The demo's one-click sign-ins; empty unless the tenant is a demo. */
export const demoUsers = endpoint({
  method: 'GET',
  path: '/api/demo-users',
  title: '演示用户',
  access: 'public',
  reply: z.object({
    users: z.array(z.object({ key: z.string(), title: z.string(), name: z.string(), about: z.string() })),
  }),
  refusals: [],
});
export const demoSignIn = endpoint({
  method: 'POST',
  path: '/api/demo-users/:key/session',
  title: '演示用户登录',
  access: 'public',
  params: z.object({ key: z.string().max(40) }),
  reply: me,
  refusals: ['notFound', 'request.tooMany'],
});
