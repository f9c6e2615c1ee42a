import type { ReactNode } from 'react';
import { moreText } from './homeText.js';

/** One thing to do: what it is, why, and at the end the deed that settles it. */
export const Line = ({
  mark,
  deed,
  children,
}: {
  mark?: ReactNode;
  deed?: ReactNode;
  children: ReactNode;
}): ReactNode => (
  <li className="todo">
    {mark && <span className="todo-mark">{mark}</span>}
    <div className="todo-text">{children}</div>
    {deed && <div className="todo-deed no-print">{deed}</div>}
  </li>
);

type LinesProps = {
  readonly title: string;
  /** How many there are in all; where more than shown it is said. */
  readonly count: number;
  readonly shown: number;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A list of things to do; nothing is shown where there is none. */
export const Lines = ({ title, count, shown, aside, children }: LinesProps): ReactNode =>
  count === 0 ? null : (
    <section className="todo-block">
      <header className="section-head">
        <h3>
          {title}
          <span className="faint">（{count}）</span>
        </h3>
        {aside}
      </header>
      <ul className="todo-list">{children}</ul>
      {count > shown && <p className="faint">{moreText(shown, count)}。</p>}
    </section>
  );
