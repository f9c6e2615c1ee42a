import { Button, QRCode } from 'antd';
import type { ReactNode } from 'react';
import type { issueCodes } from '../../contract/accounts.js';
import type { ReplyOf } from '../kit/call.js';
import { instantText } from '../kit/format.js';
import { PrintButton } from '../kit/PrintButton.js';

export type Sheet = ReplyOf<typeof issueCodes>;

/** What a telephone opens; what stands behind # is never sent to a server, nor written into its log. */
const addressOf = (code: string): string => `${window.location.origin}/activate#${code}`;

/** The codes of a branch to be printed and cut apart; they are shown this once. */
export const CodeSheet = ({ of, onClose }: { of: Sheet; onClose: () => void }): ReactNode => (
  <section className="code-sheet" aria-label="激活码">
    <div className="form-buttons no-print">
      <PrintButton />
      <Button onClick={onClose}>已打印，关闭</Button>
      <span className="faint">激活码只显示这一次，请现在打印，裁开后交给本人。</span>
    </div>
    {of.items.length === 0 && <p>本支部每个人都有账号，没有可发放的激活码。</p>}
    <ul>
      {of.items.map((item) => (
        <li key={item.personId}>
          <div aria-hidden="true">
            <QRCode type="svg" value={addressOf(item.code)} size={128} bordered={false} errorLevel="M" />
          </div>
          <div>
            <strong>{item.name}</strong>
            <p>{of.organisationName}</p>
            <p className="code">{item.code}</p>
            <p className="faint">用手机扫码，或打开 {window.location.origin}/activate 输入激活码</p>
            <p className="faint">有效至{instantText(of.until)}，只能用一次</p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
