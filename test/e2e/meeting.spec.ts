import { expect, type Locator, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const HEADERS = { 'x-pactua-csrf': '1' };
const BODIES = '/api/governance/bodies';
const DECIDED = '4.5.1';
const REDEFINED = '4.5.2';
const ASSIGNED = 'Trazer a minuta da portaria.';

/** The conduction meeting is marked for today, beside those of the cycle. @returns its key. */
async function markToday(page: Page): Promise<{ body: string; key: string }> {
  const { today, items } = await (await page.request.get('/api/governance/calendar')).json();
  const { body } = items.find((each: { kind: string }) => each.kind === 'conduction');
  const data = { day: today, hour: '08:30', place: 'SAS' };
  const answer = await page.request.post(`${BODIES}/${body}/meetings`, { headers: HEADERS, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const seat = { institution: 'COSEMS/MT', segment: 'society', titular: 'Titular', substitute: null };
  const added = await page.request.post(`${BODIES}/${body}/seats`, {
    headers: HEADERS,
    data: { ...seat, from: null, to: null, expectedVersion: 0 },
  });
  expect(added.ok(), await added.text()).toBe(true);
  return { body, key: today };
}

/** What the meeting assigns of the item of an action. */
async function assign(
  page: Page,
  { body, key }: { body: string; key: string },
  { action, unit, words }: { action: string; unit: string; words: string },
): Promise<void> {
  const { items, today } = await (await page.request.get(`${BODIES}/${body}/meetings/${key}`)).json();
  const own = items.find((each: { action: { id: string } | null }) => each.action?.id === action);
  const data = { kind: 'assigned', words, to: { kind: 'unit', id: unit }, until: today };
  const answer = await page.request.post(`/api/governance/items/${own.id}/outcomes`, {
    headers: HEADERS,
    data: { ...data, expectedVersion: own.version },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Clicks and counts: typing is not counted, as in the design's table of clicks; Ctrl+Enter, which saves, is typing. */
function counter() {
  let count = 0;
  return {
    click: async (target: Locator) => {
      count += 1;
      await target.click();
    },
    /** How many since the last time it was asked. */
    taken: () => {
      const since = count;
      count = 0;
      return since;
    },
  };
}

const item = (page: Page, action: string): Locator =>
  page
    .getByRole('region', { name: 'Pauta' })
    .getByRole('listitem')
    .filter({ hasText: `${action} ` });

test('a coordinator takes an action to the meeting in 2 clicks; the superintendent opens it in 1, decides in 2, closes and exports in 2', async ({
  page,
}) => {
  // Five readings by axe of long pages.
  test.slow();
  const { click, taken } = counter();
  await signInAs(page, 'superintendencia');
  const { body, key } = await markToday(page);

  await signInAs(page, 'coordenacao-cophs');
  await page.goto(`/plano/acoes/${DECIDED}`);
  await click(page.getByRole('button', { name: 'Levar à reunião' }));
  const proposing = page.getByRole('dialog', { name: 'Levar à próxima reunião' });
  await expect(proposing.getByRole('button', { name: 'Propor' })).toBeEnabled();
  expect(await seriousFindings(page)).toEqual([]);
  await click(proposing.getByRole('button', { name: 'Propor' }));
  await expect(page.getByText('Proposto para a próxima reunião.')).toBeVisible();
  expect(taken()).toBe(2);

  await signInAs(page, 'superintendencia');
  await page.goto('/');
  const next = page.getByRole('region', { name: 'Próxima reunião' });
  await click(next.getByRole('button', { name: 'Abrir a reunião' }));
  await expect(page.getByRole('button', { name: 'Encerrar a reunião' })).toBeVisible();
  expect(taken()).toBe(1);
  await expect(page.getByRole('heading', { name: /Propostas das unidades/ })).toBeVisible();
  await expect(page.getByText('Não conformidades: causas e medidas de enfrentamento')).toBeVisible();

  const first = item(page, DECIDED);
  await click(first.getByRole('button', { name: /^Decidir/ }));
  await first.getByRole('textbox', { name: 'O que se decide' }).fill('A COPHS traz a proposta.');
  await click(first.getByRole('button', { name: 'Gravar a decisão' }));
  await expect(first.getByText('A COPHS traz a proposta.')).toBeVisible();
  expect(taken()).toBe(2);

  await assign(page, { body, key }, { action: DECIDED, unit: 'COPHS', words: ASSIGNED });
  await page.reload();
  await expect(first.getByText(`${ASSIGNED} Responsável: COPHS.`)).toBeVisible();

  const second = item(page, REDEFINED);
  await click(second.getByRole('button', { name: /^Redefinir a ação do item/ }));
  await second.getByRole('textbox', { name: 'Novo prazo' }).fill('até 30/06/2027');
  await second.getByRole('textbox', { name: 'Motivo' }).fill('Depende da oficina do PRI.');
  // What lies half below the bar on top is only scrolled away.
  await page.evaluate('scrollTo(0, 0)');
  expect(await seriousFindings(page)).toEqual([]);
  await second.getByRole('textbox', { name: 'Motivo' }).press('Control+Enter');
  await expect(second.getByText(/é redefinida \(1ª vez\): novo prazo: até 30\/06\/2027/)).toBeVisible();
  expect(taken()).toBe(1);

  const presence = page.getByRole('radiogroup', { name: 'Presença de COSEMS/MT' });
  await presence.getByRole('radio', { name: 'Titular presente' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(presence.getByRole('radio', { name: 'Suplente presente' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(page.getByText(/^1 de 1 cadeira presente/)).toBeVisible();

  await click(page.getByRole('button', { name: 'Encerrar a reunião' }));
  const minutes = page.getByRole('region', { name: 'Ata' });
  await expect(minutes.getByRole('heading', { name: 'Minuta da ata' })).toBeVisible();
  const download = page.waitForEvent('download');
  await click(minutes.getByRole('link', { name: 'Baixar a minuta' }));
  expect((await download).suggestedFilename()).toBe(`ata-${key}.pdf`);
  expect(taken()).toBe(2);
  expect(await seriousFindings(page)).toEqual([]);

  await click(minutes.getByRole('button', { name: 'Publicar a ata' }));
  await page
    .getByRole('textbox', { name: 'Por que antes do fim das emendas' })
    .fill('Os presentes a aprovaram ao fim da reunião.');
  await click(page.getByRole('button', { name: 'Publicar', exact: true }));
  expect(taken()).toBe(2);
  await expect(minutes.getByRole('heading', { name: /^Ata ATA \d+\/\d{4}$/ })).toBeVisible();
  await expect(minutes.getByText(/SHA-256 do conteúdo: [0-9a-f]{64}/)).toBeVisible();
  const issued = await page.request.get(`${BODIES}/${body}/meetings/${key}/papers/minutes`);
  expect((await issued.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`/plano/acoes/${REDEFINED}`);
  await expect(page.getByRole('heading', { name: 'Ação redefinida 1 vez' })).toBeVisible();
  await expect(page.getByText(/Reunião de condução da SAS, reunião de .*, item \d+/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Desfazer a última redefinição' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ação não está redefinida' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/');
  const assigned = page.getByRole('region', { name: 'Encaminhamentos da minha unidade' });
  await expect(assigned.getByText(ASSIGNED)).toBeVisible();
  await click(assigned.getByRole('button', { name: new RegExp(`^Cumprido: ${ASSIGNED}`) }));
  const finishing = page.getByRole('dialog', { name: 'Encaminhamento cumprido' });
  await finishing.getByRole('textbox', { name: 'O que foi feito' }).fill('Minuta entregue ao gabinete.');
  expect(await seriousFindings(page)).toEqual([]);
  await click(finishing.getByRole('button', { name: 'Gravar como cumprido' }));
  await expect(assigned).toHaveCount(0);
  expect(taken()).toBe(2);
});
