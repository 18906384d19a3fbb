import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

test('a hospital reaches what it owes of its own Termo in three keys, and no other person sees the page', async ({
  page,
}) => {
  await signInAs(page, 'hospital-peixoto');
  await page.goto('/cofinanciamento');
  await page.getByRole('link', { name: 'Meu termo' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Previsão do mês' }).getByText(/R\$ /).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Metas e produzido' }).first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Comprovar obrigações' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Obrigações' })).toBeVisible();
  await signInAs(page, 'ers-peixoto');
  await page.goto('/cofinanciamento');
  await expect(page.getByRole('link', { name: 'Repasses' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Meu termo' })).toHaveCount(0);
  await page.goto('/cofinanciamento/meu-termo/peixoto-de-azevedo');
  await expect(page.getByText(/não (pode|permite|tem)/i).first()).toBeVisible();
});
