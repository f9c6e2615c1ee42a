import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BranchHome } from '../../contract/home.js';
import { CardTag } from '../cards/CardTag.js';
import { ContradictionLines } from '../contradictions/ContradictionLines.js';
import { count, dayText, periodText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { StateTag } from '../kit/StateTag.js';
import { gatheringPath, recordPath } from '../meetings/paths.js';
import { daysLeftText, gatheringText, matterText } from './homeText.js';
import { Line, Lines } from './Lines.js';

type Part = { readonly of: BranchHome; readonly today: string };

type Matter = BranchHome['pressing']['items'][number];

const deedOf = (m: Matter): string => (m.state === 'overdue' ? '补录' : '去记录');

const MatterLine = ({ of, m, today }: Part & { m: Matter }): ReactNode => (
  <Line
    mark={<StateTag state={m.state} />}
    deed={
      of.may.includes('meeting.draft') && (
        <Link
          className="button-link"
          to={recordPath(m.branchId, m, today)}
          aria-label={`${deedOf(m)}：${periodText(m.period)}${m.title}`}
        >
          {deedOf(m)}
        </Link>
      )
    }
  >
    {matterText(m)}
  </Line>
);

/** What can still be done in time comes first; what is overdue is mended openly, by 补录. */
const Pressing = ({ of, today }: Part): ReactNode => {
  const { items, overdue, current } = of.pressing;
  const [late, now] = [items.filter((m) => m.state === 'overdue'), items.filter((m) => m.state !== 'overdue')];
  const line = (m: Matter): ReactNode => (
    <MatterLine key={`${m.organisationId} ${m.ruleId} ${m.period}`} of={of} m={m} today={today} />
  );
  return (
    <>
      <Lines title="本期应做" count={current} shown={now.length}>
        {now.map(line)}
      </Lines>
      <Lines title="逾期未做" count={overdue} shown={late.length}>
        {late.map(line)}
      </Lines>
    </>
  );
};

const Cards = ({ of }: Part): ReactNode => (
  <Lines title="上级发来的卡" count={of.cards.length} shown={of.cards.length}>
    {of.cards.map((k) => (
      <Line
        key={k.id}
        mark={<CardTag card={k.card} />}
        deed={
          <Link className="button-link" to={`/organisations/${k.organisationId}/cards/${k.id}`}>
            {k.state === 'open' ? '查看和办理' : '查看'}
          </Link>
        }
      >
        {`${periodText(k.period)}${k.ruleTitle}：${k.reason}`}
        <p className="faint">
          {k.issuer}发出，请于{dayText(k.dueOn)}前办结（{daysLeftText(k.daysLeft)}）；{k.stateTitle}
        </p>
      </Line>
    ))}
  </Lines>
);

const Gatherings = ({ of }: Part): ReactNode => (
  <Lines title="安排和草稿" count={of.gatherings.count} shown={of.gatherings.items.length}>
    {of.gatherings.items.map((g) => (
      <Line
        key={g.id}
        deed={
          of.may.includes('meeting.draft') && (
            <Link className="button-link" to={gatheringPath(g.organisationId, g.id)}>
              {g.waits ? '接着写' : '查看'}
            </Link>
          )
        }
      >
        {gatheringText(g)}
        {g.waits && <span className="faint">，等待记录和报送</span>}
      </Line>
    ))}
  </Lines>
);

const Unsigned = ({ of }: Part): ReactNode => (
  <Lines
    title={of.may.includes('meeting.sign') ? '待审签的记录' : '已报送、待审签'}
    count={of.unsigned.count}
    shown={of.unsigned.items.length}
  >
    {of.unsigned.items.map((m) => (
      <Line
        key={m.id}
        mark={m.returnedReason !== null && <span className="is-overdue">已退回</span>}
        deed={
          <Link
            className="button-link"
            to={m.returnedReason === null ? `/meetings/${m.id}` : `/meetings/${m.id}/correct`}
          >
            {m.returnedReason !== null ? '去更正' : of.may.includes('meeting.sign') ? '去审签' : '查看'}
          </Link>
        }
      >
        {gatheringText(m)}
        {m.returnedReason !== null && <p className="faint">退回理由：{m.returnedReason}</p>}
      </Line>
    ))}
  </Lines>
);

const Posts = ({ of }: Part): ReactNode => {
  const { term } = of;
  if (term === null && !of.withoutSecretary) return null;
  const to = `/organisations/${of.organisationId}`;
  const said =
    term &&
    (term.days < 0
      ? `已于${dayText(term.endsOn)}届满，已过${count(-term.days, '天')}`
      : `${dayText(term.endsOn)}届满，还有${count(term.days, '天')}`);
  return (
    <Lines title="届满和空缺" count={(term ? 1 : 0) + (of.withoutSecretary ? 1 : 0)} shown={2}>
      {term && <Line deed={<Link to={to}>查看班子</Link>}>本届支委会{said}，请按期换届。</Line>}
      {of.withoutSecretary && <Line deed={<Link to={to}>查看班子</Link>}>书记空缺。</Line>}
    </Lines>
  );
};

const Contradictions = ({ of }: Part): ReactNode => (
  <Lines
    title="请核对"
    count={of.contradictions.count}
    shown={of.contradictions.items.length}
    aside={<p className="faint">先请支部自查；{count(of.graceDays, '天')}内未处理的，上级才能看到。</p>}
  >
    <ContradictionLines items={of.contradictions.items} may={of.may} />
  </Lines>
);

/** What there is to do for a branch or group; each line opens the form that settles it. */
export const BranchNow = ({ of, today }: Part): ReactNode => {
  const quiet =
    of.pressing.current +
      of.pressing.overdue +
      of.cards.length +
      of.gatherings.count +
      of.unsigned.count +
      of.contradictions.count ===
    0;
  return (
    <Section title={of.name} aside={<p className="faint">{of.posts.join('、')}</p>}>
      <div className="panel now">
        {quiet && <p>目前没有需要办理的事项。</p>}
        <Cards of={of} today={today} />
        <Pressing of={of} today={today} />
        <Gatherings of={of} today={today} />
        <Unsigned of={of} today={today} />
        <Contradictions of={of} today={today} />
        <Posts of={of} today={today} />
        <p className="todo-more no-print">
          {of.may.includes('meeting.draft') && (
            <Link className="button-link is-primary" to={`/organisations/${of.organisationId}/record?day=${today}`}>
              记录一次活动
            </Link>
          )}
          <Link to={`/organisations/${of.organisationId}/year`}>全年</Link>
          <Link to={`/organisations/${of.organisationId}/cards`}>提示和卡</Link>
        </p>
      </div>
    </Section>
  );
};
