import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { addTemplate, endTemplate } from '../../../contract/meetingSettings.js';
import { ContractForm } from '../../kit/ContractForm.js';
import { Dialog } from '../../kit/Dialog.js';
import { Section } from '../../kit/PageFrame.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { RefusalAlert } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import { whose, type PartProps, type Settings } from './reply.js';

type Template = Settings['templates'][number];
type Editing = Template | 'new' | null;

const Edit = ({ id, of, editing, onClose }: PartProps & { editing: Template | 'new'; onClose: () => void }) => {
  const former = editing === 'new' ? null : editing;
  return (
    <Dialog title={former ? '修改记录模板' : '制定记录模板'} onClose={onClose}>
      <p className="faint">
        记录人在表单中选用后可以自由改写。{former ? '修改后原模板停用，已写成的记录不变。' : '适用于本级和全部下级。'}
      </p>
      <ContractForm
        endpoint={addTemplate}
        params={{ organisationId: id }}
        {...(former && { fixed: { replaces: former.id } })}
        initial={former ? { kind: former.kind.id, title: former.title, body: former.body } : {}}
        fields={[
          {
            name: 'kind',
            label: '用于',
            kind: 'choice',
            choices: of.kinds.map((kind) => ({ value: kind.id, title: kind.title })),
          },
          { name: 'title', label: '名称', kind: 'text', hint: '例如：主题党日记录' },
          { name: 'body', label: '内容', kind: 'area' },
        ]}
        submit={former ? '修改' : '制定'}
        onCancel={onClose}
        onDone={() => {
          say(former ? '已修改。' : '已制定。');
          onClose();
        }}
      />
    </Dialog>
  );
};

const columns = (
  may: boolean,
  onEdit: (t: Template) => void,
  onEnd: (t: Template) => void,
): readonly Column<Template>[] => [
  { title: '名称', heads: true, cell: (t) => t.title, width: '11rem' },
  { title: '用于', cell: (t) => t.kind.title, width: '8rem' },
  { title: '内容', wide: true, cell: (t) => <span className="template-body">{t.body}</span> },
  { title: '制定', cell: (t) => whose(t), width: '9rem' },
  ...(may
    ? [
        {
          title: '办理',
          width: '7rem',
          cell: (t: Template) =>
            t.own ? (
              <>
                <TextButton label={`修改${t.title}`} onClick={() => onEdit(t)}>
                  修改
                </TextButton>{' '}
                <TextButton label={`停用${t.title}`} onClick={() => onEnd(t)}>
                  停用
                </TextButton>
              </>
            ) : (
              ''
            ),
        },
      ]
    : []),
];

/** Templates of minutes: of the organisation itself and of those above it. */
export const Templates = ({ id, of }: PartProps): ReactNode => {
  const [editing, setEditing] = useState<Editing>(null);
  const may = of.may.includes('routine.change');
  const end = useAct(endTemplate, () => say('已停用，已写成的记录不变。'));
  const onEnd = (t: Template): void => end.mutate({ params: { organisationId: id, templateId: t.id }, body: {} });
  return (
    <Section title="会议记录模板" aside={may && <Button onClick={() => setEditing('new')}>制定模板</Button>}>
      {end.error && <RefusalAlert error={end.error} />}
      <QueryTable
        caption="会议记录模板"
        columns={columns(may, setEditing, onEnd)}
        rows={of.templates}
        keyOf={(t) => t.id}
        empty="没有模板。"
      />
      {editing && <Edit id={id} of={of} editing={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
};
