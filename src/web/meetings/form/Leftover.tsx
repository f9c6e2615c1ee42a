import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { showGathering } from '../../../contract/meetings.js';
import type { ReplyOf } from '../../kit/call.js';
import type { Draft } from '../draft/draft.js';
import type { Shelf } from '../draft/kept.js';
import { changesBetween, type FieldChange } from '../partText.js';
import { namesOf, type Basis } from './basis.js';

type LeftoverProps = {
  readonly shown: ReplyOf<typeof showGathering>;
  readonly basis: Basis;
  readonly shelf: Shelf;
};

const changesOf = (kept: Draft, { shown, basis }: LeftoverProps): readonly FieldChange[] =>
  kept.content.parts.flatMap((part, i) => {
    const filed = shown.content.parts[i];
    return filed ? changesBetween(filed, part, namesOf(basis)) : [];
  });

/** Somebody else filed or cancelled it meanwhile: what only this browser has is shown once more, so that it can be carried over. */
export const Leftover = (props: LeftoverProps): ReactNode => {
  const { shown, shelf } = props;
  const [kept, setKept] = useState(() => shelf.get(shown.id));
  const changes = kept ? changesOf(kept, props) : [];
  if (changes.length === 0) return null;
  return (
    <section className="panel leftover">
      <h2>本机还有没来得及上传的内容</h2>
      <p>这项活动已由他人{shown.stateTitle.replace('已', '')}。需要的话，请打开记录选择“更正”，把下列内容补进去。</p>
      <dl>
        {changes.map((change, i) => (
          <div key={`${change.title} ${i}`}>
            <dt>{change.title}</dt>
            <dd>{change.after || '（空）'}</dd>
          </div>
        ))}
      </dl>
      <Button
        onClick={() => {
          shelf.remove(shown.id);
          setKept(null);
        }}
      >
        不需要了，从本机删除
      </Button>
    </section>
  );
};
