import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const ACT = '/atos/mt-cib-2020-072';
const MISSPELT = '“quize” não é número por extenso; lê-se “quinze”.';
const REASON = 'Erro de grafia sem efeito: o algarismo diz 15.';

test('who keeps the registry accepts in the margin of the text, and reopens on the page of all findings', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto(ACT);
  const notes = page.getByRole('list', { name: 'Apontamentos: Anexo Único, Cláusula Terceira, inciso IV' });
  await expect(notes.getByText(MISSPELT)).toBeVisible();
  await expect(page.locator('mark', { hasText: /^quize$/ })).toHaveCount(1);
  const toggle = page.getByRole('checkbox', { name: /^Mostrar os apontamentos ao lado do texto/ });
  const open = Number(
    /\((\d+) em aberto\)/.exec(await page.getByText(/apontamentos ao lado/).innerText())?.[1],
  );
  expect(open).toBeGreaterThan(20);
  expect(await seriousFindings(page)).toEqual([]);

  await notes.getByRole('button', { name: `Aceitar: ${MISSPELT}` }).press('Enter');
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByLabel('Motivo').fill(REASON);
  await dialog.getByRole('button', { name: 'Aceitar com motivo' }).press('Enter');
  await expect(notes.getByText(REASON)).toBeVisible();
  await expect(page.getByText(`(${open - 1} em aberto)`)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await toggle.press('Space');
  await expect(notes).toHaveCount(0);
  await expect(page.locator('mark')).toHaveCount(0);

  await page.getByRole('link', { name: 'Apontamentos do texto' }).click();
  await page.getByRole('tab', { name: /^Aceitos/ }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: `Reabrir: ${MISSPELT}` }).press('Enter');
  await expect(page.getByText('O apontamento está de novo em aberto.')).toBeVisible();
  await page.getByRole('tab', { name: /^Em aberto/ }).click();
  await expect(page.getByRole('button', { name: `Aceitar: ${MISSPELT}` })).toBeVisible();
});

test('everybody reads the findings beside the text and steps through them, and decides nothing', async ({
  page,
}) => {
  await page.goto(ACT);
  const status = page.getByRole('status').filter({ hasText: /pontamento/ });
  await expect(status).toHaveText(/^\d+ apontamentos$/);
  await expect(page.getByRole('button', { name: /^Aceitar/ })).toHaveCount(0);
  const next = page.getByRole('button', { name: 'Apontamento seguinte' });
  await next.press('Enter');
  await expect(status).toHaveText(/^Apontamento 1 de/);
  await expect(page.locator('li:focus')).toContainText('Nova Mutum é da região de saúde Teles Pires');
  await next.press('Enter');
  await expect(page.locator('li:focus')).toContainText('“quarto” não é número por extenso');
  await page.getByRole('button', { name: 'Apontamento anterior' }).press('Enter');
  await expect(status).toHaveText(/^Apontamento 1 de/);
});
