import { expect, type Page, test } from '@playwright/test';
import { SCREENS } from '../../src/features/transparency/domain/screens.ts';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

/** A real address for each parameter. */
const EXAMPLES: Record<string, string> = {
  numero: '3.5.16',
  objetivo: 'OE-1',
  indicador: '713',
  ato: 'mt-cib-2020-072',
  termo: 'peixoto-de-azevedo',
  mes: '2020-09',
  programa: 'hospitalar',
  instrumento: 'instrument-3.5.5',
  orgao: '0190f000-0000-7000-8000-000000000001',
  dia: '2026-12-01',
  competencia: '2024-05',
  unidade: 'COPHS',
};

const OWN_PAGE = { 'x-pactua-csrf': '1' };

async function openNonConformity(page: Page): Promise<string> {
  const data = { kind: 'action', id: '1.1.1' };
  const answer = await page.request.post('/api/monitoring/nonconformities', { data, headers: OWN_PAGE });
  return `/nc/${(await answer.json()).id}`;
}

async function freezeSemesters(page: Page): Promise<void> {
  for (const semester of ['2025-S2', '2026-S1']) {
    const address = `/api/monitoring/evaluations/${semester}`;
    const { frozen, version } = await (await page.request.get(address)).json();
    const data = { reason: 'Primeira avaliação feita no Pactua', expectedVersion: version };
    if (frozen === null) await page.request.post(`${address}/freeze`, { data, headers: OWN_PAGE });
  }
}

/** Screens of a record that there is only once somebody has made it: its address, once it is there. */
const MADE: Record<string, (page: Page) => Promise<string>> = {
  '/nc/:id': openNonConformity,
  '/avaliacao/:semestre': (page) => freezeSemesters(page).then(() => '/avaliacao/2026-S1'),
  '/avaliacao/:semestre/comparar/:anterior': (page) =>
    freezeSemesters(page).then(() => '/avaliacao/2026-S1/comparar/2025-S2'),
};
const OPEN = /^\/(sobre|acessibilidade|privacidade|entrar|configurar|responder|abrir-dbc)/;

function addressOf(pattern: string): string {
  return pattern.replace(
    /\/:(\w+)(?:\(([^)]*)\))?(\?)?/g,
    (_, name: string, values?: string, optional?: string) => {
      const value =
        EXAMPLES[name] ?? values?.split('|')[0] ?? (optional === undefined ? 'exemplo' : undefined);
      return value === undefined ? '' : `/${value}`;
    },
  );
}

function personFor(pattern: string): string | null {
  if (OPEN.test(pattern)) return null;
  const isLed = pattern.startsWith('/plano/importar') || pattern.endsWith('/revisao') || pattern in MADE;
  if (isLed) return 'superintendencia';
  if (pattern.startsWith('/cofinanciamento/meu-termo')) return 'hospital-peixoto';
  return pattern.startsWith('/admin') ? 'administracao' : 'coordenacao-cophs';
}

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** The page as it stands once a new size has been drawn. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await page.waitForLoadState('networkidle');
}

// One visit for both sizes: loading a screen takes longer than looking at it.
for (const pattern of SCREENS) {
  test(`${pattern} opens, fits and is accessible at 390 and at 1440 px`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const person = personFor(pattern);
    if (person !== null) await signInAs(page, person);
    await page.setViewportSize(SIZES[0] as (typeof SIZES)[number]);
    await page.goto((await MADE[pattern]?.(page)) ?? addressOf(pattern));
    // A page that could not be read has a heading too, which is not its own.
    await expect(page.locator('h1:not([data-stand-in])').first()).toBeVisible();
    for (const size of SIZES) {
      await resize(page, size);
      await expect(page.locator('h1:not([data-stand-in])').first()).toBeVisible();
      await expect(page.getByRole('heading', { name: /não encontrad/i })).toHaveCount(0);
      const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(beyond, `px beyond ${size.width}`).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page), `at ${size.width} px`).toEqual([]);
    }
    expect(complaints.filter((text) => !/the server responded with a status of 4/.test(text))).toEqual([]);
  });
}
