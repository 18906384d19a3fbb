import { expect, type Page } from '@playwright/test';

const MOST_STOPS = 200;

/** Marks what has the focus; says whether it is still in the page's own part. */
const MARK = `(() => {
  const at = document.activeElement;
  at.dataset.tabbed = 'yes';
  return at.closest('main') !== null;
})()`;
/** Controls that a person sees and that no Tab reached: cells and options of one widget are walked by arrows. */
const UNREACHED = `[...document.querySelectorAll('main :is(a[href], button, input, textarea, summary)')]
  .filter((each) => !each.dataset.tabbed && each.tabIndex >= 0 && !each.disabled && each.checkVisibility())
  .filter((each) => !each.closest('[role=grid], svg') && each.type !== 'radio')
  .map((each) => each.outerHTML.slice(0, 160))`;

/** By Tab alone, from “Ir para o conteúdo”: every control of the page is reached, and the focus leaves it again. */
export async function tabThrough(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ir para o conteúdo' }).press('Enter');
  let stops = 0;
  do {
    await page.keyboard.press('Tab');
    stops += 1;
  } while ((await page.evaluate(MARK)) === true && stops < MOST_STOPS);
  expect(stops).toBeLessThan(MOST_STOPS);
  expect(await page.evaluate(UNREACHED)).toEqual([]);
}
