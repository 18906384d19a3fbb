import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const BROWSERS_FOLDER = join(root, 'node_modules/.cache/browsers');

const SYSTEM = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function which(name: string): string | null {
  if (name.includes('/')) return name;
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

function answers(path: string | null): path is string {
  if (path === null) return false;
  const version = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 20_000 });
  return version.status === 0 && /\d+\.\d+/.test(version.stdout);
}

/** The browser that npm brings; it unpacks into the temporary folder, with the libraries it needs. */
async function fromNpm(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return null;
  }
}

/** Playwright's own browser, fetched into the project's folder. */
async function fromPlaywright(): Promise<string | null> {
  process.env.PLAYWRIGHT_BROWSERS_PATH = BROWSERS_FOLDER;
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const result = spawnSync(process.execPath, [cli, 'install', 'chromium-headless-shell'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (result.status !== 0) return null;
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** A browser that starts here: ours by name, the system's, npm's, Playwright's own; null where none does. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env.PACTUA_BROWSER;
  if (named) return answers(named) ? named : null;
  for (const name of SYSTEM) {
    const path = which(name);
    if (answers(path)) return path;
  }
  for (const look of [fromNpm, fromPlaywright]) {
    const path = await look();
    if (answers(path)) return path;
  }
  return null;
}
