import type { z } from 'zod';
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
import { anyTenant, demoAccounts } from './reads.js';
import { changePassword } from './usecases/changePassword.js';
import { beginSession, signIn } from './usecases/signIn.js';

const meOf = (deps: Deps, s: SignedIn): z.input<typeof contract.me> => ({
  accountId: s.actor.accountId ?? '',
  personId: s.actor.personId,
  name: s.actor.name,
  mustChangePassword: s.mustChange,
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

export const mountSession = (m: Mounting, deps: Deps): void => {
  mount(m, contract.signIn, async ({ body }, call) =>
    welcome(deps, m, call, await signIn(deps)(body.name, body.password, call.userAgent)),
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
  mountDemo(m, deps);
};
