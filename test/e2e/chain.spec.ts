import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { generateProduction } from '../../src/app/demonstration/production/generate.ts';
import { textOfPdf } from '../pdf-text.ts';
import { atAccounts, giveAccounts } from './accounts-steps.ts';
import { seriousFindings } from './axe.ts';
import { composeCommission, judgeFirst, settleByScreen } from './cac-steps.ts';
import {
  criteria,
  licenceUntil,
  openLife,
  record,
  saySignatory,
  technicalFile,
  typeDay,
} from './life-steps.ts';
import { loadFile } from './load-file.ts';
import { type MovedServer, startOn } from './moved-clock.ts';
import { proveByFile } from './obligation-steps.ts';
import { signInAs } from './people.ts';
import { countPresses, pressesTaken } from './presses.ts';
import { resumeAnswered, suspendUnanswered } from './suspension-steps.ts';
import { tabThrough } from './tab-order.ts';
import { act, atMonth, prepare, validateAll } from './transfer-steps.ts';

/** The day of it all: the Termo takes effect in July of the year before, so that four whole months of it have ended. */
const TODAY = '2026-02-10';
const SEEDED = 'peixoto-de-azevedo';
const HOSPITAL = 'Hospital Regional de Peixoto de Azevedo';
const EFFECT = '07/2025';
const COMPETENCIA = '2026-02';
/** Two months: generated ones come to the mean of the Annex together; the first is what February pays. */
const PRODUCED = ['2025-12', '2026-01'];
const PAID = 'R$ 779.327,20';
/** Criterion IV is met by what the hospital will yet build: part of the transfer may then go there. */
const BY_PLAN = 'Não atende: plano de adequação';
const COVERED_CPF = '123.456.789-09';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: MovedServer;
let page: Page;
let life = '';
let termo = '';
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  server = await startOn(TODAY);
  page = await windowOf(browser);
  await endSeeded();
});
test.afterAll(() => server.stop());

const windowOf = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })).newPage();

const accounts = (browser: Browser) => ({
  browser,
  baseURL: server.url,
  agreement: termo,
  named: 'fevereiro de 2026',
});

const open = (person: string) => openLife(page, life, person);

/** The hospital's Termo of before ends: the same hospital has one at a time. */
async function endSeeded(): Promise<void> {
  await signInAs(page, 'gabinete');
  const address = `/api/cofinancing/instruments/${SEEDED}`;
  const { version } = await (await page.request.get(address)).json();
  const details = {
    closing: 'terminated',
    competencia: '2025-07',
    reason: 'Vem outro Termo do mesmo hospital.',
  };
  const answer = await page.request.post(`${address}/steps/decision`, {
    data: { type: 'closed', on: TODAY, document: 'Portaria 1/2026', details, version },
    headers: { 'x-pactua-csrf': '1' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a municipality asks, is refused with every reason, completes and is found eligible', async () => {
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
  termo = life.split('/').at(-2) ?? '';
  expect(termo).not.toBe(SEEDED);
  await record(page, 'Envio para análise');
  await open('ers-peixoto');
  await record(page, 'Verificação dos critérios de elegibilidade', criteria('62', 'Não atende'));
  const eligibility = page.getByRole('region', { name: 'Elegibilidade' });
  await expect(eligibility.getByText(/Critério VI: 62% é menos que o mínimo de 85%/)).toBeVisible();
  await expect(eligibility.getByText(/Critério IX: não atendido/)).toBeVisible();
  await expect(eligibility.getByText(/Os números e as palavras do inciso VI/)).toBeVisible();
  await open('secretaria-cir');
  await expect(page.getByRole('button', { name: /Proposição da CIR/ })).toHaveCount(0);
  await open('gestao-peixoto');
  await record(page, 'Evidências dos critérios de elegibilidade', criteria('91,5', 'Atende', BY_PLAN));
  await open('ers-peixoto');
  await record(page, 'Verificação dos critérios de elegibilidade');
  await expect(eligibility.getByText('Não elegível:')).toHaveCount(0);
});

test('goes by the two acts of the CIR, the council and the CIB to a signed Termo whose public copy covers personal data', async () => {
  await open('secretaria-cir');
  await record(page, 'Proposição da CIR: município de referência');
  await record(page, 'Apreciação do Termo pela CIR');
  await open('conselho-peixoto');
  await record(page, 'Apreciação do Termo pelo Conselho Municipal de Saúde');
  await open('secretaria-cib');
  await record(page, 'Aprovação pela CIB', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Ato no registro' }).fill('nº 072');
    await page.getByRole('option', { name: /072/ }).first().click();
    await dialog.getByRole('textbox', { name: 'Valor mensal aprovado' }).fill('765.547,34');
  });
  await open('gestao-peixoto');
  await saySignatory(page, 'pelo município', 'Rui Dias', COVERED_CPF);
  await open('gabinete');
  await saySignatory(page, 'pela SES', 'Ana Lima', COVERED_CPF);
  await page.getByRole('button', { name: 'Emitir o Termo' }).press('Enter');
  await page.getByRole('button', { name: 'Emitir com número' }).press('Enter');
  await expect(page.getByText(/TERMO \d+\/\d{4}/).first()).toBeVisible();
  const pdf = await page.request.get(`/api/cofinancing/instruments/${termo}/termo/pdf`);
  const text = textOfPdf(await pdf.body());
  if (text !== null) expect(text).toContain('Ana Lima');
  expect(text ?? '').not.toContain(COVERED_CPF);
  await record(page, 'Assinatura do Termo em duas vias');
  await expect(page.getByText(/Vence em/).first()).toBeVisible();
});

test('comes into force with its documents', async () => {
  await open('gestao-peixoto');
  await record(page, 'Contrato ou convênio com o prestador', async (dialog) => {
    for (const box of await dialog.getByRole('checkbox').all()) await box.press('Space');
  });
  await record(page, 'Plano de Melhorias dos Serviços Hospitalares');
  await record(page, 'Plano de Ação de Adequação à Legislação Sanitária', async (dialog) => {
    for (const box of await dialog.getByRole('checkbox').all()) await box.press('Space');
    await typeDay(dialog, /Vale até/, '31122026');
  });
  await expect(page.getByText('Ativo', { exact: true })).toBeVisible();
  await record(page, 'Ficha técnica do art. 4º', technicalFile);
  await record(page, 'Licença sanitária ou TAC', licenceUntil('31122026'));
  await record(page, 'Constituição da CAC');
  await open('gabinete');
  await record(page, 'Portaria dos valores de base', async (dialog) => {
    await dialog.getByRole('textbox', { name: 'A partir da competência' }).fill(EFFECT);
    await dialog.getByRole('textbox', { name: /Valor de base/ }).fill('2,00');
  });
  await open('ers-peixoto');
  await record(page, 'Aprovação do plano de adequação');
});

test('it proves an obligation by a file, under a protocol with number, hour and hash, in a PDF', async () => {
  await signInAs(page, 'gestao-peixoto');
  await proveByFile(page, termo);
});

test('its commission evaluates the first whole four months', async () => {
  await signInAs(page, 'controle-peixoto');
  await page.goto(`/cofinanciamento/termos/${termo}/cac`);
  await composeCommission(page, termo);
  await judgeFirst(page, '3º quadrimestre de 2025', 'CNES conferido em fevereiro de 2026');
  await settleByScreen(page, { agreement: termo, period: '2025-3', competencia: COMPETENCIA, on: TODAY });
  await expect(page.getByText(/Assinada por todos os membros em .*: CAC 1\/2026/)).toBeVisible();
  await tabThrough(page);
});

test('its month goes from the files to the payment, and a file issued again adjusts it', async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const load = async (late?: number) => {
    await signInAs(page, 'administracao');
    const reissue = late === undefined ? {} : { late, issuedOn: '2026-02-09' };
    for (const { name, bytes } of generateProduction(PRODUCED, reissue))
      if (name.includes('2512')) await loadFile(page, name, bytes);
  };
  const at = (person: string) =>
    atMonth(browser, server.url, person, `/cofinanciamento/competencias/${COMPETENCIA}?termo=${termo}`);
  await prepare(page, termo);
  await load();

  const office = await at('ers-peixoto');
  await expect(async () => {
    await office.reload();
    await act(office, 'Fechar a produção');
  }).toPass({ timeout: 60_000 });
  await expect(office.getByText('R$ 389.663,60').first()).toBeVisible();
  await validateAll(office);
  await act(office, 'Calcular, com parecer', { Parecer: 'Confere com os arquivos.' });
  await expect(office.getByText(PAID).first()).toBeVisible();
  expect(await seriousFindings(office)).toEqual([]);
  await tabThrough(office);

  const centre = await at('spca');
  await act(centre, 'Conferir e assinar');
  const authority = await at('gabinete');
  await act(authority, 'Autorizar e assinar');
  await act(authority, 'Emitir a portaria');
  const link = authority.getByRole('link', { name: /^Ver PDF: PORTARIA/ });
  const pdf = await authority.request.get((await link.getAttribute('href')) as string);
  const words = textOfPdf(await pdf.body());
  if (words !== null) expect(words).toContain('779.327,20');
  await act(authority, 'Registrar a publicação', { 'Diário oficial': 'DOE 29.001' });

  const fund = await at('fundo-estadual');
  for (const step of ['empenho', 'liquidação', 'ordem bancária', 'pagamento'])
    await act(fund, `Registrar ${step}`, { Documento: `${step} 1` });
  await expect(fund.getByText('Paga', { exact: true }).first()).toBeVisible();

  await load(9);
  await expect(async () => {
    await office.reload();
    await act(office, 'Propor ajuste', { Parecer: 'Nove AIH reapresentadas.' });
  }).toPass({ timeout: 60_000 });
  const difference = office.getByRole('figure', { name: /9\.624,06 de diferença, por causa/ });
  await expect(difference.getByRole('row', { name: /^Dados/ })).toContainText('9.624,06');
  await expect(difference.getByRole('row', { name: /^Regra/ })).toContainText('R$ 0,00');
  await authority.reload();
  await act(authority, 'Autorizar o ajuste');
  await expect(authority.getByText('Ajustada', { exact: true }).first()).toBeVisible();

  await fund.goto('/cofinanciamento/repasses?ano=2026');
  await expect(fund.getByRole('row', { name: /^fev 2026/ })).toContainText(PAID);
  await tabThrough(fund);
  await fund.goto('/cofinanciamento/livro-razao');
  await fund.getByRole('button', { name: 'Verificar o livro' }).click();
  await expect(fund.getByText(/^Tudo confere/)).toBeVisible();
  await tabThrough(fund);
});

test('the municipality gives account of it: over the cap, then notified of what does not agree', async ({
  browser,
}) => {
  const month = accounts(browser);
  const municipality = await atAccounts(month, 'controle-peixoto');
  await giveAccounts(municipality, '10/02/2026');

  const office = await atAccounts(month, 'ers-peixoto');
  await act(office, 'Notificar inconsistências', { 'O que não confere': 'Falta a nota fiscal 12 assinada.' });
  await expect(
    office.getByText(/^Inconsistências notificadas em .* Responda até 25\/02\/2026 \(faltam 15 dias\)\.$/),
  ).toBeVisible();
  await municipality.reload();
  await expect(municipality.getByText('Falta a nota fiscal 12 assinada.')).toBeVisible();
});

test('left without an answer, it ends in a notice and, past its term, in a suspension by reasoned act', async ({
  browser,
}) => {
  await suspendUnanswered(accounts(browser), server);
  await resumeAnswered(accounts(browser), life);
});

test('its accounts are analysed, accepted by another person, and enter the ledger', async ({ browser }) => {
  const month = accounts(browser);
  const office = await atAccounts(month, 'ers-peixoto');
  await act(office, 'Analisar', {
    Parecer: 'Regular, com ressalva.',
    'NF 12, Eventos Ltda.': 'Não é ação de saúde.',
  });
  await expect(office.getByText('Não é ação de saúde.').first()).toBeVisible();
  const centre = await atAccounts(month, 'spca');
  await act(centre, 'Aprovar as contas');
  await expect(centre.getByText(/^Aprovada por /)).toBeVisible();
  await centre.goto(`/cofinanciamento/competencias/${COMPETENCIA}?termo=${termo}`);
  await expect(centre.getByText('Contas prestadas', { exact: true }).first()).toBeVisible();

  const fund = await atAccounts(month, 'fundo-estadual');
  await fund.goto('/cofinanciamento/livro-razao');
  await expect(fund.getByText('R$ 739.327,19').first()).toBeVisible();
  await fund.getByRole('button', { name: 'Verificar o livro' }).click();
  await expect(fund.getByText(/^Tudo confere/)).toBeVisible();
});

test('its dossier is two clicks from the payment, and holds the chain', async () => {
  await countPresses(page);
  await signInAs(page, 'auditoria');
  await page.goto(`/cofinanciamento/termos/${termo}/competencias/${COMPETENCIA}`);
  await page.getByRole('button', { name: /^(Baixar|Exportar)/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Dossiê do pagamento/ }).click();
  const pdf = readFileSync(await (await downloading).path());
  expect(await pressesTaken(page)).toBe(2);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(pdf);
  if (text === null) return;
  for (const said of ['R$ 779.327,20', 'R$ 788.951,26', 'Avaliações da CAC']) expect(text).toContain(said);
});
