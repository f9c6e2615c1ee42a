import { Button, Switch } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { securitySettings, setSecurity } from '../../contract/administration.js';
import { retentionKinds, type RetentionKind } from '../../domain/retention/periods.js';
import type { ReplyOf } from '../kit/call.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { say } from '../kit/Toasts.js';
import { useAct, useCall } from '../kit/useCall.js';
import { useMe } from '../session/useMe.js';

type Settings = ReplyOf<typeof securitySettings>;
const kinds = Object.keys(retentionKinds) as RetentionKind[];

const Months = ({
  kind,
  value,
  onChange,
}: {
  kind: RetentionKind;
  value: number;
  onChange: (n: number) => void;
}): ReactNode => {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{retentionKinds[kind].title}保存月数</label>
      <input
        id={id}
        className="field-input"
        type="number"
        min={6}
        max={120}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber || 0)}
      />
    </span>
  );
};

const Form = ({ of }: { of: Settings }): ReactNode => {
  const me = useMe();
  const [next, setNext] = useState(of);
  const set = useAct(setSecurity, () => say('已保存。'));
  return (
    <>
      <p>
        <Switch
          checked={next.secondFactor}
          aria-label="要求管理员和工作人员启用第二重验证"
          onChange={(secondFactor) => setNext({ ...next, secondFactor })}
        />{' '}
        要求管理员、工委和党委工作人员启用第二重验证（动态口令）
        {me.tenant.demo && <span className="faint">（演示数据不受此限）</span>}
      </p>
      <div className="filters">
        {kinds.map((kind) => (
          <Months
            key={kind}
            kind={kind}
            value={next.retention[kind]}
            onChange={(n) => setNext({ ...next, retention: { ...next.retention, [kind]: n } })}
          />
        ))}
      </div>
      <p className="faint">到期后每夜自动删除，并在审计记录中写明删除了什么。组织生活记录和审计记录不删除。</p>
      {set.error && <RefusalAlert error={set.error} />}
      <div className="form-buttons">
        <Button loading={set.isPending} onClick={() => set.mutate({ body: next })}>
          保存安全设置
        </Button>
      </div>
    </>
  );
};

/** What the security administrator decides for the working committee: second factor, retention. */
export const SecuritySetting = (): ReactNode => {
  const asked = useCall(securitySettings, {});
  return (
    <section className="panel seal" aria-label="安全设置">
      <Answer of={asked}>{(of) => <Form of={of} />}</Answer>
    </section>
  );
};
