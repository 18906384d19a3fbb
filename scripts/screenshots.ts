// Takes the pictures of the user's manual (docs/manual/*.png) from the running demonstration, at 1440 × 900 and 390 × 844.
// Run with the project's own Node: node_modules/.bin/node scripts/screenshots.ts [NAME…]
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { SCREENS, screenOf } from '../src/features/transparency/domain/screens.ts';
import './build.ts';
import { findBrowser } from './find-browser.ts';
import { type As, COORDINATION, SHOTS, type Shot, SIZES } from './screenshot-list.ts';
import { smallPng } from './small-png.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs/manual');
const shared = resolve(process.env.PACTUA_SHARED ?? join(root, '../shared'));
const only = process.argv.slice(2);

const LARGEST_PICTURE = 250_000;
const LARGEST_FOLDER = 10_000_000;

/** Public files read into the demonstration before the pictures; absent ones leave the series that come with Pactua. */
const PUBLIC_FILES = [
  'data/dbc/sih/RDAC2401.dbc',
  'data/dbc/sim/DOMAT19.dbc',
  'data/dbc/sim/DOMAT22.dbc',
  'data/dbc/sim/DOINF21.dbc',
  'data/reference/egestor_cobertura_aps_04_2024.csv.gz',
].map((path) => join(shared, path));

let as: As;
let origin = '';

const wanted = (name: string) => only.length === 0 || only.includes(name);

/** Starts the demonstration on a data folder of its own and answers once it serves. */
function startServer(data: string): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, ['src/app/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', PACTUA_DATA: data, PACTUA_ENV: 'demonstration' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let said = '';
    server.stdout?.on('data', (chunk) => {
      said += chunk;
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (url) done({ server, url });
    });
    server.once('exit', (code) => fail(new Error(`o servidor encerrou com ${code}`)));
  });
}

/** The pictures are of the demonstration with its whole life: a minute or more after it serves. */
async function awaitLife(): Promise<void> {
  for (;;) {
    const { told, of } = (await (await fetch(`${origin}/api/demonstration/life`)).json()) as {
      told: number;
      of: number;
    };
    if (of > 0 && told === of) return;
    await new Promise((done) => setTimeout(done, 2_000));
  }
}

/** One browser context per person and size, signed in. */
function contexts(browser: Browser): As {
  const known = new Map<string, BrowserContext>();
  return async (person, size) => {
    const key = `${person}@${size.width}`;
    const open = known.get(key);
    if (open) return open;
    const made = await browser.newContext({
      baseURL: origin,
      viewport: size,
      hasTouch: size.width < 500,
      locale: 'pt-BR',
      timezoneId: 'America/Cuiaba',
      reducedMotion: 'reduce',
    });
    known.set(key, made);
    if (person !== null) {
      const answer = await made.request.post('/api/session/demonstration', {
        data: { person },
        headers: { 'x-pactua-csrf': '1' },
      });
      if (!answer.ok()) throw new Error(`não entrou como ${person}: ${await answer.text()}`);
    }
    return made;
  };
}

async function picture(page: Page, name: string, { still } = { still: true }): Promise<void> {
  const path = join(pictures, `${name}-${page.viewportSize()?.width}.png`);
  if (still) {
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await page.waitForTimeout(250);
  }
  const small = smallPng(await page.screenshot({ animations: 'disabled' }));
  if (small.length > LARGEST_PICTURE) throw new Error(`${name} ficou com ${small.length} bytes`);
  writeFileSync(path, small);
  process.stdout.write(`${basename(path)} ${Math.round(small.length / 1000)} kB
`);
}

async function take(shot: Shot): Promise<void> {
  const path = typeof shot.path === 'string' ? shot.path : await shot.path(as);
  for (const size of shot.wideOnly ? SIZES.slice(0, 1) : SIZES) {
    const page = await (await as(shot.person === undefined ? COORDINATION : shot.person, size)).newPage();
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await shot.act?.(page, as);
    await picture(page, shot.name);
    await page.close();
  }
}

/** Reads the public files through the screen, with pictures while they are read and of what came of them. */
async function load(files: readonly string[]): Promise<void> {
  const page = await (await as(COORDINATION, SIZES[0])).newPage();
  await page.goto('/indicadores/cargas');
  await page.locator('input[type=file]').setInputFiles([...files]);
  await page.getByRole('heading', { name: 'Em andamento' }).waitFor();
  await page
    .getByText(/^(Lendo|Guardando) \w/)
    .first()
    .waitFor();
  if (wanted('cargas-lendo')) await picture(page, 'cargas-lendo', { still: false });
  for (const file of files) {
    const name = basename(file).replace(/\.gz$/, '');
    await page
      .getByRole('listitem')
      .filter({ hasText: name })
      .filter({ hasText: 'Importado' })
      .first()
      .waitFor();
  }
  const cut = readFileSync(files[0] ?? '').subarray(0, 60_000);
  await page.locator('input[type=file]').setInputFiles({
    name: 'RDAC2402.dbc',
    mimeType: 'application/octet-stream',
    buffer: cut,
  });
  await page
    .getByRole('listitem')
    .filter({ hasText: 'RDAC2402.dbc' })
    .filter({ hasText: 'Recusado' })
    .waitFor();
  await page.close();
}

async function takeAll(): Promise<void> {
  await awaitLife();
  const files = PUBLIC_FILES.filter((file) => existsSync(file));
  if (files.length === PUBLIC_FILES.length) await load(files);
  else
    process.stdout.write('Arquivos públicos ausentes: as figuras mostram as séries que vêm com o Pactua.\n');
  const seen = new Set<string | null>();
  for (const shot of SHOTS) {
    seen.add(screenOf(typeof shot.path === 'string' ? shot.path : (shot.opens ?? '/configurar/x')));
    if (wanted(shot.name)) await take(shot);
  }
  const whole = globSync('*.png', { cwd: pictures }).reduce(
    (sum, file) => sum + statSync(join(pictures, file)).size,
    0,
  );
  if (whole > LARGEST_FOLDER) throw new Error(`as figuras somam ${whole} bytes`);
  const unseen = SCREENS.filter((pattern) => !seen.has(pattern));
  if (unseen.length > 0) throw new Error(`telas sem figura: ${unseen.join(', ')}`);
}

mkdirSync(pictures, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'pactua-figuras-'));
const executablePath = await findBrowser();
if (executablePath === null) throw new Error('nenhum navegador encontrado; informe PACTUA_BROWSER=/caminho');
const { server, url } = await startServer(data);
origin = url;
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--lang=pt-BR',
  ],
});
as = contexts(browser);
try {
  await takeAll();
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  await new Promise((done) => {
    server.once('exit', done);
    server.kill('SIGTERM');
  });
  rmSync(data, { recursive: true, force: true });
}
