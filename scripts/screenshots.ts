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
import { findBrowser } from './find-browser.ts';
import { smallPng } from './small-png.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs/manual');
const shared = resolve(process.env.PACTUA_SHARED ?? join(root, '../shared'));
const only = process.argv.slice(2);

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const LARGEST_PICTURE = 250_000;
const LARGEST_FOLDER = 6_000_000;

/** Public files read into the demonstration before the pictures; absent ones leave the series that come with Pactua. */
const PUBLIC_FILES = [
  'data/dbc/sih/RDAC2401.dbc',
  'data/dbc/sim/DOMAT19.dbc',
  'data/dbc/sim/DOMAT22.dbc',
  'data/dbc/sim/DOINF21.dbc',
  'data/reference/egestor_cobertura_aps_04_2024.csv.gz',
].map((path) => join(shared, path));

const COORDINATION = 'coordenacao-cophs';
const ADMINISTRATION = 'administracao';
const PAYMENT = '/cofinanciamento/termos/peixoto-de-azevedo/competencias/2020-09';

interface Shot {
  name: string;
  path: string | (() => Promise<string>);
  /** Who looks; nobody is a visitor. */
  person?: string | null;
  /** What is done on the screen before the picture. */
  act?: (page: Page) => Promise<unknown>;
}

let origin = '';
let context: (person: string | null, size: (typeof SIZES)[number]) => Promise<BrowserContext>;

const statusCell = (page: Page) => page.locator('table[role=grid] tbody td[data-c="2"]').first();

/** On a phone there are no cells: the card opens the drawer, which says the same. */
async function askForRefusal(page: Page): Promise<void> {
  if ((await statusCell(page).count()) === 0) {
    await page
      .getByRole('button', { name: /1\.1\.1/ })
      .first()
      .click();
    return;
  }
  await statusCell(page).click();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
}

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Histórico/ }).click();
}

async function openSource(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /de onde vem este número/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('De onde vem este número').waitFor();
}

async function openLine(page: Page): Promise<void> {
  const line = page.getByRole('button', { expanded: false }).filter({ hasText: /R\$/ }).first();
  await line.click();
  await line.scrollIntoViewIfNeeded();
}

async function openWhatIf(page: Page): Promise<void> {
  await page.getByText('Simular com outros fatos ou interpretações').click();
  await page.getByRole('button', { name: 'Simular', exact: true }).hover();
  await page.mouse.wheel(0, 500);
}

/** A one-time address, as the administration hands it to somebody new. */
async function invitation(): Promise<string> {
  const { request } = await context(ADMINISTRATION, SIZES[0]);
  const answer = await request.post(`${origin}/api/people`, {
    data: { name: 'Pessoa Demonstração – Convidada', email: 'convidada@demonstracao.pactua.example' },
    headers: { 'x-pactua-csrf': '1' },
  });
  const body = JSON.stringify(await answer.json());
  const token = /\/configurar\/([\w-]+)/.exec(body)?.[1];
  if (!token) throw new Error(`o convite não trouxe endereço: ${answer.status()} ${body}`);
  return `/configurar/${token}`;
}

const SHOTS: readonly Shot[] = [
  { name: 'entrar', path: '/entrar', person: null },
  { name: 'definir-senha', path: invitation, person: null },
  { name: 'inicio', path: '/' },
  { name: 'perfil', path: '/perfil' },
  { name: 'mapa', path: '/plano' },
  { name: 'acoes', path: '/plano/acoes' },
  { name: 'acao', path: '/plano/acoes/3.5.16' },
  { name: 'acao-historico', path: '/plano/acoes/2.1.4', act: openHistory },
  { name: 'acao-recusa', path: '/plano/acoes?q=1.1.1&grupo=nenhum', act: askForRefusal },
  { name: 'objetivo', path: '/plano/objetivos/OE-1' },
  { name: 'metas', path: '/plano/metas' },
  { name: 'identidade', path: '/plano/identidade' },
  { name: 'indicadores', path: '/indicadores' },
  { name: 'indicador-713', path: '/indicadores/713?territorio=12' },
  { name: 'indicador-717', path: '/indicadores/717' },
  { name: 'indicador-territorio', path: '/indicadores/717?aba=territorio&periodo=2022' },
  { name: 'de-onde-vem', path: '/indicadores/713?territorio=12', act: openSource },
  { name: 'registros', path: '/indicadores/717/registros?periodo=2022' },
  { name: 'cargas', path: '/indicadores/cargas' },
  { name: 'cofinanciamento', path: '/cofinanciamento' },
  { name: 'termo', path: '/cofinanciamento/termos/peixoto-de-azevedo' },
  { name: 'pagamento', path: PAYMENT },
  { name: 'pagamento-linha', path: PAYMENT, act: openLine },
  { name: 'pagamento-simulador', path: PAYMENT, act: openWhatIf },
  { name: 'programa', path: '/cofinanciamento/programas/hospitalar' },
  { name: 'quadro-01', path: '/cofinanciamento/programas/hospitalar/quadro-01' },
  { name: 'atos', path: '/atos' },
  { name: 'ato', path: '/atos/mt-cib-2020-072' },
  { name: 'rastreabilidade', path: '/sobre/rastreabilidade' },
  { name: 'roteiro', path: '/sobre/roteiro' },
  { name: 'sobre', path: '/sobre' },
  { name: 'pessoas', path: '/admin/pessoas', person: ADMINISTRATION },
  { name: 'unidades', path: '/admin/unidades', person: ADMINISTRATION },
  { name: 'auditoria', path: '/admin/auditoria', person: 'auditoria' },
  { name: 'acessibilidade', path: '/acessibilidade', person: null },
  { name: 'privacidade', path: '/privacidade', person: null },
];

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

/** One browser context per person and size, signed in. */
function contexts(browser: Browser): typeof context {
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
  const path = typeof shot.path === 'string' ? shot.path : await shot.path();
  for (const size of SIZES) {
    const page = await (
      await context(shot.person === undefined ? COORDINATION : shot.person, size)
    ).newPage();
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await shot.act?.(page);
    await picture(page, shot.name);
    await page.close();
  }
}

/** Reads the public files through the screen, with pictures while they are read and of what came of them. */
async function load(files: readonly string[]): Promise<void> {
  const page = await (await context(COORDINATION, SIZES[0])).newPage();
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
  const files = PUBLIC_FILES.filter((file) => existsSync(file));
  if (files.length === PUBLIC_FILES.length) await load(files);
  else
    process.stdout.write('Arquivos públicos ausentes: as figuras mostram as séries que vêm com o Pactua.\n');
  const seen = new Set<string | null>();
  for (const shot of SHOTS) {
    seen.add(screenOf(typeof shot.path === 'string' ? shot.path : '/configurar/x'));
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
context = contexts(browser);
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
