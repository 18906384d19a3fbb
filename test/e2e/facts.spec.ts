import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

/** Types a day into the parts of a day field. */
async function typeDay(page: Page, label: string, digits: string): Promise<void> {
  await page.getByRole('group', { name: label }).getByRole('spinbutton').first().focus();
  await page.keyboard.type(digits);
}

test('a region joins with one act by the keyboard; the map, the number and its memory follow', async ({
  page,
}) => {
  await signInAs(page, 'tutoria-gte');
  await page.goto('/indicadores/fatos/registrar?indicador=adesoes');
  await typeDay(page, 'Dia em que aconteceu', '05082025');
  await page.getByRole('textbox', { name: 'Ato', exact: true }).focus();
  await page.keyboard.type('Termo de Adesão nº 9/2025');
  await typeDay(page, 'Data do ato', '05082025');
  await page.getByRole('combobox', { name: /Acrescentar uma região/ }).focus();
  await page.keyboard.type('Vale do Peixoto');
  await expect(page.getByRole('option', { name: /Vale do Peixoto/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const send = page.getByRole('button', { name: /^Registrar \d+ fatos$/ });
  const many = Number((await send.innerText()).replace(/\D/g, ''));
  expect(many).toBeGreaterThan(3);
  expect(await seriousFindings(page)).toEqual([]);
  await send.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${many} fatos registrados.`)).toBeVisible();

  await page.goto('/indicadores/fatos?indicador=adesoes');
  await expect(page.getByText(`${many} de 142 municípios`)).toBeVisible();
  const list = page.getByRole('list', { name: 'Municípios por valor' });
  await list.getByRole('button', { name: /Peixoto de Azevedo/ }).press('Enter');
  await page.getByRole('button', { name: 'Abrir o registro' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Peixoto de Azevedo' })).toBeVisible();
  await expect(page.getByText('Termo de Adesão nº 9/2025, de 05/08/2025')).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(async () => {
    await page.goto('/indicadores/adesoes?periodo=2025');
    await expect(page.getByRole('button', { name: /de onde vem este número/ }).first()).toHaveText(
      String(many),
      {
        timeout: 2000,
      },
    );
  }).toPass();
  await page
    .getByRole('button', { name: /de onde vem este número/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('link', { name: `Abrir registros (${many})` })).toBeVisible();
});

test('a fact is corrected and annulled with a reason, and its story stays', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/indicadores/fatos?indicador=adesoes&aba=registros');
  const grid = page.getByRole('grid', { name: /Fatos de/ });
  await grid.getByText('Peixoto de Azevedo').click();
  await page.getByRole('button', { name: 'Corrigir' }).press('Enter');
  await typeDay(page, 'Dia em que aconteceu', '06082025');
  await page.getByRole('textbox', { name: 'Motivo da correção' }).fill('Assinado um dia depois');
  await page.getByRole('button', { name: 'Corrigir com motivo' }).press('Enter');
  await expect(page.getByText('Registrado em correção: 06/08/2025')).toBeVisible();
  await expect(page.getByText('Corrigido: Assinado um dia depois')).toBeVisible();
  await page.getByRole('button', { name: 'Anular', exact: true }).press('Enter');
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Termo sem assinatura');
  await page.getByRole('button', { name: 'Anular com motivo' }).press('Enter');
  await expect(page.getByText('Anulado: Termo sem assinatura').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('who does not answer for any of them is told who does', async ({ page }) => {
  await signInAs(page, 'auditoria');
  await page.goto('/indicadores/fatos/registrar');
  await expect(
    page.getByText(/Quem registra estes fatos é CORAS ou CACS, ou a Superintendência/),
  ).toBeVisible();
});
