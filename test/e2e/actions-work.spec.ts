import { expect, test } from '@playwright/test';
import { note, paste, row, saved, status } from './action-grid.ts';
import { signInAs } from './people.ts';

const GRID = '/plano/acoes?q=3.5.&unidade=COPHS&grupo=nenhum';
test.beforeEach(async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
});

test('a comment is written, filled down and taken back as one, with the keyboard only', async ({ page }) => {
  await page.goto(GRID);
  await note(page, '3.5.2').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Reunião marcada');
  await page.keyboard.press('Enter');
  await expect(saved(page)).toBeVisible();
  await note(page, '3.5.2').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(note(page, '3.5.3')).toHaveText('Reunião marcada');
  await expect(note(page, '3.5.4')).toHaveText('Reunião marcada');
  await page.keyboard.press('Control+z');
  await expect(note(page, '3.5.3')).toHaveText('');
  await expect(note(page, '3.5.4')).toHaveText('');
  await expect(note(page, '3.5.2')).toHaveText('Reunião marcada');
});

test('a block of a spreadsheet lands on its cells; what cannot be is told before anything is saved', async ({
  page,
}) => {
  await page.goto(GRID);
  await status(page, '3.5.2').focus();
  await paste(page, 'Em andamento\nConcluído\nquase pronta\n');
  const dialog = page.getByRole('alertdialog', { name: 'Antes de gravar' });
  await expect(dialog).toContainText('1 fica como está');
  await expect(dialog).toContainText('“quase pronta” não é uma situação do plano.');
  await expect(status(page, '3.5.2')).toContainText('Sem informação');
  await expect(dialog).toContainText('Concluir pede o registro que “criar” promete');
  await dialog.getByLabel('Motivo').fill('Decreto a publicar');
  await dialog.getByRole('button', { name: 'Gravar 2 linhas' }).click();
  await expect(status(page, '3.5.2')).toContainText('Em andamento');
  await expect(status(page, '3.5.3')).toContainText('Concluída');
  await page.getByRole('button', { name: 'Desfazer (Ctrl+Z)' }).click();
  await expect(status(page, '3.5.2')).toContainText('Sem informação');
  await expect(status(page, '3.5.3')).toContainText('Sem informação');
});

test('many are changed at once, others’ actions stay, and the reason is asked once', async ({ page }) => {
  await page.goto('/plano/acoes?objetivo=OE-3&grupo=nenhum&q=3.5.1');
  await page.getByRole('button', { name: 'Selecionar várias' }).click();
  const bar = page.getByRole('toolbar', { name: 'Mudar várias ações' });
  for (const id of ['3.5.15', '3.5.16', '3.5.19']) {
    await row(page, id).getByRole('checkbox').check();
  }
  await expect(bar).toContainText('3 selecionadas');
  await bar.getByRole('button', { name: 'Mudar situação ou comentário…' }).click();
  const form = page.getByRole('dialog', { name: '3 ações selecionadas' });
  await form.getByRole('button', { name: /Situação/ }).click();
  await page.getByRole('option', { name: 'Cancelada' }).click();
  await form.getByRole('button', { name: /^Gravar/ }).click();
  const asked = page.getByRole('alertdialog', { name: 'Antes de gravar' });
  await asked.getByRole('textbox', { name: 'Motivo' }).fill('O colegiado decidiu em 3 de março.');
  await asked.getByRole('button', { name: /^Gravar 3/ }).click();
  for (const id of ['3.5.15', '3.5.16', '3.5.19']) await expect(status(page, id)).toContainText('Cancelada');
  await page.getByRole('button', { name: 'Desfazer (Ctrl+Z)' }).click();
  for (const id of ['3.5.15', '3.5.16', '3.5.19']) {
    await expect(status(page, id)).toContainText('Sem informação');
  }
});

test('two people on the same cells: the second sees both values and chooses for each', async ({
  browser,
}) => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const [first, second] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!first || !second) throw new Error('no page');
  await signInAs(first, 'coordenacao-cophs');
  await signInAs(second, 'tecnica-cophs');
  for (const page of [first, second]) {
    await page.goto(GRID);
    await expect(status(page, '3.5.7')).toContainText('Sem informação');
  }
  await status(first, '3.5.7').focus();
  await paste(first, 'Não iniciada\nNão iniciada');
  await expect(saved(first)).toBeVisible();
  await status(second, '3.5.7').focus();
  await paste(second, 'Em andamento\nEm andamento');
  const dialog = second.getByRole('alertdialog', { name: 'Outra pessoa mudou antes' });
  const choice = dialog.getByRole('radiogroup', { name: 'Ação 3.5.7: qual valor fica?' });
  await expect(choice).toContainText('Aceitar o gravado: Não iniciada');
  await expect(choice).toContainText('Manter o meu: Em andamento');
  await choice.getByText(/^Manter o meu/).click();
  await dialog.getByRole('button', { name: 'Gravar 1 linha' }).click();
  await expect(status(second, '3.5.7')).toContainText('Em andamento');
  await expect(saved(second)).toBeVisible();
  await first.reload();
  await expect(status(first, '3.5.7')).toContainText('Em andamento');
  await expect(status(first, '3.5.8')).toContainText('Não iniciada');
  await Promise.all(contexts.map((context) => context.close()));
});

test('the board moves a card by keyboard, and the address keeps the filters in all three views', async ({
  page,
}) => {
  await page.goto('/plano/acoes?q=3.5.10&visao=quadro');
  const cardIn = (name: string) =>
    page.getByRole('region', { name, exact: true }).getByRole('row', { name: /^3\.5\.10 / });
  await cardIn('Sem informação').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Arrastar 3\.5\.10/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const target = page.getByRole('button', { name: /Em andamento/ }).and(page.locator(':focus'));
  for (let presses = 0; presses < 8 && (await target.count()) === 0; presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(cardIn('Em andamento')).toBeVisible();
  await expect(cardIn('Sem informação')).toHaveCount(0);
  await page.getByRole('button', { name: 'Desfazer (Ctrl+Z)' }).click();
  await expect(cardIn('Sem informação')).toBeVisible();
  await page.getByRole('button', { name: /^Situação de 3\.5\.10:/ }).click();
  await page.getByRole('menuitem', { name: 'Não iniciada' }).click();
  await expect(cardIn('Não iniciada')).toBeVisible();
  await page.getByRole('radio', { name: 'Calendário' }).click();
  await expect(page).toHaveURL(/visao=calendario/);
  await expect(page).toHaveURL(/q=3\.5\.10/);
  await page.getByRole('radio', { name: 'Grade' }).click();
  await expect(row(page, '3.5.10')).toBeVisible();
});

test('the search is a key away, marks what it found and opens it', async ({ page }) => {
  await page.goto('/plano');
  const box = page.getByRole('combobox', { name: 'Procurar', exact: true });
  await expect(box).toBeVisible();
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('bolsa familia acompanhamento ');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.locator('[role=option] mark').first()).toHaveText(/acompanhamento|bolsa/i);
  await box.fill('3.5.16 ');
  await expect(page.getByRole('option', { name: /^Ação 3\.5\.16/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plano\/acoes\/3\.5\.16/);
});

test('letters typed while the search is on its way are kept', async ({ page }) => {
  await page.route('**/SearchBar*', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.goto('/plano');
  const box = page.getByRole('combobox', { name: 'Procurar', exact: true });
  await expect(box).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('bolsa familia acompanhamento', { delay: 20 });
  await expect(page.locator('[role=option] mark').first()).toBeVisible();
  await expect(box).toHaveValue('bolsa familia acompanhamento');
});
