import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { accounts, openAccount } from '../../contract/administration.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { FindField } from '../kit/FindField.js';
import { count, spanText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { usePage, useSearchText } from '../kit/urlState.js';
import type { Account, IssuedPassword } from './account.js';
import { AccountActions } from './AccountActions.js';
import { OneTimePassword } from './OneTimePassword.js';
import './administration.css';

const perPage = 50;

const stateText = (account: Account): string => {
  if (account.closed) return '已停用';
  if (account.locked) return '已锁定';
  return account.mustChange ? '待修改口令' : '正常';
};

const Roles = ({ of }: { of: Account }): ReactNode =>
  of.roles.length === 0 ? (
    <span className="faint">无</span>
  ) : (
    <ul>
      {of.roles.map((role) => (
        <li key={`${role.title} ${role.organisationName} ${role.since}`}>
          {role.title}，{role.organisationName}
          <span className="faint">（{spanText(role.since, role.until)}）</span>
        </li>
      ))}
    </ul>
  );

const columnsOf = (issued: (password: IssuedPassword) => void): readonly Column<Account>[] => [
  { title: '姓名', heads: true, width: '8rem', cell: (a) => a.displayName },
  { title: '登录名', width: '10rem', cell: (a) => a.signInName },
  { title: '状态', width: '7rem', cell: stateText },
  { title: '职务和任用', wide: true, cell: (a) => <Roles of={a} /> },
  { title: '办理', wide: true, width: '11rem', cell: (a) => !a.closed && <AccountActions of={a} onIssued={issued} /> },
];

const OpenAccount = ({
  onClose,
  onIssued,
}: {
  onClose: () => void;
  onIssued: (p: IssuedPassword) => void;
}): ReactNode => {
  const [name, setName] = useState('');
  return (
    <Dialog title="开通账号" onClose={onClose}>
      <ContractForm
        endpoint={openAccount}
        fields={[
          { name: 'displayName', label: '姓名', kind: 'text' },
          { name: 'signInName', label: '登录名', kind: 'text' },
          {
            name: 'idNumber',
            label: '公民身份号码',
            kind: 'text',
            optional: true,
            hint: '党员请填写，账号随之与名册中的本人对应，职务自动生效；非党员工作人员不填。',
          },
        ]}
        submit="开通"
        onCancel={onClose}
        onDone={(reply) => {
          onIssued({ name: name || '该用户', password: reply.oneTimePassword });
          onClose();
        }}
        onChange={(values) => setName(String(values['displayName'] ?? ''))}
      />
    </Dialog>
  );
};

/** 账号: who may sign in. Roles follow from posts and appointments and are shown, not given, here. */
export const AccountsPage = (): ReactNode => {
  const [page, to] = usePage();
  const [q] = useSearchText('q');
  const [opening, setOpening] = useState(false);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const asked = useCall(accounts, { query: { q, page, size: perPage } }, { keep: true });
  return (
    <PageFrame
      title="账号"
      about="权限由职务和任用自动产生，并随其结束；这里只管理能否登录。"
      actions={
        <Button type="primary" onClick={() => setOpening(true)}>
          开通账号
        </Button>
      }
    >
      <div className="filters">
        <FindField label="查找账号" placeholder="姓名或登录名" />
        {asked.data && <output>共{count(asked.data.total, '个')}</output>}
      </div>
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption="账号"
            columns={columnsOf(setIssued)}
            rows={reply.items}
            keyOf={(a) => a.id}
            empty={q ? '没有找到。' : '还没有账号。'}
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
      {opening && <OpenAccount onClose={() => setOpening(false)} onIssued={setIssued} />}
      {issued && <OneTimePassword {...issued} onClose={() => setIssued(null)} />}
    </PageFrame>
  );
};
