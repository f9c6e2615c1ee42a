import { z } from 'zod';
import { endpoint, uuid } from './endpoint.js';

export const me = z.object({
  accountId: uuid,
  personId: uuid.nullable(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  /** Whether a second factor has to be set up before anything else. */
  mustEnrol: z.boolean(),
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
  heavy: 120,
  body: z.object({
    name: z.string().trim().min(1).max(64),
    password: z.string().min(1).max(200),
    /** Of the authenticator, or a recovery code: asked for by session.secondFactor. */
    code: z.string().trim().max(40).optional(),
  }),
  reply: me,
  refusals: ['session.wrong', 'session.locked', 'session.secondFactor', 'request.tooMany'],
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
  refusals: ['session.wrong', 'session.locked', 'password.weak', 'password.same'],
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

/** One's own second factor. */
export const secondFactor = endpoint({
  method: 'GET',
  path: '/api/session/second-factor',
  title: '本人的第二重验证',
  access: 'signedIn',
  reply: z.object({ on: z.boolean(), since: z.string().nullable(), recoveryLeft: z.number(), required: z.boolean() }),
  refusals: [],
});
/** A new secret, shown this once; it counts from when a first code of it was typed. */
export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  title: '设置第二重验证',
  access: 'signedIn',
  heavy: 120,
  body: z.object({ password: z.string().min(1).max(200) }),
  reply: z.object({ secret: z.string(), uri: z.string() }),
  refusals: ['session.wrong', 'session.locked', 'factor.state'],
});
export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor/confirm',
  title: '启用第二重验证',
  access: 'signedIn',
  heavy: 120,
  body: z.object({ code: z.string().trim().min(6).max(12) }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: ['factor.code', 'factor.state'],
});
export const endSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor/end',
  title: '停用第二重验证',
  access: 'signedIn',
  heavy: 120,
  body: z.object({ password: z.string().min(1).max(200), code: z.string().trim().min(6).max(40) }),
  reply: z.object({}),
  refusals: ['session.wrong', 'session.locked', 'factor.code', 'factor.state'],
});

/** Where one is signed in. */
export const ownSessions = endpoint({
  method: 'GET',
  path: '/api/session/list',
  title: '本人的登录',
  access: 'signedIn',
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        since: z.string(),
        lastSeen: z.string(),
        browser: z.string(),
        current: z.boolean(),
      }),
    ),
  }),
  refusals: [],
});
export const endOwnSession = endpoint({
  method: 'POST',
  path: '/api/session/list/:sessionId/end',
  title: '结束本人的一个登录',
  access: 'signedIn',
  params: z.object({ sessionId: z.string().regex(/^[0-9a-f]{16}$/) }),
  reply: z.object({}),
  refusals: ['session.gone'],
});
