import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { answerMissing, missingPeople } from '../../contract/imports.js';
import type { ReplyOf } from '../kit/call.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { useAct, useCall } from '../kit/useCall.js';
import { usePage } from '../kit/urlState.js';
import type { ImportDetail } from './importText.js';

type Missing = ReplyOf<typeof missingPeople>['items'][number];
const perPage = 50;
const answers = { stays: '仍在本支部', left: '已经转出' } as const;
const answerNames = ['stays', 'left'] as const;

const Answering = ({ who, importId, may }: { who: Missing; importId: string; may: boolean }): ReactNode => {
  const act = useAct(answerMissing);
  if (!may) return who.answer ? answers[who.answer] : '未答复';
  return (
    <fieldset className="missing-answer">
      <legend className="unseen">{who.name}的情况</legend>
      {answerNames.map((answer) => (
        <Button
          key={answer}
          size="small"
          type={who.answer === answer ? 'primary' : 'default'}
          aria-pressed={who.answer === answer}
          disabled={act.isPending}
          onClick={() => act.mutate({ params: { importId, personId: who.personId }, body: { answer } })}
        >
          {answers[answer]}
        </Button>
      ))}
      {act.error && <RefusalAlert error={act.error} />}
    </fieldset>
  );
};

/** People on the present roster whom the new file does not name: asked about, never removed by themselves. */
export const MissingPeople = ({ of }: { of: ImportDetail }): ReactNode => {
  const [page, to] = usePage();
  const asked = useCall(missingPeople, { params: { importId: of.id }, query: { page, size: perPage } }, { keep: true });
  const may = of.may.includes('import.run') && (of.state === 'ready' || of.state === 'applied');
  const columns: readonly Column<Missing>[] = [
    {
      title: '姓名',
      heads: true,
      width: '9rem',
      cell: (who) => <Link to={`/people/${who.personId}`}>{who.name}</Link>,
    },
    { title: '党支部', wide: true, cell: (who) => who.branchName },
    { title: '现在的情况', wide: true, cell: (who) => <Answering who={who} importId={of.id} may={may} /> },
  ];
  return (
    <>
      <p className="lead">以下人员在现有名册中，而新文件里没有。系统不会自动移除任何人，请逐一说明。</p>
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption="新文件中没有的人"
            columns={columns}
            rows={reply.items}
            keyOf={(who) => who.personId}
            empty="没有这样的人。"
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
    </>
  );
};
