import type { ReactNode } from 'react';
import { count, dayText } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import type { Filed } from './reply.js';

const Agenda = ({ of }: { of: Filed }): ReactNode =>
  of.items.length === 0 ? null : (
    <Section title="议程">
      <ol className="numbered">
        {of.items.map((item, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- items have no name of their own
          <li key={i}>
            {item.form}
            {item.title && `：${item.title}`}
            <span className="faint">
              {[item.speaker, item.minutes === null ? '' : `${item.minutes}分钟`].filter(Boolean).join('，')}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );

const votes = (v: NonNullable<Filed['resolutions'][number]['votes']>): string =>
  `赞成${count(v.inFavour, '人')}，反对${count(v.against, '人')}，弃权${count(v.abstained, '人')}`;

const Resolutions = ({ of }: { of: Filed }): ReactNode =>
  of.resolutions.length === 0 ? null : (
    <Section title="决议">
      <ol className="numbered">
        {of.resolutions.map((r, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- resolutions have no name of their own
          <li key={i}>
            {r.text}
            {r.votes && (
              <span className="faint">
                {votes(r.votes)}。<strong>{r.passed ? '通过' : '未通过'}</strong>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );

const Problems = ({ of }: { of: Filed }): ReactNode =>
  of.problems.length === 0 ? null : (
    <Section title="问题清单">
      <ol className="numbered">
        {of.problems.map((p) => (
          <li key={p.id}>
            {p.area}：{p.text}
            {p.chosen && (
              <span className="faint">
                选定解决。{p.measure}
                {p.answerable && `，责任人${p.answerable}`}
                {p.dueOn && `，${dayText(p.dueOn)}前完成`}
                {p.solvedOn ? `，已于${dayText(p.solvedOn)}解决${p.proof ? `：${p.proof}` : ''}` : '，尚未解决'}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );

const Text = ({ title, text }: { title: string; text: string }): ReactNode =>
  text === '' ? null : (
    <Section title={title}>
      <p className="summary-text">{text}</p>
    </Section>
  );

/** What was taken up and what came of it. */
export const Course = ({ of }: { of: Filed }): ReactNode => (
  <>
    <Agenda of={of} />
    <Resolutions of={of} />
    <Problems of={of} />
    <Text title="目的" text={of.purpose} />
    <Text title="成效" text={of.outcome} />
    <Text title="会议记录" text={of.minutes} />
  </>
);
