import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { person } from '../../contract/people.js';
import { DayPicker } from '../kit/DayPicker.js';
import { dayText } from '../kit/format.js';
import { Facts, PageFrame, Section } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { ReasonList } from '../kit/ReasonList.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useDay } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import { OwnStudy } from '../meetings/study/OwnStudy.js';
import { Excused, History, Reveals } from './PersonHistory.js';
import { CorrectionsOf } from './Corrections.js';
import { Views } from './Views.js';
import type { Person } from './personReply.js';
import { Reveal } from './Reveal.js';
import './people.css';

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? '是' : '否');

const About = ({ of }: { of: Person }): ReactNode => {
  const mayReveal = of.may.includes('person.reveal');
  return (
    <div className="panel">
      <Facts
        items={[
          ['性别', of.sexTitle],
          ['民族', of.ethnicity],
          ['出生日期', of.bornOn && dayText(of.bornOn)],
          ['籍贯', of.nativePlace],
          ['学历', of.education],
          ['工作岗位', of.workPost],
          ['入党日期', of.joinedOn && dayText(of.joinedOn)],
          ['转正日期', of.fullMemberOn && dayText(of.fullMemberOn)],
          ['党籍状态', of.membershipState],
          ['离退休', yesNo(of.retired)],
          ['流动党员', yesNo(of.mobile)],
          [
            '公民身份号码',
            <Reveal key="id" personId={of.id} field="idNumber" masked={of.idNumberMasked} may={mayReveal} />,
          ],
          ['手机号码', <Reveal key="phone" personId={of.id} field="phone" masked={of.phoneMasked} may={mayReveal} />],
        ]}
      />
    </div>
  );
};

/** One's file: what is known, since when, and who looked at the full numbers. */
export const PersonPage = (): ReactNode => {
  const personId = useParams()['personId'] ?? '';
  const me = useMe();
  const [day] = useDay();
  const asked = useCall(person, { params: { personId }, query: { day } }, { keep: true });
  const now = asked.data?.affiliations.find((a) => a.until === null) ?? asked.data?.affiliations.at(-1);
  return (
    <PageFrame
      title={asked.data?.name ?? '人员档案'}
      trail={now ? [{ to: `/organisations/${now.branchId}`, title: now.branchName }] : []}
      about={asked.data && (personId === me.personId ? '我的档案' : '人员档案')}
      actions={
        <>
          <DayPicker today={me.today} />
          <PrintButton />
        </>
      }
    >
      <Answer of={asked}>
        {(of) => (
          <>
            <About of={of} />
            <Section title={`权利（截至${dayText(day ?? me.today)}）`}>
              {of.rights.length === 0 ? <p>享有党员的全部权利。</p> : <ReasonList reasons={of.rights} />}
            </Section>
            <History of={of} />
            <Excused of={of} />
            {of.may.includes('study.read') && <OwnStudy personId={of.id} />}
            <CorrectionsOf personId={of.id} may={of.may.includes('correction.ask')} />
            {of.may.includes('person.views') ? <Views personId={of.id} /> : <Reveals of={of} />}
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
