import type { ReactNode } from 'react';
import { itemFormTitles, itemForms, type ItemForm, type MeetingPart } from '../../../domain/meetings/content.js';
import { FieldControl } from '../../kit/FieldControl.js';
import { ListEditor } from './ListEditor.js';
import { PersonChoice } from './PersonChoice.js';
import { TextField } from './TextField.js';
import type { PartEditing } from './editing.js';

type Item = MeetingPart['items'][number];
const empty: Item = { form: 'discussion', title: '', speakerId: null, speakerName: '', minutes: null };
const forms = itemForms.map((value) => ({ value, title: itemFormTitles[value] }));

/** Who speaks: of the branch, or invited from elsewhere by name. */
export const Speaker = ({
  of,
  item,
  label,
  set,
}: {
  of: PartEditing;
  item: Item;
  label: string;
  set: (change: Partial<Item>) => void;
}): ReactNode => (
  <>
    <PersonChoice
      label={label}
      people={of.edit.basis.people}
      value={item.speakerId}
      onChange={(speakerId) => set({ speakerId, speakerName: '' })}
    />
    {item.speakerId === null && (
      <TextField
        label="外请人员姓名"
        value={item.speakerName}
        most={40}
        onChange={(speakerName) => set({ speakerName })}
      />
    )}
  </>
);

const minutesOf = (text: string): number | null => {
  const n = Math.floor(Number(text));
  return n >= 1 && n <= 600 ? n : null;
};

/** The agenda: what was taken up, who spoke, how long. */
export const Items = ({ of }: { of: PartEditing }): ReactNode => (
  <ListEditor
    title="议程"
    add="加一项议程"
    what="项议程"
    rows={of.part.items}
    empty={empty}
    most={40}
    onChange={(items) => of.set({ items })}
  >
    {(item, set) => (
      <>
        <FieldControl
          field={{ name: 'form', label: '形式', kind: 'choice', choices: forms }}
          value={item.form}
          onChange={(form) => set({ form: form as ItemForm })}
        />
        <TextField label="议题" value={item.title} most={200} onChange={(title) => set({ title })} />
        <Speaker of={of} item={item} label="主讲或发言人" set={set} />
        <FieldControl
          field={{ name: 'minutes', label: '时长（分钟）', kind: 'number', optional: true }}
          value={item.minutes === null ? '' : String(item.minutes)}
          onChange={(text) => set({ minutes: minutesOf(String(text)) })}
        />
      </>
    )}
  </ListEditor>
);
