import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const TERM = '/cofinanciamento/termos/peixoto-de-azevedo';
const API = '/api/cofinancing/agreements/peixoto-de-azevedo';
const REASON = 'Disponibilidade orçamentária e financeira do exercício';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).press('Enter');

async function sign(page: Page, person: string, address: string, label: string): Promise<void> {
  await signInAs(page, person);
  await page.goto(address);
  await press(page, `Assinar: ${label}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Assinar' }).press('Enter');
  await expect(dialog).toBeHidden();
}

test('the criteria are frozen, scored, signed, ratified lower with a reason, ordered and published', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'spca');
  await page.goto(`${TERM}/incentivo`);
  await press(page, 'Abrir a avaliação');
  const opening = page.getByRole('dialog');
  await opening.getByRole('textbox', { name: 'Por que se avalia' }).fill('Avaliação do semestre');
  await opening.getByRole('button', { name: 'Abrir' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Avaliação do 2º semestre/ })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await press(page, 'Congelar a evidência');
  const evidence = page.getByRole('region', { name: 'Evidência', exact: true });
  await expect(evidence.getByText(/SHA-256: [0-9a-f]{64} \(confere\)/)).toBeVisible();
  await press(page, 'Pontuar');
  await expect(page.getByRole('region', { name: 'Quadro 01' }).getByText('Execução da PPI')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Interpretações' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Apurado nos arquivos' })).toContainText(
    /não se apura: falta/,
  );
  expect(await seriousFindings(page)).toEqual([]);
  await sign(page, 'spca', address, 'Nível central (SPCA)');
  await sign(page, 'ers-peixoto', address, 'Escritório Regional de Saúde');
  await signInAs(page, 'gabinete');
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Ratificar' })).toBeDisabled();
  await expect(page.getByText('Falta assinar: Comissão de acompanhamento (CAC).')).toBeVisible();
  await sign(page, 'cac-peixoto', address, 'Comissão de acompanhamento (CAC)');

  await signInAs(page, 'gabinete');
  await page.goto(address);
  await press(page, 'Ratificar');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Valor ratificado/ }).fill('1,25');
  await dialog.getByRole('button', { name: 'Ratificar' }).press('Enter');
  await expect(dialog.getByText(/é menor que a pontuação: diga o motivo/)).toBeVisible();
  await dialog.getByRole('textbox', { name: /Motivo/ }).fill(REASON);
  await dialog.getByRole('button', { name: 'Ratificar' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(REASON)).toBeVisible();
  await press(page, 'Emitir a portaria');
  await expect(page.getByRole('link', { name: /^Ver PDF: .*, em outra aba/ })).toBeVisible();
  const pdf = await page.request.get(`${API}/assessments/${address.split('/').at(-1)}/ordinance/pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await press(page, 'Registrar a publicação');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /Edição/ })
    .fill('DOE 28.900');
  await page.getByRole('dialog').getByRole('button', { name: 'Registrar' }).press('Enter');
  await expect(page.getByText(/Publicada em .*DOE 28\.900/)).toBeVisible();

  const { competencia } = await (
    await page.request.get(`${API}/assessments/${address.split('/').at(-1)}`)
  ).json();
  await page.goto(`${TERM}/competencias/${competencia}?base=100000.00`);
  await expect(page.getByText('R$ 125.000,00').first()).toBeVisible();
  const instrument = await page.request.get('/api/cofinancing/instruments/peixoto-de-azevedo');
  expect((await instrument.json()).baseValues.at(-1)).toMatchObject({ from: competencia, values: '1.25' });
});
