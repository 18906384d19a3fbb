import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';
import { countPresses, pressesTaken } from './presses.ts';
import { CLICKS } from './whole-month-steps.ts';

const click = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();

const open = async (page: Page, person: string) => {
  await signInAs(page, person);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Início' })).toBeVisible();
};

const cell = (page: Page, row: number, column: number) =>
  page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator(`td[data-c="${column}"]`);

/** Between two locks there are days on which no month is open; then the meeting is brought forward, which opens it. */
async function openMonth(page: Page): Promise<void> {
  await signInAs(page, 'superintendencia');
  const month = await (await page.request.get('/api/monitoring/months/current')).json();
  if (month.phase !== 'ahead') return;
  const headers = { 'x-pactua-csrf': '1', 'x-command-id': crypto.randomUUID() };
  for (let ahead = 1; ahead < 8; ahead++) {
    const day = new Date(Date.parse(month.today) + ahead * 86_400_000).toISOString().slice(0, 10);
    const answer = await page.request.post(`/api/monitoring/months/${month.calendar.competencia}/meeting`, {
      data: { day, reason: 'Jornada', expectedVersion: month.meetingVersion },
      headers,
    });
    if (answer.ok()) return;
  }
  throw new Error('no worked day within a week');
}

/** Says a line by keyboard alone: the status from its list, the progress and the comment typed. */
async function sayLine(page: Page, row: number, status: RegExp, progress: string, comment: string) {
  await cell(page, row, 2).focus();
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name: status });
  await option.waitFor();
  await option.press('Enter');
  await expect(cell(page, row, 2)).toHaveText(status);
  await cell(page, row, 3).focus();
  await page.keyboard.type(progress);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, 3)).toHaveText(`${progress}%`);
  await cell(page, row, 4).focus();
  await page.keyboard.type(comment);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, 4)).toContainText(comment);
}

test('a unit reports its month, its coordination sends it, the superintendence approves and gives one line back', async ({
  page,
}) => {
  await countPresses(page);
  await openMonth(page);

  await open(page, 'tecnica-cophs');
  await click(page, 'Lançar o mês');
  await expect(page.getByRole('grid')).toBeVisible();
  await sayLine(page, 0, /Em andamento/, '40', 'Oficina em três municípios');
  await sayLine(page, 1, /Em andamento/, '100', 'Falta publicar');
  expect(await seriousFindings(page)).toEqual([]);
  await click(page, 'Enviar à coordenação');
  await expect(page.getByText('Com a coordenação')).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.technician.gridAndSend);

  await open(page, 'coordenacao-cophs');
  await click(page, 'Revisar COPHS');
  await expect(cell(page, 0, 4)).toContainText('Oficina em três municípios');
  await click(page, 'Enviar competência');
  await expect(page.getByText('Enviado', { exact: true })).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.coordinator.reviewAndSend);

  await open(page, 'superintendencia');
  await expect(page.getByText('Andamento de 100%, e a ação não está concluída.')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const line = page.getByRole('listitem').filter({ hasText: 'Andamento de 100%' });
  const name = (await line.getByRole('button', { name: /^Devolver/ }).innerText()).trim();
  await click(page, name);
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Anexe a publicação');
  await click(page, 'Devolver com motivo');
  await expect(page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);
  expect(await pressesTaken(page)).toBe(CLICKS.superintendent.returnOne);

  await open(page, 'tecnica-cophs');
  await expect(page.getByText('COPHS: Anexe a publicação')).toBeVisible();
  await click(page, /^Responder a /);
  await page.getByRole('textbox', { name: 'Andamento, em %' }).fill('90');
  expect(await seriousFindings(page)).toEqual([]);
  await click(page, 'Gravar e enviar');
  await expect(page.getByText('Enviado à coordenação.')).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.technician.answer);
  await open(page, 'coordenacao-cophs');
  await click(page, 'Enviar competência: COPHS');
  await expect(page.getByText('COPHS: competência enviada.')).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.coordinator.send);

  await open(page, 'superintendencia');
  await click(page, 'Selecionar todas');
  await click(page, /^Aprovar \d+ linha/);
  await expect(page.getByText(/linhas? aprovadas?\./)).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.superintendent.approveAll);
});

test('the calendar of the cycle answers when each month opens, meets and closes', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/ciclo');
  await expect(page.getByRole('list', { name: 'Etapas do mês' }).getByRole('listitem')).toHaveCount(5);
  expect(await seriousFindings(page)).toEqual([]);
  await page.goto('/ciclo/calendario');
  await expect(page.getByRole('row')).toHaveCount(13);
  expect(await seriousFindings(page)).toEqual([]);
});
