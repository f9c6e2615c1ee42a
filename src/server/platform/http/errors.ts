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

const byFastifyCode: Readonly<Record<string, RefusalCode>> = {
  FST_REQ_FILE_TOO_LARGE: 'request.tooLarge',
  FST_FILES_LIMIT: 'request.tooLarge',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.invalid',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.invalid',
};

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
    const known = 'code' in error && error.code ? byFastifyCode[error.code] : undefined;
    if (known) return answer(reply, known);
    if ('statusCode' in error && error.statusCode === 429) return answer(reply, 'request.tooMany');
    request.log.error({ err: error }, 'unforeseen error');
    return answer(reply, 'internal', [], request.id);
  });
};
