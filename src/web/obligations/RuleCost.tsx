import type { ReactNode } from 'react';
import { ruleCost } from '../../contract/obligations.js';
import { recordKinds } from '../../domain/meetings/recordKind.js';
import { periodUnits } from '../../domain/obligations/period.js';
import { hoursText } from '../home/homeText.js';
import type { FormValues } from '../kit/formBody.js';
import { figure, officialSentence } from '../kit/format.js';
import { useCall } from '../kit/useCall.js';
import './map.css';

/** What a local rule would cost those below, shown while it is being written and before it is put in force. */
export const RuleCost = ({ id, values }: { id: string; values: FormValues }): ReactNode => {
  const kind = recordKinds.find((k) => k === values['kind']);
  const period = periodUnits.find((p) => p === values['period']);
  const required = Number(values['required']);
  const isWhole =
    kind !== undefined && period !== undefined && Number.isInteger(required) && required >= 1 && required <= 31;
  const query = isWhole ? { kind, period, required } : {};
  const { data } = useCall(ruleCost, { params: { organisationId: id }, query }, { enabled: isWhole, keep: true });
  if (!isWhole || !data) return null;
  return (
    <output className="rule-cost">
      <strong>施行之前，请看工作量</strong>
      <span>
        {`以下${figure(data.branches)}个${data.bearer}，每个全年${figure(data.occurrences)}次，比现有要求多${figure(data.extra)}次；每次约${data.minutesEach}分钟，合计每年约${hoursText(data.minutes).replace('约', '')}的筹备和记录，另占党员开会时间合计约${hoursText(data.memberMinutes).replace('约', '')}。`}
      </span>
      <span>{`其中${figure(data.alreadyDo)}个${data.bearer}已经做到。`}</span>
      {data.reasons.map((r) => (
        <span key={r.code}>{officialSentence(r.sentence)}</span>
      ))}
      {data.assumptions.map((a) => (
        <span key={a} className="faint">
          {a}
        </span>
      ))}
    </output>
  );
};
