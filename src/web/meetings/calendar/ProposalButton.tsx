import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { gatheringBasis, startGathering } from '../../../contract/meetings.js';
import type { ClockTime } from '../../../domain/meetings/clockTime.js';
import { call } from '../../kit/call.js';
import { officialSentence } from '../../kit/format.js';
import { asRefusal } from '../../kit/refusal.js';
import { say } from '../../kit/Toasts.js';
import { useAct } from '../../kit/useCall.js';
import { newId } from '../draft/newId.js';
import { withKinds } from '../form/changes.js';
import type { Proposal } from './month.js';

type ProposalButtonProps = {
  readonly proposal: Proposal;
  readonly organisationId: string;
  readonly may: boolean;
};

/** What a recurring day proposes; one tap plans it, with the people and place of that day. */
export const ProposalButton = ({ proposal: p, organisationId, may }: ProposalButtonProps): ReactNode => {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = useAct(startGathering, () => say('已安排。点开可补充议程和通知说明。'));
  const plan = async (): Promise<void> => {
    setAsking(true);
    try {
      const input = { params: { organisationId }, query: { day: p.day } };
      const basis = await client.fetchQuery({
        queryKey: ['GET', gatheringBasis.path, input],
        queryFn: () => call(gatheringBasis, input),
      });
      const { parts } = withKinds([], [], p.kinds, {
        ...basis,
        usual: { ...basis.usual, beginsAt: p.beginsAt, endsAt: null, place: p.place || basis.usual.place },
      });
      const content = {
        parts: parts.map((part) => ({ ...part, beginsAt: part.beginsAt as ClockTime | null })),
        notice: '',
      };
      await act.mutateAsync({
        params: { organisationId },
        body: { id: newId(), day: p.day, state: 'planned', recurringId: p.recurringId, content },
      });
    } catch (error) {
      // Once planned it stays shut until the calendar is here anew: a second press plans nothing twice.
      setAsking(false);
      say(asRefusal(error).sentence);
    }
  };
  return (
    <div className="proposal">
      <span className="line-state">建议</span>
      <span>
        {p.beginsAt && `${p.beginsAt} `}
        {p.title || p.kindTitles.join('、')}
      </span>
      {p.moved && <span className="faint">{officialSentence(p.moved)}</span>}
      {may && (
        <button type="button" className="text-button no-print" disabled={asking} onClick={() => void plan()}>
          {asking ? '正在安排……' : '安排'}
        </button>
      )}
    </div>
  );
};
