import { expect, type Page, test } from '@playwright/test';
import { signInAs } from './people.ts';

const saved = (page: Page) => page.getByText(/^salvo às \d\d:\d\d$/);
const statusCell = (page: Page) => page.locator('table[role=grid] tbody td[data-c="2"]').first();

/** Goes into the grid by Tab alone, then to the status of its first row. */
async function walkToStatus(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate("document.activeElement.closest('table[role=grid]') !== null")) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(statusCell(page)).toBeFocused();
}

test('a coordinator reports her own action and takes it back, with the keyboard only', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes?q=3.5.15&grupo=nenhum');
  await expect(page.getByText('1 de 96 operacionais')).toBeVisible();
  await walkToStatus(page);
  await page.keyboard.press('Enter');
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: 'Em andamento' })).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(statusCell(page)).toContainText('Em andamento');
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Desfazer (Ctrl+Z)' })).toBeVisible();
  await expect(statusCell(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(statusCell(page)).toContainText('Sem informação');
  await page.reload();
  await expect(statusCell(page)).toContainText('Sem informação');
});

test('she is refused on an action of another unit, with the reason', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes?q=1.1.1&grupo=nenhum');
  await expect(statusCell(page)).toHaveAttribute('aria-readonly', 'true');
  await walkToStatus(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/A ação 1\.1\.1 é lançada por SAS/);
  await page.keyboard.press('Escape');
  await expect(statusCell(page)).toContainText('Em andamento');
});

test('two people on one cell: the second sees both values and chooses', async ({ browser }) => {
  const [first, second] = await Promise.all([browser.newPage(), browser.newPage()]);
  await signInAs(first, 'coordenacao-cophs');
  await signInAs(second, 'tecnica-cophs');
  for (const page of [first, second]) {
    await page.goto('/plano/acoes?q=3.5.19&grupo=nenhum');
    await expect(statusCell(page)).toContainText('Sem informação');
  }
  const choose = async (page: Page, status: string) => {
    await statusCell(page).click();
    await page.getByRole('option', { name: status }).click();
  };
  await choose(first, 'Não iniciada');
  await expect(saved(first)).toBeVisible();
  await choose(second, 'Em andamento');
  await expect(statusCell(second)).toContainText('Seu: Em andamento');
  await expect(statusCell(second)).toContainText('Gravado: Não iniciada');
  await second.getByRole('button', { name: 'Manter' }).click();
  await expect(saved(second)).toBeVisible();
  await first.reload();
  await expect(statusCell(first)).toContainText('Em andamento');
  await Promise.all([first.close(), second.close()]);
});

test('the drawer keeps the list, moves by J and K, tells the history and closes by Esc', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes/2.1.4');
  const drawer = page.getByRole('complementary', { name: /Oficinas macrorregionais/ });
  await expect(drawer).toContainText('“conforme calendário do PRI”');
  await expect(drawer).toContainText('A confirmar');
  await drawer.getByRole('tab', { name: /Histórico/ }).click();
  await expect(drawer).toContainText('O documento informa: Não iniciada.');
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/acoes\/2\.1\.5/);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(/acoes\/2\.1\.4/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/plano\/acoes\?/);
  await expect(page.getByRole('complementary')).toHaveCount(0);
});

test('Início lets each line act in place, and asks for the reason of a cancellation', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /^Atrasadas/ })).toBeVisible();
  await page.getByRole('button', { name: /^Situação de 3\.5\.3:/ }).click();
  await page.getByRole('menuitem', { name: /^Cancelada/ }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('pede o motivo');
  await dialog.getByRole('button', { name: 'Lançar “Cancelada”' }).click();
  await expect(dialog).toContainText('Escreva o motivo');
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('O comitê foi criado por outro ato.');
  await dialog.getByRole('button', { name: 'Lançar “Cancelada”' }).click();
  await expect(page.getByRole('button', { name: /^Situação de 3\.5\.3: Cancelada/ })).toBeVisible();
  await page.getByRole('button', { name: 'Desfazer (Ctrl+Z)' }).click();
  await expect(page.getByRole('button', { name: /^Situação de 3\.5\.3: Sem informação/ })).toBeVisible();
});

test('the map says how each objective stands, drawn and as a table', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano');
  await expect(page.getByText('96 ações: ')).toBeVisible();
  for (const perspective of ['Resultado para a sociedade', 'Processos', 'Gestão e regionalização']) {
    await expect(page.getByRole('region', { name: perspective })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'O mapa em tabela' }).getByRole('row')).toHaveCount(7);
  await page
    .getByRole('link', { name: /^2\. Desenvolver estratégias/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Objetivo 2' })).toBeVisible();
});

test('the map prints on one sheet, A4 landscape', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano');
  await expect(page.getByText('96 ações: ')).toBeVisible();
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(printed) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
});

test('an address says month and territory, so that its copy shows the same; one reading, no step of the history', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/sobre');
  await expect(page).toHaveURL(/\/sobre\?mes=\d{4}-\d\d&territorio=51$/);
  const read: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/indicators/713')) read.push(request.url());
  });
  await page.goto('/indicadores/713?territorio=12');
  await expect(page).toHaveURL(/\/indicadores\/713\?(?=.*mes=\d{4}-\d\d)(?=.*territorio=12)/);
  await expect(page).toHaveTitle(/^(?!Indicador ·).+ · Pactua$/);
  await page.waitForLoadState('networkidle');
  expect(read.length).toBe(new Set(read).size);
  await page.getByRole('navigation', { name: 'Áreas' }).getByRole('link', { name: 'Plano' }).click();
  await expect(page).toHaveURL(/\/plano\?(?=.*mes=)(?=.*territorio=12)/);
  await expect(page).toHaveTitle('Mapa estratégico · Pactua');
  await page.goBack();
  await expect(page).toHaveURL(/\/indicadores\/713/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sobre\?/);
});

/** Fills the search without taking the focus from where it is. */
const searchFromAfar = (page: Page, words: string) =>
  page.evaluate(`(() => {
    const box = document.querySelector('input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, '${words}');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);

test('the focus stays on its row while the list around it changes', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/plano/acoes?grupo=nenhum');
  const cell = page.getByRole('row', { name: /3\.5\.16/ }).getByRole('rowheader');
  await cell.focus();
  const before = await cell.getAttribute('data-r');
  await searchFromAfar(page, '3.5.');
  await expect(page.getByText(/de 96 operacionais/)).toBeVisible();
  expect(await cell.getAttribute('data-r')).not.toBe(before);
  await expect(cell).toBeFocused();
  await searchFromAfar(page, '3.5.15');
  await expect(page.getByText('1 de 96 operacionais')).toBeVisible();
  await expect(page.getByRole('row', { name: /3\.5\.15/ }).getByRole('rowheader')).toBeFocused();
});
