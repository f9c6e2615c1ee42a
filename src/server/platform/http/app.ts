import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { Refusal } from '../refusal.js';
import { ownHeader } from './cookies.js';
import { isStorable } from './storable.js';
import { answerBadAddress, answerErrors } from './errors.js';

export type AppOptions = {
  readonly trustProxy: boolean;
  /** True: to standard output, warnings and worse. A test may give a place of its own. */
  readonly log: boolean | { readonly write: (line: string) => void };
  /** Folder of the built web, or null (API only). */
  readonly webRoot: string | null;
  /** Requests a minute from one address; sign-in is stricter by account lock-out. */
  readonly requestsPerMinute: number;
};

const policyOfContent = {
  defaultSrc: ["'self'"],
  // antd writes its styles at run time; scripts are only our own files.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
};

const serveWeb = async (app: FastifyInstance, webRoot: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    immutable: true,
    maxAge: '30d',
    index: false,
    preCompressed: true,
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/')) throw new Refusal('notFound');
    return reply.sendFile('index.html', { maxAge: 0, immutable: false });
  });
};

/** A Fastify with everything that every endpoint needs: checks, headers, limits, errors in one shape. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  z.config(zhCN());
  const app = Fastify({
    logger: options.log !== false && {
      level: 'warn',
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      ...(options.log !== true && { stream: options.log }),
    },
    trustProxy: options.trustProxy,
    bodyLimit: 1024 * 1024,
    frameworkErrors: (_error, _request, reply) => void answerBadAddress(reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: policyOfContent },
    strictTransportSecurity: options.trustProxy,
  });
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' });
  await app.register(multipart, { limits: { fileSize: 100 * 1024 * 1024, files: 20, fields: 10 } });
  await app.register(swagger, {
    openapi: { info: { title: 'Zhibu 支部', version: '1' } },
    transform: jsonSchemaTransform,
  });
  app.addHook('onRequest', async (request) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && request.headers[ownHeader] !== '1') throw new Refusal('request.invalid');
  });
  app.addHook('preValidation', async (request) => {
    if (![request.params, request.query, request.body].every(isStorable))
      throw new Refusal('request.invalid', ['含有不能使用的字符，请删去后重新输入。']);
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  answerErrors(app);
  if (options.webRoot && existsSync(options.webRoot)) await serveWeb(app, options.webRoot);
  return app;
};
