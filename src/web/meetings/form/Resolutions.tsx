import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { MeetingPart } from '../../../domain/meetings/content.js';
import { rollOf } from '../../../domain/meetings/roll.js';
import { FieldControl } from '../../kit/FieldControl.js';
import { circumstancesOf, localKindsOf } from './basis.js';
import type { PartEditing } from './editing.js';
import { ListEditor } from './ListEditor.js';
import { TextField } from './TextField.js';

type Resolution = MeetingPart['resolutions'][number];
type Votes = NonNullable<Resolution['votes']>;
const empty: Resolution = { text: '', votes: null };
const figures = [
  ['inFavour', '赞成'],
  ['against', '反对'],
  ['abstained', '弃权'],
] as const;

const wholeNumber = (text: string): number => Math.min(9999, Math.max(0, Math.floor(Number(text)) || 0));

const VotesFields = ({ votes, all, set }: { votes: Votes; all: number; set: (votes: Votes) => void }): ReactNode => (
  <div className="votes">
    {figures.map(([name, label]) => (
      <FieldControl
        key={name}
        field={{ name, label: `${label}（人）`, kind: 'number' }}
        value={String(votes[name])}
        onChange={(text) => set({ ...votes, [name]: wholeNumber(String(text)) })}
      />
    ))}
    <button type="button" className="text-button" onClick={() => set({ inFavour: all, against: 0, abstained: 0 })}>
      到会{all}人全部赞成
    </button>
  </div>
);

/** What was decided, with figures where it was voted on; nobody is asked who voted how. */
export const Resolutions = ({ of }: { of: PartEditing }): ReactNode => {
  const { basis, day } = of.edit;
  const { votingPresent } = rollOf(of.part, circumstancesOf(basis, day).people, localKindsOf(basis));
  return (
    <ListEditor
      title="决议"
      add="加一项决议"
      what="项决议"
      rows={of.part.resolutions}
      empty={empty}
      most={40}
      onChange={(resolutions) => of.set({ resolutions })}
    >
      {(resolution, set) => (
        <>
          <TextField label="决议内容" rows={2} value={resolution.text} most={1000} onChange={(text) => set({ text })} />
          <Checkbox
            checked={resolution.votes !== null}
            onChange={(event) =>
              set({ votes: event.target.checked ? { inFavour: votingPresent, against: 0, abstained: 0 } : null })
            }
          >
            经过表决
          </Checkbox>
          {resolution.votes && (
            <VotesFields votes={resolution.votes} all={votingPresent} set={(votes) => set({ votes })} />
          )}
        </>
      )}
    </ListEditor>
  );
};
