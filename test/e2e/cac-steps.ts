import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

const MEMBERS = ['controle-peixoto', 'cac-peixoto'] as const;
const GOALS = Array.from({ length: 10 }, (_, index) => `5.1-${index + 1}`);

const apiOf = (agreement: string): string => `/api/cofinancing/agreements/${agreement}/cac`;

export async function postCac(page: Page, agreement: string, path: string, data: object) {
  const headers = { 'x-pactua-csrf': '1', 'x-command-id': randomUUID() };
  const answer = await page.request.post(`${apiOf(agreement)}/${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Records two members of the commission, on its page. */
export async function composeCommission(page: Page, agreement: string): Promise<void> {
  await page.getByRole('button', { name: 'Registrar os membros' }).click();
  const dialog = page.getByRole('dialog');
  const { candidates } = await (await page.request.get(apiOf(agreement))).json();
  const members = candidates.filter(({ office }: { office: string }) => /CAC|Controle/.test(office));
  for (const [index, whom] of ['Secretaria Municipal de Saúde', 'Usuários'].entries()) {
    if (index > 0) await dialog.getByRole('button', { name: 'Mais um membro' }).click();
    await dialog.getByRole('button', { name: new RegExp(`Membro ${index + 1}`) }).click();
    await page.getByRole('option', { name: new RegExp(members[index].name) }).click();
    await dialog.getByLabel(`Representa (membro ${index + 1})`).fill(whom);
  }
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Usuários' })).toBeVisible();
}

/** Opens the sheet of four months and judges its first goal, by keyboard. */
export async function judgeFirst(page: Page, period: string, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Abrir a avaliação' }).click();
  await page.getByRole('link', { name: period, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Metas quantitativas' })).toBeVisible();
  await page.getByRole('button', { name: 'Julgar 5.1-1: CNES atualizado' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /A meta foi cumprida/ }).press('Enter');
  await page.getByRole('option', { name: 'Cumprida', exact: true }).press('Enter');
  await dialog.getByLabel('Evidência', { exact: true }).fill(evidence);
  await dialog.getByRole('button', { name: 'Guardar' }).press('Enter');
  await expect(page.getByText(evidence)).toBeVisible();
  await expect(page.getByText(/Faltam julgar 9 metas/)).toBeVisible();
}

interface Settled {
  readonly agreement: string;
  readonly period: string;
  /** First payment month that it reaches. */
  readonly competencia: string;
  /** Day of the meeting. */
  readonly on: string;
}

/** What is left of a sheet, up to the last signature, without the screen. */
export async function settle(page: Page, { agreement, period, competencia, on }: Settled): Promise<void> {
  const sheet = async () => (await page.request.get(`${apiOf(agreement)}/${period}`)).json();
  const post = (what: string, data: object) => postCac(page, agreement, `${period}/${what}`, data);
  await signInAs(page, 'controle-peixoto');
  let seen = await sheet();
  for (const goal of GOALS) {
    if (seen.goals.find((each: { id: string }) => each.id === goal).judged !== null) continue;
    const judged = { goal, met: true, evidence: 'Relatório do hospital', version: seen.version };
    seen = await post('goals', judged);
  }
  seen = await post('meeting', { on, minutes: 'Ata 1/2026', version: seen.version });
  seen = await post('notice', { until: seen.answerUntil, version: seen.version });
  await signInAs(page, 'hospital-peixoto');
  seen = await post('answer', { text: 'De acordo com a avaliação.', version: seen.version });
  await signInAs(page, 'controle-peixoto');
  seen = await post('opinion', { text: 'Mantida a avaliação.', competencia, version: seen.version });
  for (const person of MEMBERS) {
    await signInAs(page, person);
    seen = await post('sign', { version: seen.version });
  }
}
