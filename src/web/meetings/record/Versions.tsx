import type { ReactNode } from 'react';
import { meetingVersions } from '../../../contract/records.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import type { ReplyOf } from '../../kit/call.js';
import { dayText, instantText } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { useCall } from '../../kit/useCall.js';
import { changesBetween, type FieldChange, type Names } from '../partText.js';

type Versions = ReplyOf<typeof meetingVersions>;

const namesIn = (of: Versions): Names => ({
  person: (id) => of.people.find((p) => p.id === id)?.name ?? '（姓名不详）',
  kind: (kind) => kindTitle(kind),
  group: () => '党小组',
});

/** What each version changed of the one before it, newest first. */
const steps = (of: Versions) =>
  of.former.map((former, i) => {
    const after = of.former[i - 1] ?? of;
    const dayChange: readonly FieldChange[] =
      former.day === after.day ? [] : [{ title: '日期', before: dayText(former.day), after: dayText(after.day) }];
    return {
      former,
      changes: after.content
        ? [...dayChange, ...changesBetween(former.content, after.content, namesIn(of))]
        : dayChange,
    };
  });

const Change = ({ of }: { of: FieldChange }): ReactNode => (
  <li>
    {of.title}：{of.before && <del>{of.before}</del>}
    {of.before && of.after && ' → '}
    {of.after && <ins>{of.after}</ins>}
  </li>
);

/** Every correction with who made it, why, and what it changed; the former text stays. */
export const VersionList = ({ meetingId }: { meetingId: string }): ReactNode => {
  const asked = useCall(meetingVersions, { params: { meetingId } });
  if (!asked.data || asked.data.former.length === 0) return null;
  return (
    <Section title="更正情况">
      <ol className="versions">
        {steps(asked.data).map(({ former, changes }) => (
          <li key={former.version}>
            <p>
              第{former.version + 1}版，{former.replacedBy}于{instantText(former.replacedAt)}更正。理由：{former.reason}
            </p>
            <ul className="plain-list">
              {changes.map((change) => (
                <Change key={change.title} of={change} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
};
