import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { decideExemption, endExemption, setYearWindow, type rulesInForce } from '../../contract/obligations.js';
import { branchTraits } from '../../domain/obligations/rule.js';
import { branchTraitTitles } from '../../domain/obligations/traits.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { dayText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useMe } from '../session/useMe.js';

type Reply = ReplyOf<typeof rulesInForce>;
type Exemption = Reply['exemptions'][number];
type Asking = { readonly what: 'decide' | 'window' } | { readonly what: 'end'; readonly exemption: Exemption } | null;
type DialogProps = { readonly id: string; readonly of: Reply; readonly onClose: () => void };

const columns = (onEnd: ((e: Exemption) => void) | null): readonly Column<Exemption>[] => [
  { title: '支部', cell: (e) => e.branches, heads: true },
  { title: '不适用的要求', cell: (e) => e.rules, width: '12rem' },
  { title: '理由', wide: true, cell: (e) => e.reason },
  { title: '决定', cell: (e) => e.by, width: '11rem' },
  { title: '起止', cell: (e) => `${dayText(e.since)}起${e.until ? `，至${dayText(e.until)}止` : ''}`, width: '11rem' },
  ...(onEnd
    ? [
        {
          title: '办理',
          cell: (e: Exemption) => (e.own && !e.until ? <TextButton onClick={() => onEnd(e)}>终止</TextButton> : ''),
          width: '6rem',
        },
      ]
    : []),
];

const Decide = ({ id, of, onClose }: DialogProps): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="决定某些支部不适用" onClose={onClose}>
      <p className="faint">只及于本组织的下级支部；决定和理由在每个有关的格子里公开显示。</p>
      <ContractForm
        endpoint={decideExemption}
        params={{ organisationId: id }}
        initial={{ since: me.today }}
        fields={[
          {
            name: 'trait',
            label: '哪一类支部',
            kind: 'choice',
            optional: true,
            hint: '按支部名称识别；也可以改选下面的一个支部',
            choices: branchTraits.map((value) => ({ value, title: branchTraitTitles[value] })),
          },
          { name: 'branchId', label: '或一个支部', kind: 'organisation', optional: true },
          {
            name: 'ruleId',
            label: '不适用的要求（不选为全部）',
            kind: 'choice',
            optional: true,
            choices: of.rules.map((r) => ({ value: r.id, title: r.title })),
          },
          { name: 'since', label: '起始日期', kind: 'date' },
          { name: 'reason', label: '理由', kind: 'area', hint: '例如：年老体弱党员较多，按季度过组织生活' },
        ]}
        submit="决定"
        onCancel={onClose}
        onDone={() => {
          say('已登记。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const End = ({ id, exemption, onClose }: Omit<DialogProps, 'of'> & { exemption: Exemption }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="终止不适用的决定" onClose={onClose}>
      <p>{exemption.branches}</p>
      <ContractForm
        endpoint={endExemption}
        params={{ organisationId: id, exemptionId: exemption.id }}
        initial={{ until: me.today }}
        fields={[{ name: 'until', label: '自哪一天起恢复适用', kind: 'date' }]}
        submit="终止"
        onCancel={onClose}
        onDone={() => {
          say('已终止，自该日起恢复适用。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const YearWindow = ({ of, onClose }: Omit<DialogProps, 'id'>): ReactNode => (
  <Dialog title="设定所属年度" onClose={onClose}>
    <p className="faint">
      年度组织生活会等常在次年初召开。设定后，该日（含）之前召开的默认计入上一年度；不填则取消设定。
    </p>
    <ContractForm
      endpoint={setYearWindow}
      initial={{ month: '3', day: '31' }}
      fields={[
        {
          name: 'kind',
          label: '种类',
          kind: 'choice',
          choices: of.rules.filter((r) => r.period === 'year').map((r) => ({ value: r.kind, title: r.title })),
        },
        { name: 'month', label: '次年几月', kind: 'number', optional: true },
        { name: 'day', label: '几日', kind: 'number', optional: true },
      ]}
      submit="设定"
      onCancel={onClose}
      onDone={() => {
        say('已设定所属年度。');
        onClose();
      }}
    />
  </Dialog>
);

/** 不搞一刀切: decisions that rules do not apply to some branches, open to everybody concerned; and the window of yearly kinds. */
export const Exemptions = ({ id, of }: { id: string; of: Reply }): ReactNode => {
  const [asking, setAsking] = useState<Asking>(null);
  const may = of.may.includes('rule.add');
  const close = (): void => setAsking(null);
  return (
    <Section
      title="不适用的决定"
      aside={
        may && (
          <div className="page-actions">
            {of.isRoot && <Button onClick={() => setAsking({ what: 'window' })}>设定所属年度</Button>}
            <Button onClick={() => setAsking({ what: 'decide' })}>决定某些支部不适用</Button>
          </div>
        )
      }
    >
      <QueryTable
        caption="不适用的决定"
        columns={columns(may ? (exemption) => setAsking({ what: 'end', exemption }) : null)}
        rows={of.exemptions}
        keyOf={(e) => e.id}
        empty="没有作出过不适用的决定。"
      />
      {asking?.what === 'decide' && <Decide id={id} of={of} onClose={close} />}
      {asking?.what === 'window' && <YearWindow of={of} onClose={close} />}
      {asking?.what === 'end' && <End id={id} exemption={asking.exemption} onClose={close} />}
    </Section>
  );
};
