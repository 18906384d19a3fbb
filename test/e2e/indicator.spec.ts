import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

/** What the browser is handed when an entry of "Baixar" is chosen by keyboard. */
async function download(page: Page, of: RegExp, kind: string): Promise<string> {
  await page.getByRole('button', { name: of }).press('Enter');
  const handed = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).press('Enter');
  return (await handed).suggestedFilename();
}

test('an indicator by another length of period, its parts beside the total, its files, and the pictures as files', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/714');
  await page.getByRole('button', { name: /Tamanho do período/ }).click();
  await page.getByRole('option', { name: 'Quadrimestre' }).click();
  await expect(page).toHaveURL(/grao=quadrimestre/);
  await page.getByRole('button', { name: 'Ver tabela' }).click();
  await expect(page.getByRole('rowheader', { name: '3º quad. 2023' })).toBeVisible();
  expect(await download(page, /^Baixar: Cobertura eSF/, 'XLSX')).toBe('indicador-714-51-four-months.xlsx');
  expect(await download(page, /^Baixar: Cobertura eSF/, 'PNG')).toBe('indicador-714-51-four-months.png');

  await page.goto('/indicadores/731?aba=territorio&nivel=macro&periodo=2021');
  await expect(page.getByRole('rowheader', { name: 'Soma das partes' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Total (Mato Grosso)' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto('/indicadores/731?aba=territorio&nivel=municipio&periodo=2021');
  const parts = page.getByRole('region', { name: 'Por município' });
  await expect(parts.getByRole('columnheader', { name: 'Denominador' })).toBeVisible();
  await expect(parts.getByRole('rowheader', { name: 'Soma das partes' })).toBeVisible();
  await expect(parts.getByRole('rowheader', { name: 'Total (Mato Grosso)' })).toBeVisible();
  await parts
    .getByRole('row', { name: /^Cuiabá/ })
    .getByRole('button', { name: /Cuiabá/ })
    .press('Enter');
  await expect(page.getByRole('dialog')).toContainText('DOINF21.dbc');
  await page.keyboard.press('Escape');
  expect(await download(page, /^Baixar: Por município/, 'CSV')).toBe('indicador-731-municipality-2021.csv');
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Origem e consulta' }).click();
  await expect(page.getByRole('rowheader', { name: /DOINF21\.dbc/ })).toBeVisible();
  await expect(page.getByText(/^select /).first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('two places, then two periods, at an address that says it all', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/717');
  await page.getByRole('link', { name: 'Comparar' }).click();
  await page.goto('/indicadores/717/comparar?a=51&b=12&periodo-a=2021&periodo-b=2021');
  await expect(page.getByRole('heading', { name: /Mato Grosso: [\d,]+ acima de Acre/ })).toBeVisible();
  await page.getByRole('button', { name: 'Trocar os lados' }).press('Enter');
  await expect(page.getByRole('heading', { name: /Acre: [\d,]+ abaixo de Mato Grosso/ })).toBeVisible();
  await expect(page).toHaveURL(/a=12.*b=51|b=51.*a=12/);
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto('/indicadores/717/comparar?a=51&b=51&periodo-a=2021&periodo-b=2019');
  await expect(page.getByRole('heading', { name: /^2021: [\d,]+ acima de 2019$/ })).toBeVisible();
  expect(await download(page, /^Baixar: 2021/, 'CSV')).toBe('indicador-717-comparacao.csv');
});

test('an indicator as it was known on a day, typed by keyboard, kept in the address, and back to today', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/714');
  await expect(page.getByText('Mato Grosso · 2024, até abr 2024')).toBeVisible();
  await page.getByRole('group', { name: 'Como se conhecia em' }).getByRole('spinbutton').first().focus();
  await page.keyboard.type('01032024');
  await expect(page).toHaveURL(/conhecido=2024-03-01/);
  await expect(page.getByRole('note')).toContainText('Como se conhecia em 01/03/2024');
  await expect(page.getByText('Mato Grosso · 2023')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page.reload();
  await expect(page.getByRole('note')).toBeVisible();
  await page.getByRole('button', { name: 'Voltar a hoje' }).press('Enter');
  await expect(page).not.toHaveURL(/conhecido/);
  await expect(page.getByText('Mato Grosso · 2024, até abr 2024')).toBeVisible();
});

test('the loads as they were known on a day, asked for when its year is whole', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/indicadores/cargas');
  const parts = page.getByRole('group', { name: 'Como se sabia em' }).getByRole('spinbutton');
  await parts.first().focus();
  await page.keyboard.type('0103202');
  await expect(parts.nth(2)).toHaveText('202');
  await expect(page).not.toHaveURL(/em=/);
  await page.keyboard.type('4');
  await expect(page).toHaveURL(/em=2024-03-01/);
  await expect(page.getByRole('heading', { name: 'Versões que valiam em 01/03/2024' })).toBeVisible();
  await page.getByRole('button', { name: 'Voltar a hoje' }).press('Enter');
  await expect(page).not.toHaveURL(/em=/);
});
