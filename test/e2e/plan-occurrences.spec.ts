import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

test('a monthly meeting is said done, with day and evidence, by keyboard, and taken back', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano/acoes/1.3.1');
  await page.getByRole('tab', { name: 'Ocorrências' }).press('Enter');
  await expect(page.getByText(/1ª terça-feira do mês: 46 ocorrências/)).toBeVisible();
  const past = page.getByRole('group').filter({ hasText: '2024' }).first();
  await past.locator('summary').press('Enter');
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Registrar a ocorrência de 05/03/2024' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /Registrar a ocorrência de 05\/03\/2024/ });
  await dialog.getByRole('textbox', { name: /Evidência/ }).fill('Ata 1/2024');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Registrar como feita' }).press('Enter');
  await expect(
    page.getByText(/Feita em 05\/03\/2024, registrada por .*Evidência: Ata 1\/2024/),
  ).toBeVisible();
  await expect(page.getByText(/46 ocorrências, 1 feita/)).toBeVisible();

  await page.getByRole('button', { name: 'Desfazer o registro de 05/03/2024' }).press('Enter');
  await expect(page.getByText(/46 ocorrências, 0 feitas/)).toBeVisible();
});

test('a doubtful deadline is confirmed in the drawer and put back', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano/acoes/3.5.2');
  const reading = page.getByRole('radiogroup', { name: 'Como se lê “junho/2024 e 2025”' });
  await reading.getByRole('radio', { name: 'até 30/06/2025' }).focus();
  await page.keyboard.press('Space');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Confirmar o prazo' }).press('Enter');
  await expect(page.getByText('confirmada por uma pessoa')).toBeVisible();
  await expect(page.getByText('venceu em 30/06/2025')).toBeVisible();

  await page.getByRole('button', { name: 'Desfazer a confirmação do prazo' }).press('Enter');
  await expect(reading).toBeVisible();
  await expect(page.getByText('venceu em 30/06/2025')).toHaveCount(0);
});
