import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { appointableRoles, appointAccount, appointments, endAppointment } from '../../contract/administration.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { spanText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useCall } from '../kit/useCall.js';
import { usePage } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import { SecuritySetting } from './SecuritySetting.js';
import './administration.css';

type Appointment = ReplyOf<typeof appointments>['items'][number];
const perPage = 50;

const roleTitles: Readonly<Record<(typeof appointableRoles)[number], string>> = {
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
  workingCommitteeStaff: '机关工委工作人员',
  committeeStaff: '机关党委（党总支）工作人员',
};

const columnsOf = (end: (appointment: Appointment) => void): readonly Column<Appointment>[] => [
  { title: '姓名', heads: true, width: '8rem', cell: (a) => a.displayName },
  { title: '登录名', width: '10rem', cell: (a) => a.signInName },
  { title: '任用', width: '13rem', cell: (a) => a.roleTitle },
  { title: '范围', wide: true, cell: (a) => a.organisationName },
  { title: '期间', wide: true, cell: (a) => spanText(a.since, a.until) },
  {
    title: '办理',
    width: '7rem',
    cell: (a) => a.until === null && <TextButton onClick={() => end(a)}>结束任用</TextButton>,
  },
];

const Appoint = ({ onClose }: { onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="任用" onClose={onClose}>
      <p className="faint">支部书记、委员等的权限由职务自动产生，无须在此任用。</p>
      <ContractForm
        endpoint={appointAccount}
        initial={{ since: me.today, organisationId: me.tenant.rootId }}
        fields={[
          { name: 'signInName', label: '登录名', kind: 'text' },
          {
            name: 'role',
            label: '任用为',
            kind: 'choice',
            choices: appointableRoles.map((value) => ({ value, title: roleTitles[value] })),
          },
          {
            name: 'organisationId',
            label: '范围',
            kind: 'organisation',
            picked: me.tenant.name,
            hint: '管理员选机关工委；工作人员选其所在的工委、机关党委或党总支。',
          },
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

const EndAppointment = ({ of, onClose }: { of: Appointment; onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="结束任用" onClose={onClose}>
      <p>
        {of.displayName}，{of.roleTitle}，{of.organisationName}
      </p>
      <ContractForm
        endpoint={endAppointment}
        params={{ appointmentId: of.id }}
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

/** 任用: administrators and staff, each for a place and a time. */
export const AppointmentsPage = (): ReactNode => {
  const [page, to] = usePage();
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<Appointment | null>(null);
  const asked = useCall(appointments, { query: { page, size: perPage } }, { keep: true });
  return (
    <PageFrame
      title="任用"
      about="系统、安全、审计三类管理员相互分离；审计管理员不能由系统管理员兼任。"
      actions={
        <Button type="primary" onClick={() => setAppointing(true)}>
          任用
        </Button>
      }
    >
      <SecuritySetting />
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption="任用"
            columns={columnsOf(setEnding)}
            rows={reply.items}
            keyOf={(a) => a.id}
            empty="还没有任用。"
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
      {appointing && <Appoint onClose={() => setAppointing(false)} />}
      {ending && <EndAppointment of={ending} onClose={() => setEnding(null)} />}
    </PageFrame>
  );
};
