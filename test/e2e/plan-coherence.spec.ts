import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

test('a contradiction of the plan is read with its evidence, accepted with a reason by keyboard, and reopened', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano/coerencia');
  const sums = page.getByRole('listitem').filter({ hasText: 'As parcelas do painel somam 15.608' });
  await expect(sums.getByText('2024: 2.871 (Sul) 3.855 (Norte)')).toBeVisible();
  await expect(page.getByText('O que esta página não vê')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await sums.getByRole('button', { name: /^Aceitar/ }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Aceitar com motivo' }).press('Enter');
  await expect(dialog.getByText('Escreva o motivo')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('A meta foi arredondada na oficina.');
  await dialog.getByRole('button', { name: 'Aceitar com motivo' }).press('Enter');
  await expect(sums).toHaveCount(0);

  await page.getByRole('tab', { name: /Aceitos/ }).press('Enter');
  await expect(page.getByText('“A meta foi arredondada na oficina.”')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: /^Reabrir/ }).press('Enter');
  await expect(page.getByText('Nenhum achado foi aceito ainda.')).toBeVisible();
});

test('who does not manage the plan reads the findings and cannot accept them', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/coerencia');
  await expect(page.getByText('As parcelas do painel somam 15.608')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Aceitar/ })).toHaveCount(0);
});
