import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { count, officialSentence } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import type { Meeting } from './reply.js';

const people = (n: number | null | undefined): string => (n === null || n === undefined ? '未填' : count(n, '人'));

/** Why nothing stands beside what was reported: a 支委会 is no roster, and without its day there is none. */
const notComputed = (of: Meeting): string =>
  of.kinds.includes('支委会') ? '支委会不按名册计算' : '日期不确切，未计算';

/** What the ledger said beside what the roster of that day says; never mixed. */
export const Reported = ({ of }: { of: Meeting }): ReactNode => (
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
