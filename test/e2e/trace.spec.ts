import { expect, type Page, test } from '@playwright/test';
import type { TraceAnswer } from '../../src/features/transparency/contract.ts';
import { signInAs } from './people.ts';

const OPERATIONAL = /^\/plano\/acoes\/\d+\.\d+\.\d+$/;
const STRATEGIC = /^\/plano\/acoes\/\d\.\w$/;

test('a visitor puts a finger on a sentence and finds its row, and the row its sentence', async ({
  page,
}) => {
  await page.goto('/sobre/rastreabilidade#B.2.VI.b');
  const row = page.locator('[id="B.2.VI.b"]');
  await expect(row.getByRole('button', { expanded: true })).toBeVisible();
  const paper = page.getByRole('region', { name: 'Documento' });
  await expect(paper.locator('mark', { hasText: '85% (cinquenta por cento)' })).toBeInViewport();

  await paper.getByRole('button', { name: 'B.2.VII', exact: false }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#B\.2\.VII$/);
  await expect(page.locator('[id="B.2.VII"]')).toBeInViewport();

  await paper.getByText('Digitalização (OCR)').click();
  await expect(paper.getByText('RESOLUCAO CIB/MTN', { exact: false })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Procurar' }).fill('referência regional');
  await expect(page).toHaveURL(/q=refer/);
  await expect(page.locator('li[data-row]')).not.toHaveCount(138);
});

test('the foot of a screen leads to the rows that it carries', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes/3.5.16');
  await page.getByRole('link', { name: 'Em que parte do documento isto está?' }).click();
  await expect(page.locator('li[data-row]')).toHaveCount(1);
  await expect(page.locator('[id="AO-3.5.16"]')).toBeVisible();
});

test('every address that the matrix calls built opens', async ({ page }) => {
  test.setTimeout(240_000);
  await signInAs(page, 'superintendencia');
  const { rows } = (await (await page.request.get('/api/trace')).json()) as TraceAnswer;
  const addresses = new Set(rows.flatMap((row) => row.screens).map((screen) => screen.address ?? ''));
  const actions = [...addresses].filter((address) => OPERATIONAL.test(address));
  expect(actions).toHaveLength(96);
  for (const address of actions) {
    const answer = await page.request.get(`/api/plan/actions/${address.split('/').at(-1)}`);
    expect(answer.status(), address).toBe(200);
  }
  const strategic = [...addresses].filter((address) => STRATEGIC.test(address));
  expect(strategic).toHaveLength(26);
  const alike = new Set([...actions.slice(2), ...strategic.slice(2), '']);
  const left = [...addresses].filter((each) => !alike.has(each));
  const visitAll = async (tab: Page) => {
    for (let address = left.pop(); address !== undefined; address = left.pop()) await visit(tab, address);
  };
  await Promise.all([page, ...(await newTabs(page, 2))].map(visitAll));
});

const newTabs = (page: Page, count: number) =>
  Promise.all(Array.from({ length: count }, () => page.context().newPage()));

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Esta página não existe' }), address).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  expect(new URL(page.url()).pathname, address).toBe(new URL(address, page.url()).pathname);
  await expect(page.getByRole('alert'), address).toHaveCount(0);
}

test('an address where no screen lives says so, and stays as it was typed', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  for (const address of ['/xyz', '/plano/xyz']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Esta página não existe' })).toBeVisible();
    await page.waitForURL(/mes=/);
    expect(new URL(page.url()).pathname).toBe(address);
    await expect(page.getByRole('heading', { name: 'Esta página não existe' })).toBeVisible();
  }
});

test('the tour opens a screen as the person of its stop, and ticks itself', async ({ page }) => {
  await page.goto('/sobre/roteiro');
  const stop = page.getByRole('listitem').filter({ hasText: 'No papel: Resolução, Quadro 01' });
  await expect(stop.getByRole('checkbox')).not.toBeChecked();
  await stop.getByRole('link', { name: /^Abrir Memória de cálculo/ }).click();
  await expect(page).toHaveURL(/competencias\/2020-09/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Memória de cálculo');
  await page.goto('/sobre/roteiro');
  await expect(stop.getByRole('checkbox')).toBeChecked();
});
