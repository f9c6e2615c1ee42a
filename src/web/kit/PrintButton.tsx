import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** The paper twin of a page: print styles leave out everything one can only click. */
export const PrintButton = (): ReactNode => (
  <Button className="print-button" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
    打印
  </Button>
);
