import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.ts';

/** What a reader feels in one view: tasks that hold the page, in milliseconds of its thread, and how far it came. */
export interface Scrolled {
  readonly view: string;
  /** Those over 50 ms. */
  readonly longTasks: readonly number[];
  /** Rows, cards of the fullest column, or months. */
  readonly reached: number;
  /** Elements of that kind on the page at the end. */
  readonly drawn: number;
  readonly seconds: number;
}

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

/** Wheels a box down to its end, a screen at a time, waiting where more is read. */
async function wheelDown(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to scroll at ${selector}`);
  const place = () =>
    page.evaluate(
      `(() => { const box = document.querySelector(${JSON.stringify(selector)}); return box.scrollTop + '/' + box.scrollHeight; })()`,
    );
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2);
  for (let still = 0; still < 12; ) {
    const before = await place();
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(30);
    const after = await place();
    still = before === after ? still + 1 : 0;
    if (before === after) await page.waitForTimeout(150);
  }
}

interface View {
  readonly name: string;
  readonly address: string;
  readonly ready: string;
  readonly go: (page: Page) => Promise<void>;
  /** How far it came, and how much is drawn. */
  readonly seen: (page: Page) => Promise<{ reached: number; drawn: number }>;
}

const GRID = 'div:has(> table[role=grid])';
const COLUMN = '[role=grid][aria-label="Ações: Sem informação"]';

/** The years of the plan; its last month is the fullest. */
const MONTHS = 48;

const numberIn = (page: Page, script: string) => page.evaluate(script) as Promise<number>;

const VIEWS: readonly View[] = [
  {
    name: 'grid',
    address: '/plano/acoes?grupo=nenhum',
    ready: 'table[role=grid] tbody tr[data-index]',
    go: (page) => wheelDown(page, GRID),
    seen: async (page) => ({
      reached: await numberIn(
        page,
        "Number([...document.querySelectorAll('table[role=grid] tbody tr[data-index]')].at(-1).dataset.index) + 1",
      ),
      drawn: await page.locator('table[role=grid] tbody tr').count(),
    }),
  },
  {
    name: 'board, its fullest column',
    address: '/plano/acoes?visao=quadro',
    ready: `${COLUMN} [role=row]`,
    go: (page) => wheelDown(page, COLUMN),
    seen: async (page) => ({
      reached: await numberIn(
        page,
        `Math.max(...[...document.querySelectorAll('${COLUMN} [role=row]')].map((row) => Number(row.getAttribute('aria-rowindex') ?? 0)))`,
      ),
      drawn: await page.locator('[role=grid] [role=row]').count(),
    }),
  },
  {
    name: `calendar, ${MONTHS} months one after another`,
    address: '/plano/acoes?visao=calendario&mes=2024-01',
    ready: 'table caption',
    go: async (page) => {
      const head = page.locator('h2[aria-live]');
      for (let month = 1; month < MONTHS; month++) {
        const before = (await head.textContent()) ?? '';
        await page.getByRole('button', { name: 'Mês seguinte' }).click();
        await head.filter({ hasText: /vence/, hasNotText: before }).waitFor();
      }
    },
    seen: async (page) => ({
      reached: MONTHS,
      drawn: await page.locator('main table td li').count(),
    }),
  },
];

async function scroll(browser: Browser, url: string, view: View): Promise<Scrolled> {
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await page.request.post('/api/session/demonstration', {
    data: { person: 'superintendencia' },
    headers: { 'x-pactua-csrf': '1' },
  });
  await page.goto(view.address);
  await page.locator(view.ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  await browser.startTracing(page, { categories: ['toplevel'] });
  const start = performance.now();
  await view.go(page);
  const seconds = (performance.now() - start) / 1000;
  const seen = await view.seen(page);
  const longTasks = longTasksOf(await browser.stopTracing());
  await page.close();
  return { view: view.name, longTasks, ...seen, seconds };
}

/** Goes through grid, board and calendar in headless Chromium as the superintendence. */
export async function scrollViews(url: string): Promise<Scrolled[]> {
  const browser = await chromium.launch({
    executablePath: (await findBrowser()) ?? undefined,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=pt-BR'],
  });
  try {
    const all: Scrolled[] = [];
    for (const view of VIEWS) all.push(await scroll(browser, url, view));
    return all;
  } finally {
    await browser.close();
  }
}
