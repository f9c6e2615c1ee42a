import type { z } from 'zod';
import * as accounts from '../../contract/accounts.js';
import * as contract from '../../contract/session.js';
import { actions, scopesFor, type Action } from '../../domain/access/policy.js';
import { roleTitles } from '../../domain/access/roles.js';
import { closeSession } from '../platform/access/sessions.js';
import { recordAudit } from '../platform/audit/store.js';
import type { Deps } from '../platform/deps.js';
import type { PublicCall, SignedIn } from '../platform/http/call.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { Refusal } from '../platform/refusal.js';
import { demoAdministrators, demoUsers } from '../../domain/demo/demoUsers.js';
import { anyTenant, demoAccounts, factorOf, sessionsOf } from './reads.js';
import { endSession } from './store.js';
import { activate as activateAccount, lookAtCode } from './usecases/activate.js';
import { changePassword } from './usecases/changePassword.js';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from './usecases/secondFactor.js';
import { beginSession, signIn } from './usecases/signIn.js';

const meOf = (deps: Deps, s: SignedIn): z.input<typeof contract.me> => ({
  accountId: s.actor.accountId ?? '',
  personId: s.actor.personId,
  name: s.actor.name,
  mustChangePassword: s.mustChange,
  mustEnrol: s.mustEnrol,
  tenant: { id: s.actor.tenantId, name: s.tenantName, demo: s.demo, rootId: s.rootId },
  holdings: s.actor.holdings.map((h, i) => ({
    role: h.role,
    roleTitle: roleTitles[h.role],
    organisationId: h.organisationId,
    organisationName: s.holdingNames[i]?.organisationName ?? '',
    organisationKind: s.holdingNames[i]?.organisationKind ?? '',
  })),
  may: (Object.keys(actions) as Action[]).filter((a) => scopesFor(s.actor, a).length > 0),
  today: deps.clock.today(),
});

/** Set the cookie and answer as the new session sees itself. */
const welcome = async (
  deps: Deps,
  m: Mounting,
  call: PublicCall,
  token: string,
): Promise<z.input<typeof contract.me>> => {
  call.setSession(token);
  const signedIn = await m.signedInBy(token);
  if (!signedIn) throw new Error('a session that was just opened cannot be read');
  return meOf(deps, signedIn);
};

const offered: readonly { readonly key: string; readonly title: string; readonly about: string }[] = [
  ...demoUsers,
  ...demoAdministrators.map((a) => ({ key: a.key, title: a.title, about: '只管自己那一份权力，不看党务数据' })),
];
const demoName = (key: string): string => `demo-${key}`.toLowerCase();

const mountDemo = (m: Mounting, deps: Deps): void => {
  mount(m, contract.demoUsers, async () => {
    const accounts = new Map((await demoAccounts(deps.db)).map((a) => [a.name, a.display_name]));
    const there = offered.filter((u) => accounts.has(demoName(u.key)));
    return {
      users: there.map(({ key, title, about }) => ({ key, title, about, name: accounts.get(demoName(key)) ?? '' })),
    };
  });
  mount(m, contract.demoSignIn, async ({ params }, call) => {
    const account = (await demoAccounts(deps.db)).find((a) => a.name === demoName(params.key));
    if (!account) throw new Refusal('notFound');
    return welcome(deps, m, call, await beginSession(deps)(account, call.userAgent));
  });
};

const mountFactor = (m: Mounting, deps: Deps): void => {
  mount(m, contract.secondFactor, async (_, { actor, signedIn }) => {
    const factor = await factorOf(deps.db, actor.tenantId, actor.accountId ?? '');
    return {
      on: factor?.confirmed_at !== null && factor !== undefined,
      since: factor?.confirmed_at?.toISOString() ?? null,
      recoveryLeft: factor?.recovery.length ?? 0,
      required: signedIn.mustEnrol,
    };
  });
  mount(m, contract.beginSecondFactor, async ({ body }, { actor, signedIn }) =>
    beginSecondFactor(deps)(actor, signedIn.tenantName, body.password),
  );
  mount(m, contract.confirmSecondFactor, async ({ body }, { actor }) => ({
    recoveryCodes: await confirmSecondFactor(deps)(actor, body.code),
  }));
  mount(m, contract.endSecondFactor, async ({ body }, { actor }) => {
    await endSecondFactor(deps)(actor, body.password, body.code);
    return {};
  });
};

const mountOwnSessions = (m: Mounting, deps: Deps): void => {
  mount(m, contract.ownSessions, async (_, { actor, signedIn }) => {
    const open = await sessionsOf(deps.db, actor.tenantId, actor.accountId ?? '', deps.clock.now());
    return {
      items: open.map((s) => ({
        id: s.token_hash.subarray(0, 8).toString('hex'),
        since: s.created_at.toISOString(),
        lastSeen: s.last_seen_at.toISOString(),
        browser: s.user_agent,
        current: s.token_hash.equals(signedIn.tokenHash),
      })),
    };
  });
  mount(m, contract.endOwnSession, async ({ params }, { actor }) => {
    if (!(await endSession(deps.db, actor.tenantId, actor.accountId ?? '', params.sessionId)))
      throw new Refusal('session.gone');
    await recordAudit(deps.db, deps, actor, { action: 'session.ended' });
    return {};
  });
};

export const mountSession = (m: Mounting, deps: Deps): void => {
  mount(m, contract.signIn, async ({ body }, call) =>
    welcome(deps, m, call, await signIn(deps)(body.name, body.password, body.code, call.userAgent)),
  );
  mount(m, contract.currentSession, async (_, call) => ({
    me: call.signedIn ? meOf(deps, call.signedIn) : null,
    setUp: await anyTenant(deps.db),
  }));
  mount(m, contract.signOut, async (_, call) => {
    await closeSession(deps, call.signedIn.tokenHash);
    await recordAudit(deps.db, deps, call.actor, { action: 'session.closed' });
    return {};
  });
  mount(m, contract.changePassword, async ({ body }, call) => {
    await changePassword(deps)(call.actor, call.signedIn.tokenHash, body.old, body.next);
    return {};
  });
  mount(m, accounts.lookAtCode, async ({ body }) => lookAtCode(deps)(body.code));
  mount(m, accounts.activate, async ({ body }, call) => {
    const account = await activateAccount(deps)(body.code, body.signInName, body.password);
    return welcome(deps, m, call, await beginSession(deps)(account, call.userAgent));
  });
  mountFactor(m, deps);
  mountOwnSessions(m, deps);
  mountDemo(m, deps);
};
