import { expect } from '@playwright/test';
import { answerLine } from './report-steps.ts';
import { button, CLICKS, type Enter, worsened } from './whole-month-steps.ts';

/** The superintendence gives one line back and it is answered; the others and a value are approved, all from Início. */
export async function decideFromInicio(enter: Enter): Promise<void> {
  const { page, press, taken, leave } = await enter('superintendencia');
  await expect(worsened(page).getByText('Nada piorou nos últimos sete dias.')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.readWorsened);
  const doubtful = page.getByRole('listitem').filter({ hasText: 'Andamento de 100%' });
  await doubtful.getByRole('button', { name: /^Devolver/ }).press('Enter');
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Linha errada');
  await button(page, 'Devolver com motivo').press('Enter');
  await expect(doubtful).toHaveCount(0);
  await button(page, 'Desfazer').press('Enter');
  await expect(doubtful).toHaveCount(1);
  await doubtful.getByRole('button', { name: /^Aprovar/ }).press('Enter');
  await expect(page.getByText('1 linha aprovada.')).toBeVisible();
  await expect(doubtful).toHaveCount(0);
  await button(page, 'Desfazer').press('Enter');
  await expect(doubtful).toHaveCount(1);
  await press(doubtful.getByRole('button', { name: /^Devolver/ }));
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Diga o que falta para concluir');
  await press(button(page, 'Devolver com motivo'));
  await expect(page.getByRole('alertdialog', { name: /^Devolver a linha/ })).toHaveCount(0);
  expect(await taken()).toBe(CLICKS.superintendent.returnOne);

  const answering = await enter('coordenacao-coap');
  await expect(answering.page.getByText('COAP: Diga o que falta para concluir')).toBeVisible();
  await answerLine(answering, '90');
  expect(await answering.taken()).toBe(CLICKS.coordinator.answer);
  await answering.leave();

  await page.goto('/');
  await press(button(page, 'Selecionar todas'));
  await press(button(page, /^Aprovar \d+ linha/));
  await expect(page.getByText(/linhas? aprovadas?\./)).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.approveAll);
  const told = page.getByRole('region', { name: 'Valores que aguardam minha aprovação' });
  await expect(told.getByText('820 de 1.000')).toBeVisible();
  await press(told.getByRole('button', { name: /^Aprovar/ }));
  await expect(page.getByText(/: aprovado\. O valor já vale no indicador\./)).toBeVisible();
  await expect(told).toHaveCount(0);
  expect(await taken()).toBe(CLICKS.superintendent.approveValue);
  await leave();
}
