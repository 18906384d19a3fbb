import { type Browser, expect, type Page } from '@playwright/test';
import { GENERATED_CNES } from '../../src/app/demonstration/production/generate.ts';
import { signInAs } from './people.ts';

const PROGRAMME = 'mt.cofin.hospitalar';

async function post(page: Page, path: string, data: unknown): Promise<void> {
  const answer = await page.request.post(path, { data, headers: { 'x-pactua-csrf': '1' } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Whose the files are and how the act is read: what must be known before the first month. */
export async function prepare(page: Page, agreement: string): Promise<void> {
  await signInAs(page, 'superintendencia');
  const { items } = await (await page.request.get('/api/cofinancing/readings')).json();
  for (const { programme, id, options, version } of items) {
    if (programme.id !== PROGRAMME) continue;
    const option = options.find((each: { isDefault: boolean }) => each.isDefault).id;
    const act = 'mt-cib-2020-072';
    const said = { option, from: '2020-07', act, reason: 'Decidida para a jornada.', version };
    await post(page, `/api/cofinancing/readings/${PROGRAMME}/${id}/decide`, said);
  }
  await signInAs(page, 'ers-peixoto');
  const cnes = { cnes: GENERATED_CNES, from: '2020-07-01', source: 'Hospital gerado' };
  await post(page, `/api/cofinancing/agreements/${agreement}/cnes`, cnes);
}

/** A person at a competência, in a window of their own. */
export async function atMonth(
  browser: Browser,
  baseURL: string,
  person: string,
  address: string,
): Promise<Page> {
  const page = await (
    await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })
  ).newPage();
  await signInAs(page, person);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: /^Competência de/ })).toBeVisible();
  return page;
}

/** Presses an action, fills its dialog, and waits for what comes of it. */
export async function act(
  page: Page,
  action: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
}

/** Waits until what is counted of files that were just loaded changes no line any more: three looks in a row say the same. */
async function settledLines(page: Page): Promise<void> {
  const address = new URL(page.url());
  const of = `${address.searchParams.get('termo')}/months/${address.pathname.split('/').at(-1)}`;
  const seen: string[] = [];
  await expect(async () => {
    const answer = await page.request.get(`/api/cofinancing/agreements/${of}/lines`);
    seen.push(await answer.text());
    expect(answer.ok()).toBe(true);
    expect(new Set(seen.slice(-3)).size + Math.max(0, 3 - seen.length)).toBe(1);
  }).toPass({ timeout: 120_000, intervals: [4_000] });
}

/** The clean lines at once and each exception that has a value alone, until none that has one waits: new files may still change one. */
export async function validateAll(page: Page): Promise<void> {
  const save = async (words: string | null) => {
    const dialog = page.getByRole('dialog');
    if (words !== null) await dialog.getByRole('textbox', { name: 'O que a explica' }).fill(words);
    await dialog.getByRole('button', { name: 'Validar' }).click();
    await expect(dialog).toBeHidden();
  };
  await settledLines(page);
  await expect(async () => {
    await page.reload();
    const lines = page.locator('section', { has: page.getByRole('heading', { name: 'Indicadores do mês' }) });
    await expect(lines.getByText(/de \d+ validados/)).toBeVisible();
    const clean = lines.getByRole('button', { name: /^Validar (as|a linha)/ });
    if ((await clean.count()) > 0) {
      await clean.click();
      await save(null);
    }
    const exceptions = lines.getByRole('listitem').filter({ hasNotText: 'Sem valor no mês.' });
    const next = exceptions.getByRole('button', { name: /^Validar a exceção/ });
    while ((await next.count()) > 0) {
      const before = await next.count();
      await next.first().click();
      await save('Conferido com o hospital.');
      await expect(next).toHaveCount(before - 1);
    }
    await expect(lines.getByText(/Nenhum indicador com valor espera validação/)).toBeVisible();
  }).toPass({ timeout: 120_000 });
}
