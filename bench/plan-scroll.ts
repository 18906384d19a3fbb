import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.ts';

/** What a reader feels on the way down: tasks that hold the page, in milliseconds of its thread, and how far it came. */
export interface Scrolled {
  /** Those over 50 ms. */
  readonly longTasks: readonly number[];
  readonly rows: number;
  readonly drawn: number;
  readonly seconds: number;
}

const BOX = "document.querySelector('table[role=grid]').parentElement";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor, which a busy machine does not lengthen. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks over 50 ms of the threads that draw pages, in milliseconds. */
function longTasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const drawing = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(key),
  );
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && drawing.has(key(event)));
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  return tasks.map(({ tdur = 0 }) => tdur / 1000).filter((duration) => duration > 50);
}

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
    await browser.startTracing(page, { categories: ['toplevel'] });
    const start = performance.now();
    await wheelDown(page);
    const last = await page.evaluate(
      "[...document.querySelectorAll('table[role=grid] tbody tr[data-index]')].at(-1).dataset.index",
    );
    const seconds = (performance.now() - start) / 1000;
    const drawn = await page.locator('table[role=grid] tbody tr').count();
    return { longTasks: longTasksOf(await browser.stopTracing()), rows: Number(last) + 1, drawn, seconds };
  } finally {
    await browser.close();
  }
}
