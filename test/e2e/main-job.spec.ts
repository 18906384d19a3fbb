import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { publicFiles } from './public-files.ts';

test.describe.configure({ mode: 'serial' });

test.describe('the main job, as the coordination of COPHS', () => {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
  });
  test.afterAll(() => page.close());

  const search = async (text: string) => {
    await page.getByPlaceholder('Procurar nas ações').fill(text);
    await expect(page.getByText('1 de 96 operacionais')).toBeVisible();
  };
  const row = (number: string) =>
    page.getByRole('row', { name: new RegExp(`^${number.replaceAll('.', '\\.')} `) });
  const situation = (number: string) => row(number).getByRole('gridcell').nth(1);

  test('signs in with one click', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Coordenação COPHS/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Início/ })).toBeVisible();
    await expect(page.getByText('Demonstração').first()).toBeVisible();
  });

  test('changes the status of action 3.5.16 with the keyboard alone, undoes it and does it again', async () => {
    await page.goto('/plano/acoes');
    await search('3.5.16');
    const choose = async (word: string) => {
      await expect(async () => {
        await page.keyboard.press('Enter');
        await page.getByRole('option', { name: word }).waitFor({ timeout: 2000 });
      }).toPass();
      await page.keyboard.type(word.slice(0, 4));
      await page.keyboard.press('Enter');
    };
    await row('3.5.16').getByRole('rowheader').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await choose('Em andamento');
    await expect(page.getByText(/salvo às \d\d:\d\d/)).toBeVisible();
    await expect(situation('3.5.16')).toContainText('Em andamento');
    await page.keyboard.press('Control+z');
    await expect(situation('3.5.16')).toContainText('Sem informação');
    await choose('Concluída');
    await expect(situation('3.5.16')).toContainText('Concluída');
    await page.reload();
    await search('3.5.16');
    await expect(situation('3.5.16')).toContainText('Concluída');
  });

  test('is refused on action 1.1.1 with the reason', async () => {
    await search('1.1.1');
    await situation('1.1.1').click();
    await page.keyboard.press('Enter');
    await expect(
      page.getByText(/A ação 1\.1\.1 é lançada por SAS, fora do alcance do seu papel/),
    ).toBeVisible();
    const refused = await page.request.patch('/api/plan/actions/1.1.1/status', {
      data: { unit: 'SAS', status: 'completed', expectedVersion: 0 },
      headers: { 'x-pactua-csrf': '1' },
    });
    expect(refused.status()).toBe(403);
  });

  test('imports RDAC2401.dbc and reads ICSAP of Acre down to the file', async () => {
    const [admissions] = publicFiles('a carga de internações', ['data/dbc/sih/RDAC2401.dbc']);
    await page.goto('/indicadores/cargas');
    await page.locator('input[type=file]').setInputFiles(admissions);
    const load = page.getByRole('listitem').filter({ hasText: 'RDAC2401.dbc' }).first();
    await expect(load).toContainText('4.315 registros × 113 colunas', { timeout: 60_000 });
    await expect(load).toContainText('Importado');
    await expect(async () => {
      await page.goto('/indicadores/713?territorio=12');
      await expect(
        page.getByRole('button', { name: /ICSAPS, Acre, jan 2024: de onde vem este número/ }),
      ).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('button', { name: /ICSAPS, Acre, jan 2024: de onde vem/ }).click();
    const source = page.getByRole('dialog');
    await expect(source).toContainText('RDAC2401.dbc');
    await expect(source).toContainText('41b7ad58');
    await expect(page.getByText('O plano não fixa meta para este território')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('imports two files of maternal deaths and compares the state with the target', async () => {
    const deaths = publicFiles('a carga de óbitos maternos', [
      'data/dbc/sim/DOMAT19.dbc',
      'data/dbc/sim/DOMAT22.dbc',
    ]);
    await page.goto('/indicadores/cargas');
    await page.locator('input[type=file]').setInputFiles(deaths);
    for (const [name, size] of [
      ['DOMAT19.dbc', '1.576 registros'],
      ['DOMAT22.dbc', '1.355 registros'],
    ] as const) {
      await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toContainText(size, {
        timeout: 60_000,
      });
    }
    await expect(async () => {
      const answer = await page.request.get('/api/indicators/717/value?territory=51&period=2022');
      expect(JSON.stringify(await answer.json())).toContain('DOMAT22.dbc');
    }).toPass({ timeout: 60_000 });
    await page.goto('/indicadores/717?territorio=51');
    await page.getByRole('button', { name: 'Ver tabela' }).first().click();
    const table = page.getByRole('table').first();
    await expect(table.getByRole('row', { name: /2022/ })).toContainText('49,9');
    await expect(table.getByRole('row', { name: /2027/ })).toContainText('34');
  });

  test('reads the payment of Peixoto de Azevedo and takes its PDF', async () => {
    await page.goto('/cofinanciamento/termos/peixoto-de-azevedo/competencias/2020-09');
    await expect(page.getByText('R$ 765.547,34').first()).toBeVisible();
    await expect(
      page.getByText(
        'setecentos e sessenta e cinco mil quinhentos e quarenta e sete reais e trinta e quatro centavos',
      ),
    ).toBeVisible();
    await expect(page.getByText(/R\$ 172\.248,16/).first()).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page
      .getByRole('link', { name: /Baixar memória de cálculo/ })
      .or(page.getByRole('button', { name: /Baixar memória de cálculo/ }))
      .click();
    const paper = readFileSync(await (await waiting).path());
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    expect(paper.length).toBeGreaterThan(20_000);
  });
});
