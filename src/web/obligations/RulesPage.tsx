import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { addLocalRule, endRule, rulesInForce } from '../../contract/obligations.js';
import { recordKinds, recordKindTitles } from '../../domain/meetings/recordKind.js';
import { periodUnits, unitTitles, type PeriodUnit } from '../../domain/obligations/period.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { count, dayText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useCall } from '../kit/useCall.js';
import type { FormValues } from '../kit/formBody.js';
import { Exemptions } from './Exemptions.js';
import { RuleCost } from './RuleCost.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { useMe } from '../session/useMe.js';

type Rule = ReplyOf<typeof rulesInForce>['rules'][number];

const forceText = ({ since, until }: Rule): string => {
  if (!since) return '';
  return until ? `${dayText(since)}至${dayText(until)}` : `${dayText(since)}起`;
};

const basisText = (r: Rule): string =>
  [
    r.basis,
    ...(r.yearWindow ? [`本级设定：${r.yearWindow}`] : []),
    ...(r.end ? [`${r.end.by}决定废止：${r.end.reason}`] : []),
  ].join('；');

const columns = (onEnd: ((r: Rule) => void) | null): readonly Column<Rule>[] => [
  { title: '要求', cell: (r) => r.title, heads: true, width: '12rem' },
  {
    title: '次数',
    cell: (r) => `${unitTitles[r.period as PeriodUnit] ?? r.period}至少${count(r.required, '次')}`,
    width: '10rem',
  },
  { title: '依据', wide: true, cell: basisText },
  { title: '制定', cell: (r) => (r.level === 'national' ? '全国统一' : (r.by ?? '本级')), width: '11rem' },
  { title: '施行', cell: forceText, width: '11rem' },
  ...(onEnd
    ? [
        {
          title: '办理',
          cell: (r: Rule) => (r.own ? <TextButton onClick={() => onEnd(r)}>废止</TextButton> : ''),
          width: '5rem',
        },
      ]
    : []),
];

const EndRule = ({ id, rule, onClose }: { id: string; rule: Rule; onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="废止本级要求" onClose={onClose}>
      <p>{rule.title}</p>
      <p className="faint">
        自废止之日起的周期不再适用；此前的周期照旧。废止的日期和理由在本页公开显示。如要改变次数，请废止后另行增加。
      </p>
      <ContractForm
        endpoint={endRule}
        params={{ organisationId: id, ruleId: rule.id }}
        initial={{ until: me.today }}
        fields={[
          { name: 'until', label: '自哪一天起废止', kind: 'date' },
          { name: 'reason', label: '理由', kind: 'area', hint: '例如：党课改按年度学习计划安排' },
        ]}
        submit="废止"
        onCancel={onClose}
        onDone={() => {
          say('已废止，各支部的要求已重新计算。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const NewRule = ({ id, onClose }: { id: string; onClose: () => void }): ReactNode => {
  const me = useMe();
  const [values, setValues] = useState<FormValues>({ period: 'month', required: '1' });
  return (
    <Dialog title="增加本级要求" onClose={onClose}>
      <p className="faint">适用于本组织及全部下级。只能比上级规定更严；增加前请考虑各支部的工作量。</p>
      <ContractForm
        endpoint={addLocalRule}
        params={{ organisationId: id }}
        initial={{ period: 'month', required: '1', since: me.today }}
        onChange={setValues}
        fields={[
          {
            name: 'kind',
            label: '组织生活种类',
            kind: 'choice',
            choices: recordKinds.map((value) => ({ value, title: recordKindTitles[value] })),
          },
          { name: 'title', label: '名称', kind: 'text', hint: '例如：主题党日（每月两次）' },
          {
            name: 'period',
            label: '周期',
            kind: 'choice',
            choices: periodUnits.map((value) => ({ value, title: unitTitles[value] })),
          },
          { name: 'required', label: '每个周期至少（次）', kind: 'number' },
          { name: 'since', label: '施行日期', kind: 'date' },
          { name: 'basis', label: '依据（文件名称、文号）', kind: 'text' },
        ]}
        submit="增加"
        onCancel={onClose}
        onDone={() => {
          say('已增加本级要求。');
          onClose();
        }}
      >
        <RuleCost id={id} values={values} />
      </ContractForm>
    </Dialog>
  );
};

/** 要求和依据: the demands in force here, each with its article or 依据待核. */
export const RulesPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const rules = useCall(rulesInForce, { params: { organisationId: id } });
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Rule | null>(null);
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}要求和依据`}
      trail={useTrail(of.data, (step) => `/rules/${step}`)}
      about="注明“依据待核”的，条文尚未核对原文，仅供参考。"
      actions={
        rules.data?.may.includes('rule.add') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            增加本级要求
          </Button>
        )
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={rules}>
        {(reply) => (
          <>
            <QueryTable
              caption="适用的要求"
              columns={columns(reply.may.includes('rule.add') ? setEnding : null)}
              rows={reply.rules}
              keyOf={(r) => r.id}
              empty="目前没有适用的要求。"
            />
            <Exemptions id={id} of={reply} />
          </>
        )}
      </Answer>
      {ending && <EndRule id={id} rule={ending} onClose={() => setEnding(null)} />}
      {adding && <NewRule id={id} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
};
