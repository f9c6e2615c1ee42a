import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CommitteeHome } from '../../contract/home.js';
import { CardTag } from '../cards/CardTag.js';
import { count, dayText, figure, instantText, periodText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { daysLeftText } from './homeText.js';
import { Line, Lines } from './Lines.js';

type Part = { readonly of: CommitteeHome };
const pathOf = (o: { readonly organisationId: string; readonly isBranch: boolean }): string =>
  o.isBranch ? `/organisations/${o.organisationId}/year` : `/map/${o.organisationId}`;

const Reasons = ({ of }: { of: readonly string[] }): ReactNode => (
  <ul className="todo-reasons">
    {of.map((reason) => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
);

const Help = ({ of }: Part): ReactNode => (
  <Lines
    title="哪里需要帮助，为什么"
    count={of.help.count}
    shown={of.help.items.length}
    aside={<p className="faint">按最早的事项排列，不作排名。</p>}
  >
    {of.help.items.map((h) => (
      <Line key={h.organisationId} deed={<Link to={pathOf(h)}>{h.isBranch ? '看全年' : '看下级'}</Link>}>
        {h.name}
        <Reasons of={h.reasons} />
      </Line>
    ))}
  </Lines>
);

const Cards = ({ of }: Part): ReactNode => {
  const to = `/organisations/${of.organisationId}/cards-below`;
  const nothing = of.replies.count + of.decidable + of.waiting === 0;
  return nothing ? null : (
    <Lines
      title="卡"
      count={of.replies.count + (of.decidable > 0 ? 1 : 0) + (of.waiting > 0 ? 1 : 0)}
      shown={of.replies.items.length + 2}
      aside={<Link to={to}>全部</Link>}
    >
      {of.replies.items.map((k) => (
        <Line
          key={k.id}
          mark={<CardTag card={k.card} />}
          deed={
            <Link className="button-link" to={`/organisations/${k.organisationId}/cards/${k.id}`}>
              看答复
            </Link>
          }
        >
          {`${k.organisationName}答复了${periodText(k.period)}${k.ruleTitle}`}
          <p className="faint">
            办结时限{dayText(k.dueOn)}（{daysLeftText(k.daysLeft)}）
          </p>
        </Line>
      ))}
      {of.decidable > 0 && (
        <Line
          deed={
            <Link className="button-link" to={to}>
              逐项决定
            </Link>
          }
        >
          逾期超过{count(of.graceDays, '天')}宽限期的事项{figure(of.decidable)}项，可以逐项决定是否发卡。
        </Line>
      )}
      {of.waiting > 0 && <Line deed={<Link to={to}>查看</Link>}>已发出、待支部办结的卡{figure(of.waiting)}张。</Line>}
    </Lines>
  );
};

const Running = ({ of }: Part): ReactNode => (
  <Lines
    title="正在进行"
    count={of.running.length}
    shown={of.running.length}
    aside={<Link to={`/map/${of.organisationId}`}>履责一览</Link>}
  >
    {of.running.map((r) => (
      <Line key={`${r.ruleId} ${r.period}`}>
        {`${periodText(r.period)}${r.title}：应做${figure(r.applicable)}，已做${figure(r.met)}，最后一天${dayText(r.lastDay)}`}
      </Line>
    ))}
  </Lines>
);

const Posts = ({ of: { posts, organisationId } }: Part): ReactNode =>
  posts && (
    <Lines
      title="届满和空缺"
      count={posts.items.length}
      shown={posts.items.length}
      aside={<Link to={`/organisations/${organisationId}/terms`}>全部</Link>}
    >
      {posts.items.map((p) => (
        <Line
          key={p.organisationId}
          deed={<Link to={`/organisations/${p.organisationId}${p.isBranch ? '' : '/terms'}`}>查看</Link>}
        >
          {p.name}
          <Reasons of={p.reasons} />
        </Line>
      ))}
      <li className="faint">
        以下共{figure(posts.termsEnded)}个党组织已届满，{figure(posts.termsEnding)}个半年内届满，
        {figure(posts.withoutSecretary)}
        个书记空缺（统计于{instantText(posts.countedAt)}）。
      </li>
    </Lines>
  );

const Contradictions = ({ of }: Part): ReactNode => (
  <Lines title="宽限期后仍未核对的记录" count={of.contradictions.length} shown={of.contradictions.length}>
    {of.contradictions.map((c) => (
      <Line key={c.organisationId} deed={<Link to={`/organisations/${c.organisationId}/year`}>看全年</Link>}>
        {c.name}有{count(c.count, '项')}待核对，最早发现于{instantText(c.since)}。
      </Line>
    ))}
  </Lines>
);

/** Where help is needed and why, what waits for a decision, posts and terms; for the working committee the same over all. */
export const CommitteeNow = ({ of }: Part): ReactNode => (
  <Section title={of.name} aside={of.branches !== null && <p className="faint">以下{figure(of.branches)}个党支部</p>}>
    <div className="panel now">
      {of.help.count === 0 && <p>目前没有逾期的事项。</p>}
      <Cards of={of} />
      <Help of={of} />
      <Posts of={of} />
      <Contradictions of={of} />
      <Running of={of} />
    </div>
  </Section>
);
