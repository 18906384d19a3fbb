import { expect, type Locator, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const result = (page: Page) => page.getByRole('region', { name: 'Resultado da simulação' });

const proposed = (page: Page) => page.getByRole('grid', { name: 'Mudanças propostas' }).getByRole('row');

/** Opens a list by keyboard, goes down to the option and takes it. */
async function choose(page: Page, list: RegExp, option: RegExp) {
  await page
    .locator('button[aria-haspopup="listbox"]')
    .and(page.getByRole('button', { name: list }))
    .focus();
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('option', { name: option });
  await expect(wanted).toBeVisible();
  const isThere = async () => (await wanted.and(page.locator(':focus')).count()) === 1;
  for (let step = 0; step < 30 && !(await isThere()); step++) await page.keyboard.press('ArrowDown');
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
}

async function write(page: Page, field: string, text: string) {
  await page.getByLabel(field).focus();
  await page.keyboard.type(text);
}

const add = (page: Page) => page.getByRole('button', { name: 'Acrescentar à proposta' }).press('Enter');

/** A sum as it stands in a cell, in cents. */
const centsOf = (text: string) => Number(text.replace('−', '-').replace(/[^\d-]/g, ''));

async function centsIn(cells: Locator): Promise<number[]> {
  return (await cells.allTextContents()).map(centsOf);
}

test('a band, an interpretation and a fact are changed by keyboard, one beside the other', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/cofinanciamento/simulador?ate=2020-10');
  await choose(page, /Mudar/, /^Uma faixa$/);
  await choose(page, /Critério/, /^% de Execução da PPI$/);
  await choose(page, /Faixa/, /^> 100%/);
  await write(page, 'Nova pontuação', '1,00');
  await add(page);
  await expect(result(page)).toContainText('+R$ 382.773,64');
  await expect(result(page)).toContainText('1 ganha, 0 perdem, 0 ficam iguais.');
  await expect(result(page).getByRole('row', { name: /Peixoto/ })).toContainText('fator 2,00 → 2,25');
  await proposed(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Nenhuma mudança proposta ainda.')).toBeVisible();

  await choose(page, /Mudar/, /^Uma interpretação$/);
  await choose(page, /Pergunta/, /^Que pacientes de fora contam/);
  await choose(page, /Resposta/, /^só os da região/);
  await add(page);
  await expect(result(page)).toContainText('−R$ 688.992,64');
  await expect(result(page)).toContainText('0 ganham, 1 perde');

  await choose(page, /Mudar/, /^Um fato/);
  await choose(page, /Fato/, /^Regularidade sanitária$/);
  await choose(page, /Valor/, /^Não$/);
  await add(page);
  await expect(proposed(page)).toHaveCount(2);
  await expect(result(page).getByRole('row', { name: /Peixoto/ })).toContainText('fator 2,00 → 1,05');
  expect(await seriousFindings(page)).toEqual([]);
});

test('the whole state: as many bars as hospitals that win or lose, and sums that agree with the words', async ({
  page,
}) => {
  await signInAs(page, 'auditoria');
  await page.goto('/cofinanciamento/simulador?mudanca=p~ceiling~1.5&ate=2020-12&hospitais=state');
  const total = centsOf((await result(page).getByText(/^−R\$/).first().textContent()) ?? '');
  const words =
    (await result(page)
      .getByText(/ficam? igua/)
      .textContent()) ?? '';
  const [winners = 0, losers = 0, unchanged = 0] = [/(\d+) ganha/, /(\d+) perde/, /(\d+) fica/].map((count) =>
    Number(count.exec(words)?.[1]),
  );
  expect(losers).toBeGreaterThan(10);
  await page.getByRole('button', { name: /^Mostrar os \d+/ }).press('Enter');
  const rows = result(page).getByRole('table').first().locator('tbody tr');
  await expect(rows).toHaveCount(winners + losers + unchanged);
  const differences = await centsIn(rows.locator('td:nth-child(4)'));
  expect(differences.filter((cents) => cents < 0)).toHaveLength(losers);
  expect(differences.filter((cents) => cents > 0)).toHaveLength(winners);
  expect(differences.reduce((sum, cents) => sum + cents, 0)).toBe(total);
  const widths = await rows
    .locator('td[aria-hidden] span[style]')
    .evaluateAll((bars) =>
      bars.map((bar) => Number.parseFloat((bar as unknown as { style: { width: string } }).style.width)),
    );
  expect(widths.filter((width) => width > 0)).toHaveLength(winners + losers);
  expect(Math.max(...widths)).toBe(100);
});

test('the chart of the budget has a mark for each month and side, and its table says the same', async ({
  page,
}) => {
  await signInAs(page, 'auditoria');
  await page.goto('/cofinanciamento/simulador?mudanca=p~ceiling~1.5&ate=2020-12&hospitais=state');
  const figure = page.getByRole('figure', { name: 'Orçamento por mês, hoje e com a proposta' });
  const drawn = figure.locator('[role="img"]').first();
  await expect(drawn).toHaveAccessibleName(/Hoje: .*jul.*; .*dez.*Com a proposta: /);
  const name = (await drawn.getAttribute('aria-label')) ?? '';
  const said = [...name.matchAll(/R\$ [\d.]+,\d\d/g)].map(([text]) => centsOf(text));
  expect(said).toHaveLength(12);
  await expect.poll(() => marksOf(drawn)).toBe(12);

  await figure.getByRole('button', { name: 'Ver tabela' }).press('Enter');
  await expect(figure.getByRole('row')).toHaveCount(7);
  const before = await centsIn(figure.locator('tbody tr > *:nth-child(2)'));
  const after = await centsIn(figure.locator('tbody tr > *:nth-child(3)'));
  expect([...before, ...after]).toEqual(said);
  const sum = (cents: readonly number[]) => cents.reduce((all, each) => all + each, 0);
  const total = centsOf((await result(page).getByText(/^−R\$/).first().textContent()) ?? '');
  expect(sum(after) - sum(before)).toBe(total);
  expect(await seriousFindings(page)).toEqual([]);
});

/** What of the drawing the count of marks needs; these tests are not compiled with the types of a page. */
interface Shape {
  getBoundingClientRect(): { readonly width: number; readonly height: number };
  getAttribute(name: string): string | null;
}

/** Points drawn on the lines: the filled shapes about as large as a mark. */
function marksOf(drawing: Locator): Promise<number> {
  return drawing.locator('svg path').evaluateAll(
    (paths) =>
      (paths as unknown as Shape[]).filter((path) => {
        const { width, height } = path.getBoundingClientRect();
        const fill = path.getAttribute('fill');
        return fill !== null && fill !== 'none' && width >= 6 && width <= 14 && height >= 6 && height <= 14;
      }).length,
  );
}
