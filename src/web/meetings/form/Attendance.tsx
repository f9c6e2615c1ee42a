import { useState, type ReactNode } from 'react';
import { presenceTitles, rollOf, type Roll } from '../../../domain/meetings/roll.js';
import { count, officialSentence } from '../../kit/format.js';
import { circumstancesOf, localKindsOf, type Basis } from './basis.js';
import { tapPerson } from './changes.js';
import { Chip } from './Chip.js';
import type { PartEditing } from './editing.js';

/** More than so many names are found by typing. */
const many = 30;

export const figuresText = ({ audience, due, votingDue, present, votingPresent }: Roll): string => {
  if (audience === 'some') return `参加${count(present, '人')}`;
  const voting =
    audience === 'committee' ? '' : `，有表决权应到${count(votingDue, '人')}、实到${count(votingPresent, '人')}`;
  return `应到${count(due, '人')}，实到${count(present, '人')}${voting}`;
};

const useFilter = (basis: Basis, size: number) => {
  const [q, setQ] = useState('');
  const sought = q.trim().toLowerCase();
  const keys = new Map(basis.people.map((p) => [p.id, p.nameKey.toLowerCase()]));
  const field =
    size > many ? (
      <input
        className="field-input name-filter"
        aria-label="查找姓名"
        placeholder="姓名、拼音或首字母"
        autoComplete="off"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
    ) : null;
  return { field, shows: (id: string): boolean => sought === '' || (keys.get(id) ?? '').includes(sought) };
};

/** Those who were due: a tap marks who did not come. */
const Absent = ({ of, roll }: { of: PartEditing; roll: Roll }): ReactNode => {
  const { field, shows } = useFilter(of.edit.basis, roll.entries.length);
  return (
    <>
      {field}
      <ul className="chips names">
        {roll.entries
          .filter((e) => e.presence !== 'present' || shows(e.personId))
          .map((e) => (
            <li key={e.personId}>
              <Chip
                pressed={e.presence !== 'present'}
                tone={e.presence === 'present' ? 'plain' : e.presence}
                mark={e.presence === 'present' ? '' : presenceTitles[e.presence]}
                onPress={() => of.edit.change((content) => tapPerson(content, of.at, e.personId))}
              >
                {e.name}
              </Chip>
            </li>
          ))}
      </ul>
    </>
  );
};

/** Where nobody in particular is due: a tap marks who took part. */
const TookPart = ({ of }: { of: PartEditing }): ReactNode => {
  const people = of.edit.basis.people.filter((p) => p.due);
  const { field, shows } = useFilter(of.edit.basis, people.length);
  const { tookPart } = of.part;
  return (
    <>
      {field}
      <ul className="chips names">
        {people
          .filter((p) => tookPart.includes(p.id) || shows(p.id))
          .map((p) => {
            const on = tookPart.includes(p.id);
            return (
              <li key={p.id}>
                <Chip
                  pressed={on}
                  mark={on ? '参加' : ''}
                  onPress={() => of.set({ tookPart: on ? tookPart.filter((id) => id !== p.id) : [...tookPart, p.id] })}
                >
                  {p.name}
                </Chip>
              </li>
            );
          })}
      </ul>
      <button type="button" className="text-button" onClick={() => of.set({ tookPart: people.map((p) => p.id) })}>
        全部参加
      </button>
    </>
  );
};

/** Members of the branch who are not counted, each with why: nobody is left out silently. */
const NotCounted = ({ basis }: { basis: Basis }): ReactNode => {
  const others = basis.people.filter((p) => p.notCounted !== null);
  if (others.length === 0) return null;
  return (
    <details className="not-counted-list">
      <summary>{count(others.length, '人')}的计入情况有说明</summary>
      <ul className="plain-list faint">
        {others.map((p) => (
          <li key={p.id}>
            {p.name}：{officialSentence(p.notCounted ?? '')}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Who came: everybody who was due, but those tapped. */
export const Attendance = ({ of }: { of: PartEditing }): ReactNode => {
  const { basis, day } = of.edit;
  const roll = rollOf(of.part, circumstancesOf(basis, day).people, localKindsOf(basis));
  const some = roll.audience === 'some';
  return (
    <fieldset className="attendance-choice">
      <legend className="field-label">
        {some ? '谁参加了' : '谁没有到会'}
        {!some && <span className="faint">（点一下为请假，再点为缺席）</span>}
      </legend>
      {some ? <TookPart of={of} /> : <Absent of={of} roll={roll} />}
      <output className="roll-figures">{figuresText(roll)}</output>
      {roll.audience === 'members' && <NotCounted basis={basis} />}
    </fieldset>
  );
};
