import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { discardImport, rejectedRows, undoImport } from '../../contract/imports.js';
import { download } from '../kit/call.js';
import { Dialog } from '../kit/Dialog.js';
import { count } from '../kit/format.js';
import { RefusalAlert } from '../kit/states.js';
import { useAct } from '../kit/useCall.js';
import { ApplyDialog } from './ApplyDialog.js';
import type { ImportDetail } from './importText.js';

type Asking = 'apply' | 'discard' | 'undo' | null;
type ActionProps = { readonly of: ImportDetail; readonly onClose: () => void };

const Discard = ({ of, onClose }: ActionProps): ReactNode => {
  const act = useAct(discardImport, onClose);
  return (
    <Dialog title="放弃导入" onClose={onClose}>
      <p>放弃后，本次读取的内容和更正全部删除，不写入任何数据。</p>
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button
          danger
          type="primary"
          loading={act.isPending}
          onClick={() => act.mutate({ params: { importId: of.id } })}
        >
          放弃
        </Button>
        <Button onClick={onClose}>返回</Button>
      </div>
    </Dialog>
  );
};

const Undo = ({ of, onClose }: ActionProps): ReactNode => {
  const act = useAct(undoImport, onClose);
  return (
    <Dialog title="撤销导入" onClose={onClose}>
      <p>本次导入新增的内容将移除，改动的内容恢复原值。如已有后续数据建立在其上，则不能撤销，并会列明是哪些。</p>
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button
          danger
          type="primary"
          loading={act.isPending}
          onClick={() => act.mutate({ params: { importId: of.id } })}
        >
          整体撤销
        </Button>
        <Button onClick={onClose}>返回</Button>
      </div>
    </Dialog>
  );
};

const DownloadRejected = ({ of }: { of: ImportDetail }): ReactNode => {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fetchRows = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await download(rejectedRows, { params: { importId: of.id } }, '被拒收的行.xlsx');
    } catch (fault) {
      setError(fault);
    }
    setBusy(false);
  };
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={busy} onClick={() => void fetchRows()}>
        下载被拒收的行（{count(of.counts.reject, '行')}）
      </Button>
      {error !== null && <RefusalAlert error={error} />}
    </>
  );
};

/** What may be done with an import in its present state. */
export const ImportActions = ({ of }: { of: ImportDetail }): ReactNode => {
  const [asking, setAsking] = useState<Asking>(null);
  const may = of.may.includes('import.run');
  if (!may) return null;
  const close = (): void => setAsking(null);
  const accepted = of.counts.accept + of.counts.normalise;
  return (
    <div className="import-actions">
      {of.state === 'ready' && (
        <>
          <Button type="primary" disabled={accepted === 0} onClick={() => setAsking('apply')}>
            入库
          </Button>
          <Button onClick={() => setAsking('discard')}>放弃</Button>
        </>
      )}
      {of.state === 'applied' && <Button onClick={() => setAsking('undo')}>撤销导入</Button>}
      {(of.state === 'ready' || of.state === 'applied') && of.counts.reject > 0 && <DownloadRejected of={of} />}
      {asking === 'apply' && <ApplyDialog of={of} onClose={close} />}
      {asking === 'discard' && <Discard of={of} onClose={close} />}
      {asking === 'undo' && <Undo of={of} onClose={close} />}
    </div>
  );
};
