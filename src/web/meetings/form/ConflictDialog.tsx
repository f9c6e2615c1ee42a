import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../kit/Dialog.js';
import { dayText } from '../../kit/format.js';
import type { Theirs } from '../draft/desk.js';
import type { Draft, Written } from '../draft/draft.js';
import { mayKeepBoth, merge, settle, type Choice, type Clash } from '../draft/merge.js';
import { fieldText, fieldTitles, type Names } from '../partText.js';

const titles: Readonly<Record<Choice, string>> = { mine: '我填的', theirs: '对方填的', both: '两份都保留' };

const textOf = (written: Written, clash: Clash, names: Names): string => {
  if (clash.part === null) return dayText(written.day);
  const part = written.content.parts[clash.part];
  return (part && fieldText(part, clash.field, names)) || '（空）';
};

type ClashChoiceProps = {
  readonly clash: Clash;
  readonly mine: string;
  readonly theirs: string;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
};
const ClashChoice = ({ clash, mine, theirs, chosen, onChoose }: ClashChoiceProps): ReactNode => {
  const title = clash.part === null ? '日期' : fieldTitles[clash.field];
  const options: readonly Choice[] = mayKeepBoth(clash) ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
  return (
    <fieldset className="clash">
      <legend className="field-label">{title}</legend>
      {options.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={`clash ${clash.part ?? ''} ${clash.field}`}
            checked={chosen === choice}
            onChange={() => onChoose(choice)}
          />
          <span>
            {titles[choice]}
            {choice !== 'both' && <span className="clash-text">{choice === 'mine' ? mine : theirs}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

type ConflictDialogProps = {
  readonly mine: Draft;
  readonly theirs: Theirs;
  readonly names: Names;
  readonly onSettle: (settled: Written) => void;
};

/** Somebody else saved the same draft: what only one changed is joined, and what both changed is asked. */
export const ConflictDialog = ({ mine, theirs, names, onSettle }: ConflictDialogProps): ReactNode => {
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>([]);
  const merged = merge(mine.base, mine, theirs);
  return (
    <Dialog title="他人已修改这份草稿" binding onClose={() => undefined}>
      <p>
        {theirs.by || '另一台设备'}先保存了修改，您的内容没有丢失。
        {merged.clashes.length === 0
          ? '两人改的不是同一处，可以合并保存。'
          : '两人改的不同之处已经合并，下列各项两人都改过，请选择。'}
      </p>
      {merged.clashes.map((clash, i) => (
        <ClashChoice
          key={`${clash.part ?? ''} ${clash.field}`}
          clash={clash}
          mine={textOf(mine, clash, names)}
          theirs={textOf(theirs, clash, names)}
          chosen={choices[i] ?? 'mine'}
          onChoose={(choice) => setChoices(merged.clashes.map((_, n) => (n === i ? choice : choices[n])))}
        />
      ))}
      <div className="form-buttons">
        <Button type="primary" onClick={() => onSettle(settle(merged, theirs, choices))}>
          合并保存
        </Button>
        <Button onClick={() => onSettle({ day: theirs.day, content: theirs.content })}>全部采用对方的</Button>
      </div>
    </Dialog>
  );
};
