import { useState, type ReactNode } from 'react';
import { personViews } from '../../contract/feedback.js';
import { instantText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { Pager } from '../kit/Pager.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';

const perPage = 20;

/** Who looked at one's own file, when and why; shown to oneself alone. */
export const Views = ({ personId }: { personId: string }): ReactNode => {
  const [page, to] = useState(1);
  const asked = useCall(personViews, { params: { personId }, query: { page, size: perPage } }, { keep: true });
  return (
    <Section title="谁看过我的资料">
      <Answer of={asked}>
        {(of) =>
          of.total === 0 ? (
            <p className="faint">还没有人看过。</p>
          ) : (
            <>
              <ul className="plain-list">
                {of.items.map((v) => (
                  <li key={`${v.at} ${v.what} ${v.by}`}>
                    {instantText(v.at)}，{v.by}：{v.what}
                    {v.detail !== '' && <span className="faint">（{v.detail}）</span>}
                  </li>
                ))}
              </ul>
              <Pager page={page} size={perPage} total={of.total} to={to} />
            </>
          )
        }
      </Answer>
    </Section>
  );
};
