import { Button } from 'antd';
import type { ReactNode } from 'react';
import { count, figure } from './format.js';

type PagerProps = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly to: (page: number) => void;
};

/** Where one is in a long list; nothing where all fits on one page. */
export const Pager = ({ page, size, total, to }: PagerProps): ReactNode => {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const from = (page - 1) * size + 1;
  return (
    <nav className="pager" aria-label="分页">
      <span>
        第{figure(from)}至{figure(Math.min(total, page * size))}条，共{count(total, '条')}
      </span>
      <span className="pager-buttons">
        <Button disabled={page <= 1} onClick={() => to(page - 1)}>
          上一页
        </Button>
        <span>
          {figure(page)} / {figure(last)}
        </span>
        <Button disabled={page >= last} onClick={() => to(page + 1)}>
          下一页
        </Button>
      </span>
    </nav>
  );
};
