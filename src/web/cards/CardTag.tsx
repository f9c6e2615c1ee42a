import type { ReactNode } from 'react';
import type { CardLine } from '../../contract/cards.js';
import './cards.css';

/** The name of a card in the colour that the committee has chosen; the name says it, the colour only helps. */
export const CardTag = ({ card }: { card: CardLine['card'] }): ReactNode => (
  <span className={`card-tag is-${card.colour}`}>{card.title}</span>
);
