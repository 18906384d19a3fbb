import { createHash } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { writeDbc } from '../../src/datasus/index.ts';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const COLUMNS: [string, number][] = [
  ['UF_ZI', 6],
  ['ANO_CMPT', 4],
  ['MES_CMPT', 2],
  ['ESPEC', 2],
  ['N_AIH', 13],
  ['IDENT', 1],
  ['MUNIC_RES', 6],
  ['MUNIC_MOV', 6],
  ['PROC_REA', 10],
  ['VAL_TOT', 14],
  ['DIAG_PRINC', 4],
  ['CNES', 7],
  ['DT_INTER', 8],
  ['DT_SAIDA', 8],
];
const CUIABA = '510340';
const SINOP = '510790';
/** Large enough for its reading to be seen. */
const ADMISSIONS = 60_000;
const IN_SINOP = 12_000;
/** Bacterial pneumonia (J159) is an admission that primary care avoids; appendicitis (K359) is none. */
const AVOIDABLE = 15_000;

/** An admission of March 2020 in Mato Grosso: nobody in the file exists. */
function admission(index: number): string[] {
  const lives = index < IN_SINOP ? SINOP : CUIABA;
  const day = index < 20 ? '20200227' : '20200305';
  const cause = index < AVOIDABLE ? 'J159' : 'K359';
  const number = String(5120100000000 + index);
  return [
    '510000',
    '2020',
    '03',
    '03',
    number,
    '1',
    lives,
    CUIABA,
    '0303140151',
    '582.42',
    cause,
    '2655411',
    day,
    '20200309',
  ];
}

const FILE = Buffer.from(
  writeDbc(
    { fields: COLUMNS.map(([name, width]) => ({ name, width })), updatedOn: '2020-05-05' },
    Array.from({ length: ADMISSIONS }, (_, index) => admission(index)),
  ),
);

/** What TabNet prints of them by the month in which they began: the twenty of February are not there. */
const TABNET = `Procedimentos hospitalares do SUS - por local de residência - Mato Grosso
Internações por Município e Ano/mês atendimento
"Município";"2020/Mar";"Total"
"510340 Cuiabá";48000;48000
"510790 Sinop";11980;11980
"Total";59980;59980
 Fonte: Ministério da Saúde - SIH/SUS
`;

test.describe.configure({ mode: 'serial' });

test.describe('a number of the state, from its file to TabNet', () => {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await signInAs(page, 'superintendencia');
  });
  test.afterAll(() => page.close());

  test('the file is read with its progress in sight', async () => {
    await page.goto('/indicadores/cargas');
    await page.locator('input[type=file]').setInputFiles({
      name: 'RDMT2003.dbc',
      mimeType: 'application/octet-stream',
      buffer: FILE,
    });
    // A file of so few columns does not serve every indicator, which is said before it goes.
    await page.getByRole('button', { name: 'Enviar assim mesmo' }).press('Enter');
    const open = page.getByRole('region', { name: 'Em andamento' });
    await expect(open.getByRole('progressbar', { name: /RDMT2003\.dbc/ })).toBeVisible();
    const load = page.getByRole('listitem').filter({ hasText: 'RDMT2003.dbc' }).first();
    await expect(load).toContainText('60.000 registros × 14 colunas', { timeout: 60_000 });
    await expect(load).toContainText('Importado');
    await expect(open).toBeHidden();
  });

  test('the panel shows what it gives, said to be of one month only', async () => {
    const row = page.getByRole('row', { name: /713 · ICSAPS/ });
    await expect(async () => {
      await page.goto('/indicadores');
      await expect(row).toContainText('25,0%', { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await expect(row).toContainText('parcial');
    await row.getByRole('link', { name: '713 · ICSAPS' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'ICSAPS' })).toBeVisible();
  });

  test('the map and its ranking tell the municipalities apart', async () => {
    await page.goto('/indicadores/713?aba=territorio&nivel=municipio&periodo=2020-03');
    const ranking = page.getByRole('list', { name: 'Municípios por valor' });
    await expect(ranking.getByRole('listitem').filter({ hasText: 'Sinop' })).toContainText('100,0%');
    await expect(ranking.getByRole('listitem').filter({ hasText: 'Cuiabá' })).toContainText('6,3%');
    await expect(page.getByRole('button', { name: 'Sinop: 100,0%' })).toBeVisible();
    const parts = page.getByRole('region', { name: 'Por município' });
    await expect(parts.getByRole('row', { name: /^Sinop/ })).toContainText(/12\.000\s*12\.000\s*100,0%/);
    await expect(parts.getByRole('row', { name: /^Cuiabá/ })).toContainText(/3\.000\s*48\.000\s*6,3%/);
    await expect(parts.getByRole('row', { name: /^Soma das partes/ })).toContainText(/15\.000\s*60\.000/);
    await expect(parts.getByRole('row', { name: /^Total \(Mato Grosso\)/ })).toContainText(
      /15\.000\s*60\.000\s*25,0%/,
    );
    await expect(parts.getByRole('row', { name: /^Diferença/ })).toBeHidden();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the origin leads to the file, its hash and the question that was asked', async () => {
    await page.getByRole('tab', { name: 'Origem e consulta' }).press('Enter');
    await expect(page.getByRole('rowheader', { name: /RDMT2003\.dbc/ })).toBeVisible();
    const origin = page.getByRole('row', { name: /RDMT2003\.dbc/ });
    await expect(origin).toContainText(createHash('sha256').update(FILE).digest('hex'));
    await expect(origin).toContainText('60.000');
    await expect(page.getByText(/^select /).first()).toBeVisible();
  });

  test('a value that no file has is told with its proof, and counts once another person agrees', async () => {
    await signInAs(page, 'coordenacao-cophs');
    await page.goto('/indicadores/lancar?indicador=pbf&periodo=2025-S1&nivel=state');
    await page.getByRole('button', { name: 'Abrir lançamento' }).press('Enter');
    const grid = page.getByRole('grid', { name: /valores por lugar/ });
    await expect(page.getByText('Rascunho').first()).toBeVisible();
    await grid
      .getByRole('row', { name: /Mato Grosso/ })
      .getByRole('gridcell')
      .first()
      .focus();
    await page.keyboard.type('410000');
    await page.keyboard.press('Tab');
    await page.keyboard.type('500000');
    await page.keyboard.press('Enter');
    await expect(grid).toContainText('82,00%');
    await page.getByRole('button', { name: 'Prova', exact: true }).press('Enter');
    await page.getByRole('textbox', { name: /Ou o ato/ }).fill('Ofício nº 12/2025/COPHS');
    await page.getByRole('button', { name: 'Gravar a prova' }).press('Enter');
    await expect(page.getByText('Ofício nº 12/2025/COPHS').first()).toBeVisible();
    await page.getByRole('button', { name: 'Enviar para aprovação' }).press('Enter');
    await expect(page.getByText('Enviado').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Aprovar', exact: true })).toBeHidden();

    await signInAs(page, 'superintendencia');
    await page.reload();
    await page.getByRole('button', { name: 'Aprovar', exact: true }).press('Enter');
    await expect(page.getByText('Aprovado').first()).toBeVisible();
    await page.goto('/indicadores/pbf?periodo=2025-S1');
    await expect(page.getByText('82%').first()).toBeVisible();
  });

  test('an export of TabNet with another number is explained cell by cell', async () => {
    await page.goto('/indicadores/conferir');
    await page.locator('input[type=file]').setInputFiles({
      name: 'tabnet-mt.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(TABNET, 'latin1'),
    });
    await expect(page.getByRole('heading', { level: 1, name: /mês da internação/ })).toBeVisible();
    const steps = page.getByRole('region', { name: 'De onde vem a diferença' });
    await expect(steps.getByRole('row', { name: /^Contado aqui/ })).toContainText('60.000');
    await expect(steps.getByRole('row', { name: /^Contar por mês da internação/ })).toContainText('−20');
    await expect(steps.getByRole('row', { name: /^No arquivo/ })).toContainText('59.980');
    await expect(steps.getByRole('row', { name: /^Sem explicação/ })).toBeHidden();
    const cell = page.getByRole('row', { name: /Sinop/ });
    await expect(cell).toContainText('mar 2020');
    await expect(cell).toContainText(/12\.000.*20/);
    await expect(cell).toContainText('toda a diferença');
    await expect(cell).toContainText('mês da internação');
    await expect(page.getByText('RDMT2003.dbc')).toBeAttached();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
