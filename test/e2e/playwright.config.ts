import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const first = Number(process.env.PACTUA_E2E_PORT ?? 34_571);
// The configuration is read again in every worker: the first reader makes the folder, the others inherit its name.
process.env.PACTUA_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'pactua-e2e-'));
const folder = process.env.PACTUA_E2E_DATA;
const asRoot = process.getuid?.() === 0;

/** Half of the journeys, and the screens that they fill: acts, numbers and money. The others are of the plan, its months and its people. */
const MONEY =
  /\/(acts|acts-reading|assessment|cac|chain|cofinancing|collegiate|compare-establishments|declare|facts|indicator|loads|main-job|open-dbc|own|reconcile|recovery|simulator|state-number|told-values)\.spec\.ts$/;
const MONEY_SCREENS = / \/(abrir-dbc|atos|cofinanciamento|colegiados|indicadores|responder)\b\S* opens/;
const TOUR = /\/screens\.spec\.ts$/;

const SERVERS = { plan: first, money: first + 1 };
const use = (server: keyof typeof SERVERS) => ({ baseURL: `http://localhost:${SERVERS[server]}` });

/** The journeys drive real servers, each on a database of its own, in a real browser. */
export default defineConfig({
  testDir: '.',
  outputDir: join(folder, 'results'),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 4,
  // On each server one journey after the other, since they change it; the tour only looks, at what they left.
  projects: [
    { name: 'journeys-plan', use: use('plan'), testIgnore: [MONEY, TOUR], workers: 1 },
    { name: 'journeys-money', use: use('money'), testMatch: MONEY, workers: 1 },
    {
      name: 'tour-plan',
      use: use('plan'),
      testMatch: TOUR,
      grepInvert: MONEY_SCREENS,
      fullyParallel: true,
      workers: 2,
      dependencies: ['journeys-plan'],
    },
    {
      name: 'tour-money',
      use: use('money'),
      testMatch: TOUR,
      grep: MONEY_SCREENS,
      fullyParallel: true,
      workers: 2,
      dependencies: ['journeys-money'],
    },
  ],
  forbidOnly: true,
  use: {
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
  webServer: Object.entries(SERVERS).map(([name, port]) => ({
    command: `"${process.execPath}" src/app/main.ts`,
    cwd: root,
    url: `http://localhost:${port}/api/session`,
    reuseExistingServer: false,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    env: {
      PORT: String(port),
      PACTUA_DATA: join(folder, name),
      PACTUA_ENV: 'demonstration',
      // The journeys write the months themselves: theirs is the demonstration before its life is told.
      PACTUA_DEMONSTRATION_MONTHS: '0',
    },
  })),
});
