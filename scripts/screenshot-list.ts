// What the pictures of the manual show: each screen, who looks at it, and what is done on it first.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

export type As = (person: string | null, size: (typeof SIZES)[number]) => Promise<BrowserContext>;

export interface Shot {
  name: string;
  path: string | ((as: As) => Promise<string>);
  /** The screen that a path made on the way opens, where it is not that of a link to an account. */
  opens?: string;
  /** Who looks; nobody is a visitor. */
  person?: string | null;
  /** Where a phone has nothing of its own to show. */
  wideOnly?: boolean;
  /** What is done on the screen before the picture. */
  act?: (page: Page, as: As) => Promise<unknown>;
}

export const COORDINATION = 'coordenacao-cophs';
const ADMINISTRATION = 'administracao';
const PAYMENT = '/cofinanciamento/termos/peixoto-de-azevedo/competencias/2020-09';

const statusCell = (page: Page) => page.locator('table[role=grid] tbody td[data-c="2"]').first();

/** On a phone there are no cells: the card opens the drawer, which says the same. */
async function askForRefusal(page: Page): Promise<void> {
  if ((await statusCell(page).count()) === 0) {
    await page
      .getByRole('button', { name: /1\.1\.1/ })
      .first()
      .click();
    return;
  }
  await statusCell(page).click();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
}

/** Submits, once, what proves three obligations: one returned, one accepted, one still under review. */
async function submitObligations(as: As): Promise<string> {
  const screen = '/cofinanciamento/termos/peixoto-de-azevedo/obrigacoes';
  const root = '/api/cofinancing/agreements/peixoto-de-azevedo/obligations';
  const { request: sender } = await as('gestao-peixoto', SIZES[0]);
  const { request: office } = await as('ers-peixoto', SIZES[0]);
  const headers = { 'x-pactua-csrf': '1' };
  type Line = { id: string; version: number; submissions: { paper: string }[] };
  const lineOf = async (id: string): Promise<Line> => {
    const { items } = await (await sender.get(root)).json();
    return items.find((each: Line) => each.id === id);
  };
  if ((await lineOf('cl-3/inc-5')).version > 0) return screen;
  const submit = async (id: string, fileName: string, month: string | null) => {
    const buffer = Buffer.from('%PDF-1.7 prova da demonstração');
    const multipart = { file: { name: fileName, mimeType: 'application/pdf', buffer } };
    const kept = await sender.post('/api/cofinancing/instrument-files', { headers, multipart });
    const { sha256 } = await kept.json();
    const { version } = await lineOf(id);
    const data = { obligation: id, version, month, file: { sha256, fileName }, note: '' };
    await sender.post(`${root}/municipality/submit`, { headers, data });
  };
  const answer = async (id: string, what: string, said: object) => {
    const { version, submissions } = await lineOf(id);
    const data = { obligation: id, version, paper: submissions[0]?.paper, ...said };
    await office.post(`${root}/${what}`, { headers, data });
  };
  const month = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7);
  await submit('cl-3/inc-5', 'execucao-da-ppi.pdf', month);
  await answer('cl-3/inc-5', 'return', { reason: 'O relatório não traz as internações de Matupá.' });
  await submit('cl-3/inc-17', 'contrato-de-transporte.pdf', null);
  const until = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  await answer('cl-3/inc-17', 'accept', { until });
  await submit('cl-3/inc-12', 'plano-de-educacao-permanente.pdf', null);
  return screen;
}

const MONTHS = '/api/cofinancing/agreements/peixoto-de-azevedo/months';

/** Takes back, once, a part of a payment by a decision: one instalment kept back of the next payment, one given back, one to come. */
async function recoverPayment(as: As): Promise<void> {
  const headers = { 'x-pactua-csrf': '1' };
  const say = async (person: string, month: string, path: string, said: object) => {
    const { request } = await as(person, SIZES[0]);
    const { version } = await (await request.get(`${MONTHS}/${month}`)).json();
    const answer = await request.post(`${MONTHS}/${month}/${path}`, { headers, data: { version, ...said } });
    if (!answer.ok()) throw new Error(await answer.text());
    return answer.json();
  };
  const { request } = await as('fundo-estadual', SIZES[0]);
  const { recoveries } = await (await request.get(`${MONTHS}/2020-12`)).json();
  if (recoveries.length > 0) return;
  const act = 'Acórdão TCE-MT nº 10/2021 (demonstração)';
  const opinion = 'Cumpre-se a decisão do Tribunal (demonstração).';
  await say('ers-peixoto', '2020-12', 'discount-proposal', { act, amount: '18000.00', opinion });
  const instalments = ['2021-02', '2021-03', '2021-04'].map((due) => ({ due, amount: '6000.00' }));
  const signed = await say('gabinete', '2020-12', 'adjustment', { recovery: { act, instalments } });
  const day = '2021-02-03';
  const liquidated = { step: 'liquidate', amount: '770906.18', document: 'LIQ DEMO-2021-01-1', day };
  await say('fundo-estadual', '2021-01', 'execution', liquidated);
  const { schedule } = signed.recoveries[0];
  const back = (number: number, discountedFrom: string | null, document: string) =>
    say('fundo-estadual', '2020-12', 'instalments', { schedule, number, discountedFrom, document, day });
  await back(1, '2021-01', 'DESC DEMO-1');
  await back(2, null, 'GUIA DEMO-2');
}

/** The same competência, once a part of a payment is in recovery. */
const afterRecovery = (path: string) => ({
  path: async (as: As) => {
    await recoverPayment(as);
    return path;
  },
  opens: path,
});

/** A part of a long page, where the picture shows it. */
async function centre(page: Page, part: string): Promise<void> {
  await page.locator(part).first().waitFor();
  await page.evaluate(`document.querySelector('${part}').scrollIntoView({ block: 'center' })`);
}

async function annulDocument(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Anular liquidação/ }).click();
  await page.getByText(/^Pessoa de demonstração: assina/).waitFor();
}

/** The month that people work on, whatever the day. */
async function monthPath(as: As, rest: string): Promise<string> {
  const { request } = await as(COORDINATION, SIZES[0]);
  const answer = await request.get('/api/monitoring/months/current');
  return `/ciclo/${(await answer.json()).calendar.competencia}${rest}`;
}

/** Says two lines, once: the phone shows what the desk wrote. */
async function sayOne(page: Page): Promise<void> {
  const cell = (row: number, column: number) =>
    page.locator('table[role=grid] tbody tr:has(td[data-c])').nth(row).locator(`td[data-c="${column}"]`);
  if ((await cell(0, 2).count()) === 0) return;
  await cell(0, 2).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Em andamento' }).click();
  for (const [column, text] of [
    [3, '40'],
    [4, 'Oficina em três municípios; faltam dois'],
  ] as const) {
    await cell(0, column).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.getByText(/^1 de /).waitFor();
  await cell(1, 2).click();
}

/** Início is whole when the parts that other rooms give to it have come. */
const seeWhole = (page: Page, part: string): Promise<void> =>
  page.getByRole('region', { name: part }).waitFor();

/** The coordination sends; the superintendence picks the clean lines. */
async function pickClean(page: Page, as: As): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 500) return;
  const sender = await (await as(COORDINATION, SIZES[0])).newPage();
  await sender.goto(await monthPath(as, '/lancamento/COPHS'));
  await sender.getByRole('button', { name: 'Enviar competência' }).click();
  await sender.getByText('Competência enviada.').waitFor();
  await sender.close();
  await page.reload();
  await page.getByRole('button', { name: /sem apontamento$/ }).click();
}

/** Of the life of the demonstration, the non-conformity that went through most. @returns its address. */
async function richestNonConformity(as: As): Promise<string> {
  const { request } = await as('superintendencia', SIZES[0]);
  const { items } = await (await request.get('/api/monitoring/nonconformities?limit=200')).json();
  const weight = (each: { rounds: number; measures: { all: number } }) =>
    each.rounds * 100 + each.measures.all;
  const [richest] = items.toSorted((one: never, other: never) => weight(other) - weight(one));
  return `/nc/${richest.id}`;
}

async function pasteFacts(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /^1\.2\.1 / })
    .locator('td[data-c="3"]')
    .focus();
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'até 30/11/2026\\tNEPS, COPHS\\nabril a 2025\\tNEPS');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Gravar/ })
    .waitFor();
}

async function pickMany(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Selecionar várias' }).click();
  for (const number of ['3.5.2', '3.5.3', '3.5.4']) {
    await page.getByRole('checkbox', { name: new RegExp(`^Selecionar ${number} `) }).check();
  }
}

async function searchOffice(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Procurar' }).pressSequentially('suvsa ');
  await page.getByRole('option').locator('mark').first().waitFor();
}

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Histórico/ }).click();
}

async function choose(page: Page, status: string): Promise<void> {
  await statusCell(page).click();
  await page.getByRole('option', { name: status }).click();
}

async function askForReason(page: Page): Promise<void> {
  await choose(page, 'Cancelada');
  await page.getByRole('alertdialog').waitFor();
}

/** Somebody of the same unit saves first; then this page saves the cell it still shows as it was. */
async function meetConflict(page: Page, as: As): Promise<void> {
  const { request } = await as('tecnica-cophs', SIZES[0]);
  const address = '/api/plan/actions/3.5.19';
  const { action } = await (await request.get(address)).json();
  const answer = await request.patch(`${address}/status`, {
    data: { unit: 'COPHS', status: 'notStarted', expectedVersion: action.lines[0].version },
    headers: { 'x-pactua-csrf': '1' },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await choose(page, 'Em andamento');
  await page.getByRole('button', { name: 'Manter' }).waitFor();
}

async function openGrant(page: Page): Promise<void> {
  await page.getByText('Pessoa Demonstração – Convidada').first().click();
  await page.getByRole('button', { name: 'Conceder papel' }).click();
  await page.getByRole('option', { name: 'Coordenação' }).click();
  await page.getByText('Este papel só alcança registros desta unidade.').waitFor();
}

async function openSource(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /de onde vem este número/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('De onde vem este número').waitFor();
}

const BODIES = '/api/governance/bodies';
/** The conduction meeting. @returns the address of its page. */
async function conductionBody(as: As): Promise<string> {
  const { request } = await as('superintendencia', SIZES[0]);
  const { items } = await (await request.get(BODIES)).json();
  return `/colegiados/${items.find((each: { kind: string }) => each.kind === 'conduction').id}`;
}

/** Its next meeting going on, with a decision and an assignment. */
async function prepareMeeting(as: As): Promise<string> {
  const address = await conductionBody(as);
  const { request } = await as('superintendencia', SIZES[0]);
  const headers = { 'x-pactua-csrf': '1' };
  const body = address.replace('/colegiados/', '');
  const detail = await (await request.get(`${BODIES}/${body}`)).json();
  const { key, stage, version } = detail.meetings.find((each: { day: string }) => each.day >= '2026-11-22');
  const path = `${BODIES}/${body}/meetings/${key}`;
  if (stage === 'planned' || stage === 'agenda') {
    await request.post(`${path}/stage/open`, { headers, data: { expectedVersion: version } });
    const [first, second] = (await (await request.get(path)).json()).items;
    const decided = { kind: 'decided', words: 'A coordenação traz o calendário à próxima reunião.' };
    const assigned = {
      ...{ kind: 'assigned', words: 'Pedir à ESP a minuta.', until: '2027-01-15' },
      to: { kind: 'unit', id: 'SAS' },
    };
    for (const [item, said] of [
      [first, decided],
      [second, assigned],
    ]) {
      const answer = await request.post(`/api/governance/items/${item.id}/outcomes`, {
        headers,
        data: { ...said, expectedVersion: item.version },
      });
      if (!answer.ok()) throw new Error(await answer.text());
    }
  }
  return `${address}/reunioes/${key}`;
}

/** The page by which an institution names who represents it. */
async function askInstitution(as: As): Promise<string> {
  const address = await conductionBody(as);
  const { request } = await as('superintendencia', SIZES[0]);
  const { seatList } = await (await request.get(address.replace('/colegiados', BODIES))).json();
  const answer = await request.post(`/api/governance/seats/${seatList.at(-1).id}/link`, {
    headers: { 'x-pactua-csrf': '1' },
    data: { purpose: 'indication', meeting: null },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()).path;
}

async function writeDecision(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Redefinir a ação do item 3', exact: true }).click();
  await page.getByRole('textbox', { name: 'Novo prazo' }).fill('até 30/06/2027');
}

async function openLine(page: Page): Promise<void> {
  const line = page.getByRole('row', { expanded: false }).filter({ hasText: /R\$/ }).first();
  await line.click();
  await line.scrollIntoViewIfNeeded();
}

/** Expenses pasted as from a spreadsheet; nothing is kept. */
async function pasteExpenses(page: Page): Promise<void> {
  const lines = [
    '10/11/2026\tNF 1021\tDistribuidora Vale Verde\tMedicamentos da clínica médica\tServiços\t412.300,15',
    '12/11/2026\tNF 88\tConstrutora Norte\tExaustão da central de material\tAdequação sanitária\t198.000,00',
    '13/11/2026\tNF 1022\tLavanderia Sol\tEnxoval\tServiços\t31.027,05',
  ];
  await page.getByRole('button', { name: 'Colar da planilha' }).click();
  await page.getByRole('textbox', { name: /Tabela copiada/ }).fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Acrescentar 3 despesas' }).click();
  await page.getByRole('textbox', { name: 'Saldo do extrato (R$)' }).fill('138.000,00');
}

/** Annuls, once, a step that the municipality recorded by mistake. */
async function annulStep(as: As): Promise<string> {
  const screen = '/cofinanciamento/termos/peixoto-de-azevedo/vida';
  const root = '/api/cofinancing/instruments/peixoto-de-azevedo';
  const { request: municipality } = await as('gestao-peixoto', SIZES[0]);
  const { request: authority } = await as('gabinete', SIZES[0]);
  const headers = { 'x-pactua-csrf': '1' };
  type Life = { version: number; steps: { sequence: number; annulled: object | null }[] };
  const life = async (): Promise<Life> => (await authority.get(root)).json();
  const before = await life();
  if (before.steps.some(({ annulled }) => annulled !== null)) return screen;
  const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const details = { reason: 'O custo das diárias de UTI subiu desde a última portaria.' };
  const asked = { type: 'revision-requested', on, document: 'Ofício 112/2026', details };
  await municipality.post(`${root}/steps/municipality`, {
    headers,
    data: { ...asked, version: before.version },
  });
  const { version, steps } = await life();
  const reason = 'O ofício era de outro município: foi registrado por engano neste Termo.';
  const said = { sequence: steps.at(-1)?.sequence, on, document: 'Despacho 41/2026', reason, version };
  await authority.post(`${root}/annulments`, { headers, data: said });
  return screen;
}

async function openAnnulment(page: Page): Promise<void> {
  await page.getByText('Anulada').first().scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /^Anular: Portaria dos valores/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function openDecision(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Decidir', exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
}

async function openWhatIf(page: Page): Promise<void> {
  await page.getByText('Simular com outros fatos ou interpretações').click();
  await page.getByRole('button', { name: 'Simular', exact: true }).hover();
  await page.mouse.wheel(0, 500);
}

const shared = process.env.PACTUA_SHARED ?? join(import.meta.dirname, '../../shared');
/** A table of services, which holds no patient. */
const SERVICES = join(shared, 'data/dbc/cnes/SRMT1509.dbc');

/** Without the public files the picture is of the page as it waits for one. */
async function openFile(page: Page): Promise<void> {
  if (!existsSync(SERVICES)) return;
  await page.locator('input[type=file]').setInputFiles(SERVICES);
  await page.getByRole('gridcell').first().waitFor();
  const leave = page.getByRole('button', { name: 'Deixá-las de fora' });
  if (await leave.isVisible()) await leave.click();
}

async function openColumns(page: Page): Promise<void> {
  await openFile(page);
  const tab = page.getByRole('tab', { name: /^Colunas/ });
  if (!(await tab.isVisible())) return;
  await tab.click();
  await page.getByRole('searchbox', { name: 'Procurar coluna' }).fill('SERV');
  await page.getByRole('button', { name: 'SERV_ESP', exact: true }).click();
  await page.getByRole('button', { name: 'SERV_ESP', exact: true }).scrollIntoViewIfNeeded();
}

async function openTruncated(page: Page): Promise<void> {
  if (!existsSync(SERVICES)) return;
  const buffer = readFileSync(SERVICES).subarray(0, 90_000);
  const mimeType = 'application/octet-stream';
  await page.locator('input[type=file]').setInputFiles({ name: 'SRMT1509.dbc', mimeType, buffer });
  await page.getByRole('alert').waitFor();
}

const PLANNING = 'tutoria-gte';

/** Invented adhesions of two macro-regions, recorded once, so that the register has something to show. */
async function showAdhesions(page: Page, as: As): Promise<void> {
  const { request } = await as(PLANNING, SIZES[0]);
  const { municipalities } = await (await request.get('/api/indicators/facts/register')).json();
  for (const [macroRegion, day] of [
    ['Sul', '2024-03-12'],
    ['Oeste', '2025-08-05'],
  ]) {
    const places = municipalities.filter(
      (place: { macroRegion: string }) => place.macroRegion === macroRegion,
    );
    await request.post('/api/indicators/facts', {
      data: {
        kind: 'planning-adhesion',
        day,
        act: { name: `Termo de Adesão, macrorregião ${macroRegion}`, date: day },
        subjects: places.map((place: { code: string }) => ({ territory: place.code })),
      },
      headers: { 'x-pactua-csrf': '1' },
    });
  }
  await page.reload();
  await page.getByRole('list', { name: 'Municípios por valor' }).waitFor();
}

const TOLD_SHEET = '/indicadores/lancar?indicador=pbf&periodo=2026-S1';

/** Invented numbers of a vigência, told once: most places, one of them wrong, so that the sheet has something to say. */
async function tellValues(page: Page, as: As): Promise<void> {
  const { request } = await as(COORDINATION, SIZES[0]);
  const headers = { 'x-pactua-csrf': '1' };
  const root = '/api/indicators/entries';
  const asked = { indicator: 'pbf', period: '2026-S1', level: 'municipality' };
  const opened = await (await request.post(root, { data: asked, headers })).json();
  if (opened.id !== undefined) {
    const { places } = await (await request.get(`${root}/sheet`, { params: asked })).json();
    const cells = places.slice(0, 128).map((place: { code: string }, index: number) => ({
      territory: place.code,
      numerator: String(index === 6 ? 940 : 310 + ((index * 137) % 420)),
      denominator: String(820 + ((index * 61) % 90)),
      value: null,
    }));
    const told = await request.patch(`${root}/${opened.id}/cells`, { data: { expected: 1, cells }, headers });
    const source = {
      evidence: null,
      act: { name: 'Demonstração: números inventados', date: null },
      url: null,
      note: null,
    };
    await request.patch(`${root}/${opened.id}/source`, {
      data: { expected: (await told.json()).sequence, source },
      headers,
    });
  }
  await page.reload();
  await page.getByText('128 de 142 lugares').waitFor();
}

async function openToldPlace(page: Page, as: As): Promise<void> {
  await tellValues(page, as);
  const name = page.getByRole('rowheader', { name: 'Nobres' });
  if ((await name.count()) > 0) await name.click();
  else await page.getByRole('button', { name: 'Abrir Nobres' }).click();
  await page.getByRole('heading', { name: 'História', exact: true }).waitFor();
}

/** The monthly meeting of the plan, one of its occurrences said to be done. */
async function showOccurrences(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Ocorrências' }).click();
  await page.getByText(/46 ocorrências/).waitFor();
  const first = page.getByRole('button', { name: /^Registrar a ocorrência de/ }).first();
  if ((await page.getByText(/Evidência: Ata/).count()) > 0) return;
  await first.click();
  await page
    .getByRole('textbox', { name: /Evidência/ })
    .fill('Ata da reunião de monitoramento, de janeiro de 2026');
  await page.getByRole('button', { name: 'Registrar como feita' }).click();
  await page.getByText(/Evidência: Ata/).waitFor();
}

async function chooseReading(page: Page): Promise<void> {
  await page.getByText('Como se lê este prazo?').scrollIntoViewIfNeeded();
  await page
    .getByRole('radiogroup', { name: /Como se lê/ })
    .getByText('até 30/06/2025')
    .click();
}

async function correctWhoReports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Corrigir quem lança' }).click();
  const dialog = page.getByRole('dialog', { name: /^Quem lança a ação/ });
  await dialog.getByRole('combobox', { name: /Incluir unidade/ }).fill('CORAS');
  await page.getByRole('option', { name: /CORAS/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog
    .getByRole('textbox', { name: 'Motivo' })
    .fill('A regulação da oferta passou à CORAS por decisão da superintendência.');
}

async function showCorrected(page: Page): Promise<void> {
  await correctWhoReports(page);
  await page.getByRole('button', { name: 'Gravar a correção' }).click();
  await page.getByText('Quem lança foi corrigido', { exact: true }).scrollIntoViewIfNeeded();
}

async function pickRegion(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /Acrescentar uma região/ }).fill('Baixada');
  await page.getByRole('option', { name: /Baixada Cuiabana/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Registrar \d+ fatos$/ }).waitFor();
}

/** Admissions of Acre by the month in which they began, as TabNet prints them. */
const TABNET = `Procedimentos hospitalares do SUS - por local de internação - Acre
Internações por Município e Ano/mês atendimento
"Município";"2024/Jan";"Total"
"120040 Rio Branco";1.097;1.097
"120020 Cruzeiro do Sul";610;610
"120060 Tarauacá";196;196
"120010 Brasiléia";192;192
"120050 Sena Madureira";75;75
"120030 Feijó";58;58
"120033 Mâncio Lima";48;48
"Total";2.276;2.276
 Fonte: Ministério da Saúde - Sistema de Informações Hospitalares do SUS (SIH/SUS)
`;

async function sendTabnet(page: Page): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sih_acre.csv', mimeType: 'text/csv', buffer: Buffer.from(TABNET, 'latin1') });
  await page.getByRole('heading', { name: 'De onde vem a diferença' }).waitFor();
}

const PLAN_DOCUMENT = join(shared, 'seeds/000_0935b89b306796de.txt');

/** Sends the document of the plan, as far as what was understood; where it is absent the first step stands. */
async function sendPlan(page: Page): Promise<void> {
  if (!existsSync(PLAN_DOCUMENT)) return;
  await page.locator('input[type=file]').setInputFiles(PLAN_DOCUMENT);
  await page.getByRole('heading', { name: 'Cada ação: como está escrito e como se entendeu' }).waitFor();
}

async function askDoubts(page: Page): Promise<void> {
  await sendPlan(page);
  const next = page.getByRole('button', { name: /^Continuar: / });
  if ((await next.count()) === 0) return;
  await next.click();
  await page.getByRole('radio', { name: '01/01/2024 a 31/12/2027' }).first().waitFor();
  await page.getByText('01/01/2024 a 31/12/2027').first().click();
}

async function showChanges(page: Page): Promise<void> {
  await askDoubts(page);
  const next = page.getByRole('button', { name: 'Continuar para o que muda' });
  if ((await next.count()) === 0) return;
  await next.click();
  await page.getByRole('heading', { name: 'O que muda' }).waitFor();
}

const OWN_ACTIONS = [
  {
    title: 'Mapear as populações em situação de iniquidade por macrorregião',
    owner: 'COPHS',
    deadline: 'até junho/25',
  },
  {
    title: 'Pactuar em CIR as metas de equidade por região de saúde',
    owner: 'COPHS e COAP',
    deadline: '2025 a 2027',
  },
];

/** Takes the instrument to the stage of validation and writes its own plan, one action of it concluded; once. */
async function startOwnPlan(page: Page): Promise<void> {
  const address = '/api/plan/instruments/instrument-3.5.5';
  const headers = { 'x-pactua-csrf': '1' };
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(`${address}${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  if ((await (await page.request.get(address)).json()).instrument.version === 0) {
    const bare = { act: null, reason: null };
    await send('/steps', { stage: 'drafting', on: '2024-06-10', ...bare, expectedVersion: 0 });
    await send('/steps', { stage: 'validation', on: '2024-11-04', ...bare, expectedVersion: 1 });
    await send('/plan', { from: '2025-01-01', to: '2027-12-31', expectedVersion: 2 });
    for (const action of OWN_ACTIONS) {
      const above = {
        objective: 'Reduzir as iniquidades no acesso à atenção à saúde',
        strategicAction: 'Planejar a equidade nas regiões',
      };
      await send('/actions', {
        id: null,
        ...above,
        ...action,
        participants: 'SMS, ERS',
        notes: '',
        expectedVersion: 0,
      });
    }
    await page.request.patch('/api/plan/actions/I1-1.1.1/status', {
      data: { status: 'completed', expectedVersion: 1 },
      headers,
    });
  }
  await page.reload();
  await page.getByRole('heading', { name: 'Plano próprio' }).waitFor();
}

/** A deadline confirmed, so that the plan of today differs from its document. */
async function showDifference(page: Page): Promise<void> {
  await page.request.post('/api/plan/actions/2.1.4/deadline', {
    data: { words: 'até 30/11/2026', expectedVersion: 0 },
    headers: { 'x-pactua-csrf': '1' },
  });
  await page.goto('/plano/versoes/1-hoje');
  await page.locator('del').first().waitFor();
}

/** A one-time address, as the administration hands it to somebody new. */
async function invitation(as: As, name = 'convidada'): Promise<string> {
  const { request } = await as(ADMINISTRATION, SIZES[0]);
  const answer = await request.post('/api/people', {
    data: { name: 'Pessoa Demonstração – Convidada', email: `${name}@demonstracao.pactua.example` },
    headers: { 'x-pactua-csrf': '1' },
  });
  const body = JSON.stringify(await answer.json());
  const token = /\/configurar\/([\w-]+)/.exec(body)?.[1];
  if (!token) throw new Error(`o convite não trouxe endereço: ${answer.status()} ${body}`);
  return `/configurar/${token}`;
}

async function compareScan(page: Page) {
  await page.getByText('Comparar com a digitalização').click();
  await page.locator('del').first().waitFor();
  await page.evaluate("document.getElementById('cons-1').scrollIntoView()");
}

async function openActForm(page: Page) {
  await page.getByRole('button', { name: 'Registrar ato' }).click();
  await page.getByText('Assinado ad referendum').click();
}

/** Roles given to the coordination by the administration: something to be told of. */
async function tellOfRoles(page: Page, as: As): Promise<void> {
  const { person } = await (await page.request.get('/api/session')).json();
  const { request } = await as(ADMINISTRATION, SIZES[0]);
  const headers = { 'x-pactua-csrf': '1' };
  const give = (role: string, unit: string | null, reason: string) =>
    request.post(`/api/people/${person.id}/grants`, {
      headers,
      data: { role, unit, territory: '51', to: '2027-03-01', reason },
    });
  await give('tutor', 'GTE', 'Tutoria da planificação durante a licença da titular');
  await give('health-council', null, 'Representação da superintendência no Conselho Estadual de Saúde');
  await page.getByRole('link', { name: /^Avisos: \d+ por ler/ }).waitFor({ timeout: 90_000 });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

/** A letter that the mailbox of the demonstration keeps, asked for once. */
async function postTestLetter(page: Page): Promise<void> {
  const sent = page.getByRole('gridcell', { name: 'Enviada', exact: true }).or(page.getByText(/^Enviada$/));
  await page.getByRole('button', { name: 'Enviar carta de teste' }).click();
  await sent.first().waitFor({ timeout: 30_000 });
}

async function openTestLetter(page: Page): Promise<void> {
  if ((await page.getByText('Carta de teste', { exact: true }).count()) === 0) await postTestLetter(page);
  await page.waitForLoadState('networkidle');
  const card = page.getByRole('button', { name: /^Abrir Carta de teste/ });
  const cell = page.getByText('Carta de teste', { exact: true });
  await ((await card.count()) > 0 ? card : cell).first().click();
  await page.getByRole('tab', { name: 'Como chega' }).waitFor();
}

/** The link by which a letter of notices is stopped, from the letter that the demonstration keeps. */
async function openUnsubscribe(page: Page, as: As): Promise<void> {
  const person = await (await as(COORDINATION, SIZES[0])).newPage();
  await person.goto('/avisos/preferencias');
  await tellOfRoles(person, as);
  const headers = { 'x-pactua-csrf': '1' };
  await person.request.post('/api/notices/digests', { headers, data: {} });
  await person.close();
  const { request } = await as(ADMINISTRATION, SIZES[0]);
  const find = async () => {
    const { items } = await (await request.get('/api/mail/letters')).json();
    return items.find(
      (letter: { name: string; state: string }) =>
        letter.name === 'Resumo de avisos' && letter.state === 'sent',
    );
  };
  let sent = await find();
  while (sent === undefined) sent = await find();
  const letter = await (await request.get(`/api/mail/letters/${sent.id}`)).json();
  await page.goto(new URL(letter.headers['List-Unsubscribe'].slice(1, -1)).pathname);
  await page.getByRole('button', { name: 'Cancelar as cartas' }).waitFor();
}

const OWN_PASSWORD = 'jenipapo maduro no quintal';

/** The second factor being turned on, by somebody invited for the picture. */
async function beginSecondFactor(page: Page, as: As): Promise<void> {
  const path = await invitation(as, `segundo-fator-${page.viewportSize()?.width}`);
  await page.goto(path);
  await page.getByLabel('Senha', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('A mesma senha, de novo').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Definir a senha e entrar' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/perfil');
  await page.getByRole('button', { name: 'Ligar o segundo fator' }).click();
  await page.getByLabel('A sua senha').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('img', { name: /^Código QR/ }).scrollIntoViewIfNeeded();
}

export const SHOTS: readonly Shot[] = [
  { name: 'entrar', path: '/entrar', person: null },
  { name: 'recuperar', path: '/recuperar', person: null },
  { name: 'definir-senha', path: (as) => invitation(as), person: null },
  { name: 'inicio', path: '/', act: (page) => seeWhole(page, 'A lançar neste mês') },
  { name: 'perfil', path: '/perfil' },
  { name: 'avisos', path: '/avisos', act: tellOfRoles },
  { name: 'avisos-preferencias', path: '/avisos/preferencias' },
  { name: 'avisos-cancelar', path: '/avisos/cancelar/carta', person: null, act: openUnsubscribe },
  { name: 'segundo-fator', path: '/entrar', person: null, act: beginSecondFactor },
  { name: 'mapa', path: '/plano' },
  { name: 'acoes', path: '/plano/acoes' },
  { name: 'acoes-quadro', path: '/plano/acoes?visao=quadro' },
  { name: 'acoes-calendario', path: '/plano/acoes?visao=calendario&mes=2024-04' },
  {
    name: 'acoes-varias',
    path: '/plano/acoes?unidade=COPHS&q=3.5.&grupo=nenhum',
    act: pickMany,
    wideOnly: true,
  },
  {
    name: 'acoes-corrigir',
    path: '/plano/acoes?q=1.2.&grupo=nenhum',
    person: 'superintendencia',
    act: pasteFacts,
    wideOnly: true,
  },
  { name: 'busca', path: '/plano', act: searchOffice },
  {
    name: 'busca-tudo',
    path: '/procurar?q=aten%C3%A7%C3%A3o%20prim%C3%A1ria',
    act: (page) => page.getByRole('main').locator('mark').first().waitFor(),
  },
  { name: 'acao', path: '/plano/acoes/3.5.16' },
  { name: 'acao-historico', path: '/plano/acoes/2.1.4', act: openHistory },
  { name: 'acao-ocorrencias', path: '/plano/acoes/1.3.1', person: 'superintendencia', act: showOccurrences },
  {
    name: 'acao-prazo',
    path: '/plano/acoes/3.5.2',
    person: 'superintendencia',
    act: chooseReading,
    wideOnly: true,
  },
  {
    name: 'acao-corrigir-quem-lanca',
    path: '/plano/acoes/3.5.2',
    person: 'superintendencia',
    act: correctWhoReports,
  },
  {
    name: 'acao-quem-lanca',
    path: '/plano/acoes/3.5.4',
    person: 'superintendencia',
    act: showCorrected,
    wideOnly: true,
  },
  { name: 'acao-recusa', path: '/plano/acoes?q=1.1.1&grupo=nenhum', act: askForRefusal },
  { name: 'objetivo', path: '/plano/objetivos/OE-1' },
  { name: 'metas', path: '/plano/metas' },
  { name: 'identidade', path: '/plano/identidade' },
  { name: 'ciclo', path: '/ciclo', person: 'superintendencia' },
  {
    name: 'lancamento',
    path: (as) => monthPath(as, '/lancamento/COPHS'),
    opens: '/ciclo/2026-11/lancamento/COPHS',
    act: sayOne,
  },
  {
    name: 'revisao',
    path: (as) => monthPath(as, '/revisao'),
    opens: '/ciclo/2026-11/revisao',
    person: 'superintendencia',
    act: pickClean,
  },
  { name: 'ciclo-calendario', path: '/ciclo/calendario', person: 'superintendencia' },
  { name: 'avaliacoes', path: '/avaliacao', person: 'superintendencia' },
  { name: 'avaliacao', path: '/avaliacao/2026-S1', person: 'superintendencia' },
  {
    name: 'avaliacao-dados',
    path: '/avaliacao/2026-S1',
    person: 'superintendencia',
    act: (page) => page.getByRole('tab', { name: 'Dados congelados' }).click(),
  },
  {
    name: 'avaliacao-comparada',
    path: '/avaliacao/2026-S1/comparar/2025-S2',
    person: 'superintendencia',
  },
  {
    name: 'nao-conformidade',
    path: richestNonConformity,
    opens: '/nc/01940000-0000-7000-8000-000000000000',
    person: 'superintendencia',
  },
  { name: 'nao-conformidades', path: '/nc', person: 'superintendencia' },
  { name: 'coerencia', path: '/plano/coerencia', person: 'superintendencia' },
  { name: 'instrumentos', path: '/plano/instrumentos', person: 'superintendencia' },
  {
    name: 'instrumento',
    path: '/plano/instrumentos/instrument-3.5.5',
    person: 'superintendencia',
    act: startOwnPlan,
  },
  { name: 'pes-ppa', path: '/plano/pes-ppa', person: 'superintendencia' },
  { name: 'ficha-tecnica', path: '/plano/ficha-tecnica', person: 'superintendencia' },
  { name: 'participacao', path: '/plano/participacao' },
  {
    name: 'dados',
    path: '/plano/dados',
    act: (page) => page.getByText('9 colunas de Metas').click(),
  },
  { name: 'siglas', path: '/plano/siglas', person: 'superintendencia' },
  { name: 'cadeia', path: '/plano/cadeia', person: 'superintendencia' },
  { name: 'analise', path: '/plano/analise', person: 'superintendencia' },
  { name: 'analise-problemas', path: '/plano/analise?aba=macrorregioes', person: 'superintendencia' },
  { name: 'versoes', path: '/plano/versoes', person: 'superintendencia' },
  {
    name: 'versoes-diferenca',
    path: '/plano/versoes',
    person: 'superintendencia',
    act: showDifference,
  },
  { name: 'importar', path: '/plano/importar', person: 'superintendencia', act: sendPlan },
  { name: 'importar-duvidas', path: '/plano/importar', person: 'superintendencia', act: askDoubts },
  {
    name: 'importar-muda',
    path: '/plano/importar',
    person: 'superintendencia',
    act: showChanges,
    wideOnly: true,
  },
  { name: 'indicadores', path: '/indicadores' },
  { name: 'indicadores-hospitais', path: '/indicadores?conjunto=hospitais&territorio=12' },
  { name: 'indicador-713', path: '/indicadores/713?territorio=12' },
  { name: 'indicador-714', path: '/indicadores/714' },
  { name: 'indicador-conhecido', path: '/indicadores/714?conhecido=2024-03-01', wideOnly: true },
  { name: 'indicador-717', path: '/indicadores/717' },
  { name: 'indicador-territorio', path: '/indicadores/717?aba=territorio&periodo=2022' },
  { name: 'de-onde-vem', path: '/indicadores/713?territorio=12', act: openSource },
  {
    name: 'indicador-origem',
    path: '/indicadores/713?territorio=12&periodo=2024-01&aba=origem',
    wideOnly: true,
  },
  { name: 'comparar', path: '/indicadores/717/comparar?a=51&b=12&periodo-a=2022&periodo-b=2022' },
  {
    name: 'comparar-hospitais',
    path: '/indicadores/caesarean-rate/comparar?a=12&b=12&cnes-a=2000733&cnes-b=2002078&periodo-a=2024-01&periodo-b=2024-01',
  },
  { name: 'registros', path: '/indicadores/717/registros?periodo=2022' },
  { name: 'fatos', path: '/indicadores/fatos?indicador=adesoes', person: PLANNING, act: showAdhesions },
  {
    name: 'fatos-registrar',
    path: '/indicadores/fatos/registrar?indicador=adesoes',
    person: PLANNING,
    act: pickRegion,
    wideOnly: true,
  },
  { name: 'lancar', path: TOLD_SHEET, person: COORDINATION, act: tellValues },
  { name: 'lancar-lugar', path: TOLD_SHEET, person: COORDINATION, act: openToldPlace },
  { name: 'conferir', path: '/indicadores/conferir', act: sendTabnet },
  { name: 'cargas', path: '/indicadores/cargas' },
  {
    name: 'cargas-calendario',
    path: '/indicadores/cargas',
    act: async (page) =>
      void (await page.evaluate(
        "document.getElementById('current-versions').scrollIntoView(); scrollBy(0, -90)",
      )),
  },
  { name: 'abrir-dbc', path: '/abrir-dbc', person: null, act: openFile },
  { name: 'abrir-dbc-colunas', path: '/abrir-dbc', person: null, act: openColumns, wideOnly: true },
  { name: 'abrir-dbc-recusa', path: '/abrir-dbc', person: null, act: openTruncated, wideOnly: true },
  { name: 'cofinanciamento', path: '/cofinanciamento' },
  { name: 'termo', path: '/cofinanciamento/termos/peixoto-de-azevedo' },
  { name: 'meu-termo', path: '/cofinanciamento/meu-termo', person: 'gestao-peixoto' },
  { name: 'pedidos-e-termos', path: '/cofinanciamento/termos', person: 'gestao-peixoto' },
  { name: 'vida-do-termo', path: '/cofinanciamento/termos/peixoto-de-azevedo/vida', person: 'ers-peixoto' },
  {
    name: 'vida-anular',
    path: annulStep,
    opens: '/cofinanciamento/termos/peixoto-de-azevedo/vida',
    person: 'gabinete',
    act: openAnnulment,
  },
  { name: 'pagamento', path: PAYMENT },
  { name: 'pagamento-linha', path: PAYMENT, act: openLine },
  { name: 'pagamento-simulador', path: PAYMENT, act: openWhatIf },
  { name: 'painel', path: '/cofinanciamento/termos/peixoto-de-azevedo/painel', person: 'ers-peixoto' },
  { name: 'cac', path: '/cofinanciamento/termos/peixoto-de-azevedo/cac', person: 'controle-peixoto' },
  {
    name: 'cac-ficha',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/cac/2020-3',
    person: 'controle-peixoto',
  },
  {
    name: 'incentivo',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/incentivo',
    person: 'spca',
  },
  {
    name: 'incentivo-ficha',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/incentivo/2021-1',
    person: 'gabinete',
  },
  {
    name: 'obrigacoes',
    path: submitObligations,
    opens: '/cofinanciamento/termos/peixoto-de-azevedo/obrigacoes',
    person: 'ers-peixoto',
  },
  { name: 'ppi', path: '/cofinanciamento/termos/peixoto-de-azevedo/ppi', person: 'ers-peixoto' },
  {
    name: 'declaracoes',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/declaracao',
    person: 'ers-peixoto',
  },
  {
    name: 'declaracao',
    path: async (as) => {
      const { request } = await as('ers-peixoto', SIZES[0]);
      const answer = await request.get('/api/declarations/hospitals/HOSPITAL-510642/months');
      const { items } = await answer.json();
      const sent = items.find(
        (each: { declaration: { state: string } | null }) => each.declaration?.state === 'sent',
      );
      return `/cofinanciamento/termos/peixoto-de-azevedo/declaracao/${sent.month}`;
    },
    person: 'ers-peixoto',
  },
  { name: 'competencias', path: '/cofinanciamento/competencias', person: 'ers-peixoto' },
  {
    name: 'competencia',
    path: '/cofinanciamento/competencias/2021-02',
    person: 'spca',
    act: (page) => page.locator('figure').first().waitFor(),
  },
  {
    name: 'competencia-ajustada',
    path: '/cofinanciamento/competencias/2020-11',
    person: 'fundo-estadual',
    act: (page) => page.locator('figure').first().waitFor(),
  },
  {
    name: 'recuperacao',
    ...afterRecovery('/cofinanciamento/competencias/2020-12'),
    person: 'fundo-estadual',
    act: (page) => centre(page, '#recuperacao'),
  },
  {
    name: 'recuperacao-desconto',
    ...afterRecovery('/cofinanciamento/competencias/2021-01'),
    person: 'gabinete-adjunto',
    act: (page) => centre(page, 'figure'),
  },
  {
    name: 'anular-documento',
    ...afterRecovery('/cofinanciamento/competencias/2021-01'),
    person: 'gabinete-adjunto',
    act: annulDocument,
  },
  { name: 'repasses', ...afterRecovery('/cofinanciamento/repasses?ano=2020'), person: 'auditoria' },
  { name: 'livro-razao', ...afterRecovery('/cofinanciamento/livro-razao'), person: 'auditoria' },
  {
    name: 'prestacao-de-contas',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/prestacao-de-contas/2020-11',
    person: 'controle-peixoto',
    act: pasteExpenses,
  },
  {
    name: 'prestacao-de-contas-sem-resposta',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/prestacao-de-contas/2020-11',
    person: 'ers-peixoto',
    act: (page) => page.getByRole('button', { name: /^Registrar: Notificação/ }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'pagamento-registros',
    path: '/cofinanciamento/termos/peixoto-de-azevedo/competencias/2020-11/registros?parte=hospital',
    person: 'auditoria',
    wideOnly: true,
  },
  { name: 'interpretacoes', path: '/cofinanciamento/interpretacoes', person: 'superintendencia' },
  {
    name: 'interpretacao-decidir',
    path: '/cofinanciamento/interpretacoes',
    person: 'superintendencia',
    act: openDecision,
    wideOnly: true,
  },
  {
    name: 'simulador',
    path: '/cofinanciamento/simulador?mudanca=p~ceiling~1.5&mudanca=r~referral~region-only&hospitais=state&ate=2020-12',
  },
  { name: 'programa', path: '/cofinanciamento/programas/hospitalar' },
  {
    name: 'quadro-01',
    path: '/cofinanciamento/programas/hospitalar/quadro-01?termo=peixoto-de-azevedo&competencia=2020-09&interpretacao=as-printed',
  },
  { name: 'colegiados', path: '/colegiados', person: 'superintendencia' },
  { name: 'colegiados-municipais', path: '/colegiados/municipais/3.5.15', person: 'superintendencia' },
  { name: 'colegiado', path: conductionBody, opens: '/colegiados/x', person: 'superintendencia' },
  { name: 'indicacao', path: askInstitution, opens: '/responder/x', person: null },
  {
    name: 'reuniao',
    path: prepareMeeting,
    opens: '/colegiados/x/reunioes/x',
    person: 'superintendencia',
    act: writeDecision,
  },
  { name: 'atos', path: '/atos' },
  { name: 'ato', path: '/atos/mt-cib-2020-072' },
  { name: 'ato-margem', path: '/atos/mt-cib-2020-072#art-2/inc-6/a', person: 'superintendencia' },
  { name: 'ato-apontamentos', path: '/atos/mt-cib-2020-072/apontamentos', person: 'superintendencia' },
  { name: 'ato-comparado', path: '/atos/mt-cib-2020-072#cons-1', act: compareScan, wideOnly: true },
  { name: 'ato-registrar', path: '/atos', person: 'superintendencia', act: openActForm, wideOnly: true },
  { name: 'rastreabilidade', path: '/sobre/rastreabilidade' },
  { name: 'roteiro', path: '/sobre/roteiro' },
  { name: 'sobre', path: '/sobre' },
  {
    name: 'inicio-superintendencia',
    path: '/',
    person: 'superintendencia',
    act: (page) => seeWhole(page, 'O que piorou desde a semana passada'),
  },
  { name: 'acao-motivo', path: '/plano/acoes?q=3.5.19&grupo=nenhum', act: askForReason, wideOnly: true },
  { name: 'acao-conflito', path: '/plano/acoes?q=3.5.19&grupo=nenhum', act: meetConflict, wideOnly: true },
  { name: 'conceder-papel', path: '/admin/pessoas', person: ADMINISTRATION, act: openGrant, wideOnly: true },
  { name: 'correio', path: '/admin/correio', person: ADMINISTRATION, act: postTestLetter },
  {
    name: 'correio-carta',
    path: '/admin/correio',
    person: ADMINISTRATION,
    act: openTestLetter,
    wideOnly: true,
  },
  { name: 'pessoas', path: '/admin/pessoas', person: ADMINISTRATION },
  { name: 'unidades', path: '/admin/unidades', person: ADMINISTRATION },
  { name: 'auditoria', path: '/admin/auditoria', person: 'auditoria' },
  { name: 'acessibilidade', path: '/acessibilidade', person: null },
  { name: 'privacidade', path: '/privacidade', person: null },
];
