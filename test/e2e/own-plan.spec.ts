import { type Browser, expect, type Page, test } from '@playwright/test';
import { note, paste, saved, status } from './action-grid.ts';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const INSTRUMENT = '/api/plan/instruments/instrument-3.5.11';
const SCREEN = '/plano/instrumentos/instrument-3.5.11';
const headers = { 'x-pactua-csrf': '1' };

async function send(page: Page, path: string, data: object) {
  const answer = await page.request.post(`${INSTRUMENT}${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Ids of the actions of the own plan, which the superintendence writes. */
async function writeOwnPlan(page: Page, titles: readonly string[]): Promise<string[]> {
  const { instrument } = await (await page.request.get(INSTRUMENT)).json();
  await send(page, '/plan', { from: '2025-01-01', to: '2027-12-31', expectedVersion: instrument.version });
  const above = { objective: 'Formar quem atende', strategicAction: 'Ofertar cursos', owner: 'COPHS' };
  for (const title of titles) {
    const cells = { title, deadline: 'contínuo', participants: '', notes: '' };
    await send(page, '/actions', { id: null, ...above, ...cells, expectedVersion: 0 });
  }
  const { ownPlan } = await (await page.request.get(INSTRUMENT)).json();
  return ownPlan.actions.map(({ id }: { id: string }) => id);
}

/** Takes the actions out again, so that nobody's queue keeps them. */
async function emptyOwnPlan(page: Page): Promise<void> {
  const { ownPlan } = await (await page.request.get(INSTRUMENT)).json();
  for (const { id, textVersion } of ownPlan.actions)
    await send(page, `/actions/${id}/remove`, { reason: 'Fim do ensaio.', expectedVersion: textVersion });
}

async function open(browser: Browser, person: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, person);
  await page.goto(SCREEN);
  return page;
}

test('the actions of an own plan are worked like those of the plan: pasted, filled down, taken back, and two people choose', async ({
  browser,
}) => {
  const head = await open(browser, 'superintendencia');
  const [one = '', two = '', three = ''] = await writeOwnPlan(head, ['Mapear', 'Ofertar', 'Avaliar']);
  const first = await open(browser, 'coordenacao-cophs');
  const second = await open(browser, 'tecnica-cophs');
  await expect(status(second, one)).toContainText('Sem informação');

  await status(first, one).focus();
  await paste(first, 'Em andamento\nEm andamento');
  await expect(status(first, two)).toContainText('Em andamento');
  await expect(saved(first)).toBeVisible();
  expect(await seriousFindings(first)).toEqual([]);

  await status(second, one).focus();
  await paste(second, 'Não iniciada');
  const dialog = second.getByRole('alertdialog', { name: 'Outra pessoa mudou antes' });
  const choice = dialog.getByRole('radiogroup', { name: `Ação ${one}: qual valor fica?` });
  await expect(choice).toContainText('Aceitar o gravado: Em andamento');
  await choice.getByText('Manter o meu: Não iniciada').click();
  await dialog.getByRole('button', { name: 'Gravar 1 linha' }).click();
  await expect(status(second, one)).toContainText('Não iniciada');
  await expect(status(second, two)).toContainText('Em andamento');

  await note(second, one).focus();
  await second.keyboard.press('Enter');
  await second.keyboard.type('Turma aberta');
  await second.keyboard.press('Enter');
  await expect(note(second, one)).toHaveText('Turma aberta');
  await expect(saved(second)).toBeVisible();
  await note(second, one).focus();
  await second.keyboard.press('Shift+ArrowDown');
  await second.keyboard.press('Shift+ArrowDown');
  await second.keyboard.press('Control+d');
  await expect(note(second, three)).toHaveText('Turma aberta');
  await second.keyboard.press('Control+z');
  await expect(note(second, three)).toHaveText('');
  await expect(note(second, one)).toHaveText('Turma aberta');

  await head.reload();
  await head.getByRole('button', { name: `Mudar o texto de ${three}` }).press('Enter');
  await head.getByRole('menuitem', { name: 'Corrigir o texto' }).press('Enter');
  const form = head.getByRole('dialog', { name: `Corrigir o texto de ${three}` });
  await form.getByRole('textbox', { name: 'Ação operacional' }).fill('Avaliar as turmas');
  await form.getByRole('button', { name: 'Gravar ação' }).click();
  await expect(head.getByRole('row', { name: `${three} Avaliar as turmas` })).toBeVisible();
  await emptyOwnPlan(head);
});
