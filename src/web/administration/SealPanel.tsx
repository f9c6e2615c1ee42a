import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { auditSeal, exportAudit, verifyAudit } from '../../contract/audit.js';
import { call, download, type ReplyOf } from '../kit/call.js';
import { count, instantText } from '../kit/format.js';
import { Facts } from '../kit/PageFrame.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useMe } from '../session/useMe.js';

type Verified = { readonly checked: number; readonly count: number; readonly faults: readonly string[] };
type Verifying =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly checked: number }
  | { readonly state: 'done'; readonly verified: Verified }
  | { readonly state: 'refused'; readonly error: unknown };

/** Verify the whole log part by part, so that a long one shows how far it is. */
const verifyWhole = async (onPart: (checked: number) => void): Promise<Verified> => {
  let after: ReplyOf<typeof verifyAudit>['head'] | null = null;
  let found: Verified = { checked: 0, count: 0, faults: [] };
  for (;;) {
    const part: ReplyOf<typeof verifyAudit> = await call(verifyAudit, { body: { after } });
    after = part.head;
    found = {
      checked: part.head.position,
      count: found.count + part.count,
      faults: [...found.faults, ...part.faults].slice(0, 100),
    };
    if (part.done) return found;
    onPart(found.checked);
  }
};

const Outcome = ({ of }: { of: Verified }): ReactNode =>
  of.count === 0 ? (
    <Alert
      type="success"
      showIcon
      title={`校验通过：${count(of.checked, '条')}记录逐条相连，没有改动、删除、插入或截去。`}
    />
  ) : (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`校验未通过：发现${count(of.count, '个')}问题。`}
      description={
        <ul className="plain-list">
          {of.faults.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );

const State = ({ of }: { of: ReplyOf<typeof auditSeal> }): ReactNode => (
  <Facts
    items={[
      ['已封存', `${count(of.position, '条')}${of.sealedAt ? `，最近一次在${instantText(of.sealedAt)}` : ''}`],
      ['待封存', of.unsealed === 0 ? '无' : count(of.unsealed, '条')],
      [
        '数据库之外留存的链头',
        of.noted ? `第${of.noted.position}条（${instantText(of.noted.at)}）` : '无，不能发现最新记录被截去',
      ],
      ['链值', <code key="chain">{of.chain.slice(0, 16)}…</code>],
      [
        '核验公钥',
        <details key="key">
          <summary>显示</summary>
          <pre>{of.publicKey}</pre>
        </details>,
      ],
    ]}
  />
);

/** Whether the log is whole: how far it is sealed, verification on demand, and an export that an outsider can verify. */
export const SealPanel = (): ReactNode => {
  const me = useMe();
  const seal = useCall(auditSeal, {}, { every: () => 5000 });
  const [verifying, setVerifying] = useState<Verifying>({ state: 'idle' });
  const [refused, setRefused] = useState<unknown>(null);
  const verify = async (): Promise<void> => {
    setVerifying({ state: 'running', checked: 0 });
    try {
      const verified = await verifyWhole((checked) => setVerifying({ state: 'running', checked }));
      setVerifying({ state: 'done', verified });
    } catch (error) {
      setVerifying({ state: 'refused', error });
    }
  };
  const take = (): void => {
    setRefused(null);
    download(exportAudit, {}, `审计记录-${me.today}.ndjson`).catch(setRefused);
  };
  return (
    <section className="panel seal no-print" aria-label="封存状态">
      <Answer of={seal}>{(of) => <State of={of} />}</Answer>
      <div className="form-buttons">
        <Button type="primary" loading={verifying.state === 'running'} onClick={() => void verify()}>
          {verifying.state === 'running' ? `正在校验，已到第${verifying.checked}条` : '校验'}
        </Button>
        <Button onClick={take}>导出（带签名）</Button>
      </div>
      {verifying.state === 'done' && <Outcome of={verifying.verified} />}
      {verifying.state === 'refused' && <RefusalAlert error={verifying.error} />}
      {refused !== null && <RefusalAlert error={refused} />}
    </section>
  );
};
