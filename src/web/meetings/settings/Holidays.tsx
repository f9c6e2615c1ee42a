import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { correctHoliday } from '../../../contract/meetingSettings.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { dayText } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { say } from '../../kit/Toasts.js';
import { YearChoice } from '../../obligations/YearChoice.js';
import { useMe } from '../../session/useMe.js';
import type { PartProps, Settings } from './reply.js';

type Span = Settings['holidays'][number];

const columns: readonly Column<Span>[] = [
  {
    title: '日期',
    heads: true,
    cell: (s) =>
      s.since === s.through ? dayText(s.since) : `${dayText(s.since)}至${dayText(s.through).slice('2026年'.length)}`,
  },
  { title: '名称', cell: (s) => s.name },
  { title: '安排', cell: (s) => (s.kind === 'off' ? '放假' : '上班'), width: '6rem' },
  { title: '来源', cell: (s) => (s.corrected ? '机关工委更正' : '随软件附带'), width: '9rem' },
];

const Correct = ({ onClose }: { onClose: () => void }): ReactNode => {
  const me = useMe();
  return (
    <Dialog title="更正放假安排" onClose={onClose}>
      <p className="faint">
        国务院办公厅公布或者调整放假安排后，可在此更正，不用升级软件。全工委的日历和固定日即时按更正后的安排推算。
      </p>
      <ContractForm
        endpoint={correctHoliday}
        initial={{ since: me.today, through: me.today, kind: 'off' }}
        fields={[
          { name: 'since', label: '自', kind: 'date' },
          { name: 'through', label: '至（含）', kind: 'date' },
          {
            name: 'kind',
            label: '安排',
            kind: 'choice',
            choices: [
              { value: 'off', title: '放假' },
              { value: 'work', title: '上班' },
              { value: 'shipped', title: '撤回更正，恢复随软件附带的安排' },
            ],
          },
          { name: 'name', label: '名称', kind: 'text', optional: true, hint: '例如：国庆节、国庆节调休上班' },
        ]}
        submit="更正"
        onCancel={onClose}
        onDone={() => {
          say('已更正。');
          onClose();
        }}
      />
    </Dialog>
  );
};

/** Holidays as they hold here; the working committee corrects them for all. */
export const Holidays = ({ of }: PartProps): ReactNode => {
  const [open, setOpen] = useState(false);
  const may = of.isRoot && of.may.includes('setting.change');
  return (
    <Section
      title="放假和调休"
      aside={
        <>
          <YearChoice year={of.year} />
          {may && <Button onClick={() => setOpen(true)}>更正</Button>}
        </>
      }
    >
      <QueryTable
        caption={`${of.year}年放假和调休`}
        columns={columns}
        rows={of.holidays}
        keyOf={(s) => `${s.since} ${s.kind}`}
        empty="这一年的放假安排尚未公布，按周末推算。"
      />
      {open && <Correct onClose={() => setOpen(false)} />}
    </Section>
  );
};
