import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { addRecurringDay, endRecurringDay } from '../../../contract/meetingSettings.js';
import type { RecurringPattern } from '../../../domain/meetings/recurring.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { dayText } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useMe } from '../../session/useMe.js';
import { Picks } from '../Picks.js';
import { PatternFields } from './PatternFields.js';
import { whose, type PartProps, type Settings } from './reply.js';

type Line = Settings['recurring'][number];

const NewDay = ({ id, of, onClose }: PartProps & { onClose: () => void }): ReactNode => {
  const me = useMe();
  const [kinds, setKinds] = useState<readonly string[]>(['themeDay']);
  const [pattern, setPattern] = useState<RecurringPattern>({ every: 'monthDay', day: 15, shift: 'after' });
  return (
    <Dialog title="增加固定日" onClose={onClose}>
      <ContractForm
        endpoint={addRecurringDay}
        params={{ organisationId: id }}
        fixed={{ kinds, pattern }}
        initial={{ title: '主题党日', since: me.today }}
        fields={[
          { name: 'title', label: '名称', kind: 'text', hint: '例如：主题党日、固定学习日' },
          { name: 'beginsAt', label: '开始时刻', kind: 'text', optional: true, hint: '例如：14:30' },
          { name: 'place', label: '地点', kind: 'text', optional: true },
          { name: 'since', label: '自哪一天起', kind: 'date' },
        ]}
        submit="增加"
        onCancel={onClose}
        onDone={() => {
          say('已增加，日历会按此提出日期；不用时可以不安排。');
          onClose();
        }}
      >
        <PatternFields pattern={pattern} onChange={setPattern} />
        <Picks legend="计入哪些种类" options={of.kinds} picked={kinds} onChange={setKinds} />
      </ContractForm>
    </Dialog>
  );
};

const EndDay = ({ id, line, onClose }: { id: string; line: Line; onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="停用固定日" onClose={onClose}>
      <p>
        {line.title}，{line.pattern}。停用后日历不再提出日期，已有的安排和记录不变。
      </p>
      <ContractForm
        endpoint={endRecurringDay}
        params={{ organisationId: id, recurringId: line.id }}
        initial={{ until: me.today }}
        fields={[{ name: 'until', label: '自哪一天起停用', kind: 'date' }]}
        submit="停用"
        onCancel={onClose}
        onDone={() => {
          say('已停用。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const columns = (may: boolean, onEnd: (line: Line) => void): readonly Column<Line>[] => [
  { title: '名称', heads: true, cell: (r) => r.title, width: '10rem' },
  {
    title: '规律',
    wide: true,
    cell: (r) => [r.pattern, r.beginsAt, r.place].filter(Boolean).join('，'),
  },
  { title: '种类', cell: (r) => r.kinds.join('、') },
  { title: '接下来', cell: (r) => r.next.map((day) => dayText(day).slice(5)).join('、') },
  { title: '制定', cell: (r) => whose(r), width: '9rem' },
  {
    title: '起止',
    width: '10rem',
    cell: (r) => (r.until ? `${dayText(r.since)}至${dayText(r.until)}` : `${dayText(r.since)}起`),
  },
  ...(may
    ? [
        {
          title: '办理',
          width: '4rem',
          cell: (r: Line) =>
            r.own && r.until === null ? (
              <TextButton label={`停用${r.title}`} onClick={() => onEnd(r)}>
                停用
              </TextButton>
            ) : (
              ''
            ),
        },
      ]
    : []),
];

/** 固定日: of the organisation itself and of those above it. */
export const RecurringDays = ({ id, of }: PartProps): ReactNode => {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Line | null>(null);
  const may = of.may.includes('routine.change');
  return (
    <Section title="固定日" aside={may && <Button onClick={() => setAdding(true)}>增加固定日</Button>}>
      <QueryTable
        caption="固定日"
        columns={columns(may, setEnding)}
        rows={of.recurring}
        keyOf={(r) => r.id}
        empty="没有固定日。"
      />
      {adding && <NewDay id={id} of={of} onClose={() => setAdding(false)} />}
      {ending && <EndDay id={id} line={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
};
