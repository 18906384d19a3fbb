import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const TERM = '/cofinanciamento/termos/peixoto-de-azevedo';
const PDF = Buffer.from('%PDF-1.7\nrelatorio inventado\n%%EOF\n');

/** Pastes a block of six cells where the focus is, two of them no numbers; it runs in the page. */
const PASTE = `
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', '62\\t1.062\\tabc\\n118\\t118\\t12,5');
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
`;

/** A month of last year that the demonstration leaves unopened. */
async function unopenedMonth(page: Page): Promise<string> {
  const answer = await page.request.get('/api/declarations/hospitals/HOSPITAL-510642/months');
  const { items } = (await answer.json()) as { items: { month: string; declaration: object | null }[] };
  const found = items.filter(({ declaration }) => declaration === null).at(1);
  if (found === undefined) throw new Error('a demonstração abriu todos os meses');
  return found.month;
}

test('the hospital declares a value with evidence, the office approves, and the panel shows it', async ({
  page,
}) => {
  await signInAs(page, 'hospital-peixoto');
  const month = await unopenedMonth(page);
  await page.goto(`${TERM}/declaracao/${month}`);
  await page.getByRole('button', { name: 'Começar a declaração' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Infecção hospitalar' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  // What the question is about is typed; the rest is answered with nothing, through the same address as the page.
  const read = async () =>
    (await page.request.get(`/api/declarations/hospitals/HOSPITAL-510642/months/${month}`)).json();
  const { form, declaration } = await read();
  const items: { id: string; kind: string }[] = form.sections.flatMap(
    (each: { items: object[] }) => each.items,
  );
  const nothing = Object.fromEntries(
    items.map(({ id, kind }) => [id, { count: '0', 'yes-no': false, day: `${month}-10` }[kind]]),
  );
  const patched = await page.request.patch(`/api/declarations/monthly/${declaration.id}`, {
    data: { expected: declaration.sequence, patch: { items: nothing } },
    headers: { 'x-pactua-csrf': '1' },
  });
  expect(patched.ok(), await patched.text()).toBe(true);
  await page.reload();
  await page.getByRole('textbox', { name: /Episódios de infecção/ }).fill('9');
  await page.getByRole('textbox', { name: 'Saídas do hospital no mês' }).fill('400');
  for (const question of [
    'Episódios de infecção hospitalar no mês',
    'Dia em que a agenda foi disponibilizada',
  ]) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Anexar prova: ${question}` }).press('Enter');
    await (await chooser).setFiles({ name: 'relatorio.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect(page.getByRole('button', { name: `Tirar a prova: ${question}` })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /^2,25%\. Taxa de infecção hospitalar/ })).toBeVisible();
  await expect(page.getByText(/salvo às/)).toBeVisible();
  await page.getByRole('button', { name: 'Enviar declaração' }).press('Enter');
  await expect(page.getByText('Enviado').first()).toBeVisible();

  await signInAs(page, 'ers-peixoto');
  await page.goto(`${TERM}/painel?competencia=${month}`);
  const infection = page.locator('li#VI');
  await expect(infection.getByText(/espera a aprovação/)).toBeVisible();
  await page.goto(`${TERM}/declaracao/${month}`);
  await page.getByRole('button', { name: 'Aprovar declaração' }).press('Enter');
  await expect(page.getByText('Aprovado').first()).toBeVisible();

  await page.goto(`${TERM}/painel?competencia=${month}`);
  const value = infection.getByRole('button', { name: /de onde vem este número/ }).first();
  await expect(value).toHaveText('2,25%');
  await value.press('Enter');
  const source = page.getByRole('dialog');
  await expect(source.getByText(/declaração nº \d+\/\d{4}, versão 1, aprovada/)).toBeVisible();
  await expect(source.getByText('Episódios de infecção hospitalar no mês')).toBeVisible();
  await expect(source.getByText('relatorio.pdf').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Visto por/ }).press('Enter');
  await page.getByRole('option', { name: 'Escritório regional' }).press('Enter');
  await expect(page.getByText('Vale do Peixoto, 1 hospital contratualizado')).toBeVisible();
  await expect(infection.getByRole('button', { name: /^2,25%/ })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('a returned month says why, and goes again', async ({ page }) => {
  await signInAs(page, 'ers-peixoto');
  await page.goto(`${TERM}/declaracao`);
  await page.getByRole('listitem').filter({ hasText: 'Enviado' }).first().getByRole('link').press('Enter');
  await page.getByRole('button', { name: 'Devolver com motivo' }).press('Enter');
  await page
    .getByRole('textbox', { name: 'O que o hospital deve corrigir' })
    .fill('Confira o total de saídas.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Devolver com motivo' }).press('Enter');
  await expect(page.getByText('Confira o total de saídas.').first()).toBeVisible();
  const address = page.url();
  await signInAs(page, 'hospital-peixoto');
  await page.goto(address);
  await expect(page.getByText('Devolvida: Confira o total de saídas.')).toBeVisible();
  await page.getByRole('button', { name: 'Enviar declaração' }).press('Enter');
  await expect(page.getByText('Enviado').first()).toBeVisible();
});

test('quantities are pasted as a block, and one gesture takes them back', async ({ page }) => {
  await signInAs(page, 'ers-peixoto');
  await page.goto(`${TERM}/ppi`);
  await page.getByRole('button', { name: 'Nova versão' }).press('Enter');
  await page.getByRole('textbox', { name: 'Primeiro mês' }).fill('01/2030');
  await page.getByRole('textbox', { name: 'Último mês' }).fill('03/2030');
  await page.getByRole('button', { name: 'Abrir rascunho' }).press('Enter');
  await page.getByRole('button', { name: 'Acrescentar linhas' }).press('Enter');
  const grid = page.getByRole('grid', { name: /Quantidades programadas/ });
  await grid.locator('td[data-c="2"]').first().focus();
  await page.evaluate(PASTE);
  await expect(page.getByText('2 células não foram lidas; as outras estão gravadas.')).toBeVisible();
  await expect(page.getByText(/"abc" não é um número inteiro/)).toBeVisible();
  await expect(grid.getByText('1.124').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await grid.locator('td[data-c="2"]').first().press('Control+z');
  await expect(page.getByText('4 células desfeitas.')).toBeVisible();
  await expect(grid.getByText('1.124')).toHaveCount(0);
  await page.getByRole('button', { name: 'Descartar rascunho' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Descartar rascunho' }).press('Enter');
  await expect(page.getByText('versão 2 (jan 2026', { exact: false }).first()).toBeVisible();
});
