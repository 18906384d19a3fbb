import { expect, type Locator, type Page } from '@playwright/test';
import { type AccountsOf, atAccounts } from './accounts-steps.ts';
import { openLife, record } from './life-steps.ts';
import type { MovedServer } from './moved-clock.ts';
import { pressesTaken } from './presses.ts';
import { tabThrough } from './tab-order.ts';
import { act } from './transfer-steps.ts';

/** The notice of the accounts has fifteen days from 10 February, that of the Termo fifteen from the day after they ended. */
const ACCOUNTS_ENDED = '2026-02-26';
const LAST_DAY = '13/03/2026';
const TERM_ENDED = '2026-03-16';

const procedure = (page: Page): Locator => page.getByRole('region', { name: /^Sem resposta no prazo/ });

/** Records a step from the accounts; three presses from their list, that of the competência counted. */
async function recordInThree(page: Page, label: string): Promise<void> {
  await procedure(page)
    .getByRole('button', { name: `Registrar: ${label}`, exact: true })
    .click();
  const dialog = page.getByRole('dialog', { name: label });
  await expect(dialog.getByRole('textbox', { name: 'Motivo' })).toHaveValue(
    /^Prestação de contas de fevereiro de 2026: .* sem resposta até 25\/02\/2026\.$/,
  );
  await dialog
    .getByRole('textbox', { name: /^Número/ })
    .first()
    .fill('Documento da jornada');
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await pressesTaken(page)).toBe(3);
}

/** Accounts that nobody answered for: notice, refused while its term runs, then opinion and the act that suspends. */
export async function suspendUnanswered(month: AccountsOf, server: MovedServer): Promise<void> {
  const early = await atAccounts(month, 'ers-peixoto');
  await expect(early.getByText(/Responda até 25\/02\/2026/)).toBeVisible();
  await expect(procedure(early)).toHaveCount(0);

  await server.goTo(ACCOUNTS_ENDED);
  const office = await atAccounts(month, 'ers-peixoto');
  await expect(office.getByText(/O prazo acabou em 25\/02\/2026/)).toBeVisible();
  await recordInThree(office, 'Notificação de descumprimento');
  const opinion = procedure(office).getByRole('listitem').filter({ hasText: 'Parecer' }).first();
  await expect(opinion).toContainText(
    `O prazo de resposta corre até ${LAST_DAY} e ainda não houve resposta.`,
  );
  await expect(opinion.getByRole('button')).toHaveCount(0);
  await tabThrough(office);

  await server.goTo(TERM_ENDED);
  await recordInThree(await atAccounts(month, 'ers-peixoto'), 'Parecer sobre o descumprimento');
  const authority = await atAccounts(month, 'gabinete');
  await recordInThree(authority, 'Suspensão dos repasses');
  await expect(
    procedure(authority).getByText('Repasses suspensos desde a competência de março de 2026.'),
  ).toBeVisible();
}

/** The municipality answers by presenting the accounts again, and the act that resumes follows. */
export async function resumeAnswered(month: AccountsOf, life: string): Promise<void> {
  await act(await atAccounts(month, 'controle-peixoto'), 'Apresentar as contas');
  const authority = await atAccounts(month, 'gabinete');
  await expect(procedure(authority)).toHaveCount(0);
  await openLife(authority, life, 'gabinete');
  await record(authority, 'Retomada dos repasses', (dialog) =>
    dialog.getByRole('textbox', { name: /^Motivo/ }).fill('As contas foram apresentadas.'),
  );
  await expect(authority.getByText('Ativo', { exact: true })).toBeVisible();
}
