import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CardLine } from '../../contract/cards.js';
import { daysLeftText } from '../home/homeText.js';
import { dayText, periodText } from '../kit/format.js';
import { CardTag } from './CardTag.js';
import { isPending } from '../../domain/cards/card.js';

/** Cards as lines: what they ask, whose they are, until when. */
export const CardRows = ({
  cards,
  withName = false,
}: {
  cards: readonly CardLine[];
  withName?: boolean;
}): ReactNode => (
  <ul className="todo-list">
    {cards.map((k) => (
      <li key={k.id} className="todo">
        <span className="todo-mark">
          <CardTag card={k.card} />
        </span>
        <div className="todo-text">
          {withName && `${k.organisationName}：`}
          {`${periodText(k.period)}${k.ruleTitle}，${k.reason}`}
          <p className="faint">
            {k.issuer}发出；依据{k.ruleBy}
            {k.basis && `《${k.basis.replaceAll(/[《》]/g, '')}》`}；
            {isPending(k.state) ? `办结时限${dayText(k.dueOn)}（${daysLeftText(k.daysLeft)}）；` : ''}
            {k.stateTitle}
          </p>
        </div>
        <div className="todo-deed no-print">
          <Link
            className="button-link"
            to={`/organisations/${k.organisationId}/cards/${k.id}`}
            aria-label={`查看${k.organisationName}${periodText(k.period)}${k.ruleTitle}的卡`}
          >
            查看
          </Link>
        </div>
      </li>
    ))}
  </ul>
);
