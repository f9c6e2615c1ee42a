import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { RefusalReply } from '../../../contract/endpoint.js';
import { refusalSentences, type RefusalCode } from '../../../contract/refusals.js';
import { Refusal, statusOf } from '../refusal.js';

const answer = (
  reply: FastifyReply,
  code: RefusalCode,
  details: readonly string[] = [],
  reference?: string,
): FastifyReply => {
  const body: RefusalReply = {
    code,
    sentence: refusalSentences[code],
    details: [...details],
    ...(reference && { reference }),
  };
  return reply.status(statusOf(code)).type('application/json; charset=utf-8').send(JSON.stringify(body));
};

/** What Fastify and its plug-ins refuse by themselves: too large, too many, or else not well-formed. Null: a fault of ours. */
const refusedBefore = (error: object): RefusalCode | null => {
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return 'request.tooLarge';
  if (status === 429) return 'request.tooMany';
  return status >= 400 && status < 500 ? 'request.invalid' : null;
};

/** An address that cannot be decoded never reaches a handler. */
export const answerBadAddress = (reply: FastifyReply): FastifyReply => answer(reply, 'request.invalid');

/** Every error becomes one shape: code, Chinese sentence, details. What we did not foresee is logged under a number. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_, reply) => answer(reply, 'notFound'));
  app.setErrorHandler((error: FastifyError | Refusal | Error, request: FastifyRequest, reply) => {
    if (error instanceof Refusal) return answer(reply, error.code, error.details);
    if (hasZodFastifySchemaValidationErrors(error))
      return answer(
        reply,
        'request.invalid',
        error.validation.map((v) => `${v.instancePath.slice(1)}：${v.message ?? ''}`),
      );
    const refused = refusedBefore(error);
    if (refused) return answer(reply, refused);
    request.log.error({ err: error }, 'unforeseen error');
    return answer(reply, 'internal', [], request.id);
  });
};
