import { Checkbox } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { judgePart } from '../../../domain/meetings/judgement.js';
import { GroupChoice } from './GroupChoice.js';
import { ReasonList } from '../../kit/ReasonList.js';
import { Attendance } from './Attendance.js';
import { circumstancesOf, namesOf } from './basis.js';
import { toReasonLine, type PartEditing } from './editing.js';
import { Guests } from './Guests.js';
import { Items, Speaker } from './Items.js';
import { Minutes } from './Minutes.js';
import { PersonChoice } from './PersonChoice.js';
import { Problems } from './Problems.js';
import { Resolutions } from './Resolutions.js';
import { TextField, TimeField } from './TextField.js';
import type { ClockTime } from '../../../domain/meetings/clockTime.js';

const isWide = (): boolean => window.matchMedia('(min-width: 62em)').matches;

/** The one thing of a 党课 that the platform cannot know. */
const Lecturer = ({ of }: { of: PartEditing }): ReactNode => {
  const at = of.part.items.findIndex((item) => item.form === 'lesson');
  const item = of.part.items[at];
  if (!item || !of.part.kinds.includes('partyLesson')) return null;
  return (
    <div className="lecturer">
      <Speaker
        of={of}
        item={item}
        label="党课主讲人"
        set={(change) => of.set({ items: of.part.items.map((i, n) => (n === at ? { ...i, ...change } : i)) })}
      />
    </div>
  );
};

const Chair = ({ of }: { of: PartEditing }): ReactNode => {
  const { people, usual } = of.edit.basis;
  const { chairId, chairDelegated, recorderId } = of.part;
  return (
    <div className="pair">
      <PersonChoice label="主持人" people={people} value={chairId} onChange={(id) => of.set({ chairId: id })} />
      <PersonChoice label="记录人" people={people} value={recorderId} onChange={(id) => of.set({ recorderId: id })} />
      {chairId !== null && usual.chairId !== null && chairId !== usual.chairId && (
        <Checkbox checked={chairDelegated} onChange={(event) => of.set({ chairDelegated: event.target.checked })}>
          书记不能参加，委托主持
        </Checkbox>
      )}
    </div>
  );
};

const Visit = ({ of }: { of: PartEditing }): ReactNode =>
  of.part.kinds.includes('siteVisit') ? (
    <>
      <TextField
        label="现场学习的目的"
        rows={2}
        value={of.part.purpose}
        most={500}
        onChange={(purpose) => of.set({ purpose })}
      />
      {!of.edit.planning && (
        <TextField
          label="现场学习的成效"
          rows={2}
          value={of.part.outcome}
          most={2000}
          onChange={(outcome) => of.set({ outcome })}
        />
      )}
    </>
  ) : null;

const Judged = ({ of }: { of: PartEditing }): ReactNode => {
  const { reasons, lawful } = judgePart(of.part, circumstancesOf(of.edit.basis, of.edit.day));
  const open = reasons.filter((r) => r.weight !== 'note').length;
  if (reasons.length === 0) return null;
  return (
    <details className={lawful ? 'judged' : 'judged is-unlawful'}>
      <summary>{open === 0 ? '人数、主持和表决符合规定' : `有${open}项需要留意`}</summary>
      <ReasonList reasons={reasons.map(toReasonLine)} />
    </details>
  );
};

/** Everything that may be written beside who came; closed at first where the screen is small. */
const More = ({ of }: { of: PartEditing }): ReactNode => {
  const [open] = useState(isWide);
  const { planning, content } = of.edit;
  return (
    <details className="more" open={open}>
      <summary>{planning ? '议程、主持人' : '议程、决议、记录、主持人等'}</summary>
      <div className="more-body">
        <Items of={of} />
        {!planning && (
          <>
            <Guests of={of} />
            <Resolutions of={of} />
            <Minutes of={of} />
          </>
        )}
        <Chair of={of} />
        {of.at > 0 && of.at < content.parts.length && (
          <TimeField
            label="本项开始时刻"
            value={of.part.beginsAt}
            onChange={(time) => of.set({ beginsAt: time as ClockTime | null })}
          />
        )}
      </div>
    </details>
  );
};

/** One meeting of the afternoon. What is seldom needed is folded away. */
export const PartCard = ({ of }: { of: PartEditing }): ReactNode => {
  const id = useId();
  const names = namesOf(of.edit.basis);
  const { planning } = of.edit;
  return (
    <section className="panel part-card" aria-labelledby={id}>
      <h2 id={id}>{of.part.kinds.map(names.kind).join('、')}</h2>
      <GroupChoice of={of} />
      <TextField
        label="主题"
        placeholder="不填则以种类为题"
        value={of.part.topic}
        most={200}
        onChange={(topic) => of.set({ topic })}
      />
      {!planning && <Attendance of={of} />}
      <Lecturer of={of} />
      <Visit of={of} />
      {!planning && of.part.kinds.includes('organisationLifeMeeting') && <Problems of={of} />}
      <More of={of} />
      {!planning && <Judged of={of} />}
    </section>
  );
};
