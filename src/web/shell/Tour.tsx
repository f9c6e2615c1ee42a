import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { TourStep } from './tourSteps.js';

/** Marks the element of the step while the step is shown; on a phone it may be out of sight, the text then stands alone. */
const useMark = (at: string | null, to: string | null): void => {
  useEffect(() => {
    if (!at) return undefined;
    // Somebody with two posts has two entries of one kind: only the one that the step opens is meant.
    const marked = [...document.querySelectorAll<HTMLElement>(`[data-tour="${at}"]`)].filter(
      (element) => !(to && element instanceof HTMLAnchorElement) || element.pathname === to,
    );
    for (const element of marked) element.dataset['tourNow'] = '';
    return () => {
      for (const element of marked) delete element.dataset['tourNow'];
    };
  }, [at, to]);
};

const useEscape = (onEscape: () => void): void => {
  useEffect(() => {
    const end = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', end);
    return () => document.removeEventListener('keydown', end);
  }, [onEscape]);
};

type TourProps = {
  readonly steps: readonly TourStep[];
  /** A first visit is asked before anything moves. */
  readonly offered: boolean;
  readonly onEnd: () => void;
};

/** A card beside the page, not over it: everything stays usable meanwhile. Esc ends it. */
export const Tour = ({ steps, offered, onEnd }: TourProps): ReactNode => {
  const [at, setAt] = useState(offered ? -1 : 0);
  const navigate = useNavigate();
  const card = useRef<HTMLElement>(null);
  const step = steps[at];
  useMark(step?.at ?? null, step?.to ?? null);
  useEscape(onEnd);
  useEffect(() => {
    if (step?.to) void navigate(step.to);
    if (at >= 0) card.current?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- moving on is the only reason to go to another page
  }, [at]);
  return (
    <section ref={card} className="tour" tabIndex={-1} aria-label="使用导览">
      <div aria-live="polite">
        <h2>{step ? step.title : '第一次使用？'}</h2>
        <p>{step ? step.text : `用一分钟看一遍，共${steps.length}步。以后可在右上角姓名菜单中重新打开。`}</p>
      </div>
      <footer>
        {step && (
          <span className="faint">
            {at + 1} / {steps.length}
          </span>
        )}
        <Button type="text" onClick={onEnd}>
          {step ? '结束' : '不用了'}
        </Button>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>上一步</Button>}
        <Button type="primary" onClick={() => (at === steps.length - 1 ? onEnd() : setAt(at + 1))}>
          {step ? (at === steps.length - 1 ? '完成' : '下一步') : '开始'}
        </Button>
      </footer>
    </section>
  );
};
