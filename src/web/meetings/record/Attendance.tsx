import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { presenceTitles } from '../../../domain/meetings/roll.js';
import { count } from '../../kit/format.js';
import { Facts, Section } from '../../kit/PageFrame.js';
import type { Filed } from './reply.js';

const Names = ({ of }: { of: Filed['attendance'] }): ReactNode =>
  of.map((who, i) => (
    <span key={who.personId}>
      {i > 0 && '、'}
      <Link to={`/people/${who.personId}`}>{who.name}</Link>
    </span>
  ));

const guestText = (guest: Filed['guests'][number]): string =>
  guest.capacity ? `${guest.name}（${guest.capacity}）` : guest.name;

/** Who was due by the roster of that day and who came, by name. */
export const Attendance = ({ of }: { of: Filed }): ReactNode => {
  const by = (presence: keyof typeof presenceTitles): Filed['attendance'] =>
    of.attendance.filter((a) => a.presence === presence);
  return (
    <Section title="到会情况">
      {of.figures && (
        <Facts
          items={[
            ['应到', count(of.figures.due, '人')],
            ['实到', count(of.figures.present, '人')],
            ['有表决权应到', count(of.figures.votingDue, '人')],
            ['有表决权实到', count(of.figures.votingPresent, '人')],
          ]}
        />
      )}
      <dl className="named">
        {(['leave', 'absent', 'present'] as const).map((presence) => (
          <div key={presence}>
            <dt>{presenceTitles[presence]}</dt>
            <dd>{by(presence).length === 0 ? '无' : <Names of={by(presence)} />}</dd>
          </div>
        ))}
        <div>
          <dt>列席</dt>
          <dd>{of.guests.length === 0 ? '无' : of.guests.map(guestText).join('、')}</dd>
        </div>
      </dl>
    </Section>
  );
};
