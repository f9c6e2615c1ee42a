import type { ReactNode } from 'react';

type ChipProps = {
  readonly pressed: boolean;
  /** A word beside the name, e.g. 应做 or 请假. */
  readonly mark?: string;
  readonly tone?: 'plain' | 'leave' | 'absent';
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** Something that a tap chooses or takes back; told by word and border, not by colour alone. */
export const Chip = ({ pressed, mark = '', tone = 'plain', onPress, children }: ChipProps): ReactNode => (
  <button type="button" className={`chip is-${tone}`} aria-pressed={pressed} onClick={onPress}>
    <span>{children}</span>
    {mark !== '' && <span className="chip-mark">{mark}</span>}
  </button>
);
