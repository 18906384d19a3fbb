import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const REASON = 'Aguarda a portaria do secretário';

/** Says another standing than the computed one, by keyboard. */
async function say(page: Page, standing: string): Promise<void> {
  await page.getByRole('button', { name: 'Dizer outra situação' }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Situação: / });
  await expect(dialog.getByText(/^A regra calcula “/)).toBeVisible();
  await dialog.getByRole('button', { name: /Situação/ }).press('Enter');
  await page.getByRole('option', { name: standing, exact: true }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill(REASON);
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Gravar situação' }).press('Enter');
  await expect(dialog).toBeHidden();
}

async function standsBeside(page: Page, standing: string): Promise<void> {
  await expect(page.getByText('Por decisão:')).toBeVisible();
  await expect(page.getByText(REASON, { exact: true })).toBeVisible();
  await expect(page.getByText(standing, { exact: true }).first()).toBeVisible();
}

async function withdraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retirar', exact: true }).press('Enter');
  await expect(page.getByText('Vale a situação calculada.')).toBeVisible();
  await expect(page.getByText('Por decisão:')).toHaveCount(0);
  await expect(page.getByText('O que já se disse (2)')).toBeVisible();
}

test('of an objective and of a target, what is said stands beside what the rule computes, with its reason, until it is withdrawn', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  const { objectives } = await (await page.request.get('/api/plan/desk')).json();
  await page.goto(`/plano/objetivos/${objectives[1].id}`);
  await say(page, 'Cancelada');
  await standsBeside(page, 'Cancelada');

  await signInAs(page, 'coordenacao-cophs');
  await page.reload();
  await standsBeside(page, 'Cancelada');
  await expect(page.getByRole('button', { name: 'Retirar', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Dizer outra situação' })).toHaveCount(0);

  await signInAs(page, 'superintendencia');
  await page.reload();
  await withdraw(page);

  await page.goto('/plano/metas');
  await expect(page.getByText(/^pela regra: /).first()).toBeVisible();
  await say(page, 'Alcançada');
  await standsBeside(page, 'Alcançada');
  await withdraw(page);
});
