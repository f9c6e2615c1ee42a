import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { changeMeetingSetting } from '../../../contract/meetingSettings.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { count } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { RefusalAlert } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import { Picks } from '../Picks.js';
import { whose, type PartProps, type Settings } from './reply.js';

type Kind = Settings['kinds'][number]['id'];

const NewCombination = ({ kinds, onAdd }: { kinds: Settings['kinds']; onAdd: (set: Kind[]) => void }): ReactNode => {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const set = kinds.map((k) => k.id).filter((id) => picked.includes(id));
  return (
    <div className="combination-new no-print">
      <Picks legend="增加一组可以合并的种类" options={kinds} picked={picked} onChange={setPicked} />
      <div>
        <Button
          disabled={set.length < 2}
          onClick={() => {
            onAdd(set);
            setPicked([]);
          }}
        >
          增加这一组
        </Button>
      </div>
    </div>
  );
};

/** Which kinds one meeting may be counted as: each line a set, any of which may be one meeting. */
export const Combinations = ({ id, of }: PartProps): ReactNode => {
  const act = useAct(changeMeetingSetting, () => say('已设定，本级和全部下级即时适用。'));
  const may = of.may.includes('setting.change');
  const { sets } = of.combinations;
  const change = (value: Kind[][] | null): void =>
    act.mutate({ params: { organisationId: id }, body: { name: 'combinations', value } });
  const ids = sets.map((set) => set.map((kind) => kind.id));
  return (
    <Section
      title="一次会议可以计入哪些种类"
      aside={may && of.combinations.own && <Button onClick={() => change(null)}>改用上级规定</Button>}
    >
      <p className="faint">
        {whose(of.combinations)}。同一行内的种类可以在一次会议中合并，各计一次；没有列出的须分别召开。
      </p>
      <ul className="combination-list">
        {sets.map((set, i) => {
          const title = set.map((kind) => kind.title).join('、');
          return (
            <li key={title}>
              <span>{title}</span>
              {may && (
                <TextButton label={`去掉：${title}`} onClick={() => change(ids.filter((_, other) => other !== i))}>
                  去掉
                </TextButton>
              )}
            </li>
          );
        })}
      </ul>
      {sets.length === 0 && <p>各种会议须分别召开。</p>}
      {act.error && <RefusalAlert error={act.error} />}
      {may && <NewCombination kinds={of.kinds} onAdd={(set) => change([...ids, set])} />}
    </Section>
  );
};

/** After how many days a record is 补录 and says why. */
export const LateAfter = ({ id, of }: PartProps): ReactNode => {
  const [open, setOpen] = useState(false);
  const may = of.may.includes('setting.change');
  const back = useAct(changeMeetingSetting, () => say('已改用上级规定。'));
  return (
    <Section
      title="补录期限"
      aside={
        may && (
          <>
            {of.lateAfterDays.own && (
              <Button
                onClick={() =>
                  back.mutate({ params: { organisationId: id }, body: { name: 'lateAfterDays', value: null } })
                }
              >
                改用上级规定
              </Button>
            )}
            <Button onClick={() => setOpen(true)}>设定</Button>
          </>
        )
      }
    >
      <p>
        会后{count(of.lateAfterDays.days, '天')}以内报送的，不用说明；超过的，写明补录原因，公开显示。
        <span className="faint">（{whose(of.lateAfterDays)}）</span>
      </p>
      {open && (
        <Dialog title="补录期限" onClose={() => setOpen(false)}>
          <ContractForm
            endpoint={changeMeetingSetting}
            params={{ organisationId: id }}
            fixed={{ name: 'lateAfterDays' }}
            initial={{ value: String(of.lateAfterDays.days) }}
            fields={[{ name: 'value', label: '会后几天以内（天）', kind: 'number', hint: '0至90' }]}
            submit="设定"
            onCancel={() => setOpen(false)}
            onDone={() => {
              say('已设定，本级和全部下级即时适用。');
              setOpen(false);
            }}
          />
        </Dialog>
      )}
    </Section>
  );
};
