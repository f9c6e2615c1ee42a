import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { memberStudy } from '../../../contract/study.js';
import { count, dayText } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { Answer } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { useCall } from '../../kit/useCall.js';
import { lengthText } from '../../../domain/meetings/study.js';
import { useMe } from '../../session/useMe.js';
import { hoursText } from './hoursText.js';

const titleOf = (m: { readonly topic: string; readonly kinds: readonly string[] }): string =>
  m.topic === '' ? m.kinds.join('、') : m.topic;

/** What a person studied and taught in a year, in the file of the person: seen by the person and the branch. */
export const OwnStudy = ({ personId }: { personId: string }): ReactNode => {
  // A member without a post reads no records of the branch: what it was is then said without a link.
  const mayRead = useMe().may.includes('meeting.read');
  const [year, setYear] = useState<number | undefined>(undefined);
  const asked = useCall(memberStudy, { params: { personId }, query: { year } }, { keep: true });
  return (
    <Section
      title="学习和授课"
      aside={
        asked.data && (
          <span>
            {asked.data.year}年{' '}
            <TextButton label="看上一年的学习和授课" onClick={() => setYear((asked.data?.year ?? 0) - 1)}>
              上一年
            </TextButton>{' '}
            {year !== undefined && <TextButton onClick={() => setYear(undefined)}>今年</TextButton>}
          </span>
        )
      }
    >
      <Answer of={asked}>
        {(of) => (
          <>
            <p>
              参加学习{count(of.times, '次')}，{hoursText(of)}；讲党课{count(of.lectures, '次')}。
            </p>
            <p className="faint">由到会情况推算，不排名；仅本人和本支部可见。</p>
            {of.meetings.length > 0 && (
              <ul className="spans">
                {of.meetings.map((m) => (
                  <li key={m.id}>
                    <span>
                      {mayRead ? <Link to={`/meetings/${m.id}`}>{titleOf(m)}</Link> : titleOf(m)}
                      {m.lectures > 0 && '（主讲）'}
                    </span>
                    <span className="faint">
                      {dayText(m.day)}，{m.minutes === null ? '未写时长' : lengthText(m.minutes)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
};
