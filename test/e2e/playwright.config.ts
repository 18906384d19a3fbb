import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const port = Number(process.env.PACTUA_E2E_PORT ?? 34_571);
// The configuration is read again in every worker: the first reader makes the folder, the others inherit its name.
process.env.PACTUA_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'pactua-e2e-'));
const asRoot = process.getuid?.() === 0;

/** The journeys drive the real server on a database of their own, in a real browser. */
export default defineConfig({
  testDir: '.',
  outputDir: join(process.env.PACTUA_E2E_DATA, 'results'),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // One journey after the other, since they share a server and change it; the tour only looks, two screens at a time.
  projects: [
    { name: 'journeys', testIgnore: 'screens.spec.ts', workers: 1 },
    { name: 'tour', testMatch: 'screens.spec.ts', fullyParallel: true, dependencies: ['journeys'] },
  ],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'pt-BR',
    timezoneId: 'America/Cuiaba',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: {
      executablePath: process.env.PACTUA_BROWSER,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--lang=pt-BR',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" src/app/main.ts`,
    cwd: root,
    url: `http://localhost:${port}/api/session`,
    reuseExistingServer: false,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      PACTUA_DATA: join(process.env.PACTUA_E2E_DATA, 'data'),
      PACTUA_ENV: 'demonstration',
      // The journeys write the months themselves: theirs is the demonstration before its life is told.
      PACTUA_DEMONSTRATION_MONTHS: '0',
    },
  },
});
