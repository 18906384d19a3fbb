import { type Browser, expect, type Page, test } from '@playwright/test';
import { generateProduction } from '../../src/app/demonstration/production/generate.ts';
import { seriousFindings } from './axe.ts';
import { loadFile } from './load-file.ts';
import { type MovedServer, startOn } from './moved-clock.ts';
import { leadByApi } from './paid-month.ts';
import { signInAs } from './people.ts';
import { tabThrough } from './tab-order.ts';
import { atMonth, prepare } from './transfer-steps.ts';
import { tabTo } from './whole-month-steps.ts';

const TODAY = '2021-01-15';
const AGREEMENT = 'peixoto-de-azevedo';
/** The month that was paid too much, and the next one, out of which a part of it comes back. */
const PAID = '2020-11';
const NEXT = '2020-12';
const PRODUCED = ['2020-09', '2020-10'];
/** Twelve admissions that the file issued again no longer has: R$ 534,67 each, twice over. */
const TAKEN_OUT = { late: 12 };
const OWED = '12.832,08';
const HALF = '6.416,04';
/** The next payment, of R$ 764.599,56, without the half. */
const REACHES = '758.183,52';

/** On a phone the bars of a waterfall keep the room that the words leave. */
const NARROWEST_BAR = `Math.min(...[...document.querySelectorAll('figure td[aria-hidden]')].map((td) => td.clientWidth))`;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: MovedServer;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  server = await startOn(TODAY);
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await prepare(page, AGREEMENT);
  await signInAs(page, 'administracao');
  for (const { name, bytes } of generateProduction(PRODUCED, TAKEN_OUT)) await loadFile(page, name, bytes);
  await leadByApi(page, { agreement: AGREEMENT, competencia: PAID, day: TODAY }, 'pay');
  await leadByApi(page, { agreement: AGREEMENT, competencia: NEXT, day: TODAY }, 'liquidate');
  await signInAs(page, 'administracao');
  const [issuedAgain] = generateProduction(PRODUCED, { issuedOn: '2021-01-12' });
  if (issuedAgain) await loadFile(page, issuedAgain.name, issuedAgain.bytes);
});
test.afterAll(() => server.stop());

const at = (browser: Browser, person: string, competencia: string) =>
  atMonth(browser, server.url, person, `/cofinanciamento/competencias/${competencia}?termo=${AGREEMENT}`);

/** By Tab from the top of the page to a button, whose dialog opens. */
async function open(page: Page, button: string): Promise<void> {
  await page.getByRole('link', { name: 'Ir para o conteúdo' }).press('Enter');
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

const gone = (page: Page) => expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 30_000 });

test('a file issued again makes a paid month worth less, and an act brings the difference back in instalments', async ({
  browser,
}) => {
  const office = await at(browser, 'ers-peixoto', PAID);
  await open(office, 'Propor ajuste');
  await write(office, 'Parecer', 'Doze AIH deixaram de constar do arquivo.');
  await tabTo(office, 'Propor ajuste');
  await office.keyboard.press('Enter');
  await gone(office);
  const difference = office.getByRole('figure', { name: /12\.832,08 de diferença, por causa/ });
  await expect(difference.getByRole('row', { name: /^Dados/ })).toContainText(OWED);
  await expect(office.getByText(/já foram pagos e deixam de ser devidos/)).toBeVisible();
  expect(await seriousFindings(office)).toEqual([]);

  const authority = await at(browser, 'gabinete', PAID);
  await open(authority, 'Autorizar o ajuste');
  const dialog = authority.getByRole('dialog');
  await write(authority, 'Ato que manda recuperar', 'Portaria 9/2021/GBSES');
  await write(authority, 'Mês da parcela 1', '02/2021');
  await expect(dialog.getByText('As parcelas somam o valor inteiro.')).toBeVisible();
  await write(authority, 'Valor da parcela 1', HALF);
  await expect(dialog.getByText(`Faltam R$ ${HALF}.`)).toBeVisible();
  await tabTo(authority, 'Outra parcela');
  await authority.keyboard.press('Enter');
  await write(authority, 'Mês da parcela 2', '03/2021');
  await write(authority, 'Valor da parcela 2', '6.000,00');
  await tabTo(authority, 'Autorizar o ajuste');
  await authority.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('as parcelas somam R$ 12.416,04');
  await write(authority, 'Valor da parcela 2', HALF);
  await tabTo(authority, 'Autorizar o ajuste');
  await authority.keyboard.press('Enter');
  await gone(authority);
  const recovery = authority.locator('#recuperacao');
  await expect(recovery).toContainText(`Portaria 9/2021/GBSES: R$ 0,00 de R$ ${OWED} recuperados.`);
  await expect(recovery.getByText('A vencer em fev 2021')).toBeVisible();
});

test('the first instalment is kept back of the next payment, which is paid with that much less', async ({
  browser,
}) => {
  const fund = await at(browser, 'fundo-estadual', PAID);
  await open(fund, 'Registrar a parcela 1');
  await tabTo(fund, /^Devolvida pelo município/);
  await fund.keyboard.press('Enter');
  await fund.keyboard.press('ArrowDown');
  await fund.keyboard.press('Enter');
  await write(fund, 'Documento', 'Nota de desconto 3');
  await tabTo(fund, 'Registrar parcela');
  await fund.keyboard.press('Enter');
  await gone(fund);
  await expect(fund.getByText('Descontada de dez 2020')).toBeVisible();
  await tabThrough(fund);

  await fund.goto(`/cofinanciamento/competencias/${NEXT}?termo=${AGREEMENT}`);
  await expect(fund.getByRole('heading', { level: 1 })).toBeVisible();
  await open(fund, 'Registrar ordem bancária');
  await write(fund, 'Documento', 'NOB 12');
  await tabTo(fund, 'Registrar ordem bancária');
  await fund.keyboard.press('Enter');
  await gone(fund);
  const fall = fund.getByRole('figure', { name: 'Da base ao que vai ao fundo municipal' });
  await expect(
    fall.getByRole('row', { name: /^Descontada: parcela 1 da recuperação de nov 2020/ }),
  ).toContainText(HALF);
  await expect(fall.getByRole('row', { name: /^Vai ao fundo municipal/ })).toContainText(REACHES);
});

test('a bank order is annulled in part by another person, and what it was for is paid by another one', async ({
  browser,
}) => {
  const deputy = await at(browser, 'gabinete-adjunto', NEXT);
  await open(deputy, 'Anular ordem bancária NOB 12');
  await write(deputy, 'Valor em reais', '1.000,00');
  await write(deputy, 'Documento', 'NAE 4');
  await write(deputy, 'Motivo', 'Conta do fundo municipal errada em parte.');
  await tabTo(deputy, 'Anular');
  await deputy.keyboard.press('Enter');
  await gone(deputy);
  await tabThrough(deputy);
  await deputy.setViewportSize({ width: 390, height: 844 });
  const another = deputy.getByRole('button', { name: 'Anular ordem bancária NOB 12' });
  const { x = 0, width = 390 } = (await another.boundingBox()) ?? {};
  expect(x + width).toBeLessThanOrEqual(390);
  expect(await deputy.evaluate(NARROWEST_BAR)).toBeGreaterThan(100);
  expect(await deputy.evaluate('document.documentElement.scrollWidth')).toBe(390);

  const fund = await at(browser, 'fundo-estadual', NEXT);
  for (const step of ['ordem bancária', 'pagamento']) {
    await open(fund, `Registrar ${step}`);
    await write(fund, 'Documento', `${step} 13`);
    await tabTo(fund, `Registrar ${step}`);
    await fund.keyboard.press('Enter');
    await gone(fund);
  }
  await expect(fund.getByText('Paga', { exact: true }).first()).toBeVisible();
  await expect(fund.getByRole('button', { name: 'Registrar empenho' })).toHaveCount(0);
  await fund.goto('/cofinanciamento/repasses?ano=2020');
  const owing = fund.getByRole('row', { name: /^nov 2020/ });
  await expect(owing).toContainText('Em recuperação');
  await expect(owing).toContainText(`a recuperarR$ ${HALF}`);
  await expect(fund.getByRole('row', { name: /^dez 2020/ })).toContainText(
    `descontado por recuperaçãoR$ ${HALF}`,
  );
  await tabThrough(fund);
});

test('what was recorded by mistake is reversed by another person; recorded again, it ends the recovery', async ({
  browser,
}) => {
  const settle = async (document: string) => {
    const fund = await at(browser, 'fundo-estadual', PAID);
    await open(fund, 'Registrar a parcela 2');
    await write(fund, 'Documento', document);
    await tabTo(fund, 'Registrar parcela');
    await fund.keyboard.press('Enter');
    await gone(fund);
    return fund;
  };
  await settle('Guia 7');
  const deputy = await at(browser, 'gabinete-adjunto', PAID);
  await open(deputy, 'Estornar a parcela 2');
  await write(deputy, 'Documento', 'Despacho 3');
  await write(deputy, 'Motivo', 'A guia é de outro município.');
  await tabTo(deputy, 'Estornar');
  await deputy.keyboard.press('Enter');
  await gone(deputy);
  await expect(deputy.getByText('A vencer em mar 2021')).toBeVisible();
  const fund = await settle('Guia 8');
  await expect(fund.locator('#recuperacao')).toContainText('Quitado.');
  await expect(fund.getByText('Recuperada', { exact: true })).toBeVisible();
  await fund.goto('/cofinanciamento/livro-razao');
  await fund.getByRole('button', { name: 'Verificar o livro' }).press('Enter');
  await expect(fund.getByText(/^Tudo confere/)).toBeVisible();
  expect(await seriousFindings(fund)).toEqual([]);
});
