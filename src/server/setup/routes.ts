import * as contract from '../../contract/setup.js';
import type { Deps, DemoLoader } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { Refusal } from '../platform/refusal.js';
import { tenants } from '../platform/tenants/reads.js';
import { setUp } from './usecases/setUp.js';

type Loading = { readonly stage: string; readonly progress: number };

export const mountSetup = (m: Mounting, deps: Deps, demo: DemoLoader): void => {
  let loading: Loading | null = null;
  mount(m, contract.setUp, async ({ body }) => {
    await setUp(deps)(body);
    return {};
  });
  mount(m, contract.loadDemo, async () => {
    if ((await tenants(deps.db)).length > 0 || loading) throw new Refusal('setup.done');
    loading = { stage: '正在开始', progress: 0 };
    const done = demo.load((stage, progress) => {
      loading = { stage, progress };
    });
    void done
      .catch((error: unknown) => m.app.log.error({ err: error }, 'loading the demo failed'))
      .finally(() => {
        loading = null;
      });
    return {};
  });
  mount(m, contract.setupProgress, async () => ({ needed: (await tenants(deps.db)).length === 0, loading }));
};
