import { expect, type Locator, type Page } from '@playwright/test';

/** More than any dialog has stops, so that the focus goes round. */
const STOPS = 24;

const IN_DIALOG = `document.activeElement?.closest('[role=dialog], [role=alertdialog]') !== null`;
const holdsFocus = (page: Page) => page.evaluate(IN_DIALOG);

/** By keyboard alone: the button opens the dialog, the focus goes in and Tab keeps it there; Esc closes it and gives the focus back to the button. */
export async function walkDialog(page: Page, opener: Locator, dialog: Locator): Promise<void> {
  await opener.press('Enter');
  await expect(dialog).toBeVisible();
  await expect.poll(() => holdsFocus(page)).toBe(true);
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press(stop % 6 === 5 ? 'Shift+Tab' : 'Tab');
    expect(await holdsFocus(page), `stop ${stop} left the dialog`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}
