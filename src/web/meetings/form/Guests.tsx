import type { ReactNode } from 'react';
import type { MeetingPart } from '../../../domain/meetings/content.js';
import type { PartEditing } from './editing.js';
import { ListEditor } from './ListEditor.js';
import { TextField } from './TextField.js';

type Guest = MeetingPart['guests'][number];
const empty: Guest = { name: '', capacity: '' };

/** 列席: present without a vote, not counted in any figure. */
export const Guests = ({ of }: { of: PartEditing }): ReactNode => (
  <ListEditor
    title="列席人员"
    add="加一位列席人员"
    what="位列席人员"
    rows={of.part.guests}
    empty={empty}
    most={60}
    onChange={(guests) => of.set({ guests })}
  >
    {(guest, set) => (
      <>
        <TextField label="姓名" value={guest.name} most={40} onChange={(name) => set({ name })} />
        <TextField
          label="身份"
          placeholder="例如：入党积极分子"
          value={guest.capacity}
          most={40}
          onChange={(capacity) => set({ capacity })}
        />
      </>
    )}
  </ListEditor>
);
