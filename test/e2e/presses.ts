import type { Page } from '@playwright/test';

const COUNTER = `addEventListener('pointerdown', (event) => {
  if (event.isTrusted) sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses')) + 1));
}, true);`;
const TAKEN = `(() => {
  const presses = Number(sessionStorage.getItem('presses'));
  sessionStorage.removeItem('presses');
  return presses;
})()`;

/** Counts, in the page and across pages, what a pointer really presses. */
export const countPresses = (page: Page): Promise<unknown> => page.addInitScript(COUNTER);

/** How many since the last time it was asked. */
export const pressesTaken = async (page: Page): Promise<number> => Number(await page.evaluate(TAKEN));
