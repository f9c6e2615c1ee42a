import { Button } from 'antd';
import type { ReactNode } from 'react';
import { cancelGathering } from '../../../contract/meetings.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';

type CancelDialogProps = {
  readonly gatheringId: string;
  readonly planned: boolean;
  /** False where the server does not know it yet: then nothing is left behind. */
  readonly known: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** A plan that does not take place, or a draft that is given up, with the reason. */
export const CancelDialog = ({ gatheringId, planned, known, onClose, onDone }: CancelDialogProps): ReactNode => (
  <Dialog title={planned ? '取消安排' : '放弃草稿'} onClose={onClose}>
    {known ? (
      <ContractForm
        endpoint={cancelGathering}
        params={{ gatheringId }}
        fields={[
          {
            name: 'reason',
            label: '原因',
            kind: 'text',
            hint: planned ? '例如：与上级会议冲突，改期' : '例如：重复填写',
          },
        ]}
        submit={planned ? '取消安排' : '放弃草稿'}
        onCancel={onClose}
        onDone={onDone}
      />
    ) : (
      <>
        <p>已填写的内容将从本机删除。</p>
        <div className="form-buttons">
          <Button type="primary" onClick={onDone}>
            放弃
          </Button>
          <Button onClick={onClose}>继续填写</Button>
        </div>
      </>
    )}
  </Dialog>
);
