import type { Page } from '@playwright/test';

/** A grid of actions as its readers find their way in it. */
export const saved = (page: Page) => page.getByText(/^salvo às \d\d:\d\d$/);
export const row = (page: Page, id: string) =>
  page.getByRole('row', { name: new RegExp(`^${id.replaceAll('.', '\\.')} `) });
export const status = (page: Page, id: string) => row(page, id).locator('td[data-c="2"]');
export const note = (page: Page, id: string) => row(page, id).locator('td[data-c="5"]');

/** What a spreadsheet leaves on the clipboard, pasted where the focus is. */
export const paste = (page: Page, text: string) =>
  page.evaluate(
    `(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(text)});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`,
  );
