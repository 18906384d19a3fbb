import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.ts';

/** What a reader feels on the way down: tasks over 50 ms that hold the page, and how far it came. */
export interface Scrolled {
  readonly longTasks: readonly number[];
  readonly rows: number;
  readonly drawn: number;
  readonly seconds: number;
}

const BOX = "document.querySelector('table[role=grid]').parentElement";

/** Wheels down the grid until its last row, a screen at a time. */
async function wheelDown(page: Page): Promise<void> {
  const box = await page.locator('table[role=grid]').locator('..').boundingBox();
  if (!box) throw new Error('no grid');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let still = 0; still < 12; ) {
    const before = await page.evaluate(`${BOX}.scrollTop + '/' + ${BOX}.scrollHeight`);
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(30);
    const after = await page.evaluate(`${BOX}.scrollTop + '/' + ${BOX}.scrollHeight`);
    still = before === after ? still + 1 : 0;
    if (before === after) await page.waitForTimeout(150);
  }
}

/** Opens the list in headless Chromium as the superintendence and goes to its end. */
export async function scrollList(url: string): Promise<Scrolled> {
  const browser = await chromium.launch({
    executablePath: (await findBrowser()) ?? undefined,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=pt-BR'],
  });
  try {
    const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await page.request.post('/api/session/demonstration', {
      data: { person: 'superintendencia' },
      headers: { 'x-pactua-csrf': '1' },
    });
    await page.goto('/plano/acoes?grupo=nenhum');
    await page.locator('table[role=grid] tbody tr').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(`window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
      }).observe({ type: 'longtask' })`);
    const start = performance.now();
    await wheelDown(page);
    const last = await page.evaluate(
      "[...document.querySelectorAll('table[role=grid] tbody tr[data-index]')].at(-1).dataset.index",
    );
    return {
      longTasks: (await page.evaluate('window.longTasks')) as number[],
      rows: Number(last) + 1,
      drawn: await page.locator('table[role=grid] tbody tr').count(),
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await browser.close();
  }
}
