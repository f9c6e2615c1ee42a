import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { activationState, appointClerk, clerks, endClerk, issueCodes } from '../../contract/accounts.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { count, instantText, spanText } from '../kit/format.js';
import { PageFrame, Section } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useAct, useCall } from '../kit/useCall.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useMe } from '../session/useMe.js';
import { CodeSheet, type Sheet } from './CodeSheet.js';
import './administration.css';

type Clerks = ReplyOf<typeof clerks>;
type Clerk = Clerks['items'][number];
type State = ReplyOf<typeof activationState>;

const clerkColumns = (end: (clerk: Clerk) => void): readonly Column<Clerk>[] => [
  { title: '姓名', heads: true, width: '9rem', cell: (c) => c.name },
  { title: '登录名', width: '11rem', cell: (c) => c.signInName },
  { title: '期间', wide: true, cell: (c) => spanText(c.since, c.until) },
  {
    title: '办理',
    width: '7rem',
    cell: (c) => c.until === null && <TextButton onClick={() => end(c)}>结束任用</TextButton>,
  },
];

const AppointClerk = ({ id, of, onClose }: { id: string; of: Clerks; onClose: () => void }): ReactNode => {
  const me = useMe();
  const ready = of.people.filter((p) => p.hasAccount);
  return (
    <Dialog title="任用支部联络员" onClose={onClose}>
      <ContractForm
        endpoint={appointClerk}
        params={{ organisationId: id }}
        initial={{ since: me.today }}
        fields={[
          {
            name: 'personId',
            label: '本支部党员',
            kind: 'choice',
            optional: true,
            choices: ready.map((p) => ({ value: p.personId, title: p.name })),
            hint: '这里只列出已有账号的人；其他人请先发放激活码。',
          },
          { name: 'signInName', label: '或非党员工作人员的登录名', kind: 'text', optional: true },
          { name: 'since', label: '起始日期', kind: 'date' },
        ]}
        submit="任用"
        onCancel={onClose}
        onDone={() => {
          say('已任用。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const EndClerk = ({ id, of, onClose }: { id: string; of: Clerk; onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="结束任用" onClose={onClose}>
      <p>{of.name}，支部联络员</p>
      <ContractForm
        endpoint={endClerk}
        params={{ organisationId: id, appointmentId: of.id }}
        initial={{ until: me.today }}
        fields={[{ name: 'until', label: '结束日期', kind: 'date', hint: '自该日起权限终止。' }]}
        submit="结束任用"
        onCancel={onClose}
        onDone={() => {
          say('已结束任用。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const ClerkSection = ({ id }: { id: string }): ReactNode => {
  const asked = useCall(clerks, { params: { organisationId: id } });
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<Clerk | null>(null);
  return (
    <Section title="支部联络员" aside={<Button onClick={() => setAppointing(true)}>任用</Button>}>
      <p className="faint">联络员可以起草和报送本支部的记录，不能审签。</p>
      <Answer of={asked}>
        {(of) => (
          <>
            <QueryTable
              caption="支部联络员"
              columns={clerkColumns(setEnding)}
              rows={of.items}
              keyOf={(c) => c.id}
              empty="还没有任用联络员。"
            />
            {appointing && <AppointClerk id={id} of={of} onClose={() => setAppointing(false)} />}
          </>
        )}
      </Answer>
      {ending && <EndClerk id={id} of={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
};

const stateText = (p: State['people'][number]): string => {
  if (p.hasAccount) return '已有账号';
  return p.codeUntil ? `已发激活码，有效至${instantText(p.codeUntil)}` : '没有账号';
};

const CodeSection = ({ id, onIssued }: { id: string; onIssued: (sheet: Sheet) => void }): ReactNode => {
  const asked = useCall(activationState, { params: { organisationId: id } });
  const issue = useAct(issueCodes, onIssued);
  const give = (personIds?: string[]): void =>
    issue.mutate({ params: { organisationId: id }, body: personIds ? { personIds } : {} });
  return (
    <Answer of={asked}>
      {(of) => {
        const without = of.people.filter((p) => !p.hasAccount);
        return (
          <Section
            title="账号开通"
            aside={
              <Button type="primary" disabled={without.length === 0} loading={issue.isPending} onClick={() => give()}>
                为{count(without.length, '人')}打印激活码
              </Button>
            }
          >
            <p className="faint">
              激活码由本人用手机扫码，自己设置登录名和口令。每个码只能用一次，重新发放后旧码作废。
            </p>
            {issue.error && <RefusalAlert error={issue.error} />}
            <QueryTable
              caption="账号开通情况"
              columns={[
                { title: '姓名', heads: true, width: '9rem', cell: (p) => p.name },
                { title: '情况', wide: true, cell: stateText },
                {
                  title: '办理',
                  width: '9rem',
                  cell: (p) => !p.hasAccount && <TextButton onClick={() => give([p.personId])}>单独发放</TextButton>,
                },
              ]}
              rows={of.people}
              keyOf={(p) => p.personId}
              empty="本支部今天没有党员。"
            />
          </Section>
        );
      }}
    </Answer>
  );
};

/** 联络员和账号: whom the secretary appoints, and how members come to their accounts. */
export const BranchAccountsPage = (): ReactNode => {
  const id = useParams()['organisationId'] ?? '';
  const me = useMe();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  return (
    <PageFrame title="联络员和账号" tabs={<OrganisationTabs of={{ id, kind: 'branch' }} />}>
      {sheet && <CodeSheet of={sheet} onClose={() => setSheet(null)} />}
      {me.may.includes('clerk.appoint') && <ClerkSection id={id} />}
      <CodeSection id={id} onIssued={setSheet} />
    </PageFrame>
  );
};
