import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { typeDay } from './life-steps.ts';
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

/** Judges a goal on its sheet, by keyboard. */
async function judge(page: Page, goal: string, evidence: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Julgar ${goal}:`) }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /A meta foi cumprida/ }).press('Enter');
  await page.getByRole('option', { name: 'Cumprida', exact: true }).press('Enter');
  await dialog.getByLabel('Evidência', { exact: true }).fill(evidence);
  await dialog.getByRole('button', { name: 'Guardar' }).press('Enter');
  await expect(dialog).toHaveCount(0);
}

/** Opens the sheet of four months and judges its first goal. */
export async function judgeFirst(page: Page, period: string, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Abrir a avaliação' }).click();
  await page.getByRole('link', { name: period, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Metas quantitativas' })).toBeVisible();
  await judge(page, '5.1-1', evidence);
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

/** What is left of a sheet that is open on the page, up to the last signature: each step where the person who takes it does it. */
export async function settleByScreen(page: Page, { agreement, period, on }: Settled): Promise<void> {
  const at = async (person: string) => {
    await signInAs(page, person);
    await page.goto(`/cofinanciamento/termos/${agreement}/cac/${period}`);
  };
  const say = async (action: string, save: string, fill: (dialog: Locator) => Promise<void>) => {
    await page.getByRole('button', { name: action, exact: true }).press('Enter');
    const dialog = page.getByRole('dialog');
    await fill(dialog);
    await dialog.getByRole('button', { name: save, exact: true }).press('Enter');
    await expect(dialog).toHaveCount(0);
  };
  for (const goal of GOALS.slice(1)) await judge(page, goal, `Relatório do hospital, item ${goal}`);
  await expect(page.getByText('Cumprimento das metas', { exact: true })).toBeVisible();
  await say('Registrar a reunião', 'Registrar', async (dialog) => {
    await typeDay(dialog, /Dia da reunião/, on.split('-').toReversed().join(''));
    await dialog.getByLabel('Número da ata').fill('Ata 1/2026');
  });
  await say('Notificar o hospital', 'Congelar e notificar', (dialog) =>
    expect(dialog.getByText(/congelada com o seu hash/)).toBeVisible(),
  );
  await at('hospital-peixoto');
  await expect(page.getByRole('button', { name: /^Julgar/ })).toHaveCount(0);
  await say('Responder', 'Responder', (dialog) => dialog.getByLabel('Resposta').fill('De acordo.'));
  await at('controle-peixoto');
  await say('Dar o parecer', 'Dar o parecer', (dialog) =>
    dialog.getByLabel('Parecer', { exact: true }).fill('Mantida a avaliação.'),
  );
  for (const person of MEMBERS) {
    await at(person);
    await say('Assinar', 'Assinar', (dialog) => expect(dialog.getByText(/^SHA-256: /)).toBeVisible());
  }
}

/** The same without the screen. */
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
