import { expect, type Page, test } from '@playwright/test';
import { paste, row } from './action-grid.ts';
import { signInAs } from './people.ts';

const GRID = '/plano/acoes?q=1.2.&grupo=nenhum';
const cell = (page: Page, id: string, column: number) => row(page, id).locator(`td[data-c="${column}"]`);
const due = (page: Page, id: string) => cell(page, id, 3);
const unit = (page: Page, id: string) => cell(page, id, 4);

test('deadlines and owners of a spreadsheet are read first, what is doubtful is asked, and one step takes all back', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto(GRID);
  await due(page, '1.2.1').focus();
  await paste(page, 'até 30/11/2026\tCOPHS, CORAS\nabril a 2025\tCOPHS\n');
  const dialog = page.getByRole('alertdialog', { name: 'Antes de gravar' });
  const doubt = dialog.getByRole('group', { name: 'Prazo de 1.2.2' });
  await expect(doubt).toContainText('“abril a 2025” ainda não diz uma data certa.');
  await expect(dialog.getByRole('button', { name: 'Gravar 2 ações' })).toBeVisible();
  await doubt.getByRole('button', { name: '01/04/2025 a 31/12/2025' }).click();
  await expect(doubt).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Gravar 2 ações' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Escreva o motivo');
  await dialog.getByLabel('Motivo').fill('Nova divisão do trabalho');
  await dialog.getByRole('button', { name: 'Gravar 2 ações' }).click();
  await expect(dialog).toBeHidden();
  await expect(due(page, '1.2.1')).toContainText('até 30/11/2026');
  await expect(due(page, '1.2.2')).toContainText('01/04/2025 a 31/12/2025');
  await expect(unit(page, '1.2.1')).toHaveText('COPHS, CORAS');
  await page.keyboard.press('Control+z');
  await expect(unit(page, '1.2.1')).toHaveText('NEPS');
  await expect(unit(page, '1.2.2')).toHaveText('NEPS');
  await expect(due(page, '1.2.1')).not.toContainText('2026');
});

test('of two people who change one deadline, the second sees both and chooses', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto(GRID);
  await due(page, '1.2.3').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('até 31/10/2027');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Antes de gravar' });
  await expect(dialog).toContainText('seu: até 31/10/2027');
  const { reading } = await (await page.request.get('/api/plan/actions/1.2.3/schedule')).json();
  const other = await page.request.post('/api/plan/actions/1.2.3/deadline', {
    data: { words: 'até 15/09/2027', expectedVersion: reading.version },
    headers: { 'x-pactua-csrf': '1' },
  });
  expect(other.ok(), await other.text()).toBe(true);
  await dialog.getByRole('button', { name: 'Gravar 1 ação' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Outra pessoa mudou antes. Nada foi gravado');
  await expect(dialog).toContainText('gravado: até 15/09/2027');
  await expect(dialog).toContainText('seu: até 31/10/2027');
  await dialog.getByRole('checkbox', { name: /^1\.2\.3 / }).check({ force: true });
  await dialog.getByRole('button', { name: 'Gravar 1 ação' }).click();
  await expect(due(page, '1.2.3')).toContainText('até 31/10/2027');
  await page.keyboard.press('Control+z');
  await expect(due(page, '1.2.3')).toContainText('até 15/09/2027');
});

test('who only reports finds neither the button nor an open cell', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes?unidade=COPHS&grupo=nenhum');
  await page.getByRole('button', { name: 'Selecionar várias' }).click();
  await expect(page.getByRole('button', { name: 'Mudar situação ou comentário…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mudar quem lança ou prazo…' })).toHaveCount(0);
  await unit(page, '3.5.16').focus();
  await page.keyboard.type('x');
  await expect(page.locator('[data-editor]')).toHaveCount(0);
});
