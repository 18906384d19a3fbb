import { expect, type Locator, type Page } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { button, CLICKS, DAYS, DECISIONS, type Enter, ITEMS, type Person } from './whole-month-steps.ts';

export const item = (page: Page, action: string): Locator =>
  page
    .getByRole('region', { name: 'Pauta' })
    .getByRole('listitem')
    .filter({ hasText: `${action} ` });

export const BODIES = '/api/governance/bodies';

/** Gives the coordination of COPHS a seat in the conduction meeting, with its account. @returns the body. */
export async function seatCophs(page: Page): Promise<string> {
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
export async function amend(enter: Enter, address: string): Promise<void> {
  const { page, leave } = await enter('coordenacao-cophs');
  await page.goto(address);
  await button(page, 'Propor emenda').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Propor emenda à ata' });
  await dialog.getByRole('textbox', { name: 'Como deve ficar' }).fill(AMENDMENT);
  await dialog.getByRole('button', { name: 'Propor' }).press('Enter');
  await expect(minutesOf(page).getByText(AMENDMENT)).toBeVisible();
  await leave();
}

/** A coordination takes an action to the meeting, from Início. */
export async function proposeToMeeting(enter: Enter): Promise<void> {
  const proposing = await enter('coordenacao-cophs');
  await proposing.press(button(proposing.page, `Levar à reunião: ${ITEMS.proposed}`));
  const dialog = proposing.page.getByRole('dialog', { name: 'Levar à próxima reunião' });
  await expect(dialog.getByRole('button', { name: 'Propor' })).toBeEnabled();
  await proposing.press(dialog.getByRole('button', { name: 'Propor' }));
  await expect(proposing.page.getByText('Proposto para a próxima reunião.')).toBeVisible();
  expect(await proposing.taken()).toBe(CLICKS.coordinator.propose);
  await proposing.leave();
}

/** Says what is decided of the first two items. */
export async function decideTwice({ page, press, taken }: Person): Promise<void> {
  for (const [at, action] of [ITEMS.proposed, ITEMS.decided].entries()) {
    const own = item(page, action);
    const words = DECISIONS[at] as string;
    await press(own.getByRole('button', { name: /^Decidir/ }));
    await own.getByRole('textbox', { name: 'O que se decide' }).fill(words);
    await press(own.getByRole('button', { name: 'Gravar a decisão' }));
    await expect(own.getByText(words)).toBeVisible();
    expect(await taken()).toBe(CLICKS.superintendent.perDecision);
  }
}

/** A new deadline, with its reason, in the same gesture as the decision. */
export async function redefineOne({ page, press, taken }: Person): Promise<void> {
  const redefined = item(page, ITEMS.redefined);
  await press(redefined.getByRole('button', { name: /^Redefinir a ação do item/ }));
  await redefined.getByRole('textbox', { name: 'Novo prazo' }).fill('até 30/06/2027');
  await redefined.getByRole('textbox', { name: 'Motivo' }).fill('Depende da oficina do PRI.');
  await press(redefined.getByRole('button', { name: 'Redefinir a ação', exact: true }));
  await expect(redefined.getByText(/é redefinida \(1ª vez\): novo prazo: até 30\/06\/2027/)).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.redefine);
}

/** A non-conformity of an item, in one click; its page is one link away. */
export async function openNonConformity({ page, press, taken }: Person): Promise<void> {
  const failing = item(page, ITEMS.nonConformity);
  await press(failing.getByRole('button', { name: /^Abrir não conformidade/ }));
  await expect(failing.getByText('Abre-se a NC 1/2026.')).toBeVisible();
  expect(await taken()).toBe(CLICKS.superintendent.nonConformity);
  await failing.getByRole('link', { name: 'Completar' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^NC 1\/2026$/ })).toBeVisible();
  await expect(page.getByText(ITEMS.nonConformity).first()).toBeVisible();
}

/** Back to the meeting by its words, by keyboard. */
export async function findMeeting({ page }: Person, address: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Procurar', exact: true });
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('cronograma revisto');
  await page.getByRole('option', { name: /^Reunião de 07\/07\/2026/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
}

const minutesOf = (page: Page): Locator => page.getByRole('region', { name: 'Ata' });

/** Ends the meeting, with who came, and takes the draft of its minutes home. */
export async function closeAndExport({ page, press, taken }: Person): Promise<void> {
  const presence = page.getByRole('radiogroup', { name: 'Presença de COPHS' });
  await presence.getByRole('radio', { name: 'Titular presente' }).press('Space');
  await expect(page.getByText(/^1 de 1 cadeira presente/)).toBeVisible();
  await press(button(page, 'Encerrar a reunião'));
  const minutes = minutesOf(page);
  await expect(minutes.getByRole('heading', { name: 'Minuta da ata' })).toBeVisible();
  const download = page.waitForEvent('download');
  await press(minutes.getByRole('link', { name: /^Baixar a minuta/ }).first());
  expect((await download).suggestedFilename()).toBe(`ata-${DAYS.meeting}.pdf`);
  expect(await taken()).toBe(CLICKS.superintendent.closeAndExport);
}

export async function acceptAmendment({ page }: Person): Promise<void> {
  const minutes = minutesOf(page);
  await page.reload();
  await expect(minutes.getByText(/^Enviada .* 1 presente/)).toBeVisible();
  await minutes.getByRole('button', { name: 'Aceitar' }).press('Enter');
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Foi o que se combinou.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Aceitar' }).press('Enter');
  await expect(minutes.getByText('Aceita: Foi o que se combinou.')).toBeVisible();
}

/** Publishes the minutes, whose paper says what was decided. */
export async function issueMinutes({ page, press, taken }: Person): Promise<void> {
  const minutes = minutesOf(page);
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
}
