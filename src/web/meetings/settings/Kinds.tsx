import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { addActivityKind, endActivityKind } from '../../../contract/meetingSettings.js';
import { audiences, audienceTitles } from '../../../domain/meetings/audience.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { Section } from '../../kit/PageFrame.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { RefusalAlert } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import { whose, type PartProps, type Settings } from './reply.js';

type Kind = Settings['added'][number];

const NewKind = ({ id, onClose }: { id: string; onClose: () => void }): ReactNode => (
  <Dialog title="增加组织生活种类" onClose={onClose}>
    <p className="faint">适用于本级和全部下级。只是多一种可选的记录，不因此增加各支部的任务。</p>
    <ContractForm
      endpoint={addActivityKind}
      params={{ organisationId: id }}
      initial={{ audience: 'members' }}
      fields={[
        { name: 'title', label: '名称', kind: 'text', hint: '例如：青年夜读' },
        {
          name: 'audience',
          label: '应到',
          kind: 'choice',
          choices: audiences.map((value) => ({ value, title: audienceTitles[value] })),
        },
      ]}
      submit="增加"
      onCancel={onClose}
      onDone={() => {
        say('已增加。');
        onClose();
      }}
    />
  </Dialog>
);

const columns = (may: boolean, onEnd: (k: Kind) => void): readonly Column<Kind>[] => [
  { title: '名称', heads: true, cell: (k) => k.title },
  { title: '应到', cell: (k) => audienceTitles[k.audience], width: '10rem' },
  { title: '制定', cell: (k) => whose(k), width: '11rem' },
  { title: '状态', cell: (k) => (k.ended ? '已停用' : '在用'), width: '6rem' },
  ...(may
    ? [
        {
          title: '办理',
          width: '5rem',
          cell: (k: Kind) =>
            k.own && !k.ended ? (
              <TextButton label={`停用${k.title}`} onClick={() => onEnd(k)}>
                停用
              </TextButton>
            ) : (
              ''
            ),
        },
      ]
    : []),
];

/** Kinds that committees have added; those ended stay, because records bear their names. */
export const Kinds = ({ id, of }: PartProps): ReactNode => {
  const [adding, setAdding] = useState(false);
  const may = of.may.includes('setting.change');
  const end = useAct(endActivityKind, () => say('已停用，已有的记录不变。'));
  const onEnd = (k: Kind): void => end.mutate({ params: { organisationId: id, kindId: k.id }, body: {} });
  return (
    <Section title="增加的组织生活种类" aside={may && <Button onClick={() => setAdding(true)}>增加种类</Button>}>
      {end.error && <RefusalAlert error={end.error} />}
      <QueryTable
        caption="增加的组织生活种类"
        columns={columns(may, onEnd)}
        rows={of.added}
        keyOf={(k) => k.id}
        empty="没有增加种类，使用制度规定的种类。"
      />
      {adding && <NewKind id={id} onClose={() => setAdding(false)} />}
    </Section>
  );
};
