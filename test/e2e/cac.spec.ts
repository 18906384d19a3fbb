import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const TERM = '/cofinanciamento/termos/peixoto-de-azevedo';
const API = '/api/cofinancing/agreements/peixoto-de-azevedo';
const MEMBERS = ['controle-peixoto', 'cac-peixoto'] as const;
const GOALS = Array.from({ length: 10 }, (_, index) => `5.1-${index + 1}`);

async function post(page: Page, path: string, data: object) {
  const headers = { 'x-pactua-csrf': '1', 'x-command-id': randomUUID() };
  const answer = await page.request.post(`${API}/cac/${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

const sheetOf = async (page: Page, period: string) => (await page.request.get(`${API}/cac/${period}`)).json();

/** Judges what is left of a sheet, without the screen. */
async function judgeAll(page: Page, period: string): Promise<void> {
  for (const goal of GOALS) {
    const { version, goals } = await sheetOf(page, period);
    if (goals.find((each: { id: string }) => each.id === goal).judged !== null) continue;
    await post(page, `${period}/goals`, { goal, met: true, evidence: 'Relatório do hospital', version });
  }
}

/** Dates and texts that the screen asks of the others, without the screen. */
async function settle(page: Page, period: string, competencia: string): Promise<void> {
  await signInAs(page, 'controle-peixoto');
  await judgeAll(page, period);
  let { version, answerUntil } = await sheetOf(page, period);
  ({ version } = await post(page, `${period}/meeting`, { on: '2026-11-10', minutes: 'Ata 1/2026', version }));
  await post(page, `${period}/notice`, { until: answerUntil, version });
  await signInAs(page, 'hospital-peixoto');
  ({ version } = await sheetOf(page, period));
  await post(page, `${period}/answer`, { text: 'De acordo com a avaliação.', version });
  await signInAs(page, 'controle-peixoto');
  ({ version } = await sheetOf(page, period));
  await post(page, `${period}/opinion`, { text: 'Mantida a avaliação.', competencia, version });
  for (const person of MEMBERS) {
    await signInAs(page, person);
    ({ version } = await sheetOf(page, period));
    await post(page, `${period}/sign`, { version });
  }
}

const factor = async (page: Page, month: string): Promise<string> => {
  const answer = await page.request.get(`${API}/competencias/${month}?base=100000.00`);
  return JSON.stringify(await answer.json());
};

test('the commission evaluates four months, and the factor of the next payment changes', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'controle-peixoto');
  await page.goto(`${TERM}/cac`);
  await page.getByRole('button', { name: 'Registrar os membros' }).click();
  const dialog = page.getByRole('dialog');
  const [first, second] = (await (await page.request.get(`${API}/cac`)).json()).candidates.filter(
    ({ office }: { office: string }) => /CAC|Controle/.test(office),
  );
  await dialog.getByRole('button', { name: /Membro 1/ }).click();
  await page.getByRole('option', { name: new RegExp(first.name) }).click();
  await dialog.getByLabel('Representa (membro 1)').fill('Secretaria Municipal de Saúde');
  await dialog.getByRole('button', { name: 'Mais um membro' }).click();
  await dialog.getByRole('button', { name: /Membro 2/ }).click();
  await page.getByRole('option', { name: new RegExp(second.name) }).click();
  await dialog.getByLabel('Representa (membro 2)').fill('Usuários');
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Usuários' })).toBeVisible();

  await page.getByRole('button', { name: 'Abrir a avaliação' }).click();
  await page.getByRole('link', { name: '3º quadrimestre de 2020', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Metas quantitativas' })).toBeVisible();
  await page.getByRole('button', { name: 'Julgar 5.1-1: CNES atualizado' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /A meta foi cumprida/ }).press('Enter');
  await page.getByRole('option', { name: 'Cumprida', exact: true }).press('Enter');
  await dialog.getByLabel('Evidência', { exact: true }).fill('CNES conferido em novembro de 2026');
  await dialog.getByRole('button', { name: 'Guardar' }).press('Enter');
  await expect(page.getByText('CNES conferido em novembro de 2026')).toBeVisible();
  await expect(page.getByText(/Faltam julgar 9 metas/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const before = await factor(page, '2021-06');
  expect(before).toContain('"factor":"2.00"');
  await settle(page, '2020-3', '2021-05');
  await signInAs(page, 'controle-peixoto');
  await post(page, '2021-1/open', {});
  await settle(page, '2021-1', '2021-06');

  await page.goto(`${TERM}/cac/2021-1`);
  await expect(page.getByText(/Assinada por todos os membros em .*: CAC 2\//)).toBeVisible();
  expect(await factor(page, '2021-06')).toContain('"factor":"2.50"');
  expect(await factor(page, '2021-05')).toContain('"factor":"2.00"');
  await page.goto(`${TERM}/competencias/2021-06?base=100000.00`);
  await page.getByRole('button', { name: 'Abrir tudo' }).click();
  await expect(page.getByText(/1º quadrimestre de 2021, avaliação CAC 2\//).first()).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${TERM}/cac`);
  await expect(
    page.getByText('3º quadrimestre de 2021').or(page.getByText('2º quadrimestre de 2021')).first(),
  ).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
