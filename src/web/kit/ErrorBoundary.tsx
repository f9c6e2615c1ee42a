import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';

/** A fault of ours in drawing a page: said plainly, with the way out. */
export const PageFault = (): ReactNode => {
  const error = useRouteError();
  // A page's file is gone after an update of the server: loading anew fetches the new one.
  const outdated = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <div className="lone">
      <h1>{outdated ? '系统已更新' : '此页出现错误'}</h1>
      <p>{outdated ? '请重新载入页面后继续。' : '请重新载入页面；如反复出现，请告知管理员。已保存的数据不受影响。'}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        重新载入
      </Button>
    </div>
  );
};
