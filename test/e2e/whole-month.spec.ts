import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { type MovedServer, startOn } from './moved-clock.ts';
import { signInAs } from './people.ts';

/**
 * Clicks from Início that the design's table promises, typing not counted (Ctrl+Enter, which saves, is typing). A decision is counted with
 * its saving, a return and the issuing of the minutes with their confirmation.
 */
const CLICKS = {
  technician: { openAndSend: 2 },
  coordinator: { reviewAndSend: 2, propose: 2 },
  superintendent: {
    returnOne: 2,
    approveAll: 2,
    openMeeting: 1,
    perDecision: 2,
    nonConformity: 1,
    closeAndExport: 2,
    issue: 2,
  },
} as const;

/** The month of June 2026, as the calendar of the cycle has it. */
const MONTH = '2026-06';
const DAYS = {
  opens: '2026-06-26',
  review: '2026-07-01',
  meeting: '2026-07-07',
  issued: '2026-07-14',
  locked: '2026-07-14',
} as const;
const SEMESTER = '2026-S1';
const ITEMS = { proposed: '3.5.13', decided: '4.5.1', redefined: '4.5.2', nonConformity: '4.5.4' } as const;
const DECISIONS = [
  'A COPHS apresenta o cronograma revisto.',
  'Levar o assunto à câmara técnica da CIB.',
] as const;

let server: MovedServer;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await startOn('2026-06-24');
});
test.afterAll(() => server.stop());

/** A person at Início, whose clicks are counted. */
async function at(browser: Browser, person: string) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signInAs(page, person);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Início' })).toBeVisible();
  let clicks = 0;
  return {
    page,
    press: async (target: Locator) => {
      clicks += 1;
      await target.click();
    },
    /** How many since the last time it was asked. */
    taken: () => {
      const since = clicks;
      clicks = 0;
      return since;
    },
    leave: () => context.close(),
  };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
const cell = (page: Page, row: number, column: number) =>
  page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator(`td[data-c="${column}"]`);

/** By keyboard alone: the status from its list, then how far it is. */
async function sayLine(page: Page, row: number, progress: string): Promise<void> {
  await cell(page, row, 2).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /Em andamento/ }).press('Enter');
  await expect(cell(page, row, 2)).toHaveText(/Em andamento/);
  await sayProgress(page, row, progress);
}

async function sayProgress(page: Page, row: number, progress: string): Promise<void> {
  await cell(page, row, 3).focus();
  await page.keyboard.type(progress);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, 3)).toHaveText(`${progress}%`);
}

/** A coordination with nobody else in its unit: it reports and sends. */
async function reportAndSend(browser: Browser, person: string, progress: string): Promise<void> {
  const { page, press, taken, leave } = await at(browser, person);
  await press(link(page, 'Lançar o mês'));
  await expect(page.getByRole('grid')).toBeVisible();
  await sayLine(page, 0, progress);
  await press(button(page, 'Enviar competência'));
  await expect(page.getByText('Enviado', { exact: true })).toBeVisible();
  expect(taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await leave();
}

const item = (page: Page, action: string): Locator =>
  page
    .getByRole('region', { name: 'Pauta' })
    .getByRole('listitem')
    .filter({ hasText: `${action} ` });

test.describe.configure({ mode: 'serial' });

test('the month opens by its calendar, three units report, and the superintendence gives one line back and approves the others', async ({
  browser,
}) => {
  await server.goTo(DAYS.opens);
  const technician = await at(browser, 'tecnica-cophs');
  await technician.press(link(technician.page, 'Lançar o mês'));
  await expect(technician.page.getByRole('grid')).toBeVisible();
  await sayLine(technician.page, 0, '40');
  await technician.press(button(technician.page, 'Enviar à coordenação'));
  await expect(technician.page.getByText('Com a coordenação')).toBeVisible();
  expect(technician.taken()).toBe(CLICKS.technician.openAndSend);
  await technician.leave();

  const coordinator = await at(browser, 'coordenacao-cophs');
  await coordinator.press(link(coordinator.page, 'Revisar COPHS'));
  await coordinator.press(button(coordinator.page, 'Enviar competência'));
  await expect(coordinator.page.getByText('Enviado', { exact: true })).toBeVisible();
  expect(coordinator.taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await coordinator.leave();
  await reportAndSend(browser, 'coordenacao-coras', '25');
  await reportAndSend(browser, 'coordenacao-coap', '100');

  await server.goTo(DAYS.review);
  const returning = await at(browser, 'superintendencia');
  const doubtful = returning.page.getByRole('listitem').filter({ hasText: 'Andamento de 100%' });
  await doubtful.getByRole('button', { name: /^Devolver/ }).press('Enter');
  await returning.page.getByRole('textbox', { name: 'Motivo' }).fill('Linha errada');
  await button(returning.page, 'Devolver com motivo').press('Enter');
  await expect(doubtful).toHaveCount(0);
  await button(returning.page, 'Desfazer').press('Enter');
  await expect(doubtful).toHaveCount(1);
  await returning.press(doubtful.getByRole('button', { name: /^Devolver/ }));
  await returning.page.getByRole('textbox', { name: 'Motivo' }).fill('Diga o que falta para concluir');
  await returning.press(button(returning.page, 'Devolver com motivo'));
  await expect(returning.page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);
  expect(returning.taken()).toBe(CLICKS.superintendent.returnOne);

  const answering = await at(browser, 'coordenacao-coap');
  await expect(answering.page.getByText('COAP: Diga o que falta para concluir')).toBeVisible();
  await answering.press(link(answering.page, 'Responder'));
  await expect(answering.page.getByRole('grid')).toBeVisible();
  await sayProgress(answering.page, 0, '90');
  await answering.press(button(answering.page, 'Enviar competência'));
  await expect(answering.page.getByText('Enviado', { exact: true })).toBeVisible();
  expect(answering.taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await answering.leave();

  await returning.page.goto('/');
  await returning.press(button(returning.page, 'Selecionar todas'));
  await returning.press(button(returning.page, /^Aprovar \d+ linha/));
  await expect(returning.page.getByText(/linhas? aprovadas?\./)).toBeVisible();
  expect(returning.taken()).toBe(CLICKS.superintendent.approveAll);
  await returning.leave();

  const proposing = await at(browser, 'coordenacao-cophs');
  await proposing.page.goto(`/plano/acoes/${ITEMS.proposed}`);
  await proposing.press(button(proposing.page, 'Levar à reunião'));
  const dialog = proposing.page.getByRole('dialog', { name: 'Levar à próxima reunião' });
  await expect(dialog.getByRole('button', { name: 'Propor' })).toBeEnabled();
  await proposing.press(dialog.getByRole('button', { name: 'Propor' }));
  await expect(proposing.page.getByText('Proposto para a próxima reunião.')).toBeVisible();
  expect(proposing.taken()).toBe(CLICKS.coordinator.propose);
  await proposing.leave();
});

test('the conduction meeting decides twice, redefines an action, leaves a non-conformity, and its minutes are issued', async ({
  browser,
}) => {
  await server.goTo(DAYS.meeting);
  const { page, press, taken, leave } = await at(browser, 'superintendencia');
  await press(button(page, 'Abrir a reunião'));
  await expect(button(page, 'Encerrar a reunião')).toBeVisible();
  expect(taken()).toBe(CLICKS.superintendent.openMeeting);
  const address = page.url();

  for (const [at, action] of [ITEMS.proposed, ITEMS.decided].entries()) {
    const own = item(page, action);
    const words = DECISIONS[at] as string;
    await press(own.getByRole('button', { name: /^Decidir/ }));
    await own.getByRole('textbox', { name: 'O que se decide' }).fill(words);
    await press(own.getByRole('button', { name: 'Gravar a decisão' }));
    await expect(own.getByText(words)).toBeVisible();
    expect(taken()).toBe(CLICKS.superintendent.perDecision);
  }
  const redefined = item(page, ITEMS.redefined);
  await press(redefined.getByRole('button', { name: /^Mais do item/ }));
  await press(page.getByRole('menuitem', { name: 'Redefinir a ação' }));
  await redefined.getByRole('textbox', { name: 'Novo prazo' }).fill('até 30/06/2027');
  await redefined.getByRole('textbox', { name: 'Motivo' }).fill('Depende da oficina do PRI.');
  await redefined.getByRole('textbox', { name: 'Motivo' }).press('Control+Enter');
  await expect(redefined.getByText(/é redefinida \(1ª vez\): novo prazo: até 30\/06\/2027/)).toBeVisible();
  expect(taken()).toBe(CLICKS.superintendent.perDecision);

  const failing = item(page, ITEMS.nonConformity);
  await press(failing.getByRole('button', { name: /^Abrir não conformidade/ }));
  await expect(failing.getByText('Abre-se a NC 1/2026.')).toBeVisible();
  expect(taken()).toBe(CLICKS.superintendent.nonConformity);
  await failing.getByRole('link', { name: 'Completar' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^NC 1\/2026$/ })).toBeVisible();
  await expect(page.getByText(ITEMS.nonConformity).first()).toBeVisible();

  const search = page.getByRole('combobox', { name: 'Procurar', exact: true });
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('cronograma revisto');
  await page.getByRole('option', { name: /^Reunião de 07\/07\/2026/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
  await press(button(page, 'Encerrar a reunião'));
  const minutes = page.getByRole('region', { name: 'Ata' });
  await expect(minutes.getByRole('heading', { name: 'Minuta da ata' })).toBeVisible();
  const download = page.waitForEvent('download');
  await press(minutes.getByRole('link', { name: /^Baixar a minuta/ }).first());
  expect((await download).suggestedFilename()).toBe(`ata-${DAYS.meeting}.pdf`);
  expect(taken()).toBe(CLICKS.superintendent.closeAndExport);

  await server.goTo(DAYS.issued);
  await page.reload();
  await press(button(page, 'Publicar a ata'));
  await press(page.getByRole('button', { name: 'Publicar', exact: true }));
  await expect(minutes.getByRole('heading', { name: 'Ata ATA 1/2026' })).toBeVisible();
  expect(taken()).toBe(CLICKS.superintendent.issue);
  const href = await minutes
    .getByRole('link', { name: /^Baixar a ata/ })
    .first()
    .getAttribute('href');
  const issued = await page.request.get(href as string);
  const bytes = await issued.body();
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(bytes)?.replace(/\s+/g, ' ');
  if (text !== undefined)
    for (const words of [...DECISIONS, 'novo prazo: até 30/06/2027', 'ATA 1/2026'])
      expect(text).toContain(words);
  await leave();
});

test('the month locks, and the semester is frozen, judged, signed by everybody and printed', async ({
  browser,
}) => {
  await server.goTo(DAYS.locked);
  const technician = await at(browser, 'tecnica-cophs');
  await technician.page.goto(`/ciclo/${MONTH}/lancamento/COPHS`);
  await expect(technician.page.getByText(/mês fechou/).first()).toBeVisible();
  await technician.leave();

  const { page, leave } = await at(browser, 'superintendencia');
  const month = await (await page.request.get(`/api/monitoring/months/${MONTH}`)).json();
  expect(month.phase).toBe('locked');
  expect(month.totals).toMatchObject({ sent: 3, inTime: 3 });
  await page.goto('/');
  await link(page, /^Congelar: /).press('Enter');
  await button(page, 'Congelar o semestre').press('Enter');
  const freezing = page.getByRole('dialog', { name: /^Congelar o/ });
  await freezing.getByRole('button', { name: 'Congelar', exact: true }).press('Enter');
  await expect(page.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();

  const cards = page.getByRole('tabpanel').getByRole('region');
  for (const card of await cards.all()) {
    await card.getByRole('button', { name: /Conceito/ }).press('Enter');
    await page.getByRole('option', { name: 'Satisfatório', exact: true }).press('Enter');
    await card.getByRole('textbox', { name: 'Parecer', exact: true }).fill('O objetivo avança.');
    await expect(card.getByRole('status')).toHaveText(/^salvo às \d\d:\d\d\s*$/);
  }
  await signForAll(page);
  await expect(page.getByText(/Publicada sob o número AVS 1\/2026/)).toBeVisible();
  const report = await (await page.request.get(`/api/monitoring/evaluations/${SEMESTER}/report.pdf`)).body();
  expect(report.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(report);
  if (text !== null) expect(text).toContain('AVS 1/2026');
  await leave();
});

/** Everybody who signs does so on the page of the semester, each by their own account; the last signature publishes. */
async function signForAll(page: Page): Promise<void> {
  const { signers } = await (await page.request.get(`/api/monitoring/evaluations/${SEMESTER}`)).json();
  for (const { unit, kind } of signers) {
    await signInAs(
      page,
      kind === 'superintendence' ? 'superintendencia' : `coordenacao-${unit.toLowerCase()}`,
    );
    await page.goto(`/avaliacao/${SEMESTER}`);
    const own = page.getByRole('button', { name: /^Assinar por / });
    await own.first().press('Enter');
    const signing = page.getByRole('dialog', { name: /^Assinar por/ });
    await signing.getByRole('button', { name: /^Assinar/ }).press('Enter');
    await expect(signing).toBeHidden();
  }
}
