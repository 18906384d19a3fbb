import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import { writeDbc } from '../../datasus/index.ts';
import { importFiles } from '../sources/index.ts';
import { ReconciliationAnswer } from './contract.ts';

const COLUMNS: [string, number][] = [
  ['UF_ZI', 6],
  ['ANO_CMPT', 4],
  ['MES_CMPT', 2],
  ['N_AIH', 13],
  ['IDENT', 1],
  ['MUNIC_RES', 6],
  ['MUNIC_MOV', 6],
  ['PROC_REA', 10],
  ['VAL_TOT', 14],
  ['DIAG_PRINC', 4],
  ['MORTE', 1],
  ['CNES', 7],
  ['DT_INTER', 8],
  ['DT_SAIDA', 8],
];
const FIELDS = COLUMNS.map(([name, width]) => ({ name, width }));
let aih = 1224100000000;

/** One admission: where the person lives and was treated, month processed, day admitted, kind of AIH, value. */
const admission = (
  lives: string,
  treated: string,
  month: string,
  day: string,
  ident = '1',
  value = '100.50',
) => [
  '120000',
  '2024',
  month,
  String(++aih),
  ident,
  lives,
  treated,
  '0303010037',
  value,
  'J189',
  '0',
  '2000733',
  day,
  day,
];
const file = (month: string, records: string[][], updatedOn = '2024-04-05') => ({
  name: `RDAC24${month}.dbc`,
  bytes: writeDbc({ fields: FIELDS, updatedOn }, records),
});

const JANUARY = [
  admission('120040', '120040', '01', '20240105'),
  admission('120040', '120040', '01', '20231228'),
  admission('120020', '120040', '01', '20240108'),
  admission('120020', '120040', '01', '20240101', '5'),
];
const FEBRUARY = [
  admission('120040', '120040', '02', '20240130', '1', '0.50'),
  admission('120020', '120020', '02', '20240202'),
];

const table = (title: string, ...lines: string[]) =>
  Buffer.from(
    `${title}\n"Município";"2024/Jan";"2024/Fev";"Total"\n${lines.join('\n')}\n Fonte: SIH\n`,
    'latin1',
  );
const byAdmission =
  'Procedimentos hospitalares do SUS - por local de residência - Acre\nInternações por Município e Ano/mês atendimento';

describe.skipIf(!hasDatabase)('why is my number another', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let headers: { cookie: string };
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    headers = await signInAs(app, PERSON_OF_ROLE.technician!);
    await load(file('01', [...JANUARY, admission('120040', '120040', '01', '20240109')]));
    await load(file('01', JANUARY, '2024-05-05'));
    await load(file('02', FEBRUARY));
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  async function load({ name, bytes }: { name: string; bytes: Uint8Array }) {
    const folder = mkdtempSync(join(tmpdir(), 'pactua-'));
    writeFileSync(join(folder, name), bytes);
    const [result] = await importFiles(fresh.context, [join(folder, name)]);
    expect(['imported', 'replaced'], JSON.stringify(result)).toContain(result?.status);
  }

  function send(content: Buffer, fileName = 'tabnet.csv') {
    const edge = 'fronteira';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n`;
    return sendAs(app, headers, {
      method: 'POST',
      url: '/api/indicators/reconciliations',
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
    });
  }

  test('what the table says of itself is believed: months that lack are named, and other kinds of AIH are not credited', async () => {
    const title = `Morbidade Hospitalar do SUS (SIH/SUS)
Procedimentos hospitalares do SUS - por local de internação - Acre
Internações por Município e Ano/mês atendimento
Período:Jan/2024, Fev/2024`;
    // One person of January whose AIH no file brought yet: with all kinds of AIH the former files would give the same 5 by chance.
    const answer = await send(
      table(title, '"120020 Cruzeiro do Sul";-;1;1', '"120040 Rio Branco";5;-;5', '"Total";5;1;6'),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const found = ReconciliationAnswer.parse(answer.json());
    expect(found.says).toEqual({ time: 'mês da internação', place: 'local de internação' });
    expect(found.nearest.slice(0, 3)).toEqual([
      'mês da internação',
      'local de internação',
      'só internações (AIH tipo 1)',
    ]);
    expect([found.printed, found.left, found.equalNearest]).toEqual(['6', '1', 3]);
    expect(found.steps.map(({ dimension }) => dimension)).toEqual(['time', 'place', 'files']);
    expect(found.untested[0]).toEqual({
      name: 'o que é apresentado depois',
      reason: expect.stringMatching(/falta carregar 2024-03, .*2024-08$/),
    });
  });

  test('by month of admission: the reading is found, and the step says how much it moves', async () => {
    const answer = await send(
      table(byAdmission, '"120040 Rio Branco";2;-;2', '"120020 Cruzeiro do Sul";1;1;2', '"Total";3;1;4'),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const found = ReconciliationAnswer.parse(answer.json());
    expect(found.says).toEqual({ time: 'mês da internação', place: 'local de residência' });
    expect(found.usual).toEqual([
      'mês de processamento',
      'local de residência',
      'só internações (AIH tipo 1)',
    ]);
    expect(found.nearest[0]).toBe('mês da internação');
    expect([found.printed, found.ours, found.left]).toEqual(['4', '5', '0']);
    expect(found.steps).toEqual([
      { dimension: 'time', from: 'mês de processamento', to: 'mês da internação', adds: '-1' },
    ]);
    expect([found.compared, found.equal, found.equalNearest]).toEqual([4, 3, 4]);
    expect(found.cells[0]).toMatchObject({
      place: { code: '120040', name: 'Rio Branco' },
      period: '2024-02',
      printed: '0',
      ours: '1',
      left: '0',
    });
    expect(found.skipped.map((each) => each.cells).toSorted()).toEqual([2, 3]);
    expect(found.files.map((each) => each.fileName)).toEqual(['RDAC2401.dbc', 'RDAC2402.dbc']);
  });

  test('a table made before the file was replaced: the former version explains it', async () => {
    const before = byAdmission.replace('atendimento', 'processamento');
    const answer = await send(table(before, '"120040 Rio Branco";3;1;4', '"120020 Cruzeiro do Sul";1;1;2'));
    const found = ReconciliationAnswer.parse(answer.json());
    expect(found.steps.map((step) => [step.dimension, step.adds])).toEqual([['files', '1']]);
    expect(found.left).toBe('0');
  });

  test('a municipality of seven digits, and a code that is not known, which is named', async () => {
    const answer = await send(
      table(
        byAdmission.replace('Município', 'Município e Região'),
        '"12 Acre";3;2;5',
        '"1200401 Rio Branco";2;1;3',
        '"99999 Região inventada";7;7;14',
        '"2000733 Hospital";1;1;2',
      ),
    );
    const found = ReconciliationAnswer.parse(answer.json());
    expect(found.cells.map(({ place, period, ours }) => [place.code, period, ours])).toContainEqual([
      '120040',
      '2024-01',
      '2',
    ]);
    expect(found.skipped).toContainEqual({
      reason: 'de códigos que não são território conhecido no período',
      cells: 4,
      rows: ['99999 Região inventada', '2000733 Hospital'],
    });
  });

  test('establishments are found by their CNES, zeros before it or not', async () => {
    const answer = await send(
      Buffer.from(
        `${byAdmission.replaceAll('Município', 'Estabelecimento').replace('atendimento', 'processamento')}
"Estabelecimento CNES-AC";"2024/Jan";"2024/Fev"\n"2000733 Hospital das Clínicas";3;2\n"7654321 Desconhecido";1;1\n`,
        'latin1',
      ),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const found = ReconciliationAnswer.parse(answer.json());
    expect(found.byEstablishment).toBe(true);
    expect(found.cells.map(({ place, ours }) => [place.name, place.level, ours])).toEqual([
      ['Hospital das Clínicas', 'establishment', '3'],
      ['Hospital das Clínicas', 'establishment', '2'],
    ]);
    expect(found.skipped).toEqual([
      {
        reason: 'de CNES que nenhum arquivo carregado destes meses traz',
        cells: 2,
        rows: ['7654321 Desconhecido'],
      },
    ]);
  });

  test('each cause is counted in the files: the whole, a part, or nothing of each cell', async () => {
    const answer = await send(
      table(byAdmission, '"120040 Rio Branco";2;-;2', '"120020 Cruzeiro do Sul";4;1;5'),
    );
    const found = ReconciliationAnswer.parse(answer.json());
    const byName = new Map(found.causes.map((cause) => [cause.to, cause]));
    expect(byName.get('mês da internação')).toMatchObject({ total: '4', adds: '-1', equal: 1 });
    expect(byName.get('versões anteriores dos arquivos')).toMatchObject({ total: '6', equal: 0 });
    const cells = found.cells.filter(({ explained }) => explained !== null);
    const told = cells.map(({ place, printed, ours, explained }) => [
      place.name,
      printed,
      ours,
      explained?.reach,
      explained?.by.map((at) => found.causes[at]?.to),
    ]);
    expect(told).toEqual([
      // All kinds of AIH come nearer, and the table says that it is by month of admission.
      ['Cruzeiro do Sul', '4', '1', 'none', []],
      ['Rio Branco', '0', '1', 'whole', ['mês da internação']],
    ]);
    for (const cell of found.cells)
      expect(cell.tested).toHaveLength(cell.explained ? found.causes.length : 0);
  });

  test('a table too large is refused before anything is counted', async () => {
    const wide = Array.from({ length: 410 }, (_, at) => `"${1900 + at}"`).join(';');
    const row = `"120040 Rio Branco"${';1'.repeat(410)}`;
    const title = 'Procedimentos hospitalares do SUS\nInternações por Município e Ano';
    const refused = await send(Buffer.from(`${title}\n"Município";${wide}\n${row}\n`, 'latin1'));
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error.message).toMatch(/^A tabela tem 410 colunas; são comparadas até 400/);
    const heavy = await send(Buffer.alloc(2.5 * 1_048_576, '"x";1\n'));
    expect([heavy.statusCode, heavy.json().error.message]).toEqual([
      400,
      expect.stringMatching(/^O arquivo passa de 2 MB/),
    ]);
  });

  test('money, with cents; a state adds its municipalities', async () => {
    const value =
      'Procedimentos hospitalares do SUS - por local de internação - Brasil\nValor total por Região/Unidade da Federação e Ano/mês processamento';
    const answer = await send(table(value, '".. Acre";402,00;101,00;503,00', '"Total";402,00;101,00;503,00'));
    const found = ReconciliationAnswer.parse(answer.json());
    expect([found.printed, found.ours, found.left]).toEqual(['503', '503', '0']);
    expect(found.steps).toEqual([]);
  });

  test.each([
    [
      'a rate',
      'Taxa mortalidade por Município e Ano',
      '"120040 Rio Branco";2,5;3,5;3',
      /taxas e médias não se somam/,
    ],
    [
      'a state that is not loaded',
      'Internações por Município e Ano',
      '"510340 Cuiabá";2;3;5',
      /Carregue em Indicadores › Cargas/,
    ],
    [
      'no number',
      'Internações por Município',
      '"120040 Rio Branco";1;2;3\n"120020 Cruzeiro do Sul";x;1;1',
      /"x" não é um número do TabNet/,
    ],
  ])('%s is refused with what to do', async (_, content, line, reason) => {
    const answer = await send(table(`Procedimentos hospitalares do SUS\n${content}`, line));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.message).toMatch(reason);
  });
});
