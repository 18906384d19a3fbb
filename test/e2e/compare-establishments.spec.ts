import { expect, type Page, test } from '@playwright/test';
import { writeDbc } from '../../src/datasus/index.ts';
import { seriousFindings } from './axe.ts';
import { loadFile } from './load-file.ts';
import { signInAs } from './people.ts';

const WIDTHS = {
  UF_ZI: 6,
  ANO_CMPT: 4,
  MES_CMPT: 2,
  N_AIH: 13,
  IDENT: 1,
  MUNIC_RES: 6,
  MUNIC_MOV: 6,
  PROC_REA: 10,
  VAL_TOT: 14,
  DIAG_PRINC: 4,
  CNES: 7,
  DT_INTER: 8,
  DT_SAIDA: 8,
};
const NORMAL_BIRTH = '0310010039';
const CAESAREAN = '0411010034';
const ONE = '2546000';
const OTHER = '2546001';

/** Births of June 2023 in Tocantins, as many of each kind as told: nobody in them exists. */
function births(establishment: string, normal: number, caesarean: number): string[][] {
  const kinds = [...Array(normal).fill(NORMAL_BIRTH), ...Array(caesarean).fill(CAESAREAN)];
  return kinds.map((procedure, index) => [
    '170000',
    '2023',
    '06',
    `17231${establishment}${index % 10}`,
    '1',
    '172100',
    '172100',
    procedure,
    '500.00',
    'O800',
    establishment,
    '20230610',
    '20230612',
  ]);
}

const file = writeDbc(
  {
    fields: Object.entries(WIDTHS).map(([name, width]) => ({ name, width })),
    updatedOn: '2023-08-05',
  },
  [...births(ONE, 15, 5), ...births(OTHER, 5, 15)],
);

/** Loads the births and waits until they are counted. */
async function load(page: Page): Promise<void> {
  await signInAs(page, 'superintendencia');
  await loadFile(page, 'RDTO2306.dbc', file);
  const counted = '/api/indicators/caesarean-rate/map?territory=17&period=2023-06&level=establishment';
  await expect
    .poll(async () => (await (await page.request.get(counted)).json()).places.length, { timeout: 30_000 })
    .toBe(2);
}

/** Chooses an establishment of a side by its number, with the keyboard alone. */
async function choose(page: Page, side: string, establishment: string): Promise<void> {
  const field = page.getByRole('group', { name: side }).getByRole('combobox', { name: 'Estabelecimento' });
  await field.fill(establishment);
  await expect(page.getByRole('option', { name: new RegExp(establishment) })).toBeVisible();
  await field.press('ArrowDown');
  await field.press('Enter');
}

test('two hospitals of one state, chosen by keyboard, exchanged, and left for the whole state', async ({
  page,
}) => {
  await load(page);
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/caesarean-rate/comparar?a=17&b=17&periodo-a=2023-06&periodo-b=2023-06');
  await expect(page.getByRole('heading', { name: /têm o mesmo valor/ })).toBeVisible();
  await choose(page, 'Primeiro lado', ONE);
  await expect(page).toHaveURL(/cnes-a=2546000/);
  await choose(page, 'Segundo lado', OTHER);
  await expect(
    page.getByRole('heading', { name: 'CNES 2546000: 50 pontos abaixo de CNES 2546001' }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /^Numerador/ })).toHaveText('Numerador515−10−66,7%');
  await expect(page.getByRole('columnheader')).toHaveCount(5);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Trocar os lados' }).press('Enter');
  await expect(
    page.getByRole('heading', { name: 'CNES 2546001: 50 pontos acima de CNES 2546000' }),
  ).toBeVisible();
  await page.reload();
  await choose(page, 'Segundo lado', 'Todo o território');
  await expect(
    page.getByRole('heading', { name: 'CNES 2546001: 25 pontos acima de Tocantins' }),
  ).toBeVisible();
  await expect(page).not.toHaveURL(/cnes-b/);
});

test('the comparison begins with the hospital that is looked at', async ({ page }) => {
  await load(page);
  await page.goto(`/indicadores/caesarean-rate?territorio=17&cnes=${ONE}`);
  await page.getByRole('link', { name: 'Comparar' }).press('Enter');
  await expect(page).toHaveURL(/cnes-a=2546000/);
  await expect(
    page.getByRole('group', { name: 'Primeiro lado' }).getByRole('combobox', { name: 'Estabelecimento' }),
  ).toHaveValue('CNES 2546000, Palmas');
});
