import type { ReactNode } from 'react';
import { audienceOfPart } from './basis.js';
import { leaderOf } from './changes.js';
import { Chip } from './Chip.js';
import type { PartEditing } from './editing.js';

/** Which groups met, for a meeting of groups. */
export const GroupChoice = ({ of }: { of: PartEditing }): ReactNode => {
  const { groups } = of.edit.basis;
  const { groupIds } = of.part;
  if (audienceOfPart(of.edit.basis, of.part) !== 'group' || groups.length === 0) return null;
  const choose = (ids: string[]): void =>
    of.set({ groupIds: ids, ...(of.part.chairId === null && { chairId: leaderOf(of.edit.basis, ids) }) });
  return (
    <fieldset>
      <legend className="field-label">党小组</legend>
      <ul className="chips">
        {groups.map((group) => {
          const on = groupIds.includes(group.id);
          return (
            <li key={group.id}>
              <Chip
                pressed={on}
                onPress={() => choose(on ? groupIds.filter((id) => id !== group.id) : [...groupIds, group.id])}
              >
                {group.name}
              </Chip>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
};
