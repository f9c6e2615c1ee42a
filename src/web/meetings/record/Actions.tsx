import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { minutesPage } from '../../../contract/documents.js';
import { returnMeeting, signMeeting } from '../../../contract/records.js';
import { urlOf } from '../../kit/call.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { asRefusal } from '../../kit/refusal.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import type { Filed, Meeting } from './reply.js';

type ActionsProps = { readonly of: Meeting; readonly record: Filed };

const Return = ({ of, record, onClose }: ActionsProps & { onClose: () => void }): ReactNode => (
  <Dialog title="退回记录" onClose={onClose}>
    <p className="faint">退回后由录入人更正，更正后再次审签。</p>
    <ContractForm
      endpoint={returnMeeting}
      params={{ meetingId: of.id }}
      fixed={{ version: record.version }}
      fields={[{ name: 'reason', label: '退回原因', kind: 'text', hint: '例如：请补充决议的表决情况' }]}
      submit="退回"
      onCancel={onClose}
      onDone={() => {
        say('已退回。');
        onClose();
      }}
    />
  </Dialog>
);

/** What may be done with a record as it stands: sign, give back, correct, print. */
export const Actions = ({ of, record }: ActionsProps): ReactNode => {
  const [returning, setReturning] = useState(false);
  const sign = useAct(signMeeting, () => say('已审签。'));
  const waits = record.state === 'filed' && of.may.includes('meeting.sign');
  return (
    <>
      <a href={urlOf(minutesPage, { params: { meetingId: of.id } })} target="_blank" rel="noreferrer">
        打印会议记录
      </a>
      {of.may.includes('meeting.file') && (
        <Link className="button-link" to={`/meetings/${of.id}/correct`}>
          更正
        </Link>
      )}
      {waits && (
        <>
          <Button onClick={() => setReturning(true)}>退回</Button>
          <Button
            type="primary"
            loading={sign.isPending}
            onClick={() =>
              sign.mutate(
                { params: { meetingId: of.id }, body: { version: record.version } },
                { onError: (error) => say(asRefusal(error).sentence) },
              )
            }
          >
            审签
          </Button>
        </>
      )}
      {returning && <Return of={of} record={record} onClose={() => setReturning(false)} />}
    </>
  );
};
