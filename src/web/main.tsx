import './kit/zodSettings.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { usePreference } from './kit/preferences.js';
import { themeOf } from './kit/theme.js';
import { Toasts } from './kit/Toasts.js';
import { createQueryClient } from './kit/useCall.js';
import { router } from './router.js';
import { setSessionEnded } from './session/sessionEnded.js';
import './kit/base.css';
import './kit/controls.css';

const client = createQueryClient(() => setSessionEnded(true));
const largeScale = 1.25;

const App = (): ReactNode => {
  const [largeType] = usePreference('largeType');
  useEffect(() => {
    document.documentElement.classList.toggle('large-type', largeType);
  }, [largeType]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeOf(largeType ? largeScale : 1)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </ConfigProvider>
  );
};

const root = document.getElementById('root');
if (root && !document.documentElement.classList.contains('old'))
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
