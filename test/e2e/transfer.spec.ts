import { type Browser, expect, type Page, test } from '@playwright/test';
import { GENERATED_CNES, generateProduction } from '../../src/app/demonstration/production/generate.ts';
import { textOfPdf } from '../pdf-text.ts';
import { seriousFindings } from './axe.ts';
import { loadFile } from './load-file.ts';
import { signInAs } from './people.ts';

const AGREEMENT = 'peixoto-de-azevedo';
const PROGRAMME = 'mt.cofin.hospitalar';
const MONTH = '/cofinanciamento/competencias/2020-11';
const HEADERS = { 'x-pactua-csrf': '1' };

/** A person at the competência. */
async function at(browser: Browser, person: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(page, person);
  await page.goto(MONTH);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Competência de novembro de 2020' }),
  ).toBeVisible();
  return page;
}

const post = async (page: Page, path: string, data: unknown) => {
  const answer = await page.request.post(path, { data, headers: HEADERS });
  expect(answer.ok(), await answer.text()).toBe(true);
};

/** Presses an action, fills its dialog, and waits for what comes of it. */
async function act(page: Page, action: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Whose the files are and how the act is read: what must be known before the first month. */
async function prepare(page: Page): Promise<void> {
  await signInAs(page, 'superintendencia');
  const { items } = await (await page.request.get('/api/cofinancing/readings')).json();
  for (const { programme, id, options, version } of items) {
    if (programme.id !== PROGRAMME) continue;
    const option = options.find((each: { isDefault: boolean }) => each.isDefault).id;
    const said = {
      option,
      from: '2020-07',
      act: 'mt-cib-2020-072',
      reason: 'Decidida para a jornada.',
      version,
    };
    await post(page, `/api/cofinancing/readings/${PROGRAMME}/${id}/decide`, said);
  }
  await signInAs(page, 'ers-peixoto');
  const cnes = { cnes: GENERATED_CNES, from: '2020-07-01', source: 'Hospital gerado' };
  await post(page, `/api/cofinancing/agreements/${AGREEMENT}/cnes`, cnes);
}

async function load(page: Page, late?: number): Promise<void> {
  await signInAs(page, 'administracao');
  const reissue = late === undefined ? {} : { late, issuedOn: '2020-12-21' };
  for (const { name, bytes } of generateProduction(['2020-09', '2020-10'], reissue))
    if (name.includes('2009')) await loadFile(page, name, bytes);
}

test.describe.configure({ mode: 'serial' });

test('a month goes from its files to its payment, and a file issued again adjusts it', async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  await prepare(page);
  await load(page);

  const office = await at(browser, 'ers-peixoto');
  await expect(async () => {
    await office.reload();
    await act(office, 'Fechar a produção');
  }).toPass({ timeout: 60_000 });
  await expect(office.getByText('R$ 389.663,60').first()).toBeVisible();
  await office
    .getByRole('button', { name: /^Validar a/ })
    .first()
    .click();
  await office.getByRole('dialog').getByRole('button', { name: 'Validar' }).click();
  await expect(office.getByText('Validado', { exact: true }).first()).toBeVisible();
  await act(office, 'Calcular, com parecer', { Parecer: 'Confere com os arquivos.' });
  await expect(office.getByText('R$ 779.327,20').first()).toBeVisible();
  expect(await seriousFindings(office)).toEqual([]);

  const centre = await at(browser, 'spca');
  await act(centre, 'Conferir e assinar');
  const authority = await at(browser, 'gabinete');
  await act(authority, 'Autorizar e assinar');
  await act(authority, 'Emitir a portaria');
  const link = authority.getByRole('link', { name: /^Ver PORTARIA .* em PDF/ });
  const pdf = await authority.request.get((await link.getAttribute('href')) as string);
  const words = textOfPdf(await pdf.body());
  if (words !== null) expect(words).toContain('779.327,20');
  await act(authority, 'Registrar a publicação', { 'Diário oficial': 'DOE 28.001' });

  const fund = await at(browser, 'fundo-estadual');
  for (const step of ['empenho', 'liquidação', 'ordem bancária', 'pagamento'])
    await act(fund, `Registrar ${step}`, { Documento: `${step} 1` });
  await expect(fund.getByText('Paga', { exact: true }).first()).toBeVisible();

  await load(page, 9);
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

  await fund.goto('/cofinanciamento/repasses?ano=2020');
  await expect(fund.getByRole('row', { name: /^nov 2020/ })).toContainText('R$ 779.327,20');
  await fund.goto('/cofinanciamento/livro-razao');
  await fund.getByRole('button', { name: 'Verificar o livro' }).click();
  await expect(fund.getByText(/^Tudo confere/)).toBeVisible();
});

const ACCOUNTS = `/cofinanciamento/termos/${AGREEMENT}/prestacao-de-contas`;
/** R$ 779.327,20 came; 30 % of it, R$ 233.798,16, may go to sanitary adequacy. */
const EXPENSES = [
  ['20/11/2020', 'NF 10', 'Distribuidora Vale', 'Medicamentos', 'Serviços', '500000,00'],
  ['21/11/2020', 'NF 11', 'Construtora Norte', 'Exaustão da CME', 'Adequação sanitária', '233798,17'],
  ['22/11/2020', 'NF 12', 'Eventos Ltda.', 'Confraternização', 'Serviços', '5529,03'],
];

/** A person at the accounts of the competência, opened from the list of the Termo. */
async function atAccounts(browser: Browser, person: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(page, person);
  await page.goto(ACCOUNTS);
  await page.getByRole('link', { name: 'novembro de 2020' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Prestação de contas/ })).toBeVisible();
  return page;
}

test('the municipality gives account of it: over the cap, notified, analysed, accepted into the ledger', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const municipality = await atAccounts(browser, 'controle-peixoto');
  await municipality.getByRole('button', { name: 'Colar da planilha' }).click();
  const pasting = municipality.getByRole('dialog');
  await pasting.getByRole('textbox').fill(EXPENSES.map((cells) => cells.join('\t')).join('\n'));
  await pasting.getByRole('button', { name: 'Acrescentar 3 despesas' }).click();
  await municipality.getByLabel('Internações do mês').fill('411');
  await municipality.getByLabel('Procedimentos do mês').fill('13256');
  await municipality.getByLabel('Saldo do extrato (R$)').fill('40000,00');
  await expect(municipality.getByText(/R\$ 233\.798,17\) passa do limite de R\$ 233\.798,16/)).toBeVisible();
  const amount = municipality.locator('table[role=grid] tbody tr').nth(1).locator('td[data-c="5"]');
  await amount.focus();
  await municipality.keyboard.type('233798,16');
  await municipality.keyboard.press('Enter');
  await expect(municipality.getByText(/a diferença é −R\$ 0,01/)).toBeVisible();
  await municipality.getByLabel('Saldo do extrato (R$)').fill('40000,01');
  await expect(
    municipality.getByText('As contas fecham: guarde o relatório para apresentá-lo.'),
  ).toBeVisible();
  await municipality.getByRole('button', { name: 'Guardar o relatório' }).click();
  await expect(municipality.getByText('Relatório guardado.')).toBeVisible();
  expect(await seriousFindings(municipality)).toEqual([]);
  await act(municipality, 'Apresentar as contas');
  const paper = municipality.getByRole('link', { name: /^Baixar o PC 1\/\d{4}/ });
  const report = textOfPdf(
    await (await municipality.request.get((await paper.getAttribute('href')) as string)).body(),
  );
  if (report !== null) expect(report).toContain('Construtora Norte');

  const office = await atAccounts(browser, 'ers-peixoto');
  await act(office, 'Notificar inconsistências', { 'O que não confere': 'Falta a nota fiscal 12 assinada.' });
  await expect(
    office.getByText(/^Inconsistências notificadas em .* Responda até \d\d\/\d\d\/\d{4}\.$/),
  ).toBeVisible();
  await municipality.reload();
  await expect(municipality.getByText('Falta a nota fiscal 12 assinada.')).toBeVisible();
  await act(municipality, 'Apresentar as contas');

  await office.reload();
  await act(office, 'Analisar', {
    Parecer: 'Regular, com ressalva.',
    'NF 12, Eventos Ltda.': 'Não é ação de saúde.',
  });
  await expect(office.getByText('Não é ação de saúde.').first()).toBeVisible();
  const centre = await atAccounts(browser, 'spca');
  await act(centre, 'Aprovar as contas');
  await expect(centre.getByText(/^Aprovada por /)).toBeVisible();
  await centre.goto(MONTH);
  await expect(centre.getByText('Contas prestadas', { exact: true }).first()).toBeVisible();

  const fund = await atAccounts(browser, 'fundo-estadual');
  await fund.goto('/cofinanciamento/livro-razao');
  await expect(fund.getByText('R$ 739.327,19').first()).toBeVisible();
  await fund.getByRole('button', { name: 'Verificar o livro' }).click();
  await expect(fund.getByText(/^Tudo confere/)).toBeVisible();
});
