import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { type MovedServer, startOn } from './moved-clock.ts';
import { signInAs } from './people.ts';
import { countPresses, pressesTaken } from './presses.ts';

/**
 * Clicks from Início that the design's table promises, typing not counted (Ctrl+Enter, which saves, is typing). A decision is counted with
 * its saving, a return and the issuing of the minutes with their confirmation.
 */
const CLICKS = {
  technician: { status: 2, statusWithFile: 2, valueWithFileAndSend: 2, answer: 2 },
  coordinator: { late: 0, reviewAndSend: 2, propose: 2, answer: 2 },
  superintendent: {
    readWorsened: 0,
    returnOne: 2,
    approveAll: 2,
    approveValue: 1,
    openMeeting: 1,
    perDecision: 2,
    /** By its menu and its button; with Ctrl+Enter it is one less. */
    redefine: 3,
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
  agenda: '2026-07-03',
  meeting: '2026-07-07',
  draft: '2026-07-09',
  issued: '2026-07-14',
  locked: '2026-07-14',
} as const;
const SEMESTER = '2026-S1';
const PROOF = {
  name: 'relatorio.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
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

/** A person at Início, whose clicks are counted by the page itself, that on the button that attaches a file too. */
async function at(browser: Browser, person: string) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await countPresses(page);
  await signInAs(page, person);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Início' })).toBeVisible();
  return {
    page,
    press: (target: Locator) => target.click(),
    /** Presses the button and gives the file to the window of the browser that it opens. */
    attach: async (within: Locator) => {
      const chooser = page.waitForEvent('filechooser');
      await within.getByRole('button', { name: 'Anexar prova' }).click();
      await (await chooser).setFiles(PROOF);
    },
    /** How many since the last time it was asked. */
    taken: () => pressesTaken(page),
    leave: () => context.close(),
  };
}

type Person = Awaited<ReturnType<typeof at>>;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
const cell = (page: Page, row: number, column: number) =>
  page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator(`td[data-c="${column}"]`);

const worsened = (page: Page) => page.getByRole('region', { name: 'O que piorou desde a semana passada' });

async function walk(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

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

/** The panel of a line, by its number. */
async function openLine(page: Page, row: number): Promise<void> {
  await page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator('[data-c="0"]').focus();
  await page.keyboard.press('Enter');
}

/** Answers, where it stands in Início, the one line that was given back, and sends it again. */
async function answerLine({ page, press }: Person, progress: string): Promise<void> {
  await press(button(page, /^Responder a /));
  await page.getByRole('textbox', { name: 'Andamento, em %' }).fill(progress);
  await page.getByRole('textbox', { name: 'Comentário do mês' }).fill('Falta a lista de presença');
  await press(button(page, 'Gravar e enviar'));
  await expect(page.getByText('Competência enviada.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Responder a / })).toHaveCount(0);
}

/** A coordination with nobody else in its unit: it reports and sends. */
async function reportAndSend(browser: Browser, person: string, progress: string): Promise<void> {
  const { page, press, taken, leave } = await at(browser, person);
  await press(link(page, 'Lançar o mês'));
  await expect(page.getByRole('grid')).toBeVisible();
  await sayLine(page, 0, progress);
  await press(button(page, 'Enviar competência'));
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  expect(await taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await leave();
}

const item = (page: Page, action: string): Locator =>
  page
    .getByRole('region', { name: 'Pauta' })
    .getByRole('listitem')
    .filter({ hasText: `${action} ` });

/** What has the focus: its role where it has one, and its words. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  return at?.closest('[role=grid]') ? 'grid' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
})()`;

/** Goes on by Tab until the focus stands there, as a person without a mouse does. */
async function tabTo(page: Page, wanted: RegExp | string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(key);
    const words = (await page.evaluate(FOCUSED)) as string;
    if (typeof wanted === 'string' ? words === wanted : wanted.test(words)) return;
  }
  throw new Error(`the focus never came to ${wanted}`);
}

/** By keyboard alone: that the unit met before the conduction meeting (action 1.3.1). */
async function recordUnitMeeting(page: Page): Promise<void> {
  await button(page, 'Reunião da unidade').press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Reunião de / });
  await dialog.getByRole('textbox', { name: 'O que se combinou' }).fill('Revisto o cronograma da unidade.');
  await dialog.getByRole('button', { name: 'Registrar reunião' }).press('Enter');
  await expect(page.getByText(/Reunião da unidade: realizada em 26\//)).toBeVisible();
}

const BODIES = '/api/governance/bodies';

/** Gives the coordination of COPHS a seat in the conduction meeting, with its account. @returns the body. */
async function seatCophs(page: Page): Promise<string> {
  const { items } = await (await page.request.get(BODIES)).json();
  const { id } = items.find((each: { kind: string }) => each.kind === 'conduction');
  const { people } = await (await page.request.get(`${BODIES}/${id}`)).json();
  const own = people.find((each: { office: string }) => each.office === 'Coordenação · COPHS');
  const seat = { institution: 'COPHS', segment: 'management', titular: own.name, titularPerson: own.id };
  const answer = await page.request.post(`${BODIES}/${id}/seats`, {
    headers: { 'x-pactua-csrf': '1' },
    data: { ...seat, substitute: null, from: null, to: null, expectedVersion: 0 },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return id;
}

const AMENDMENT = 'Registrar que a COPHS apresenta o cronograma até agosto.';

/** Who came proposes a change to the draft, by keyboard. */
async function amend(browser: Browser, address: string): Promise<void> {
  const { page, leave } = await at(browser, 'coordenacao-cophs');
  await page.goto(address);
  await button(page, 'Propor emenda').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Propor emenda à ata' });
  await dialog.getByRole('textbox', { name: 'Como deve ficar' }).fill(AMENDMENT);
  await dialog.getByRole('button', { name: 'Propor' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Ata' }).getByText(AMENDMENT)).toBeVisible();
  await leave();
}

// Many people and pages in each: as long as it takes.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test('the month opens by its calendar, three units report, and the superintendence gives one line back and approves the others', async ({
  browser,
}) => {
  await server.goTo(DAYS.opens);
  const technician = await at(browser, 'tecnica-cophs');
  await technician.press(link(technician.page, 'Lançar o mês'));
  await expect(technician.page.getByRole('grid')).toBeVisible();
  await sayLine(technician.page, 0, '40');
  await openLine(technician.page, 0);
  const proofs = technician.page.getByRole('region', { name: 'Provas' });
  await technician.attach(proofs);
  await expect(proofs.getByRole('link', { name: 'relatorio.pdf' })).toBeVisible();
  expect(await technician.taken()).toBe(CLICKS.technician.statusWithFile);
  await technician.page.keyboard.press('Escape');
  await walk(technician.page, 'Control+End', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const value = technician.page
    .locator('table[role=grid] tbody tr:has(td[data-c])')
    .last()
    .locator('td[data-c="3"]');
  await technician.page.keyboard.type('820 de 1.000');
  await technician.page.keyboard.press('Enter');
  await expect(value).toHaveText('820 de 1.000');
  await walk(technician.page, 'ArrowRight', 'ArrowRight', 'Enter');
  const drawer = technician.page.getByRole('region', { name: 'Prova', exact: true });
  await technician.attach(drawer);
  await expect(drawer.getByRole('link', { name: 'relatorio.pdf' })).toBeVisible();
  await technician.page.keyboard.press('Escape');
  await technician.press(button(technician.page, 'Enviar à coordenação'));
  await expect(technician.page.getByText('Com a coordenação')).toBeVisible();
  expect(await technician.taken()).toBe(CLICKS.technician.valueWithFileAndSend);
  await technician.leave();

  const coordinator = await at(browser, 'coordenacao-cophs');
  const late = coordinator.page.locator('section', {
    has: coordinator.page.getByRole('heading', { name: /^Atrasadas \d+$/ }),
  });
  await expect(late.getByRole('listitem').first()).toContainText(/venceu em/);
  expect(await coordinator.taken()).toBe(CLICKS.coordinator.late);
  await coordinator.press(link(coordinator.page, 'Revisar COPHS'));
  await recordUnitMeeting(coordinator.page);
  await coordinator.press(button(coordinator.page, 'Enviar competência'));
  await expect(coordinator.page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  expect(await coordinator.taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await coordinator.leave();
  await reportAndSend(browser, 'coordenacao-coras', '25');
  await reportAndSend(browser, 'coordenacao-coap', '100');

  await server.goTo(DAYS.review);
  const returning = await at(browser, 'superintendencia');
  await expect(worsened(returning.page).getByText('Nada piorou nos últimos sete dias.')).toBeVisible();
  expect(await returning.taken()).toBe(CLICKS.superintendent.readWorsened);
  const doubtful = returning.page.getByRole('listitem').filter({ hasText: 'Andamento de 100%' });
  await doubtful.getByRole('button', { name: /^Devolver/ }).press('Enter');
  await returning.page.getByRole('textbox', { name: 'Motivo' }).fill('Linha errada');
  await button(returning.page, 'Devolver com motivo').press('Enter');
  await expect(doubtful).toHaveCount(0);
  await button(returning.page, 'Desfazer').press('Enter');
  await expect(doubtful).toHaveCount(1);
  await doubtful.getByRole('button', { name: /^Aprovar/ }).press('Enter');
  await expect(returning.page.getByText('1 linha aprovada.')).toBeVisible();
  await expect(doubtful).toHaveCount(0);
  await button(returning.page, 'Desfazer').press('Enter');
  await expect(doubtful).toHaveCount(1);
  await returning.press(doubtful.getByRole('button', { name: /^Devolver/ }));
  await returning.page.getByRole('textbox', { name: 'Motivo' }).fill('Diga o que falta para concluir');
  await returning.press(button(returning.page, 'Devolver com motivo'));
  await expect(returning.page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);
  expect(await returning.taken()).toBe(CLICKS.superintendent.returnOne);

  const answering = await at(browser, 'coordenacao-coap');
  await expect(answering.page.getByText('COAP: Diga o que falta para concluir')).toBeVisible();
  await answerLine(answering, '90');
  expect(await answering.taken()).toBe(CLICKS.coordinator.answer);
  await answering.leave();

  await returning.page.goto('/');
  await returning.press(button(returning.page, 'Selecionar todas'));
  await returning.press(button(returning.page, /^Aprovar \d+ linha/));
  await expect(returning.page.getByText(/linhas? aprovadas?\./)).toBeVisible();
  expect(await returning.taken()).toBe(CLICKS.superintendent.approveAll);
  const told = returning.page.getByRole('region', { name: 'Valores que aguardam minha aprovação' });
  await expect(told.getByText('820 de 1.000')).toBeVisible();
  await returning.press(told.getByRole('button', { name: /^Aprovar/ }));
  await expect(returning.page.getByText(/: aprovado\. O valor já vale no indicador\./)).toBeVisible();
  await expect(told).toHaveCount(0);
  expect(await returning.taken()).toBe(CLICKS.superintendent.approveValue);
  await returning.leave();

  const proposing = await at(browser, 'coordenacao-cophs');
  await proposing.press(button(proposing.page, `Levar à reunião: ${ITEMS.proposed}`));
  const dialog = proposing.page.getByRole('dialog', { name: 'Levar à próxima reunião' });
  await expect(dialog.getByRole('button', { name: 'Propor' })).toBeEnabled();
  await proposing.press(dialog.getByRole('button', { name: 'Propor' }));
  await expect(proposing.page.getByText('Proposto para a próxima reunião.')).toBeVisible();
  expect(await proposing.taken()).toBe(CLICKS.coordinator.propose);
  await proposing.leave();
});

test('a technician changes a status from Início in two clicks', async ({ browser }) => {
  const status = await at(browser, 'tecnica-cophs');
  const own = status.page.getByRole('button', { name: /^Situação de/ }).first();
  const name = /^Situação de \S+/.exec((await own.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  await status.press(own);
  await status.press(status.page.getByRole('menuitem', { name: 'Em andamento' }));
  await expect(
    status.page.getByRole('button', { name: new RegExp(`^${name}.*Em andamento`) }).first(),
  ).toBeVisible();
  expect(await status.taken()).toBe(CLICKS.technician.status);
  await status.leave();
});

test('by keyboard alone: from Início to the grid, the lines and the sending', async ({ browser }) => {
  const { page, taken, leave } = await at(browser, 'coordenacao-cas');
  await tabTo(page, /^Lançar o mês/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  await tabTo(page, 'grid');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /Em andamento/ }).waitFor();
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 2)).toHaveText(/Em andamento/);
  await cell(page, 0, 2).evaluate(
    `(each) => { if (document.activeElement !== each) throw new Error('the focus left the cell'); }`,
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('35');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Visitas feitas');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 3)).toHaveText('35%');
  await expect(cell(page, 0, 4)).toContainText('Visitas feitas');
  await tabTo(page, /^Enviar competência/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  expect(await taken()).toBe(0);
  await leave();
});

test('the agenda closes by itself on its day, with what a unit proposed, and goes out with its pack', async ({
  browser,
}) => {
  const { page, leave } = await at(browser, 'superintendencia');
  const body = await seatCophs(page);
  await server.goTo(DAYS.agenda);
  await page.goto(`/colegiados/${body}/reunioes/${DAYS.meeting}`);
  await expect(page.getByText('Pauta fechada').first()).toBeVisible();
  await expect(item(page, ITEMS.proposed)).toContainText('(COPHS)');
  const path = `${BODIES}/${body}/meetings/${DAYS.meeting}`;
  expect((await (await page.request.get(path)).json()).packSent).toMatchObject({ people: 1 });
  const pack = await (await page.request.get(`${path}/papers/pack`)).body();
  const text = textOfPdf(pack);
  if (text !== null) expect(text).toContain('Pauta e material de apoio');
  await leave();
});

test('the conduction meeting decides twice, redefines an action, leaves a non-conformity, and its minutes are issued', async ({
  browser,
}) => {
  await server.goTo(DAYS.meeting);
  const { page, press, taken, leave } = await at(browser, 'superintendencia');
  await expect(worsened(page).getByText('Não enviou no prazo')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.readWorsened);
  await press(button(page, 'Abrir a reunião'));
  await expect(button(page, 'Encerrar a reunião')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.openMeeting);
  const address = page.url();

  for (const [at, action] of [ITEMS.proposed, ITEMS.decided].entries()) {
    const own = item(page, action);
    const words = DECISIONS[at] as string;
    await press(own.getByRole('button', { name: /^Decidir/ }));
    await own.getByRole('textbox', { name: 'O que se decide' }).fill(words);
    await press(own.getByRole('button', { name: 'Gravar a decisão' }));
    await expect(own.getByText(words)).toBeVisible();
    expect(await taken()).toBe(CLICKS.superintendent.perDecision);
  }
  const redefined = item(page, ITEMS.redefined);
  await press(redefined.getByRole('button', { name: /^Mais do item/ }));
  await press(page.getByRole('menuitem', { name: 'Redefinir a ação' }));
  await redefined.getByRole('textbox', { name: 'Novo prazo' }).fill('até 30/06/2027');
  await redefined.getByRole('textbox', { name: 'Motivo' }).fill('Depende da oficina do PRI.');
  await press(redefined.getByRole('button', { name: 'Redefinir a ação' }));
  await expect(redefined.getByText(/é redefinida \(1ª vez\): novo prazo: até 30\/06\/2027/)).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.redefine);

  const failing = item(page, ITEMS.nonConformity);
  await press(failing.getByRole('button', { name: /^Abrir não conformidade/ }));
  await expect(failing.getByText('Abre-se a NC 1/2026.')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.nonConformity);
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
  const presence = page.getByRole('radiogroup', { name: 'Presença de COPHS' });
  await presence.getByRole('radio', { name: 'Titular presente' }).press('Space');
  await expect(page.getByText(/^1 de 1 cadeira presente/)).toBeVisible();
  await press(button(page, 'Encerrar a reunião'));
  const minutes = page.getByRole('region', { name: 'Ata' });
  await expect(minutes.getByRole('heading', { name: 'Minuta da ata' })).toBeVisible();
  const download = page.waitForEvent('download');
  await press(minutes.getByRole('link', { name: /^Baixar a minuta/ }).first());
  expect((await download).suggestedFilename()).toBe(`ata-${DAYS.meeting}.pdf`);
  expect(await taken()).toBe(CLICKS.superintendent.closeAndExport);

  await server.goTo(DAYS.draft);
  await amend(browser, address);
  await page.reload();
  await expect(minutes.getByText(/^Enviada .* 1 presente/)).toBeVisible();
  await minutes.getByRole('button', { name: 'Aceitar' }).press('Enter');
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Foi o que se combinou.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Aceitar' }).press('Enter');
  await expect(minutes.getByText('Aceita: Foi o que se combinou.')).toBeVisible();

  await server.goTo(DAYS.issued);
  await page.reload();
  await press(button(page, 'Publicar a ata'));
  await press(page.getByRole('button', { name: 'Publicar', exact: true }));
  await expect(minutes.getByRole('heading', { name: 'Ata ATA 1/2026' })).toBeVisible();
  await expect(minutes.getByText(/SHA-256 do conteúdo: [0-9a-f]{64}/)).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.issue);
  const href = await minutes
    .getByRole('link', { name: /^Baixar a ata/ })
    .first()
    .getAttribute('href');
  const issued = await page.request.get(href as string);
  const bytes = await issued.body();
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(bytes)?.replace(/\s+/g, ' ');
  if (text !== undefined)
    for (const words of [...DECISIONS, AMENDMENT, 'novo prazo: até 30/06/2027', 'ATA 1/2026'])
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
  await correctLocked(browser);

  const { page, leave } = await at(browser, 'superintendencia');
  const month = await (await page.request.get(`/api/monitoring/months/${MONTH}`)).json();
  expect(month.phase).toBe('locked');
  expect(month.totals).toMatchObject({ sent: 4, inTime: 4 });
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

/** Of a month that locked one line is given back, answered, sent again and approved; the month stays locked. */
async function correctLocked(browser: Browser): Promise<void> {
  const above = await at(browser, 'superintendencia');
  await above.page.goto(`/ciclo/${MONTH}/lancamento/COAP`);
  await openLine(above.page, 0);
  await above.press(button(above.page, 'Devolver esta linha'));
  await above.page.getByRole('textbox', { name: 'Motivo' }).fill('O relatório diz 95%');
  await above.press(button(above.page, 'Devolver com motivo'));
  await expect(above.page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);

  const unit = await at(browser, 'coordenacao-coap');
  await expect(unit.page.getByText('COAP: O relatório diz 95%')).toBeVisible();
  await answerLine(unit, '95');
  expect(await unit.taken()).toBe(CLICKS.coordinator.answer);
  await unit.leave();

  await above.page.goto('/');
  await expect(above.page.getByText(/^Respostas ao que foi devolvido em junho de 2026/)).toBeVisible();
  await above.taken();
  await above.press(button(above.page, 'Selecionar todas'));
  await above.press(button(above.page, 'Aprovar 1 linha'));
  await expect(above.page.getByText('1 linha aprovada.')).toBeVisible();
  expect(await above.taken()).toBe(CLICKS.superintendent.approveAll);
  const { state, phase, lines } = await (
    await above.page.request.get(`/api/monitoring/months/${MONTH}/reports/COAP`)
  ).json();
  expect({ state, phase, progress: lines[0].progress }).toEqual({
    ...{ state: 'approved', phase: 'locked', progress: 95 },
  });
  await above.leave();
}

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
