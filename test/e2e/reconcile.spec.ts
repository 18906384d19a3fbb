import { expect, type Page, test } from '@playwright/test';
import { writeDbc } from '../../src/datasus/index.ts';
import { seriousFindings } from './axe.ts';
import { loadFile } from './load-file.ts';
import { signInAs } from './people.ts';

const COLUMNS: [string, number][] = [
  ['UF_ZI', 6],
  ['ANO_CMPT', 4],
  ['MES_CMPT', 2],
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
const admission = (index: number, lives: string, day: string) => [
  '110000',
  '2023',
  '05',
  String(1123100000000 + index),
  '1',
  lives,
  '110020',
  '0303010037',
  '10.00',
  'J189',
  '2000733',
  day,
  day,
];

/** Admissions of May 2023 in Rondônia: nobody in them exists. */
const file = writeDbc(
  { fields: COLUMNS.map(([name, width]) => ({ name, width })), updatedOn: '2023-07-05' },
  [
    admission(1, '110020', '20230502'),
    admission(2, '110020', '20230430'),
    admission(3, '110002', '20230511'),
  ],
);
const TABLE = `Procedimentos hospitalares do SUS - por local de residência - Rondônia
Internações por Município e Ano/mês atendimento
"Município";"2023/Mai";"Total"
"110020 Porto Velho";1;1
"110002 Ariquemes";1;1
"Total";2;2
 Fonte: Ministério da Saúde - SIH/SUS
`;

async function load(page: Page): Promise<void> {
  await signInAs(page, 'superintendencia');
  await loadFile(page, 'RDRO2305.dbc', file);
}

test('a TabNet table with another number is explained, and a file that is none is refused', async ({
  page,
}) => {
  await load(page);
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores');
  await page.getByRole('link', { name: 'Conferir com o TabNet' }).press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Por que meu número é diferente?' }),
  ).toBeVisible();
  const choose = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
  await choose('tabnet.csv', TABLE);
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: 'A diferença inteira vem do modo de contar: mês da internação',
    }),
  ).toBeVisible();
  const step = page.getByRole('row', { name: /Contar por mês da internação/ });
  await expect(step).toContainText('em vez de mês de processamento');
  await expect(step).toContainText('−1');
  await expect(page.getByRole('row', { name: /Porto Velho/ })).toContainText('mai 2023');
  await expect(page.getByText('RDRO2305.dbc')).toBeAttached();
  expect(await seriousFindings(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportar' }).click();
  await page.getByRole('menuitem', { name: 'CSV da comparação' }).click();
  expect((await download).suggestedFilename()).toBe('comparacao-tabnet.csv');
  await choose('lista.csv', 'uma;coluna\nsem;números\n');
  await expect(page.getByText(/nenhuma tabela do TabNet/)).toBeVisible();
});
