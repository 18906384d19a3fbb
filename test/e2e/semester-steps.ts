import { expect, type Page } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { signInAs } from './people.ts';
import { button, link, type Person, SEMESTER } from './whole-month-steps.ts';

/** From Início: what the semester was is kept as it is that day. */
export async function freezeSemester({ page }: Person): Promise<void> {
  await link(page, /^Congelar: /).press('Enter');
  await button(page, 'Congelar o semestre').press('Enter');
  const freezing = page.getByRole('dialog', { name: /^Congelar o/ });
  await freezing.getByRole('button', { name: 'Congelar', exact: true }).press('Enter');
  await expect(page.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
}

export async function judgeObjectives({ page }: Person): Promise<void> {
  const cards = page.getByRole('tabpanel').getByRole('region');
  for (const card of await cards.all()) {
    await card.getByRole('button', { name: /Conceito/ }).press('Enter');
    await page.getByRole('option', { name: 'Satisfatório', exact: true }).press('Enter');
    await card.getByRole('textbox', { name: 'Parecer', exact: true }).fill('O objetivo avança.');
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
