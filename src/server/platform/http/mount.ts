import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.js';
import type { RefusalCode } from '../../../contract/refusals.js';
import { Refusal } from '../refusal.js';
import type { Clock } from '../clock.js';
import type { Download, UploadedFile } from '../files.js';
import type { Call, PublicCall, SignedIn } from './call.js';
import { passGate, type Places } from './gate.js';
import { sessionCookie } from './cookies.js';

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Input<E extends Endpoint> = { params: Out<E['params']>; query: Out<E['query']>; body: Out<E['body']> };
type CallFor<E extends Endpoint> = E['access'] extends 'public' ? PublicCall : Call;
type UploadPart = { readonly field: string; readonly value: string } | UploadedFile;
type Extra<E extends Endpoint> = E extends { upload: true } ? { parts: AsyncIterable<UploadPart> } : object;
type Answer<E extends Endpoint> = E extends { download: string } ? Download : In<E['reply']>;

export type Handler<E extends Endpoint> = (input: Input<E> & Extra<E>, call: CallFor<E>) => Promise<Answer<E>>;

export type Mounting = {
  readonly app: FastifyInstance;
  readonly places: Places;
  readonly clock: Clock;
  readonly signedInBy: (token: string) => Promise<SignedIn | null>;
  /** Calls a minute from one address. */
  readonly requestsPerMinute: number;
  /** Every endpoint mounted, in order: the permission matrix and the OpenAPI page are made from it. */
  readonly mounted: Endpoint[];
};

/** Refusals any endpoint may answer without declaring them. */
const common: ReadonlySet<RefusalCode> = new Set([
  'session.none',
  'session.ended',
  'session.mustChange',
  'session.mustEnrol',
  'request.invalid',
  'request.tooMany',
  'request.tooLarge',
  'notFound',
  'internal',
]);

const publicCall = (request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn | null): PublicCall => ({
  signedIn,
  remote: request.ip,
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
  setSession: (token) => {
    if (token === null) void reply.clearCookie(sessionCookie, { path: '/' });
    else
      void reply.setCookie(sessionCookie, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
      });
  },
});

async function* partsOf(request: FastifyRequest): AsyncIterable<UploadPart> {
  for await (const part of request.parts()) {
    if (part.type === 'file') yield { fileName: part.filename, content: part.file };
    else yield { field: part.fieldname, value: String(part.value) };
  }
}

const sendDownload = (reply: FastifyReply, endpoint: Endpoint, file: Download): FastifyReply =>
  reply
    .header(
      'content-disposition',
      `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .type(endpoint.download ?? 'application/octet-stream')
    .send(file.content);

/** A refusal that the contract does not list is a fault of ours: it is answered as one. */
const declared = (endpoint: Endpoint, refusal: Refusal): unknown =>
  common.has(refusal.code) || endpoint.refusals.includes(refusal.code)
    ? refusal
    : new Error(`${endpoint.method} ${endpoint.path} refuses with ${refusal.code}, which its contract does not list`);

const respond = async (
  m: Mounting,
  e: Endpoint,
  handle: Handler<Endpoint>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> => {
  const token = request.cookies[sessionCookie];
  const signedIn = token ? await m.signedInBy(token) : null;
  if (token && !signedIn && e.access !== 'public') throw new Refusal('session.ended');
  const params = (request.params ?? {}) as Record<string, string>;
  const call = e.access === 'public' ? publicCall(request, reply, signedIn) : await passGate(m, e, signedIn, params);
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    ...(e.upload && { parts: partsOf(request) }),
  };
  const answer: unknown = await handle(input as never, call as never);
  return e.download ? sendDownload(reply, e, answer as Download) : answer;
};

/** Mount one contract endpoint: validation in, gate, handler, checked reply out. */
export const mount = <E extends Endpoint>(m: Mounting, e: E, handle: Handler<E>): void => {
  m.mounted.push(e);
  m.app.route({
    method: e.method,
    url: e.path,
    ...(e.heavy && {
      config: { rateLimit: { max: Math.ceil(m.requestsPerMinute / e.heavy), timeWindow: '1 minute' } },
    }),
    schema: {
      summary: e.title,
      ...(e.params && { params: e.params }),
      ...(e.query && { querystring: e.query }),
      ...(e.body && { body: e.body }),
      ...(!e.download && { response: { 200: e.reply } }),
    },
    handler: async (request, reply) => {
      try {
        return await respond(m, e, handle as unknown as Handler<Endpoint>, request, reply);
      } catch (error) {
        throw error instanceof Refusal ? declared(e, error) : error;
      }
    },
  });
};
