import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { PageFrame } from '../kit/PageFrame.js';
import { Empty } from '../kit/states.js';
import { useMe } from '../session/useMe.js';
import { homeOf } from '../shell/menu.js';

/** The address without a page leads to the first page of whoever is signed in. */
export const HomePage = (): ReactNode => {
  const me = useMe();
  const { key } = useLocation();
  const home = homeOf(me);
  // Coming here again while the first page is still being fetched would otherwise lead nowhere.
  if (home) return <Navigate key={key} to={home} replace />;
  return (
    <PageFrame title={me.name}>
      <Empty title="目前没有任何职务或任用">
        <p>职务登记或任用生效后，这里会出现相应的功能。如有疑问，请联系本单位安全管理员。</p>
      </Empty>
    </PageFrame>
  );
};

export const NoPage = (): ReactNode => (
  <PageFrame title="没有这个页面">
    <Empty title="网址可能有误，或该页已移走。">
      <p>
        <a href="/">回到首页</a>
      </p>
    </Empty>
  </PageFrame>
);
