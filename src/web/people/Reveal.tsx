import { useState, type ReactNode } from 'react';
import { reveal } from '../../contract/people.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { TextButton } from '../kit/TextButton.js';

type RevealProps = {
  readonly personId: string;
  readonly field: 'idNumber' | 'phone';
  readonly masked: string | null;
  readonly may: boolean;
};
const titles = { idNumber: '公民身份号码', phone: '手机号码' } as const;

/** A masked number; the whole of it after a reason, which is kept and shown to the person. */
export const Reveal = ({ personId, field, masked, may }: RevealProps): ReactNode => {
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  if (masked === null) return <span className="faint">未填</span>;
  return (
    <>
      <span className="masked">
        <span className="number">{value ?? masked}</span>
        {may && value === null && <TextButton onClick={() => setAsking(true)}>查看</TextButton>}
      </span>
      {asking && (
        <Dialog title={`查看完整${titles[field]}`} onClose={() => setAsking(false)}>
          <p>查看会留下记录，本人可以看到谁在何时因何查看。</p>
          <ContractForm
            endpoint={reveal}
            params={{ personId }}
            fixed={{ field }}
            fields={[{ name: 'reason', label: '查看原因', kind: 'text', hint: '例如：核对转接介绍信' }]}
            submit="查看"
            onCancel={() => setAsking(false)}
            onDone={(reply) => {
              setValue(reply.value);
              setAsking(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
};
