import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import {
  problemAreas,
  problemAreaTitles,
  type MeetingPart,
  type ProblemArea,
} from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { FieldControl } from '../../kit/FieldControl.js';
import type { PartEditing } from './editing.js';
import { ListEditor } from './ListEditor.js';
import { PersonChoice } from './PersonChoice.js';
import { TextField } from './TextField.js';

type Problem = MeetingPart['problems'][number];
const empty: Problem = { area: 'work', text: '', chosen: false, measure: '', answerableId: null, dueOn: null };
const areas = problemAreas.map((value) => ({ value, title: problemAreaTitles[value] }));

const Solving = ({ of, problem, set }: { of: PartEditing; problem: Problem; set: (p: Partial<Problem>) => void }) => (
  <>
    <TextField label="整改措施" rows={2} value={problem.measure} most={500} onChange={(measure) => set({ measure })} />
    <PersonChoice
      label="责任人"
      people={of.edit.basis.people}
      value={problem.answerableId}
      onChange={(answerableId) => set({ answerableId })}
    />
    <FieldControl
      field={{ name: 'dueOn', label: '完成时限', kind: 'date', optional: true }}
      value={problem.dueOn ?? ''}
      onChange={(day) => set({ dueOn: day === '' ? null : (day as CalendarDay) })}
    />
  </>
);

/** What a 组织生活会 found, and the one or two that are to be solved. It is not written who criticised whom. */
export const Problems = ({ of }: { of: PartEditing }): ReactNode => (
  <>
    <ListEditor
      title="查摆的问题"
      add="加一个问题"
      what="个问题"
      rows={of.part.problems}
      empty={empty}
      most={60}
      onChange={(problems) => of.set({ problems })}
    >
      {(problem, set) => (
        <>
          <FieldControl
            field={{ name: 'area', label: '方面', kind: 'choice', choices: areas }}
            value={problem.area}
            onChange={(area) => set({ area: area as ProblemArea })}
          />
          <TextField label="问题" rows={2} value={problem.text} most={500} onChange={(text) => set({ text })} />
          <Checkbox checked={problem.chosen} onChange={(event) => set({ chosen: event.target.checked })}>
            选为本次要解决的问题
          </Checkbox>
          {problem.chosen && <Solving of={of} problem={problem} set={set} />}
        </>
      )}
    </ListEditor>
    <p className="field-hint">从中选定一至两个实际问题解决。只记问题，不记谁批评了谁。</p>
  </>
);
