import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { recordOrganisationEvent, type ReasonLine } from '../../contract/organisations.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import type { FormValues } from '../kit/formBody.js';
import { ReasonList } from '../kit/ReasonList.js';
import { say } from '../kit/Toasts.js';
import { useMe } from '../session/useMe.js';
import { changeTitles, fieldsOf, type ChangeKind } from './changes.js';
import type { Organisation } from './useOrganisation.js';

type ChangeDialogProps = { readonly kind: ChangeKind; readonly of: Organisation; readonly onClose: () => void };
type Done = { readonly organisationId: string; readonly warnings: readonly ReasonLine[] };

const initialOf = (kind: ChangeKind, of: Organisation, today: string): FormValues => ({
  on: today,
  ...(kind === 'rename' && { name: of.name, shortName: of.shortName }),
});

const Recorded = ({ done, onClose }: { done: Done; onClose: () => void }): ReactNode => {
  const navigate = useNavigate();
  return (
    <>
      <p>已登记。以下事项请留意：</p>
      <ReasonList reasons={done.warnings} />
      <div className="form-buttons">
        <Button
          type="primary"
          onClick={() => {
            onClose();
            void navigate(`/organisations/${done.organisationId}`);
          }}
        >
          知道了
        </Button>
      </div>
    </>
  );
};

/** Record an event in the life of an organisation. A refusal comes with all its reasons; warnings are shown after it is recorded. */
export const ChangeDialog = ({ kind, of, onClose }: ChangeDialogProps): ReactNode => {
  const me = useMe();
  const navigate = useNavigate();
  const [done, setDone] = useState<Done | null>(null);
  const finish = (reply: Done): void => {
    say(`已登记${changeTitles[kind]}。`);
    if (reply.warnings.length > 0) return setDone(reply);
    onClose();
    if (reply.organisationId !== of.id) void navigate(`/organisations/${reply.organisationId}`);
  };
  return (
    <Dialog title={changeTitles[kind]} onClose={onClose}>
      {done ? (
        <Recorded done={done} onClose={onClose} />
      ) : (
        <>
          <p className="faint">{of.name}</p>
          {kind === 'dissolve' && <p>撤销后不再产生新的应做事项，以往记录全部保留。</p>}
          <ContractForm
            endpoint={recordOrganisationEvent}
            params={{ organisationId: of.id }}
            fixed={{ kind }}
            initial={initialOf(kind, of, me.today)}
            fields={fieldsOf(kind, of.kind)}
            submit="登记"
            onCancel={onClose}
            onDone={finish}
          />
        </>
      )}
    </Dialog>
  );
};
