import type { ReactNode } from 'react';
import { talkCoverage } from '../../../contract/talks.js';
import { Section } from '../../kit/PageFrame.js';
import { Answer } from '../../kit/states.js';
import { useCall } from '../../kit/useCall.js';

/** How far the year's talks have come, and between whom none has been held: to the committee of the branch. */
export const Coverage = ({ id, year }: { id: string; year: number }): ReactNode => {
  const asked = useCall(talkCoverage, { params: { organisationId: id }, query: { year } }, { keep: true });
  return (
    <Section title={`${year}年覆盖情况`}>
      <Answer of={asked}>
        {(of) => (
          <>
            <dl className="talk-circles">
              {of.circles.map((c) => (
                <div key={c.circle}>
                  <dt>{c.title}</dt>
                  <dd>
                    {c.held}对<span className="faint">，共{c.pairs}对</span>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="faint">按每两人每年一般不少于一次逐对计算（最严口径）。依据：{of.basis}</p>
            <details className="talk-missing">
              <summary>尚未谈过的</summary>
              <ul>
                {of.missing
                  .filter((p) => p.others.length > 0)
                  .map((p) => (
                    <li key={p.id}>
                      <strong>{p.name}</strong>
                      {p.committee ? '（委员）' : ''}：{p.others.join('、')}
                    </li>
                  ))}
              </ul>
              {of.missing.every((p) => p.others.length === 0) && <p>都已谈过。</p>}
            </details>
          </>
        )}
      </Answer>
    </Section>
  );
};
