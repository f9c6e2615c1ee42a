import { Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { recordTalks, type talkRegister } from '../../../contract/talks.js';
import type { ReplyOf } from '../../kit/call.js';
import { DayField } from '../../kit/DayField.js';
import { count } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { RefusalAlert } from '../../kit/states.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import { useMe } from '../../session/useMe.js';
import { Picks } from '../Picks.js';

type Register = ReplyOf<typeof talkRegister>;

const talkedWith = (of: Register, one: string): ReadonlySet<string> =>
  new Set(of.talks.flatMap((t) => (t.one.id === one ? [t.other.id] : t.other.id === one ? [t.one.id] : [])));

/** Those with whom none has been held yet come first. */
const partnersOf = (of: Register, one: string) => {
  const held = talkedWith(of, one);
  const others = of.people.filter((p) => p.id !== one);
  const shown = (p: Register['people'][number]) => ({
    id: p.id,
    title: p.name,
    ...(held.has(p.id) && { about: '本年已谈' }),
  });
  return [...others.filter((p) => !held.has(p.id)), ...others.filter((p) => held.has(p.id))].map(shown);
};

/** One person with several others on one day: a tap for each. */
export const QuickEntry = ({ id, of }: { id: string; of: Register }): ReactNode => {
  const me = useMe();
  const ids = useId();
  const [day, setDay] = useState(of.today);
  const [one, setOne] = useState(of.people.find((p) => p.id === me.personId)?.id ?? of.people[0]?.id ?? '');
  const [others, setOthers] = useState<readonly string[]>([]);
  const act = useAct(recordTalks, ({ recorded, known }) => {
    say(`已登记${recorded}对${known > 0 ? `，另有${known}对当日已登记过` : ''}。`);
    setOthers([]);
  });
  const submit = (): void =>
    act.mutate({
      params: { organisationId: id },
      body: { day, pairs: others.map((other): [string, string] => [one, other]) },
    });
  return (
    <Section title="快速登记">
      <div className="panel talk-entry no-print">
        <div className="form-row">
          <div className="field">
            <label htmlFor={`${ids}-day`} className="field-label">
              日期
            </label>
            <DayField id={`${ids}-day`} value={day} max={of.today} onChange={setDay} />
          </div>
          <div className="field">
            <label htmlFor={`${ids}-one`} className="field-label">
              一方
            </label>
            <select
              id={`${ids}-one`}
              className="field-input"
              value={one}
              onChange={(event) => {
                setOne(event.target.value);
                setOthers([]);
              }}
            >
              {of.people.map((p) => (
                <option key={p.id} value={p.id}>
                  {p.name}
                  {p.committee ? '（委员）' : ''}
                </option>
              ))}
            </select>
          </div>
        </div>
        <Picks legend="另一方（可选几人）" options={partnersOf(of, one)} picked={others} onChange={setOthers} />
        {act.error && <RefusalAlert error={act.error} />}
        <div>
          <Button type="primary" disabled={others.length === 0 || day === ''} loading={act.isPending} onClick={submit}>
            {others.length === 0 ? '登记' : `登记${count(others.length, '次')}`}
          </Button>
        </div>
      </div>
    </Section>
  );
};
