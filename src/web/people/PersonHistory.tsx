import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayText, instantText, spanText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import type { Person } from './personReply.js';

type Line = { readonly key: string; readonly what: ReactNode; readonly when: string };

const Lines = ({ title, lines, none }: { title: string; lines: readonly Line[]; none: string }): ReactNode => (
  <Section title={title}>
    {lines.length === 0 ? (
      <p className="faint">{none}</p>
    ) : (
      <ul className="spans">
        {lines.map((line) => (
          <li key={line.key}>
            <span>{line.what}</span>
            <span className="faint">{line.when}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

/** Everything dated about a person, each with its span. */
export const History = ({ of }: { of: Person }): ReactNode => (
  <>
    <Lines
      title="组织关系"
      none="没有登记组织关系。"
      lines={of.affiliations.map((a) => ({
        key: `${a.branchId} ${a.since}`,
        what: (
          <>
            <Link to={`/organisations/${a.branchId}`}>{a.branchName}</Link>
            {a.groupName ? `，${a.groupName}` : ''}
          </>
        ),
        when: spanText(a.since, a.until, a.sinceInferred),
      }))}
    />
    <Lines
      title="人员类别"
      none="没有登记。"
      lines={of.standings.map((s) => ({
        key: `${s.standingTitle} ${s.since}`,
        what: s.standingTitle,
        when: spanText(s.since, s.until),
      }))}
    />
    <Lines
      title="任职"
      none="没有任职。"
      lines={of.tenures.map((t) => ({
        key: `${t.organisationId} ${t.postTitle} ${t.since}`,
        what: (
          <>
            <Link to={`/organisations/${t.organisationId}`}>{t.organisationName}</Link>
            {t.postTitle}
          </>
        ),
        when: spanText(t.since, t.until, t.sinceInferred),
      }))}
    />
    {of.restrictions.length > 0 && (
      <Lines
        title="权利受限"
        none=""
        lines={of.restrictions.map((r) => ({
          key: `${r.kindTitle} ${r.since}`,
          what: r.kindTitle,
          when: spanText(r.since, r.until),
        }))}
      />
    )}
  </>
);

export const Excused = ({ of }: { of: Person }): ReactNode => (
  <Lines
    title="请假记录"
    none="台账中没有请假记录。"
    lines={of.excused.map((e) => ({
      key: e.meetingId,
      what: <Link to={`/meetings/${e.meetingId}`}>{e.title}</Link>,
      when: dayText(e.heldOn),
    }))}
  />
);

const fieldTitles: Readonly<Record<string, string>> = { idNumber: '公民身份号码', phone: '手机号码' };

/** Who looked at the full numbers, when and why. */
export const Reveals = ({ of }: { of: Person }): ReactNode => (
  <Lines
    title="完整号码的查看记录"
    none="没有人查看过。"
    lines={of.reveals.map((r) => ({
      key: `${r.at} ${r.field} ${r.by}`,
      what: `${r.by}查看${fieldTitles[r.field] ?? r.field}，原因：${r.reason}`,
      when: instantText(r.at),
    }))}
  />
);
