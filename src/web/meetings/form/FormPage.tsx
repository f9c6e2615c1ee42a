import { useEffect, useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { gatheringBasis, showGathering } from '../../../contract/meetings.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { ReplyOf } from '../../kit/call.js';
import { call } from '../../kit/call.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { Empty, Loading, RefusalAlert } from '../../kit/states.js';
import { useCall } from '../../kit/useCall.js';
import { useMe } from '../../session/useMe.js';
import type { Draft } from '../draft/draft.js';
import type { Basis } from './basis.js';
import { askedBy, begin, firstDay } from './begin.js';
import { FiledView } from './FiledView.js';
import { Form } from './Form.js';
import { Leftover } from './Leftover.js';
import { useDesk, useShelf } from './useDesk.js';
import './form.css';

type Shown = ReplyOf<typeof showGathering>;
type Outcome = {
  readonly meetings: readonly { readonly id: string; readonly kinds: readonly string[] }[];
  readonly closed: readonly { readonly title: string; readonly period: string }[] | null;
};

const draftOf = (shown: Shown): Draft => {
  const written = { day: shown.day as CalendarDay, content: shown.content };
  return {
    ...written,
    id: shown.id,
    organisationId: shown.organisationId,
    state: shown.state === 'planned' ? 'planned' : 'held',
    recurringId: null,
    lateReason: '',
    revision: shown.revision,
    tried: true,
    base: written,
  };
};

/** Where a form comes from: this browser, the server, or what the address asks for. */
const useSource = (organisationId: string, gatheringId: string) => {
  const shelf = useShelf();
  const me = useMe();
  const [params] = useSearchParams();
  const [asked] = useState(() => askedBy(params));
  const [kept] = useState(() => shelf.get(gatheringId));
  const [fresh] = useState(() => params.has('new') && (kept?.revision ?? 0) === 0);
  const there = useCall(showGathering, { params: { gatheringId } }, { enabled: !fresh, once: true });
  const day = kept?.day ?? (there.data?.day as CalendarDay | undefined) ?? firstDay(asked, me.today);
  const settled = fresh || there.data !== undefined || (kept !== null && there.error !== null);
  const basis = useCall(gatheringBasis, { params: { organisationId }, query: { day } }, { enabled: settled });
  const draft =
    kept ?? (there.data ? draftOf(there.data) : basis.data && fresh && begin(gatheringId, basis.data, day, asked));
  return {
    shelf,
    shown: there.data,
    draft: draft || null,
    basis: basis.data,
    error: there.error && !kept ? there.error : basis.error,
  };
};

type WritingProps = {
  readonly draft: Draft;
  readonly basis: Basis;
  readonly shelf: ReturnType<typeof useShelf>;
};
const Writing = ({ draft: first, basis, shelf }: WritingProps): ReactNode => {
  const [desk, view] = useDesk(first, shelf);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [params, setParams] = useSearchParams();
  const { draft } = view;
  const planning = draft.state === 'planned' && draft.day > basis.today;
  const known = draft.revision > 0;
  // Loaded anew, the page then asks the server for what was saved.
  useEffect(() => {
    if (!known || !params.has('new')) return;
    const period = params.get('period');
    setParams(period ? { period } : {}, { replace: true });
  }, [known, params, setParams]);
  const finish = (done: Outcome): void => {
    desk.done();
    setOutcome(done);
  };
  const lookAgain = async (): Promise<void> => {
    const { state, meetings } = await call(showGathering, { params: { gatheringId: draft.id } });
    if (state === 'filed') finish({ meetings, closed: null });
  };
  return (
    <PageFrame
      title={outcome ? '已报送' : planning ? '安排组织生活' : '记录组织生活'}
      trail={[{ to: `/organisations/${draft.organisationId}/calendar`, title: '组织生活日历' }]}
      about={basis.organisation.shortName}
    >
      {outcome ? (
        <FiledView organisationId={draft.organisationId} today={basis.today} {...outcome} />
      ) : (
        <Form
          desk={desk}
          view={view}
          basis={basis}
          planning={planning}
          onFiled={finish}
          onGone={() => void lookAgain()}
        />
      )}
    </PageFrame>
  );
};

const Closed = ({ shown, today, children }: { shown: Shown; today: string; children: ReactNode }): ReactNode => (
  <PageFrame
    title={shown.stateTitle}
    trail={[{ to: `/organisations/${shown.organisationId}/calendar`, title: '组织生活日历' }]}
  >
    {shown.state === 'filed' ? (
      <FiledView organisationId={shown.organisationId} today={today} meetings={shown.meetings} closed={null} />
    ) : (
      <Empty title="这项安排已取消。" />
    )}
    {children}
  </PageFrame>
);

const Opened = ({ organisationId, gatheringId }: { organisationId: string; gatheringId: string }): ReactNode => {
  const me = useMe();
  const { shelf, shown, draft, basis, error } = useSource(organisationId, gatheringId);
  const [first, setFirst] = useState<WritingProps | null>(null);
  // Once somebody writes, no later answer takes the form away.
  if (first === null && draft && basis && (!shown || shown.state === 'planned' || shown.state === 'held'))
    setFirst({ draft, basis, shelf });
  if (first) return <Writing {...first} />;
  if (shown && (shown.state === 'filed' || shown.state === 'cancelled')) {
    return (
      <Closed shown={shown} today={me.today}>
        {basis && <Leftover shown={shown} basis={basis} shelf={shelf} />}
      </Closed>
    );
  }
  return error ? (
    <PageFrame title="记录组织生活">
      <RefusalAlert error={error} />
    </PageFrame>
  ) : (
    <Loading />
  );
};

/** A plan or a record under work, by its own address: the same on the phone and at the desk. */
export const FormPage = (): ReactNode => {
  const { organisationId = '', gatheringId = '' } = useParams();
  return <Opened key={gatheringId} organisationId={organisationId} gatheringId={gatheringId} />;
};
