import { expect, type Page, test } from '@playwright/test';
import { writeDbc, writeDbf } from '../../src/datasus/index.ts';
import { seriousFindings } from './axe.ts';
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
];
const fields = COLUMNS.map(([name, width]) => ({ name, width }));
/** Admissions of a month in Roraima: nobody in them exists. Of a year that no other journey counts, since they lack columns. */
const admissions = (month: string, rows: number) =>
  Array.from({ length: rows }, (_, at) => [
    ...['140000', '2022', month, String(1423100000000 + at), '1', '140010', '140010', '0303010037'],
    ...['10.00', 'J189', '2000733'],
  ]);
const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes as Uint8Array),
});
const march = (issuedOn: string, rows: number) =>
  file('RDRR2203.dbc', writeDbc({ fields, updatedOn: issuedOn }, admissions('03', rows)));

test('loads are weighed before they go, refused by their row, replaced, put back, withdrawn and cancelled', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/indicadores/cargas');
  const choose = (...files: ReturnType<typeof file>[]) =>
    page.locator('input[type=file]').setInputFiles(files);
  const send = () => page.getByRole('button', { name: 'Enviar assim mesmo' }).press('Enter');
  const past = page.getByRole('region', { name: 'Últimas cargas' }).getByRole('listitem');

  await test.step('what the file cannot serve is said before it is sent', async () => {
    await choose(march('2022-05-05', 2));
    const held = page.getByRole('region', { name: /Antes de enviar/ });
    await expect(held).toContainText('RDRR2203.dbc (SIH-RD)');
    await expect(held).toContainText(/ICSAPS: falta ESPEC/);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Não enviar' }).click();
    await expect(held).toBeHidden();
    await expect(past.filter({ hasText: 'RDRR2203' })).toHaveCount(0);
    await choose(march('2022-05-05', 2));
    await send();
    await expect(past.filter({ hasText: 'RDRR2203' })).toContainText('Importado');
  });

  await test.step('a row that cannot be read is told with its line and column', async () => {
    const [good, bad] = admissions('03', 2);
    const lines = [COLUMNS.map(([name]) => name), good!, bad!.with(8, 'dez reais')];
    await choose(file('RDRR2203.csv', lines.map((cells) => cells.join(';')).join('\n')));
    await send();
    const refused = past.filter({ hasText: 'RDRR2203.csv' });
    await expect(refused).toContainText('Recusado');
    await expect(refused).toContainText('Linha 3 do CSV, coluna VAL_TOT');
  });

  await test.step('a newer issue takes the place, and the one before is put back with a reason', async () => {
    await choose(march('2022-06-06', 3));
    await send();
    await expect(past.filter({ hasText: 'Substituiu' }).first()).toContainText('RDRR2203.dbc');
    const month = page.getByRole('region', { name: 'internações (SIH-RD) · RR' });
    await month.getByRole('button', { name: /março de 2022: 3 registros/ }).press('Enter');
    await page.getByRole('button', { name: 'Pôr em vigor', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Pôr esta versão em vigor?' });
    await dialog.getByLabel('Motivo').fill('A de junho veio com um registro a mais.');
    await dialog.getByRole('button', { name: 'Pôr em vigor com motivo' }).click();
    await expect(page.getByText('A versão de 05/05/2022 passou a valer.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(month.getByRole('button', { name: /março de 2022: 2 registros/ })).toBeVisible();
  });

  await test.step('one that should not have come is withdrawn with a reason, and undone at once', () =>
    withdrawAndUndo(page));

  await test.step('one that waits is cancelled, and nothing of it stands', () =>
    cancelOne(page, choose, send));
});

async function withdrawAndUndo(page: Page): Promise<void> {
  const calendar = page.getByRole('region', { name: 'internações (SIH-RD) · RR' });
  await calendar.getByRole('button', { name: /março de 2022: 2 registros/ }).press('Enter');
  await page.getByRole('button', { name: 'Retirar esta carga' }).press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Retirar esta carga?' });
  await expect(dialog).toContainText('o período volta a “nada carregado”');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByLabel('Motivo').fill('Foi enviada para o estado errado.');
  await dialog.getByRole('button', { name: 'Retirar com motivo' }).press('Enter');
  await expect(page.getByText('foi retirado: nada vale no seu lugar.')).toBeVisible();
  await expect(page.getByText('Retirada: nada vale no seu período')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await expect(calendar.getByRole('button', { name: /março de 2022: 2 registros/ })).toBeVisible();
}

async function cancelOne(
  page: Page,
  choose: (...files: ReturnType<typeof file>[]) => Promise<void>,
  send: () => Promise<void>,
): Promise<void> {
  const months = ['05', '06', '07', '08', '09', '10'];
  const large = (month: string) => writeDbf({ fields, updatedOn: '2023-01-05' }, admissions(month, 30_000));
  await choose(...months.map((month) => file(`RDRR22${month}.dbf`, large(month))));
  await send();
  const waiting = page
    .getByRole('region', { name: 'Em andamento' })
    .getByRole('listitem')
    .filter({ hasText: 'RDRR2210.dbf' });
  await waiting.getByRole('button', { name: 'Cancelar' }).press('Enter');
  const ended = page
    .getByRole('region', { name: 'Últimas cargas' })
    .getByRole('listitem')
    .filter({ hasText: 'RDRR2210.dbf' });
  await expect(ended).toContainText('Cancelado', { timeout: 60_000 });
  const calendar = page.getByRole('region', { name: 'internações (SIH-RD) · RR' });
  await expect(calendar.getByRole('button', { name: /setembro de 2022: 30.000 registros/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(calendar.getByRole('button', { name: /outubro de 2022: \d/ })).toHaveCount(0);
}
