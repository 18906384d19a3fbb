import { type Browser, expect, test } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import {
  acceptAmendment,
  amend,
  BODIES,
  closeAndExport,
  decideTwice,
  findMeeting,
  issueMinutes,
  item,
  openNonConformity,
  proposeToMeeting,
  redefineOne,
  seatCophs,
} from './meeting-steps.ts';
import { type MovedServer, startOn } from './moved-clock.ts';
import {
  attachByKeyboard,
  correctLocked,
  reportAndSend,
  reportWithProofs,
  reviewAndSend,
} from './report-steps.ts';
import { decideFromInicio } from './review-steps.ts';
import { freezeSemester, judgeObjectives, readReport, signForAll } from './semester-steps.ts';
import {
  at,
  button,
  CLICKS,
  cell,
  DAYS,
  type Enter,
  ITEMS,
  MONTH,
  tabTo,
  worsened,
} from './whole-month-steps.ts';

let server: MovedServer;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await startOn('2026-06-24');
});
test.afterAll(() => server.stop());

const entering =
  (browser: Browser): Enter =>
  (person) =>
    at(browser, server.url, person);

// Many people and pages in each: as long as it takes.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test('the month opens by its calendar, three units report, and the superintendence gives one line back and approves the others', async ({
  browser,
}) => {
  const enter = entering(browser);
  await server.goTo(DAYS.opens);
  await reportWithProofs(enter);
  await reviewAndSend(enter);
  await reportAndSend(enter, 'coordenacao-coras', '25');
  await reportAndSend(enter, 'coordenacao-coap', '100');
  await server.goTo(DAYS.review);
  await decideFromInicio(enter);
  await proposeToMeeting(enter);
});

test('a technician changes a status from Início in two clicks', async ({ browser }) => {
  const status = await entering(browser)('tecnica-cophs');
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
  const { page, taken, leave } = await entering(browser)('coordenacao-cas');
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
  await attachByKeyboard(page);
  await tabTo(page, /^Enviar competência/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  expect(await taken()).toBe(0);
  await leave();
});

test('the agenda closes by itself on its day, with what a unit proposed, and goes out with its pack', async ({
  browser,
}) => {
  const { page, leave } = await entering(browser)('superintendencia');
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
  const enter = entering(browser);
  await server.goTo(DAYS.meeting);
  const person = await enter('superintendencia');
  const { page, press, taken, leave } = person;
  await expect(worsened(page).getByText('Não enviou no prazo')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.readWorsened);
  await press(worsened(page).getByRole('button', { name: /^Cobrar / }));
  await expect(page.getByText(/^Cobrança enviada a \d+ pessoas?\.$/)).toBeVisible();
  await expect(worsened(page).getByText('Cobrado hoje')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.charge);
  await press(button(page, 'Abrir a reunião'));
  await expect(button(page, 'Encerrar a reunião')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.openMeeting);
  const address = page.url();

  await decideTwice(person);
  await redefineOne(person);
  await openNonConformity(person);
  await findMeeting(person, address);
  await closeAndExport(person);
  await server.goTo(DAYS.draft);
  await amend(enter, address);
  await acceptAmendment(person);
  await server.goTo(DAYS.issued);
  await issueMinutes(person);
  await leave();
});

test('the month locks, and the semester is frozen, judged, signed by everybody and printed', async ({
  browser,
}) => {
  const enter = entering(browser);
  await server.goTo(DAYS.locked);
  const technician = await enter('tecnica-cophs');
  await technician.page.goto(`/ciclo/${MONTH}/lancamento/COPHS`);
  await expect(technician.page.getByText(/mês fechou/).first()).toBeVisible();
  await technician.leave();
  await correctLocked(enter);

  const person = await enter('superintendencia');
  const { page } = person;
  const month = await (await page.request.get(`/api/monitoring/months/${MONTH}`)).json();
  expect(month.phase).toBe('locked');
  expect(month.totals).toMatchObject({ sent: 4, inTime: 4 });
  await page.goto('/');
  await freezeSemester(person);
  await judgeObjectives(person);
  await signForAll(page);
  await expect(page.getByText(/Publicada sob o número AVS 1\/2026/)).toBeVisible();
  await readReport(person);
  await person.leave();
});
