import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { officialSentence } from './format.js';
import { asRefusal } from './refusal.js';

/** Quiet while it is quick: the words appear after a moment (see base.css). */
export const Loading = ({ what = '正在载入……' }: { what?: string }): ReactNode => (
  <output className="state state-loading">{what}</output>
);

export const Empty = ({ title, children }: { title: string; children?: ReactNode }): ReactNode => (
  <div className="state state-empty">
    <p className="state-title">{title}</p>
    {children}
  </div>
);

/** A refusal as a sentence with its details, never a code alone; the number helps the administrator find it in the log. */
export const RefusalAlert = ({ error, retry }: { error: unknown; retry?: () => void }): ReactNode => {
  const refusal = asRefusal(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={refusal.sentence}
      description={
        refusal.details.length > 0 || refusal.reference ? (
          <>
            {refusal.details.length > 0 && (
              <ul className="plain-list">
                {refusal.details.map((line) => (
                  <li key={line}>{officialSentence(line)}</li>
                ))}
              </ul>
            )}
            {refusal.reference && <p>编号：{refusal.reference}</p>}
          </>
        ) : undefined
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  );
};

type Asked<R> = { readonly data: R | undefined; readonly error: unknown; readonly refetch: () => unknown };
/** One of three: still loading, refused, or what was asked for. */
export const Answer = <R,>({ of, children }: { of: Asked<R>; children: (reply: R) => ReactNode }): ReactNode => {
  if (of.data !== undefined) return children(of.data);
  // What is not there will not be there on asking again.
  if (of.error && asRefusal(of.error).code === 'notFound') return <RefusalAlert error={of.error} />;
  if (of.error) return <RefusalAlert error={of.error} retry={() => void of.refetch()} />;
  return <Loading />;
};
