import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  auditor,
  coras,
  gte,
  openRegister,
  type Register,
  superintendent,
} from '../../../test/facts-room.ts';
import { sha256 } from '../../platform/ids.ts';
import { FactPicture, FactRegister, IndicatorPage, Panel } from './contract.ts';
import { recountStaleFacts } from './index.ts';

const MACROS = ['5101', '5102', '5103', '5104', '5105', '5106'];
const [SORRISO, SINOP, RONDONOPOLIS] = ['510792', '510790', '510760'];
const PDF = Buffer.from('%PDF-1.7\n% relatório da turma\n');
const cib = (number: string, day: string) => ({ name: `Resolução CIB/MT nº ${number}`, date: day });

describe.skipIf(!hasDatabase)('each indicator from its facts', () => {
  let register: Register;
  beforeAll(async () => {
    register = await openRegister();
  });
  afterAll(() => register.close());

  const project = (
    day: string,
    careLine: string,
    macros: readonly string[],
    kind = 'care-network-project-validated',
  ) =>
    register.send(
      '',
      { kind, day, act: cib('45/2024', day), subjects: macros.map((territory) => ({ territory, careLine })) },
      coras,
    );

  test('a line of the network counts whole, and its projects one by one', async () => {
    await project('2024-05-10', 'MI', MACROS.slice(0, 5));
    expect(await register.value('projetos-ras', '2024')).toMatchObject({ value: '0', denominator: '4' });
    expect(await register.value('projetos-ras', '2024', '51', 'PROJECTS')).toMatchObject({
      value: '5',
      denominator: '24',
    });
    await project('2024-11-28', 'MI', MACROS.slice(5));
    expect(await register.value('projetos-ras', '2024')).toMatchObject({ value: '1' });
    expect(await register.value('projetos-ras', '2024', '5103')).toMatchObject({
      value: '1',
      denominator: '4',
    });
    expect(await register.value('projetos-ras', '2024', '51010')).toMatchObject({ status: 'unavailable' });
  });

  test('an approval ad referendum is noted and does not count', async () => {
    await project('2025-02-02', 'PSI', ['5101'], 'care-network-project-ad-referendum');
    expect(await register.value('projetos-ras', '2025', '51', 'PROJECTS')).toMatchObject({ value: '0' });
    const { body } = await register.get('/api/indicators/facts/picture?indicator=projetos-ras');
    const { cells, shape } = FactPicture.parse(body);
    expect([shape, cells.length]).toEqual(['matrix', 24]);
    const cell = cells.find((each) => each.careLine === 'PSI' && each.territory === '5101');
    expect(cell).toMatchObject({
      state: 'pending',
      words: 'aprovado ad referendum em 02/02/2025; ainda não conta',
    });
  });

  test('professionals are added up by place and year; the same list is not counted twice', async () => {
    const list = (day: string, quantity: number, territory = SORRISO) => ({
      kind: 'professionals-qualified',
      day,
      detail: 'APS',
      subjects: [{ territory, quantity }],
    });
    await register.send('', list('2024-06-01', 120));
    await register.send('', list('2025-06-01', 30));
    await register.send('', list('2025-06-01', 7, RONDONOPOLIS));
    expect((await register.send('', list('2025-06-01', 31))).body.error.message).toContain(
      'Corrija aquele registro',
    );
    expect(await register.value('profissionais', '2024')).toMatchObject({ value: '120', denominator: null });
    expect(await register.value('profissionais', '2025')).toMatchObject({ value: '37' });
    expect(await register.value('profissionais', '2025-06', '5103')).toMatchObject({ value: '30' });
    expect(await register.value('profissionais', '2025-S2')).toMatchObject({ value: '0' });
  });

  test('digital health is a share of the municipalities that exist on the day, and lasts while a service does', async () => {
    const { body: file } = await register.upload('implantacao.pdf', PDF, superintendent);
    const service = (day: string, detail: string, kind = 'digital-service-implanted') => ({
      kind,
      day,
      detail,
      evidence: file.sha256,
      subjects: [{ territory: SORRISO }, { territory: SINOP }],
    });
    await register.send('', service('2024-03-01', 'TELE-ECG'), superintendent);
    await register.send('', service('2024-09-01', 'TELECONSULTA'), superintendent);
    await register.send('', service('2025-03-01', 'TELE-ECG', 'digital-service-deactivated'), superintendent);
    expect(await register.value('716', '2024')).toMatchObject({
      value: '1',
      exact: '200/141',
      numerator: '2',
    });
    expect(await register.value('716', '2025')).toMatchObject({ exact: '100/71', denominator: '142' });
    await register.send(
      '',
      service('2026-01-10', 'TELECONSULTA', 'digital-service-deactivated'),
      superintendent,
    );
    expect(await register.value('716', '2026')).toMatchObject({
      value: '0',
      numerator: '0',
      status: 'partial',
    });
    expect((await register.value('716', '2024')).sources).toEqual([
      { file: 'implantacao.pdf', sha256: sha256(PDF) },
    ]);
  });

  test('a line with risk stratification counts whole; the reading that takes the first macro-region stands beside', async () => {
    const implanted = (territory: string, day: string) => ({
      kind: 'risk-stratification-implanted',
      day,
      url: 'https://exemplo.mt.gov.br/relatorio',
      subjects: [{ territory, careLine: 'MI' }],
    });
    await register.send('', implanted('5101', '2025-04-01'), coras);
    expect(await register.value('estratificacao', '2025')).toMatchObject({ value: '0', denominator: '3' });
    const { body } = await register.get('/api/indicators/estratificacao/value?period=2025');
    expect(body.source.explained.reading).toMatchObject({
      chosen: 'ALL_MACRO_REGIONS',
      alternatives: [{ id: 'FIRST_MACRO_REGION', result: '1/1' }],
    });
  });

  test('only what proves is taken, by its bytes; the file leaves as it came', async () => {
    const fake = await register.upload('relatorio.pdf', Buffer.from('<script>alert(1)</script>'));
    expect([fake.status, fake.body.error.message]).toEqual([
      400,
      expect.stringContaining('não é PDF, PNG nem JPEG'),
    ]);
    expect((await register.upload('relatorio.pdf', PDF, auditor)).status).toBe(403);
    const missing = await register.send('', {
      kind: 'planning-phase-1-started',
      day: '2024-08-01',
      evidence: 'a'.repeat(64),
      subjects: [{ territory: '5103' }],
    });
    expect(missing.body.error.message).toContain('não chegou inteiro');
    const { items } = (await register.get('/api/indicators/facts?indicator=716&state=all')).body;
    const file = await register.app.inject({ url: `/api/indicators/facts/${items[0].id}/evidence` });
    expect([file.statusCode, file.headers['content-type'], file.body]).toEqual([
      200,
      'application/pdf',
      String(PDF),
    ]);
  });

  test('the panel judges whole years only, and the page has its months, its methods and the document', async () => {
    const panel = Panel.parse((await register.get('/api/indicators')).body);
    const row = panel.items.find((item) => item.code === 'projetos-ras')!;
    const years = row.years
      .filter((year) => year.year >= 2024)
      .map((year) => [year.actual.text, year.verdict]);
    expect(years).toEqual([
      ['1', 'met'],
      ['0', 'missed'],
      ['0', 'notYet'],
      [null, 'notYet'],
    ]);
    const page = IndicatorPage.parse((await register.get('/api/indicators/projetos-ras')).body);
    expect(page.absence).toBeNull();
    expect(page.cite?.quote).toContain('projetos para conformação da rede');
    expect(page.methods.map((method) => [method.id, method.otherUnit])).toEqual([
      ['WHOLE_LINES', null],
      ['PROJECTS', 'projetos'],
    ]);
    const months = page.series[0]!.months.map((month) => month.period);
    expect([months[0], months.at(-1)]).toEqual(['2024-05', '2026-11']);
  });

  test('the register says what may be recorded, by whom, and its list leaves as CSV', async () => {
    const { body } = await register.get('/api/indicators/facts/register', gte);
    const parsed = FactRegister.parse(body);
    const may = parsed.indicators.filter((each) => each.mayRecord).map((each) => each.code);
    expect(may).toEqual(['adesoes', 'profissionais', 'fase-1']);
    const other = parsed.indicators.find((each) => each.code === 'diretrizes')!;
    expect(other.refusal).toBe(
      'Quem registra estes fatos é CORAS, ou a Superintendência. Peça a uma dessas unidades.',
    );
    expect(parsed.municipalities).toHaveLength(142);
    const csv = await register.app.inject({ url: '/api/indicators/facts.csv?indicator=profissionais' });
    expect(csv.body).toContain(
      'profissionais;Profissionais qualificados;Sorriso;510792;;Atenção primária (APS);120;01/06/2024',
    );
  });

  test('a page of the register goes on where the one before ended', async () => {
    const first = (await register.get('/api/indicators/facts?indicator=projetos-ras&limit=4')).body;
    const second = (
      await register.get(`/api/indicators/facts?indicator=projetos-ras&limit=4&cursor=${first.next}`)
    ).body;
    const ids = [...first.items, ...second.items].map((fact: { id: string }) => fact.id);
    expect([ids.length, new Set(ids).size, second.next]).toEqual([7, 7, null]);
  });

  test('counting all again gives the same, and counts nothing that is not old', async () => {
    expect(await recountStaleFacts(register.context)).toBe(0);
    expect(await register.value('projetos-ras', '2024')).toMatchObject({ value: '1' });
  });
});
