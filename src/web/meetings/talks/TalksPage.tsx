import type { ReactNode } from 'react';
import { removeTalk, talkRegister } from '../../../contract/talks.js';
import type { ReplyOf } from '../../kit/call.js';
import { dayText } from '../../kit/format.js';
import { PageFrame, Section } from '../../kit/PageFrame.js';
import { PrintButton } from '../../kit/PrintButton.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { Answer, RefusalAlert } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useSearchText } from '../../kit/urlState.js';
import { useAct, useCall } from '../../kit/useCall.js';
import { OrganisationTabs } from '../../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../../organisations/useOrganisation.js';
import { YearChoice } from '../../obligations/YearChoice.js';
import { Coverage } from './Coverage.js';
import { QuickEntry } from './QuickEntry.js';
import './talks.css';

type Talk = ReplyOf<typeof talkRegister>['talks'][number];

const columns = (onRemove: (talk: Talk) => void): readonly Column<Talk>[] => [
  { title: '双方', heads: true, cell: (t) => `${t.one.name}、${t.other.name}` },
  { title: '日期', cell: (t) => dayText(t.day), width: '10rem' },
  { title: '录入', cell: (t) => t.enteredBy, width: '9rem' },
  {
    title: '办理',
    width: '5rem',
    cell: (t) => (
      <TextButton label={`删去${t.one.name}和${t.other.name}的登记`} onClick={() => onRemove(t)}>
        删去
      </TextButton>
    ),
  },
];

const Register = ({ id, talks }: { id: string; talks: readonly Talk[] }): ReactNode => {
  const remove = useAct(removeTalk, () => say('已删去，删去的情况记入审计记录。'));
  return (
    <Section title="登记">
      {remove.error && <RefusalAlert error={remove.error} />}
      <QueryTable
        caption="谈心谈话登记"
        columns={columns((t) => remove.mutate({ params: { organisationId: id, talkId: t.id }, body: {} }))}
        rows={talks}
        keyOf={(t) => t.id}
        empty="这一年还没有登记。"
      />
    </Section>
  );
};

/** 谈心谈话: who talked with whom and when; what was said is asked nowhere. */
export const TalksPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const [year] = useSearchText('year');
  const query = { year: year === '' ? undefined : Number(year) };
  const asked = useCall(talkRegister, { params: { organisationId: id }, query }, { keep: true });
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}谈心谈话`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/talks`)}
      about="只登记何人、何时，不记谈话内容。仅本支部可见。"
      actions={
        <>
          {asked.data && <YearChoice year={asked.data.year} />}
          <PrintButton />
        </>
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <QuickEntry key={reply.year} id={id} of={reply} />
            {reply.may.includes('talk.read') && <Coverage id={id} year={reply.year} />}
            <Register id={id} talks={reply.talks} />
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
