import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { meeting } from '../../../contract/obligations.js';
import { count, dayText, instantText } from '../../kit/format.js';
import { Facts, PageFrame, Section } from '../../kit/PageFrame.js';
import { PrintButton } from '../../kit/PrintButton.js';
import { Loading, RefusalAlert } from '../../kit/states.js';
import { useCall } from '../../kit/useCall.js';
import { Attachments } from '../attachments/Attachments.js';
import { SelfCheck } from '../../contradictions/SelfCheck.js';
import { Actions } from './Actions.js';
import { Attendance } from './Attendance.js';
import { Course } from './Course.js';
import type { Filed, Meeting } from './reply.js';
import { Reported } from './Reported.js';
import { VersionList } from './Versions.js';
import './record.css';

const hoursText = (record: Filed): string =>
  [record.beginsAt, record.endsAt && `至${record.endsAt}`].filter(Boolean).join('');

const About = ({ of }: { of: Meeting }): ReactNode => (
  <div className="panel">
    <Facts
      items={[
        ['时间', `${dayText(of.heldOn)}${of.record ? ` ${hoursText(of.record)}` : ''}`],
        ['种类', of.kinds.join('、')],
        ...(of.groups.length > 0 ? [['党小组', of.groups.join('、')] as const] : []),
        ['地点', of.place],
        ['主持人', of.record?.chairDelegated ? `${of.chair}（受书记委托）` : of.chair],
        ['记录人', of.recorder],
        ...(of.record
          ? ([
              ['录入人', `${of.enteredBy}，${instantText(of.enteredAt)}`],
              [
                '审签人',
                of.record.signedBy && of.record.signedAt
                  ? `${of.record.signedBy}，${instantText(of.record.signedAt)}`
                  : '待审签',
              ],
            ] as const)
          : []),
      ]}
    />
  </div>
);

/** 补录 and a return are said openly, above everything else. */
const Marks = ({ of }: { of: Filed }): ReactNode => (
  <>
    {of.returnedReason !== null && (
      <Alert className="mark" type="warning" showIcon title={`已退回：${of.returnedReason}`} />
    )}
    {of.lateReason !== null && (
      <Alert
        className="mark"
        type="info"
        showIcon
        title={`补录${of.filedLateDays === null ? '' : `（会后${count(of.filedLateDays, '天')}录入）`}：${of.lateReason}`}
      />
    )}
  </>
);

const Source = ({ of }: { of: Meeting }): ReactNode => {
  // What was filed here has a record of how; what came with the data names nobody who typed it.
  const byHand = of.record !== null;
  return (
    <Section title="来源">
      <p>
        {of.source ? (
          <>
            导入自<Link to={`/imports/${of.source.importId}`}>《{of.source.file}》</Link>
            {of.source.sheet ? `，工作表“${of.source.sheet}”` : ''}，第{of.source.row}行。
          </>
        ) : byHand ? (
          '在本系统中录入。'
        ) : (
          '随数据载入。'
        )}
      </p>
      <p className="faint">
        {byHand && `${of.enteredBy}，`}
        {instantText(of.enteredAt)}
      </p>
    </Section>
  );
};

const Body = ({ of }: { of: Meeting }): ReactNode =>
  of.record ? (
    <>
      <Marks of={of.record} />
      <About of={of} />
      <Attendance of={of.record} />
      <Course of={of.record} />
      <Attachments meetingId={of.id} />
      <VersionList meetingId={of.id} />
    </>
  ) : (
    <>
      <About of={of} />
      <Reported of={of} />
      <Section title="内容摘要">
        <p className="summary-text">{of.summary || <span className="faint">未填</span>}</p>
      </Section>
      <Attachments meetingId={of.id} />
      <Source of={of} />
    </>
  );

/** One record of organisation life, printable as it stands. */
export const MeetingPage = (): ReactNode => {
  const meetingId = useParams()['meetingId'] ?? '';
  const asked = useCall(meeting, { params: { meetingId } });
  if (!asked.data)
    return asked.error ? (
      <PageFrame title="组织生活记录">
        <RefusalAlert error={asked.error} />
      </PageFrame>
    ) : (
      <Loading />
    );
  const of = asked.data;
  return (
    <PageFrame
      title={of.topic || of.kinds.join('、')}
      trail={[
        { to: `/organisations/${of.organisationId}/year?year=${of.heldOn.slice(0, 4)}`, title: of.organisationName },
        { to: `/organisations/${of.organisationId}/calendar?month=${of.heldOn.slice(0, 7)}`, title: '组织生活日历' },
      ]}
      about={
        <>
          {`${of.organisationName}，${dayText(of.heldOn)}，${of.kinds.join('、')}`}
          {of.record && <span className={`record-state is-${of.record.state}`}>{of.record.stateTitle}</span>}
        </>
      }
      actions={of.record ? <Actions of={of} record={of.record} /> : <PrintButton />}
    >
      <SelfCheck meetingId={of.id} />
      <Body of={of} />
    </PageFrame>
  );
};
