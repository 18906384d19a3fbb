import { expect, type Locator, type Page, test } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { signInAs } from './people.ts';

const HOSPITAL = 'Hospital da Jornada';
const COVERED_CPF = '123.456.789-09';
const REASON = 'A ocupação ficou abaixo da meta em três competências.';
const LATER = '31122027';
let life = '';

/** Opens the life of the Termo as a person of the demonstration. */
async function open(page: Page, person: string): Promise<void> {
  await signInAs(page, person);
  await page.goto(life);
  await expect(page.getByRole('heading', { level: 1, name: 'Vida do Termo' })).toBeVisible();
}

/** Presses an offer, fills what it asks, and waits for it in the timeline. */
async function record(
  page: Page,
  label: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
) {
  await page.getByRole('button', { name: `Registrar: ${label}`, exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: label });
  await dialog
    .getByRole('textbox', { name: /^Número/ })
    .first()
    .fill(`Documento da jornada`);
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
}

async function choose(page: Page, within: Locator, label: RegExp, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).press('Enter');
  await page.getByRole('option', { name: option, exact: true }).press('Enter');
}

/** Answers the nine criteria; IX as given. */
const criteria = (page: Page, coverage: string, last: string) => async (dialog: Locator) => {
  for (const id of ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']) {
    const group = dialog.getByRole('group', { name: new RegExp(`^${id}\\.`) });
    await choose(page, group, /Resposta/, id === 'IX' ? last : 'Atende');
    await group.getByRole('textbox', { name: /Evidência/ }).fill(`Ofício ${id}`);
  }
  await dialog
    .getByRole('group', { name: /^VI\./ })
    .getByRole('textbox', { name: /Percentual/ })
    .fill(coverage);
  await dialog
    .getByRole('group', { name: /^VIII\./ })
    .getByRole('textbox', { name: /Percentual/ })
    .fill('36,2');
};

const reasoned = (dialog: Locator) => dialog.getByRole('textbox', { name: /^Motivo/ }).fill(REASON);

async function until(dialog: Locator): Promise<void> {
  await dialog
    .getByRole('group', { name: /Resposta até/ })
    .getByRole('spinbutton')
    .first()
    .focus();
  await dialog.page().keyboard.type(LATER);
}

test.describe.configure({ mode: 'serial' });

test('a municipality asks, is refused with every reason, completes and is found eligible', async ({
  page,
}) => {
  await signInAs(page, 'gestao-peixoto');
  await page.goto('/cofinanciamento/termos');
  await page.getByRole('button', { name: 'Pedir cofinanciamento' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Pedir cofinanciamento' });
  await dialog.getByRole('combobox', { name: 'Município' }).fill('Peixoto');
  await page.getByRole('option', { name: 'Peixoto de Azevedo' }).click();
  await dialog.getByRole('textbox', { name: 'Hospital' }).fill(HOSPITAL);
  await dialog.getByRole('textbox', { name: /Número do processo/ }).fill('SES-PRO-2026/00077');
  await dialog.getByRole('button', { name: 'Abrir o pedido' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Vida do Termo' })).toBeVisible();
  life = new URL(page.url()).pathname;
  await record(page, 'Envio para análise');
  await open(page, 'ers-peixoto');
  await record(page, 'Verificação dos critérios de elegibilidade', criteria(page, '62', 'Não atende'));
  const eligibility = page.getByRole('region', { name: 'Elegibilidade' });
  await expect(eligibility.getByText(/Critério VI: 62% é menos que o mínimo de 85%/)).toBeVisible();
  await expect(eligibility.getByText(/Critério IX: não atendido/)).toBeVisible();
  await expect(eligibility.getByText(/Os números e as palavras do inciso VI/)).toBeVisible();
  await open(page, 'secretaria-cir');
  await expect(page.getByRole('button', { name: /Proposição da CIR/ })).toHaveCount(0);
  await open(page, 'gestao-peixoto');
  await record(page, 'Evidências dos critérios de elegibilidade', criteria(page, '91,5', 'Atende'));
  await open(page, 'ers-peixoto');
  await record(page, 'Verificação dos critérios de elegibilidade');
  await expect(eligibility.getByText('Não elegível:')).toHaveCount(0);
});

test('goes by the two acts of the CIR, the council and the CIB to a signed Termo whose public copy covers personal data', async ({
  page,
}) => {
  await open(page, 'secretaria-cir');
  await record(page, 'Proposição da CIR: município de referência');
  await record(page, 'Apreciação do Termo pela CIR');
  await open(page, 'secretaria-cib');
  await record(page, 'Aprovação pela CIB', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Ato no registro' }).fill('nº 072');
    await page.getByRole('option', { name: /072/ }).first().click();
    await dialog.getByRole('textbox', { name: 'Valor mensal aprovado' }).fill('500.000,00');
  });
  const signs = async (person: string, party: string, name: string) => {
    await open(page, person);
    await page.getByRole('button', { name: `Dizer quem assina ${party}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Quem assina ${party}` });
    const said = [
      ['Nome', name],
      ['RG e órgão emissor', '1234 SSP'],
      ['CPF', COVERED_CPF],
      ['Estado civil', 'casada'],
      ['Endereço', 'Rua Um, 10'],
    ] as const;
    for (const [label, text] of said)
      await dialog.getByRole('textbox', { name: label, exact: true }).fill(text);
    await dialog.getByRole('button', { name: 'Gravar' }).press('Enter');
    await expect(dialog).toBeHidden();
  };
  await signs('gestao-peixoto', 'pelo município', 'Rui Dias');
  await signs('gabinete', 'pela ses', 'Ana Lima');
  await page.getByRole('button', { name: 'Emitir o Termo' }).press('Enter');
  await page.getByRole('button', { name: 'Emitir com número' }).press('Enter');
  await expect(page.getByText(/TERMO \d+\/\d{4}/).first()).toBeVisible();
  const pdf = await page.request.get(`/api/cofinancing/instruments/${life.split('/').at(-2)}/termo/pdf`);
  const text = textOfPdf(await pdf.body());
  if (text !== null) expect(text).toContain('Ana Lima');
  expect(text ?? '').not.toContain(COVERED_CPF);
  await record(page, 'Assinatura do Termo em duas vias');
  await expect(page.getByText(/Vence em/).first()).toBeVisible();
});

test('comes into force with its documents, is suspended after a notice and resumes', async ({ page }) => {
  await open(page, 'gestao-peixoto');
  await record(page, 'Contrato ou convênio com o prestador', async (dialog) => {
    for (const box of await dialog.getByRole('checkbox').all()) await box.press('Space');
  });
  await record(page, 'Plano de Melhorias dos Serviços Hospitalares');
  await expect(page.getByText('Ativo', { exact: true })).toBeVisible();
  await open(page, 'ers-peixoto');
  await record(page, 'Notificação de descumprimento', async (dialog) => {
    await reasoned(dialog);
    await until(dialog);
  });
  await open(page, 'gabinete');
  await page.getByText(/O que não pode agora, e por quê/).click();
  await expect(page.getByText(/Falta antes: “Parecer sobre o descumprimento”/).first()).toBeVisible();
  await open(page, 'gestao-peixoto');
  await record(page, 'Resposta à notificação', reasoned);
  await open(page, 'ers-peixoto');
  await record(page, 'Parecer sobre o descumprimento', reasoned);
  await open(page, 'gabinete');
  await record(page, 'Suspensão dos repasses', reasoned);
  await expect(page.getByText('Suspenso', { exact: true })).toBeVisible();
  await record(page, 'Retomada dos repasses', reasoned);
  await expect(page.getByText('Ativo', { exact: true })).toBeVisible();
});
