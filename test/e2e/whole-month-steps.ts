import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { signInAs } from './people.ts';
import { countPresses, pressesTaken } from './presses.ts';

/**
 * Clicks from Início that the design's table promises, typing not counted (Ctrl+Enter, which saves, is typing). A decision is counted with
 * its saving, a return and the issuing of the minutes with their confirmation.
 */
export const CLICKS = {
  technician: { status: 2, statusWithFile: 2, valueWithFileAndSend: 2, gridAndSend: 2, answer: 2 },
  coordinator: { late: 0, reviewAndSend: 2, send: 1, propose: 2, proposeIndicator: 2, answer: 2 },
  superintendent: {
    readWorsened: 0,
    charge: 1,
    returnOne: 2,
    approveAll: 2,
    approveValue: 1,
    openMeeting: 1,
    perDecision: 2,
    redefine: 2,
    nonConformity: 1,
    closeAndExport: 2,
    issue: 2,
  },
} as const;

/** The month of June 2026, as the calendar of the cycle has it. */
export const MONTH = '2026-06';
export const DAYS = {
  opens: '2026-06-26',
  review: '2026-07-01',
  agenda: '2026-07-03',
  meeting: '2026-07-07',
  draft: '2026-07-09',
  issued: '2026-07-14',
  locked: '2026-07-14',
} as const;
export const SEMESTER = '2026-S1';
export const ITEMS = {
  proposed: '3.5.13',
  decided: '4.5.1',
  redefined: '4.5.2',
  nonConformity: '4.5.4',
} as const;
export const DECISIONS = [
  'A COPHS apresenta o cronograma revisto.',
  'Levar o assunto à câmara técnica da CIB.',
] as const;

/** What a person attaches. */
export const PROOF = {
  name: 'relatorio.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

/** A person at Início, whose clicks are counted by the page itself, that on the button that attaches a file too. */
export async function at(browser: Browser, url: string, person: string) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
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

export type Person = Awaited<ReturnType<typeof at>>;
/** A person of the demonstration at Início, by the last of the address of their account. */
export type Enter = (person: string) => Promise<Person>;

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
export const cell = (page: Page, row: number, column: number) =>
  page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator(`td[data-c="${column}"]`);

export const worsened = (page: Page) =>
  page.getByRole('region', { name: 'O que piorou desde a semana passada' });

export async function walk(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What has the focus: its role where it has one, and its words; a field by its label. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at?.closest('[role=grid]')) return 'grid';
  return (at?.labels?.[0]?.textContent ?? at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
})()`;

/** Goes on by Tab until the focus stands there, as a person without a mouse does. */
export async function tabTo(page: Page, wanted: RegExp | string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(key);
    const words = (await page.evaluate(FOCUSED)) as string;
    if (typeof wanted === 'string' ? words === wanted : wanted.test(words)) return;
  }
  throw new Error(`the focus never came to ${wanted}`);
}
