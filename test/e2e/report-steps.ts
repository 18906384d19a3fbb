import { expect, type Page } from '@playwright/test';
import {
  button,
  CLICKS,
  cell,
  type Enter,
  link,
  MONTH,
  type Person,
  PROOF,
  tabTo,
  walk,
} from './whole-month-steps.ts';

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

/** By keyboard alone: from the line to its panel, a proof attached there, and back to the line. */
export async function attachByKeyboard(page: Page): Promise<void> {
  const number = page.locator('table[role=grid] tbody tr:has(td[data-c])').first().locator('[data-c="0"]');
  // What was typed is kept first: the panel shows the line as it then stands.
  await page.waitForLoadState('networkidle');
  await walk(page, 'Control+Home', 'Enter');
  const proofs = page.getByRole('region', { name: 'Provas' });
  await expect(proofs).toBeVisible();
  await tabTo(page, /^Anexar prova/);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(PROOF);
  await expect(proofs.getByRole('link', { name: PROOF.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(proofs).toBeHidden();
  await expect(number).toBeFocused();
}

/** Answers, where it stands in Início, the one line that was given back, and sends it again. */
export async function answerLine({ page, press }: Person, progress: string): Promise<void> {
  await press(button(page, /^Responder a /));
  await page.getByRole('textbox', { name: 'Andamento, em %' }).fill(progress);
  await page.getByRole('textbox', { name: 'Comentário do mês' }).fill('Falta a lista de presença');
  await press(button(page, 'Gravar e enviar'));
  await expect(page.getByText('Competência enviada.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Responder a / })).toHaveCount(0);
}

/** A coordination with nobody else in its unit: it reports and sends. */
export async function reportAndSend(enter: Enter, person: string, progress: string): Promise<void> {
  const { page, press, taken, leave } = await enter(person);
  await press(link(page, 'Lançar o mês'));
  await expect(page.getByRole('grid')).toBeVisible();
  await sayLine(page, 0, progress);
  await press(button(page, 'Enviar competência'));
  await expect(page.getByText('Enviado', { exact: true }).first()).toBeVisible();
  expect(await taken()).toBe(CLICKS.coordinator.reviewAndSend);
  await leave();
}

/** A technician says a line with its proof and a value with its own, and hands them to the coordination. */
export async function reportWithProofs(enter: Enter): Promise<void> {
  const technician = await enter('tecnica-cophs');
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
}

/** A coordination reads what is late, reviews what its technician said, records that the unit met, and sends. */
export async function reviewAndSend(enter: Enter): Promise<void> {
  const coordinator = await enter('coordenacao-cophs');
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
}

/** By keyboard alone: that the unit met before the conduction meeting (action 1.3.1). */
async function recordUnitMeeting(page: Page): Promise<void> {
  await button(page, 'Reunião da unidade').press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Reunião de / });
  await dialog.getByRole('textbox', { name: 'O que se combinou' }).fill('Revisto o cronograma da unidade.');
  await dialog.getByRole('button', { name: 'Registrar reunião' }).press('Enter');
  await expect(page.getByText(/Reunião da unidade: realizada em 26\//)).toBeVisible();
}

/** Of a month that locked one line is given back, answered, sent again and approved; the month stays locked. */
export async function correctLocked(enter: Enter): Promise<void> {
  const above = await enter('superintendencia');
  await above.page.goto(`/ciclo/${MONTH}/lancamento/COAP`);
  await openLine(above.page, 0);
  await above.press(button(above.page, 'Devolver esta linha'));
  await above.page.getByRole('textbox', { name: 'Motivo' }).fill('O relatório diz 95%');
  await above.press(button(above.page, 'Devolver com motivo'));
  await expect(above.page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);

  const unit = await enter('coordenacao-coap');
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
