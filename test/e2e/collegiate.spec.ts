import { type Browser, expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const HEADERS = { 'x-pactua-csrf': '1' };
const BODIES = '/api/governance/bodies';
const NAME = 'Comissão da jornada de colegiados';

async function post(page: Page, path: string, data: object) {
  const answer = await page.request.post(path, { headers: HEADERS, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A body of its own, with one seat that nobody holds and one of a coordinator, and a meeting today. @returns the address of the meeting. */
async function prepare(page: Page): Promise<{ body: string; day: string }> {
  const { today } = await (await page.request.get('/api/governance/calendar')).json();
  const { id: body } = await post(page, BODIES, {
    name: NAME,
    acronym: null,
    kind: 'commission',
    territory: '51',
    keeper: 'COPHS',
    act: null,
    actions: [],
    series: null,
    quorum: null,
    terms: { agendaDays: 3, draftDays: 2, amendmentDays: 5 },
    endedOn: null,
    expectedVersion: 0,
  });
  await post(page, `${BODIES}/${body}/seats`, {
    institution: 'Conselho de secretarias',
    segment: 'management',
    titular: null,
    substitute: null,
    from: null,
    to: null,
    expectedVersion: 0,
  });
  const { people } = await (await page.request.get(`${BODIES}/${body}`)).json();
  const coordinator = people.find((each: { office: string }) => each.office === 'Coordenação · COPHS');
  await post(page, `${BODIES}/${body}/seats`, {
    ...{ institution: 'COPHS', segment: 'management', titular: 'Coordenação', substitute: null },
    ...{ titularPerson: coordinator.id, from: null, to: null, expectedVersion: 0 },
  });
  await post(page, `${BODIES}/${body}/meetings`, { day: today, hour: '14:00', place: 'SAS' });
  return { body, day: today };
}

async function visitor(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(path);
  return page;
}

test('an institution answers by its link without an account, two take the minutes at once and lose nothing, those who came amend', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'superintendencia');
  const { body, day } = await prepare(page);
  const meeting = `/colegiados/${body}/reunioes/${day}`;

  await page.goto(`/colegiados/${body}`);
  await page.getByRole('button', { name: 'Pedir indicação a Conselho de secretarias' }).press('Enter');
  const link = page.getByRole('dialog').getByText(/\/responder\//);
  const address = /\/responder\/[\w-]+/.exec((await link.textContent()) ?? '')?.[0] ?? '';
  const institution = await visitor(browser, address);
  expect(await seriousFindings(institution)).toEqual([]);
  await institution.getByRole('textbox', { name: 'Titular' }).fill('Pessoa indicada');
  await institution.getByRole('button', { name: 'Enviar a indicação' }).press('Enter');
  await expect(institution.getByRole('heading', { name: 'Resposta recebida' })).toBeVisible();
  await institution.reload();
  await expect(institution.getByText(/já foi usado, foi trocado por outro ou venceu/)).toBeVisible();
  await institution.context().close();

  await page.goto(meeting);
  await page.getByRole('button', { name: 'Abrir a reunião' }).press('Enter');
  await page.getByRole('button', { name: 'Trazer um assunto fora da pauta' }).press('Enter');
  const raising = page.getByRole('dialog', { name: 'Trazer um assunto' });
  await raising.getByRole('textbox', { name: 'Assunto' }).fill('Calendário da oficina');
  expect(await seriousFindings(page)).toEqual([]);
  await raising.getByRole('button', { name: 'Pôr na pauta' }).press('Enter');
  const mine = page.getByRole('listitem').filter({ hasText: 'Calendário da oficina' });
  await expect(page.getByText('Pessoa indicada')).toBeVisible();

  const other = await visitor(browser, '/');
  await signInAs(other, 'coordenacao-cophs');
  await other.goto(meeting);
  const theirs = other.getByRole('listitem').filter({ hasText: 'Calendário da oficina' });
  for (const item of [mine, theirs]) await item.getByRole('button', { name: /^Decidir/ }).press('Enter');
  await theirs.getByRole('textbox', { name: 'O que se decide' }).fill('Fica em abril.');
  await theirs.getByRole('button', { name: 'Gravar a decisão' }).press('Enter');
  await expect(theirs.getByText('Fica em abril.')).toBeVisible();
  await mine.getByRole('textbox', { name: 'O que se decide' }).fill('Fica em maio.');
  await mine.getByRole('button', { name: 'Gravar a decisão' }).press('Enter');
  await expect(mine.getByRole('alert')).toContainText('O que a outra pessoa gravou: “Fica em abril.”');
  await expect(mine.getByRole('textbox', { name: 'O que se decide' })).toHaveValue('Fica em maio.');
  await mine.getByRole('button', { name: 'Gravar a decisão' }).press('Enter');
  // What is still being written has the words too: only what was kept is a line of its own.
  const kept = mine.getByRole('listitem');
  await expect(kept.filter({ hasText: 'Fica em maio.' })).toBeVisible();
  await expect(kept.filter({ hasText: 'Fica em abril.' })).toBeVisible();
  await other.context().close();

  await kept.filter({ hasText: 'Fica em maio.' }).getByRole('button', { name: 'Retirar' }).press('Enter');
  const withdrawing = page.getByRole('alertdialog', { name: 'Retirar o registro' });
  await withdrawing.getByRole('textbox').fill('Era abril.');
  await withdrawing.getByRole('button', { name: 'Retirar', exact: true }).press('Enter');
  await expect(mine.getByText(/retirado por .*: Era abril\./)).toBeVisible();

  const presence = (of: string) => page.getByRole('radiogroup', { name: `Presença de ${of}` });
  await presence('COPHS').getByRole('radio', { name: 'Titular presente' }).click();
  await expect(page.getByText(/^1 de 2 cadeiras presentes?/)).toBeVisible();
  await page.getByRole('button', { name: 'Encerrar a reunião' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Minuta da ata' })).toBeVisible();
  await expect(page.getByText(/o registro de presença não traz o seu nome/)).toBeVisible();
  await presence('Conselho de secretarias').getByRole('radio', { name: 'Titular presente' }).click();
  await page.getByRole('button', { name: 'Enviar a minuta a Conselho de secretarias' }).press('Enter');
  const draftLink =
    (await page
      .getByRole('dialog')
      .getByText(/\/responder\//)
      .textContent()) ?? '';
  const amender = await visitor(browser, /\/responder\/[\w-]+/.exec(draftLink)?.[0] ?? '');
  expect(await seriousFindings(amender)).toEqual([]);
  const draft = amender.waitForEvent('download');
  await amender.getByRole('link', { name: 'Baixar a minuta' }).press('Enter');
  expect((await draft).suggestedFilename()).toBe('minuta-da-ata.pdf');
  await amender.getByRole('textbox', { name: 'Como deve ficar' }).fill('Registrar o nosso voto.');
  await amender.getByRole('button', { name: 'Enviar a emenda' }).press('Enter');
  await expect(amender.getByRole('heading', { name: 'Resposta recebida' })).toBeVisible();
  await amender.context().close();
  await signInAs(page, 'coordenacao-cophs');
  await page.goto(meeting);
  await page.getByRole('button', { name: 'Propor emenda' }).press('Enter');
  const amending = page.getByRole('dialog', { name: 'Propor emenda à ata' });
  await amending.getByRole('textbox', { name: 'Como deve ficar' }).fill('Registrar quem propôs o dia.');
  await amending.getByRole('button', { name: 'Propor', exact: true }).press('Enter');
  await expect(page.getByText('Registrar quem propôs o dia.')).toBeVisible();
  await expect(page.getByText('Registrar o nosso voto.')).toBeVisible();
});
