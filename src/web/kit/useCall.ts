import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Endpoint } from '../../contract/endpoint.js';
import { call, type InputOf, type ReplyOf } from './call.js';
import { Refusal, saysSessionEnded } from './refusal.js';

export const keyOf = <E extends Endpoint>(e: E, input: InputOf<E>): readonly unknown[] => [e.method, e.path, input];

/** A client that tells when the session is gone, whichever call found out. */
export const createQueryClient = (onSessionEnded: () => void): QueryClient => {
  const onError = (error: Error): void => {
    if (saysSessionEnded(error)) onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (times, error) => times < 2 && error instanceof Refusal && error.code === 'offline',
      },
    },
  });
};

export type Reading<R> = {
  readonly enabled?: boolean;
  /** Show the former page while the next one loads. */
  readonly keep?: boolean;
  /** Ask once and keep the answer until something is done. */
  readonly once?: boolean;
  /** Milliseconds until it is asked again; false for not. */
  readonly every?: (reply: R | undefined) => number | false;
};

/** Read an endpoint; the same endpoint with the same input is asked once. */
export const useCall = <E extends Endpoint>(
  e: E,
  input: InputOf<E>,
  { enabled = true, keep = false, once = false, every }: Reading<ReplyOf<E>> = {},
): UseQueryResult<ReplyOf<E>, Error> =>
  useQuery<ReplyOf<E>>({
    queryKey: keyOf(e, input),
    queryFn: ({ signal }) => call(e, input, { signal }),
    enabled,
    ...(once && { staleTime: Infinity }),
    ...(keep && { placeholderData: keepPreviousData as never }),
    ...(every && { refetchInterval: (query) => every(query.state.data) }),
  });

/** Do something; afterwards everything on the screen is asked again, because one record feeds many views. */
export const useAct = <E extends Endpoint>(
  e: E,
  onDone?: (reply: ReplyOf<E>) => void,
): UseMutationResult<ReplyOf<E>, Error, InputOf<E>> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<E>) => call(e, input),
    onSuccess: (reply) => {
      void client.invalidateQueries();
      onDone?.(reply);
    },
  });
};
