import { z } from 'zod';
import type { Action } from '../domain/access/policy.js';
import { parseDay } from '../domain/shared/calendarDay.js';
import type { RefusalCode } from './refusals.js';

/** Where a call acts, so that one gate can decide: an organisation, person, meeting, gathering or import named in the path, or the whole tenant. */
export type PlaceOf =
  | { readonly of: 'organisation' | 'person' | 'meeting' | 'gathering' | 'import'; readonly param: string }
  | { readonly of: 'tenant' }
  /** Wherever the actor holds the action; the use case filters by scope. */
  | { readonly of: 'anywhere' };

/** `public`: anyone. `signedIn`: any account, about itself. Else the action of the policy and the place it acts on. */
export type Access = 'public' | 'signedIn' | { readonly action: Action; readonly place: PlaceOf };

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  /** What the call does, in Chinese: OpenAPI and the permission matrix print it. */
  readonly title: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `files`: the body is multipart with files. */
  readonly upload?: true;
  /** A file instead of JSON: its media type. */
  readonly download?: string;
  /** Of the calls a minute that one address is granted, one of this counts for so many. 1 unless said. */
  readonly heavy?: number;
  readonly reply: z.ZodType;
  readonly refusals: readonly RefusalCode[];
};

/** Freeze the literal types of an endpoint so that server and client can read them. */
export const endpoint = <const E extends Endpoint>(e: E): E => e;

export const uuid = z.uuid();
/** A day that there is; the year 0000 is none. */
export const calendarDay = z.iso.date().refine((text) => parseDay(text) !== null, { error: '没有这一天。' });
/** What every refusal looks like on the wire. */
export const refusalReply = z.object({
  code: z.string(),
  sentence: z.string(),
  /** Reasons or fields, each a Chinese sentence. */
  details: z.array(z.string()).default([]),
  /** The number under which the server logged it. */
  reference: z.string().optional(),
});
export type RefusalReply = z.infer<typeof refusalReply>;

export const mayReply = z.array(z.string());
/** A page of a list: 1-based. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};
