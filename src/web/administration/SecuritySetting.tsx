import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { securitySettings, setSecurity } from '../../contract/administration.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { useAct, useCall } from '../kit/useCall.js';
import { useMe } from '../session/useMe.js';

/** Whether administrators and staff must have a second factor. */
export const SecuritySetting = (): ReactNode => {
  const me = useMe();
  const asked = useCall(securitySettings, {});
  const set = useAct(setSecurity);
  return (
    <section className="panel" aria-label="第二重验证">
      <Answer of={asked}>
        {(of) => (
          <p>
            <Switch
              checked={of.secondFactor}
              loading={set.isPending}
              aria-label="要求管理员和工作人员启用第二重验证"
              onChange={(secondFactor) => set.mutate({ body: { secondFactor } })}
            />{' '}
            要求管理员、工委和党委工作人员启用第二重验证（动态口令）
            {me.tenant.demo && <span className="faint">（演示数据不受此限）</span>}
          </p>
        )}
      </Answer>
      {set.error && <RefusalAlert error={set.error} />}
    </section>
  );
};
