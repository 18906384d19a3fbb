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
