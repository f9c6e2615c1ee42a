import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { meeting } from '../../contract/obligations.js';
import type { ReplyOf } from '../kit/call.js';
import { count, dayText, instantText, officialSentence } from '../kit/format.js';
import { Facts, PageFrame, Section } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer, Loading, RefusalAlert } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import './map.css';

type Meeting = ReplyOf<typeof meeting>;
const people = (n: number | null | undefined): string => (n === null || n === undefined ? '未填' : count(n, '人'));

/** Why nothing stands beside what was reported: a 支委会 is no roster, and without its day there is none. */
const notComputed = (of: Meeting): string =>
  of.kinds.includes('支委会') ? '支委会不按名册计算' : '日期不确切，未计算';

/** What the ledger said beside what the roster of that day says; never mixed. */
const Attendance = ({ of }: { of: Meeting }): ReactNode => (
  <Section title="到会情况">
    <div className="table-frame attendance">
      <table className="table">
        <caption className="unseen">台账所报与按名册计算的到会人数</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">口径</span>
            </th>
            <th scope="col">应到</th>
            <th scope="col">有表决权应到</th>
            <th scope="col">实到</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">台账所报</th>
            <td data-label="应到">{people(of.reported.due)}</td>
            <td data-label="有表决权应到">—</td>
            <td data-label="实到">{people(of.reported.present)}</td>
          </tr>
          <tr>
            <th scope="row">按当日名册计算</th>
            <td data-label="应到">{of.computed ? people(of.computed.due) : notComputed(of)}</td>
            <td data-label="有表决权应到">{of.computed ? people(of.computed.votingDue) : '—'}</td>
            <td data-label="实到">不推算</td>
          </tr>
        </tbody>
      </table>
    </div>
    {of.differences.length > 0 && (
      <Alert
        className="differences"
        type="warning"
        showIcon
        title="所报与计算不一致"
        description={
          <ul className="plain-list">
            {of.differences.map((line) => (
              <li key={line}>{officialSentence(line)}</li>
            ))}
          </ul>
        }
      />
    )}
    <p className="absentees">
      请假：
      {of.absentees.length === 0
        ? '无'
        : of.absentees.map((who, i) => (
            <span key={`${who.name} ${i}`}>
              {i > 0 && '、'}
              {who.personId ? <Link to={`/people/${who.personId}`}>{who.name}</Link> : `${who.name}（名册中未找到）`}
            </span>
          ))}
    </p>
  </Section>
);

const Source = ({ of }: { of: Meeting }): ReactNode => (
  <Section title="来源">
    <p>
      {of.source ? (
        <>
          导入自<Link to={`/imports/${of.source.importId}`}>《{of.source.file}》</Link>
          {of.source.sheet ? `，工作表“${of.source.sheet}”` : ''}，第{of.source.row}行。
        </>
      ) : (
        '在本系统中录入。'
      )}
    </p>
    <p className="faint">
      {of.source ? of.enteredBy : `${of.enteredBy}录入`}，{instantText(of.enteredAt)}
    </p>
  </Section>
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
      ]}
      about={`${of.organisationName}，${dayText(of.heldOn)}，${of.kinds.join('、')}`}
      actions={<PrintButton />}
    >
      <Answer of={asked}>
        {() => (
          <>
            <div className="panel">
              <Facts
                items={[
                  ['时间', dayText(of.heldOn)],
                  ['种类', of.kinds.join('、')],
                  ...(of.groups.length > 0 ? [['党小组', of.groups.join('、')] as const] : []),
                  ['地点', of.place],
                  ['主持人', of.chair],
                  ['记录人', of.recorder],
                ]}
              />
            </div>
            <Attendance of={of} />
            <Section title="内容摘要">
              <p className="summary-text">{of.summary || <span className="faint">未填</span>}</p>
            </Section>
            <Source of={of} />
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
