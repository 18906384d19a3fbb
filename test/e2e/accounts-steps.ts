import { type Browser, expect, type Page } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';
import { countPresses } from './presses.ts';
import { tabThrough } from './tab-order.ts';
import { act } from './transfer-steps.ts';

/** R$ 779.327,20 came; 30 % of it, R$ 233.798,16, may go to sanitary adequacy. */
const EXPENSES = [
  ['NF 10', 'Distribuidora Vale', 'Medicamentos', 'Serviços', '500000,00'],
  ['NF 11', 'Construtora Norte', 'Exaustão da CME', 'Adequação sanitária', '233798,17'],
  ['NF 12', 'Eventos Ltda.', 'Confraternização', 'Serviços', '5529,03'],
];

export interface AccountsOf {
  readonly browser: Browser;
  readonly baseURL: string;
  readonly agreement: string;
  /** As the list of the Termo's accounts has it: “fevereiro de 2026”. */
  readonly named: string;
}

/** A person at the accounts of a month, opened from the list of its Termo. */
export async function atAccounts(month: AccountsOf, person: string): Promise<Page> {
  const { browser, baseURL, agreement, named } = month;
  const viewport = { width: 1440, height: 900 };
  const page = await (await browser.newContext({ baseURL, viewport })).newPage();
  await countPresses(page);
  await signInAs(page, person);
  await page.goto(`/cofinanciamento/termos/${agreement}/prestacao-de-contas`);
  await page.getByRole('link', { name: named }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Prestação de contas/ })).toBeVisible();
  return page;
}

/** Pastes the expenses of a day (`dd/mm/aaaa`), one a cent over the cap, mends that cent and hands the accounts in. */
export async function giveAccounts(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: 'Colar da planilha' }).click();
  const pasting = page.getByRole('dialog');
  const sheet = EXPENSES.map((cells) => [day, ...cells].join('\t')).join('\n');
  await pasting.getByRole('textbox').fill(sheet);
  await pasting.getByRole('button', { name: 'Acrescentar 3 despesas' }).click();
  await page.getByLabel('Internações do mês').fill('411');
  await page.getByLabel('Procedimentos do mês').fill('13256');
  await page.getByLabel('Saldo do extrato (R$)').fill('40000,00');
  await expect(page.getByText(/R\$ 233\.798,17\) passa do limite de R\$ 233\.798,16/)).toBeVisible();
  await page.locator('table[role=grid] tbody tr').nth(1).locator('td[data-c="5"]').focus();
  await page.keyboard.type('233798,16');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/a diferença é −R\$ 0,01/)).toBeVisible();
  await page.getByLabel('Saldo do extrato (R$)').fill('40000,01');
  await expect(page.getByText('As contas fecham: guarde o relatório para apresentá-lo.')).toBeVisible();
  await page.getByRole('button', { name: 'Guardar o relatório' }).click();
  await expect(page.getByText('Relatório guardado.')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await tabThrough(page);
  await act(page, 'Apresentar as contas');
  const paper = page.getByRole('link', { name: /^Baixar o PC 1\/\d{4}/ });
  const pdf = await page.request.get((await paper.getAttribute('href')) as string);
  const report = textOfPdf(await pdf.body());
  if (report !== null) expect(report).toContain('Construtora Norte');
}
