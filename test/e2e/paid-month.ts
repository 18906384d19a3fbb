import { expect, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

interface Month {
  readonly agreement: string;
  readonly competencia: string;
  readonly day: string;
}

interface Line {
  readonly id: string;
  readonly value: string | null;
  readonly validated: { readonly stands: boolean } | null;
}

const STEPS = ['commit', 'liquidate', 'bank-order', 'pay'] as const;

/** Leads a competência whose files are in to a step of its execution, each by who does it, without the screen. */
export async function leadByApi(page: Page, month: Month, until: (typeof STEPS)[number]): Promise<void> {
  const { agreement, competencia, day } = month;
  const address = `/api/cofinancing/agreements/${agreement}/months/${competencia}`;
  const seen = async () => (await page.request.get(address)).json();
  const post = async (path: string, said: object) => {
    const data = { version: (await seen()).version, ...said };
    const answer = await page.request.post(path, { data, headers: { 'x-pactua-csrf': '1' } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  await signInAs(page, 'ers-peixoto');
  await post(`${address}/production`, {});
  const waiting = async (): Promise<Line[]> => {
    const { items } = await (await page.request.get(`${address}/lines`)).json();
    return items.filter(({ value, validated }: Line) => value !== null && validated?.stands !== true);
  };
  // What is counted in a file that just came may still change a line, which is then validated again.
  await expect(async () => {
    for (const { id } of await waiting())
      await post(`${address}/lines`, { lines: [id], words: 'Conferido com o hospital.' });
    await new Promise((done) => setTimeout(done, 4_000));
    expect(await waiting()).toEqual([]);
  }).toPass({ timeout: 90_000 });
  await post(`${address}/calculate`, { opinion: 'Confere com os arquivos.' });
  await signInAs(page, 'spca');
  await post(`${address}/check`, {});
  await signInAs(page, 'gabinete');
  await post(`${address}/authorise`, {});
  const { version } = await seen();
  const months = [{ agreement, version }];
  const { paper } = await post('/api/cofinancing/ordinances', { competencia, months });
  await post(`/api/cofinancing/ordinances/${paper}/publication`, { gazette: 'DOE 28.001', day });
  const { ordered: amount } = (await seen()).executed;
  await signInAs(page, 'fundo-estadual');
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1))
    await post(`${address}/execution`, { step, amount, document: `${step} de ${competencia}`, day });
}
