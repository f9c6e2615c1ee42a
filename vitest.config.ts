import { defineConfig } from 'vitest/config';

// The supervisor's tests run embedded servers of their own: against another server they would only run twice.
const ofOtherServers = process.env['ZHIBU_TEST_DATABASE_URL'] ? ['src/server/platform/db/embedded/**'] : [];

/** `unit` needs nothing but Node; `database` starts one PostgreSQL for the run; `browser` needs the built app and a Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/{domain,contract,web}/**/*.test.ts', 'src/**/*.unit.test.ts'],
          // Not a measure of speed: a shared machine may be ten times slower than a quiet one.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/{server,cli}/**/*.test.ts'],
          exclude: ['**/*.unit.test.ts', ...ofOtherServers],
          globalSetup: ['src/testkit/databaseSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/demoCity.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
