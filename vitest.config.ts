import { defineConfig } from 'vitest/config';

const requirePostgres = process.env.PACTUA_REQUIRE?.split(',').includes('postgres') ?? false;

/**
 * Rules and rooms. Suites named `*.db.test.ts` run once on the embedded database and once on PostgreSQL where it is installed. What a
 * worker has once read serves its next files, a quarter of the whole time: nothing here replaces a module or a global.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/properties.ts'],
    projects: [
      {
        test: {
          name: 'rules',
          isolate: false,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: ['test/cli/installations.ts'],
          exclude: ['**/*.db.test.ts', 'test/e2e/**', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'embedded',
          isolate: false,
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/database/embedded-setup.ts'],
          provide: { engine: 'embedded' },
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false,
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/database/postgres-setup.ts'],
          provide: { engine: 'postgres', requirePostgres },
        },
      },
    ],
    maxWorkers: 2,
  },
});
