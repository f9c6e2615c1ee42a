import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';
import { ownRefusal, refusalFrom } from './refusal.js';

type Loose<T> = { [K in keyof T]?: T[K] | undefined };
type ParamsOf<E extends Endpoint> = E['params'] extends z.ZodType ? { params: z.input<E['params']> } : object;
type QueryOf<E extends Endpoint> = E['query'] extends z.ZodType ? { query?: Loose<z.output<E['query']>> } : object;
type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType ? { body: z.input<E['body']> } : object;
/** What an endpoint is called with: only the parts that its contract has. */
export type InputOf<E extends Endpoint> = ParamsOf<E> & QueryOf<E> & BodyOf<E>;
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>;

type Plain = string | number | boolean | null | undefined;
type AnyInput = { params?: Record<string, Plain>; query?: Record<string, Plain>; body?: unknown };

/** The address of a call; parameters are escaped, empty ones of the query left out. */
export const urlOf = <E extends Endpoint>(e: E, input: InputOf<E>): string => {
  const { params = {}, query = {} } = input as AnyInput;
  const path = e.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '' && value !== false) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** Every change carries the header that a foreign page cannot send. */
const requestOf = (e: Endpoint, input: AnyInput, signal?: AbortSignal): RequestInit => ({
  method: e.method,
  credentials: 'same-origin',
  headers: {
    accept: 'application/json',
    ...(e.method !== 'GET' && { 'x-zhibu': '1' }),
    ...(input.body !== undefined && { 'content-type': 'application/json' }),
  },
  ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
  ...(signal && { signal }),
});

const send = async (url: string, init: RequestInit, using: typeof fetch): Promise<Response> => {
  try {
    return await using(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ownRefusal('offline');
  }
};

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    throw ownRefusal('unreadable');
  }
};

export type Sending = { readonly signal?: AbortSignal; readonly using?: typeof fetch };

/**
 * Call an endpoint of the contract. The reply is parsed, not cast.
 * @throws Refusal with the server's code and Chinese sentence, or `offline` and `unreadable` of our own
 */
export const call = async <E extends Endpoint>(e: E, input: InputOf<E>, sending: Sending = {}): Promise<ReplyOf<E>> => {
  const init = requestOf(e, input as AnyInput, sending.signal);
  const response = await send(urlOf(e, input), init, sending.using ?? fetch);
  const wire = await jsonOf(response);
  if (!response.ok) throw refusalFrom(wire);
  const reply = e.reply.safeParse(wire);
  if (!reply.success) throw ownRefusal('unreadable');
  return reply.data as ReplyOf<E>;
};

/** Fetch a file and hand it to the browser to keep; a refusal is thrown like that of any call. */
export const download = async <E extends Endpoint>(e: E, input: InputOf<E>, fileName: string): Promise<void> => {
  const response = await send(urlOf(e, input), requestOf(e, {}), fetch);
  if (!response.ok) throw refusalFrom(await jsonOf(response));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** Send files as multipart with their progress from 0 to 1, which `fetch` cannot tell. */
export const upload = <E extends Endpoint>(
  e: E,
  form: FormData,
  onProgress: (part: number) => void,
  input = {} as InputOf<E>,
): Promise<ReplyOf<E>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(e.method, urlOf(e, input));
    request.responseType = 'json';
    request.setRequestHeader('x-zhibu', '1');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(ownRefusal('offline')));
    request.addEventListener('load', () => {
      if (request.status >= 400) return reject(refusalFrom(request.response));
      const reply = e.reply.safeParse(request.response);
      return reply.success ? resolve(reply.data as ReplyOf<E>) : reject(ownRefusal('unreadable'));
    });
    request.send(form);
  });
