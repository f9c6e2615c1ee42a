import type { ReactNode } from 'react';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import { Chip } from './Chip.js';
import { dueOn, kindsInOrder, type Basis } from './basis.js';

type KindsChoiceProps = {
  readonly basis: Basis;
  readonly day: string;
  readonly chosen: readonly ActivityKind[];
  readonly planning: boolean;
  readonly onChoose: (kinds: readonly ActivityKind[]) => void;
};

/** What was held that afternoon: a tap for each kind, what is due first; which of them are one meeting the platform knows. */
export const KindsChoice = ({ basis, day, chosen, planning, onChoose }: KindsChoiceProps): ReactNode => {
  const kinds = kindsInOrder(basis, day);
  const due = [...new Set(dueOn(basis, day).map((d) => d.kind))].filter((kind) => kinds.some((k) => k.id === kind));
  const missing = due.filter((kind) => !chosen.includes(kind));
  return (
    <fieldset className="kinds-choice">
      <legend className="field-label">{planning ? '安排哪些活动' : '开了哪些会、搞了什么活动'}（可多选）</legend>
      <ul className="chips">
        {kinds.map((kind) => {
          const on = chosen.includes(kind.id);
          return (
            <li key={kind.id}>
              <Chip
                pressed={on}
                mark={kind.due ? '应做' : ''}
                onPress={() => onChoose(on ? chosen.filter((k) => k !== kind.id) : [...chosen, kind.id])}
              >
                {kind.title}
              </Chip>
            </li>
          );
        })}
      </ul>
      {chosen.length === 0 && missing.length > 1 && (
        <button type="button" className="text-button choose-due" onClick={() => onChoose(missing)}>
          选上应做的{missing.length}项
        </button>
      )}
    </fieldset>
  );
};
