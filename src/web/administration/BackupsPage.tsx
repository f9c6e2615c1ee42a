import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { backupState } from '../../contract/administration.js';
import type { ReplyOf } from '../kit/call.js';
import { bytesText, instantText } from '../kit/format.js';
import { Facts, PageFrame } from '../kit/PageFrame.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { ageText } from './backupText.js';
import './administration.css';

type Backup = ReplyOf<typeof backupState>;

const Verdict = ({ of }: { of: Backup }): ReactNode => {
  if (!of.newest)
    return (
      <Alert
        type="error"
        showIcon
        title="还没有备份。"
        description="每晚会自动备份一次；也可以在服务器上运行备份命令。"
      />
    );
  const age = ageText(of.ageHours ?? 0);
  return of.stale ? (
    <Alert type="error" showIcon title={`最近一次备份已过去${age}，请检查夜间备份是否正常。`} />
  ) : (
    <Alert type="success" showIcon title={`最近一次备份在${age}前完成。`} />
  );
};

/** 备份: how old the newest is, and where. */
export const BackupsPage = (): ReactNode => {
  const asked = useCall(backupState, {});
  return (
    <PageFrame title="备份" about="备份文件已加密，密钥另行保管。请定期将备份复制到其他设备，并演练恢复。">
      <Answer of={asked}>
        {(of) => (
          <div className="backup">
            <Verdict of={of} />
            <div className="panel">
              <Facts
                items={[
                  ['最近一次', of.newest ? instantText(of.newest.at) : '无'],
                  ['大小', of.newest ? bytesText(of.newest.bytes) : '无'],
                  ['文件', of.newest?.file ?? '无'],
                  ['所在目录', of.directory],
                ]}
              />
            </div>
          </div>
        )}
      </Answer>
    </PageFrame>
  );
};
