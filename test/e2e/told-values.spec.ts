import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const SHEET = '/indicadores/lancar?indicador=pbf&periodo=2025-S2&nivel=macroRegion';
const PDF = Buffer.from('%PDF-1.7\nrelatorio inventado da vigencia\n%%EOF\n');

/** Pastes two columns of six macro-regions where the focus is, one of them no number; it runs in the page. */
const PASTE = `
  const clipboardData = new DataTransfer();
  const rows = ['1.600\\t2.000', '810\\t1.000', '820\\t1.000', 'abc\\t1.000', '840\\t1.000', '850\\t1.000'];
  clipboardData.setData('text/plain', rows.join('\\n'));
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
`;

const cell = (page: Page, row: number, column: number) =>
  page.getByRole('grid').getByRole('row').nth(row).getByRole('gridcell').nth(column);

/** The verb is pressed by keyboard, like everything else here. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

test('values are pasted, proved, returned, sent again and approved by another person; then the indicator shows them', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto(SHEET);
  await press(page, 'Abrir lançamento');
  await expect(page.getByText('Rascunho')).toBeVisible();
  await cell(page, 1, 0).focus();
  await page.evaluate(PASTE);
  await expect(page.getByText('1 célula não foi lida')).toBeVisible();
  await expect(page.getByText('5 de 6 lugares com valor')).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);

  await cell(page, 4, 0).focus();
  await page.keyboard.type('830');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/6 de 6 lugares com valor; somados, 5\.750 de 7\.000: 82,14%/)).toBeVisible();

  await press(page, 'Enviar para aprovação');
  await expect(page.getByRole('region', { name: 'O que falta para enviar' })).toBeFocused();
  await press(page, 'Prova');
  // The file takes its time: until it is there, the proof cannot be saved without it.
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/evidence**', async (route) => {
    await arrived;
    await route.continue();
  });
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Anexar arquivo');
  await (await chooser).setFiles({ name: 'vigencia-2025-2.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByRole('button', { name: 'Enviando vigencia-2025-2.pdf' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gravar a prova' })).toBeDisabled();
  arrive();
  await expect(page.getByRole('button', { name: 'Tirar o arquivo' })).toBeVisible();
  await press(page, 'Gravar a prova');
  await expect(page.getByRole('link', { name: 'vigencia-2025-2.pdf' })).toBeVisible();
  await press(page, 'Enviar para aprovação');
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Aprovar' })).toHaveCount(0);

  await signInAs(page, 'spca');
  await page.goto(SHEET);
  await press(page, 'Devolver com motivo');
  await page
    .getByRole('textbox', { name: 'O que deve ser corrigido' })
    .fill('Confira o total da Baixada Cuiabana');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Devolver com motivo' }).press('Enter');
  await expect(page.getByText('Devolvido', { exact: true }).first()).toBeVisible();

  await signInAs(page, 'coordenacao-cophs');
  await page.goto(SHEET);
  await expect(page.getByText(/Devolvido por .*Confira o total da Baixada Cuiabana/)).toBeVisible();
  await press(page, 'Enviar para aprovação');
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();

  await signInAs(page, 'spca');
  await page.goto(SHEET);
  await press(page, 'Aprovar');
  await expect(page.getByText('Aprovado', { exact: true }).first()).toBeVisible();

  await page.goto('/indicadores/pbf?periodo=2025-S2');
  const value = page.getByRole('button', { name: /de onde vem este número/ }).first();
  await expect(value).toHaveText('82,14%');
  await value.press('Enter');
  await expect(
    page.getByRole('dialog').getByText(/Lançado por .*COPHS.* e aprovado por .*SPCA/),
  ).toBeVisible();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/vigencia-2025-2\.pdf/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await seriousFindings(page)).toEqual([]);
  if (process.env.PACTUA_SEE) await page.screenshot({ path: `${process.env.PACTUA_SEE}/pbf-1440.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  if (process.env.PACTUA_SEE) await page.screenshot({ path: `${process.env.PACTUA_SEE}/pbf-390.png` });
  await page.goto(SHEET);
  await page.getByText('História do lançamento').waitFor();
  if (process.env.PACTUA_SEE)
    await page.screenshot({ path: `${process.env.PACTUA_SEE}/sheet-390.png`, fullPage: true });
});
