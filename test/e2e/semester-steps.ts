import { expect, type Locator, type Page } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { walkDialog } from './dialog-keys.ts';
import { signInAs } from './people.ts';
import { button, type Person, SEMESTER } from './whole-month-steps.ts';

/** In Início: what the semester was is kept as it is that day. */
export async function freezeSemester({ page }: Person): Promise<void> {
  await button(page, /^Congelar: /).press('Enter');
  const freezing = page.getByRole('dialog', { name: /^Congelar o/ });
  await freezing.getByRole('button', { name: 'Congelar', exact: true }).press('Enter');
  await expect(freezing).toHaveCount(0);
}

async function judge(page: Page, within: Locator): Promise<void> {
  await within.getByRole('button', { name: /Conceito/ }).press('Enter');
  await page.getByRole('option', { name: 'Satisfatório', exact: true }).press('Enter');
  await within.getByRole('textbox', { name: 'Parecer', exact: true }).fill('O objetivo avança.');
}

/** The first objective in Início, the others on the page of the semester. */
export async function judgeObjectives({ page }: Person): Promise<void> {
  await button(page, /^Julgar: /).press('Enter');
  const judging = page.getByRole('dialog', { name: /^Parecer: / });
  await judge(page, judging);
  await judging.getByRole('button', { name: 'Gravar e ir ao próximo' }).press('Enter');
  await expect(judging.getByRole('textbox', { name: 'Parecer', exact: true })).toHaveValue('');
  await judging.getByRole('button', { name: 'Voltar' }).press('Enter');

  await page.goto(`/avaliacao/${SEMESTER}`);
  await expect(page.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  const [first, ...others] = await page.getByRole('tabpanel').getByRole('region').all();
  await expect(first!.getByRole('textbox', { name: 'Parecer', exact: true })).toHaveValue(
    'O objetivo avança.',
  );
  for (const card of others) {
    await judge(page, card);
    await expect(card.getByRole('status')).toHaveText(/^salvo às \d\d:\d\d\s*$/);
  }
}

/** The report of what everybody signed. */
export async function readReport({ page }: Person): Promise<void> {
  const report = await (await page.request.get(`/api/monitoring/evaluations/${SEMESTER}/report.pdf`)).body();
  expect(report.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(report);
  if (text !== null) expect(text).toContain('AVS 1/2026');
}

/** Everybody who signs does so on the page of the semester, each by their own account; the last signature publishes. */
export async function signForAll(page: Page): Promise<void> {
  const { signers } = await (await page.request.get(`/api/monitoring/evaluations/${SEMESTER}`)).json();
  await page.goto('/');
  await walkDialog(page, button(page, /^Assinar: /), page.getByRole('dialog', { name: /^Assinar por/ }));
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
