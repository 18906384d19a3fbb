import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';
import { publicFiles } from './public-files.ts';

const root = resolve(import.meta.dirname, '../..');
const ROWS = 4315;

/** The same file by the command line, as the lines of its CSV. */
function csvOfCommandLine(
  file: string,
  folder: string,
  form: 'plain' | 'spreadsheet',
  ...more: string[]
): Buffer {
  const out = join(folder, `${form}.csv`);
  const words = ['src/app/cli.ts', 'dbc', file, '--to', 'csv', '--csv', form, '--out', out, ...more];
  const answer = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  expect(answer.status, answer.stderr).toBe(0);
  return readFileSync(out);
}

/** Opens the page and, once it has all that it needs, unplugs it: whatever it asks for after that is told. */
async function openUnplugged(page: Page, context: BrowserContext): Promise<string[]> {
  const asked: string[] = [];
  await page.goto('/abrir-dbc');
  await expect(page.getByRole('heading', { level: 1, name: 'Abrir um DBC' })).toBeVisible();
  await expect(page.getByText('não sai do seu computador')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.workers().length).toBe(1);
  context.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(request.url());
  });
  await context.setOffline(true);
  return asked;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Registros de RDAC2401.dbc' });

async function download(page: Page, entry: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Exportar' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: entry }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('RDAC2401.csv');
  return readFileSync(await file.path());
}

test.describe('a visitor opens RDAC2401.dbc in the browser', () => {
  /** The second is a table of another program: no system of DATASUS has its columns. */
  const [FILE, FOREIGN] = publicFiles('um DBC aberto no navegador', [
    'data/dbc/sih/RDAC2401.dbc',
    'data/dbc/other/sids.dbc',
  ]);
  let folder: string;
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pactua-dbc-'));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('reads it without asking anything of anybody, and writes the CSV of the command line', async ({
    page,
    context,
  }) => {
    const plain = csvOfCommandLine(FILE, folder, 'plain');
    const asked = await openUnplugged(page, context);
    await page.locator('input[type=file]').setInputFiles(FILE);
    await expect(page.getByRole('heading', { level: 1, name: 'RDAC2401.dbc' })).toBeVisible();
    await expect(page.getByText('4.315 registros × 113 colunas')).toBeVisible();
    await expect(page.getByText('Internações: AIH reduzida (SIH-RD) · Acre · janeiro de 2024')).toBeVisible();
    await expect(page.getByText('CRC-32 conferido')).toBeVisible();
    await expect(page.getByText('08/02/2025')).toBeVisible();
    await expect(page.getByText(/podem identificar pessoas \(N_AIH, CEP, NASC/)).toBeVisible();

    const [head = [], ...records] = plain
      .toString()
      .split('\n')
      .map((line) => line.split(','));
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(ROWS + 1));
    await expect(grid(page)).toHaveAttribute('aria-colcount', '114');
    const first = grid(page).getByRole('row').nth(1).getByRole('gridcell');
    expect((await first.allTextContents()).slice(0, 9)).toEqual(records[0]?.slice(0, 9));

    const diagnosis = head.indexOf('DIAG_PRINC');
    await page.getByRole('combobox', { name: 'Ir para a coluna' }).fill('DIAG_PRINC');
    await page.getByRole('option', { name: 'DIAG_PRINC' }).click();
    const cells = grid(page).locator(`td[aria-colindex="${diagnosis + 2}"]`);
    await expect(cells.first()).toBeVisible();
    expect((await cells.allTextContents()).slice(0, 12)).toEqual(
      records.slice(0, 12).map((record) => record[diagnosis]),
    );

    expect((await download(page, 'CSV para programas')).equals(plain)).toBe(true);
    const spreadsheet = await download(page, 'CSV para planilha (Excel)');
    expect(spreadsheet.equals(csvOfCommandLine(FILE, folder, 'spreadsheet'))).toBe(true);
    expect(asked).toEqual([]);
  });

  test('its reading thread compiles WebAssembly and cannot reach the network; the page does neither', async ({
    page,
  }) => {
    await page.goto('/abrir-dbc');
    await expect.poll(() => page.workers().length).toBe(1);
    const compile = `(() => {
      try { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return 'compiled'; }
      catch (error) { return error.name; }
    })()`;
    const thread = page.workers()[0]!;
    expect(await thread.evaluate(compile)).toBe('compiled');
    expect(await thread.evaluate(`fetch('/api/session').then(() => 'sent', () => 'refused')`)).toBe(
      'refused',
    );
    expect(await page.evaluate(compile)).toBe('CompileError');
  });

  test('walks the records by keyboard, filters by a value and leaves columns out', async ({
    page,
    context,
  }) => {
    await openUnplugged(page, context);
    await page.locator('input[type=file]').setInputFiles(FILE);
    await grid(page).focus();
    await page.keyboard.press('Control+End');
    await expect(grid(page).getByRole('rowheader', { name: '4.315' })).toBeInViewport();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: 'Registro 4.315' });
    await expect(drawer).toContainText('DIAG_PRINC');
    await page.keyboard.press('k');
    await expect(page.getByRole('complementary', { name: 'Registro 4.314' })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('tab', { name: /^Colunas/ }).click();
    await page.getByRole('searchbox', { name: 'Procurar coluna' }).fill('sexo');
    await page.getByRole('button', { name: 'SEXO', exact: true }).click();
    const women = page.getByRole('button', { name: /^3 / });
    const count = /^([\d.]+) \(/.exec((await women.locator('span').last().textContent()) ?? '')?.[1];
    await women.click();
    await expect(page.getByText(`${count} registros com este valor`)).toBeVisible();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(Number(count?.replace('.', '')) + 1));

    await page.getByRole('button', { name: 'Deixá-las de fora' }).click();
    await expect(grid(page)).toHaveAttribute('aria-colcount', '109');
    const lines = (await download(page, 'CSV para programas')).toString().trimEnd().split('\n');
    const head = lines[0]?.split(',') ?? [];
    expect([head.length, head.includes('N_AIH'), lines.length - 1]).toEqual([
      108,
      false,
      Number(count?.replace('.', '')),
    ]);
    expect(lines.slice(1).every((line) => line.split(',')[head.indexOf('SEXO')] === '3')).toBe(true);
  });

  test('is told where a truncated copy ends and what to do, and sees the next file all the same', async ({
    page,
    context,
  }) => {
    const asked = await openUnplugged(page, context);
    const cut = readFileSync(FILE).subarray(0, 200_000);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'RDAC2402.dbc', mimeType: 'application/octet-stream', buffer: cut });
    await expect(page.getByRole('alert')).toContainText('Baixe o arquivo de novo.');
    await expect(page.getByRole('alert')).toContainText(
      /no byte 200\.000 do arquivo, depois de [\d.]+ registros/,
    );
    await page.locator('input[type=file]').setInputFiles(FILE);
    await expect(page.getByRole('heading', { level: 1, name: 'RDAC2401.dbc' })).toBeVisible();
    const list = page.getByRole('list', { name: 'Arquivos' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: /^Recusado RDAC2402\.dbc/ }).click();
    await page.getByRole('button', { name: 'Ler mesmo assim os registros íntegros' }).click();
    await expect(page.getByRole('alert')).toContainText(/Leitura parcial: [\d.]+ de 4\.315 registros/);
    await expect(page.getByText('Arquivo danificado: lido em parte')).toBeVisible();
    await expect(list.getByRole('button', { name: /^Lido em parte RDAC2402\.dbc/ })).toBeVisible();
    const partial = page.getByRole('grid', { name: 'Registros de RDAC2402.dbc' });
    await expect(partial.getByRole('gridcell').first()).toHaveText('120000');
    expect(asked).toEqual([]);
  });

  test('of no known system, it is refused in the loads, which lead to where it can be seen', async ({
    page,
  }) => {
    await signInAs(page, 'coordenacao-cophs');
    await page.goto('/indicadores/cargas');
    await page.locator('input[type=file]').setInputFiles(FOREIGN);
    const load = page.getByRole('listitem').filter({ hasText: 'sids.dbc' }).first();
    await expect(load).toContainText('Recusado', { timeout: 60_000 });
    await load.getByRole('link', { name: 'Abrir este arquivo no navegador, sem enviar' }).click();
    // The page left behind has a file field too: wait for the one that opens.
    await expect(page.getByRole('heading', { level: 1, name: 'Abrir um DBC' })).toBeVisible();
    await page.locator('input[type=file]').setInputFiles(FOREIGN);
    await expect(page.getByText('Sistema não reconhecido', { exact: true })).toBeVisible();
    await expect(page.getByText('não são as de nenhum sistema do DATASUS')).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Registros de sids.dbc' })).toBeVisible();
  });

  for (const width of [1440, 390]) {
    test.describe(`at ${width} px`, () => {
      test.use({ viewport: { width, height: width === 390 ? 844 : 900 } });
      test('the open file fits and is accessible', async ({ page }) => {
        await page.goto('/abrir-dbc');
        await page.locator('input[type=file]').setInputFiles(FILE);
        await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
        const tooWide = 'document.documentElement.scrollWidth - window.innerWidth';
        expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('tab', { name: /^Colunas/ }).click();
        await page.getByRole('button', { name: 'DIAG_PRINC', exact: true }).click();
        expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('tab', { name: /^Registros/ }).click();
        await grid(page).focus();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('complementary', { name: 'Registro 1' })).toBeVisible();
        expect(await seriousFindings(page)).toEqual([]);
      });
    });
  }
});

test('the page is reached from the entry and from the loads', async ({ page }) => {
  await page.goto('/entrar');
  await page.getByRole('link', { name: 'Abrir um DBC' }).click();
  await expect(page).toHaveURL(/\/abrir-dbc/);
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/cargas');
  await page.getByRole('link', { name: 'Abrir um arquivo sem enviar' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Abrir um DBC' })).toBeVisible();
});
