import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openSignedIn, type SignedIn } from '../../../test/signed-in.ts';
import { IndicatorPage, MapAnswer, Panel, RecordsAnswer, ValueAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('over HTTP', () => {
  let site: SignedIn;
  beforeAll(async () => {
    site = await openSignedIn('coordinator');
  });
  afterAll(() => site.close());
  const get = async (url: string) => {
    const answer = await site.get(url);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer;
  };

  test('the panel sets target and actual side by side; equal is met, lower can be better', async () => {
    const panel = Panel.parse((await get('/api/indicators')).json());
    expect(panel.items).toHaveLength(15);
    expect(panel.years).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    const cell = (code: string, year: number) =>
      panel.items.find((item) => item.code === code)!.years.find((each) => each.year === year)!;
    expect(cell('714', 2024)).toMatchObject({
      verdict: 'notYet',
      actual: { text: '88,92%', status: 'partial', until: '2024-04' },
      target: { text: '88,92%', raw: '88,92' },
    });
    const verdicts = panel.items.flatMap((item) => item.years.map((year) => year.verdict));
    expect(verdicts).not.toContain('met');
    expect(cell('717', 2022)).toMatchObject({ verdict: null, actual: { text: '49,9' }, target: null });
    expect(cell('717', 2024)).toMatchObject({ verdict: 'notYet', target: { text: '40' } });
    expect(cell('adesoes', 2024).target!.parts).toHaveLength(2);
    expect(cell('fase-1', 2027).target).toMatchObject({ value: '2', partsSum: '1' });
  });

  test('the panel lists what the hospital resolution asks too, and tells how each reads', async () => {
    const panel = Panel.parse((await get('/api/indicators?set=hospital&from=2023&to=2024')).json());
    expect(panel.hasTargets).toBe(false);
    expect(panel.items).toHaveLength(11);
    expect(Panel.parse((await get('/api/indicators?set=hospital')).json()).years.at(-1)).toBe(2026);
    expect(panel.items.map(({ code }) => code).slice(0, 3)).toEqual([
      'referenciados',
      'internacoes',
      'ocupacao',
    ]);
    const bands = Object.fromEntries(
      panel.items.map(({ code, direction, isBanded }) => [code, [direction, isBanded]]),
    );
    expect(bands).toMatchObject({ permanencia: ['within', false], ocupacao: ['within', true] });
    expect(panel.items.flatMap(({ years }) => years).every(({ target }) => target === null)).toBe(true);
  });

  test('another state and what the plan names nowhere have no target', async () => {
    for (const territory of ['12', '51010', '510792', '510340']) {
      const panel = Panel.parse((await get(`/api/indicators?territory=${territory}`)).json());
      expect(panel.hasTargets).toBe(false);
      expect(panel.items.flatMap((item) => item.years).every((year) => year.target === null)).toBe(true);
    }
    const acre = IndicatorPage.parse((await get('/api/indicators/717?territory=12')).json());
    expect(acre).toMatchObject({ isHome: false, targets: [] });
    expect(acre.official!.years.length).toBeGreaterThan(10);
  });

  test('a macro-region has the targets that the state’s cells name for it, and they add up to the state’s', async () => {
    const panelOf = async (territory: string) =>
      Panel.parse((await get(`/api/indicators?territory=${territory}`)).json());
    const targetsOf = (panel: Panel, code: string) =>
      panel.items
        .find((item) => item.code === code)!
        .years.map((year) => year.target?.value ?? null)
        .slice(-4);
    const south = await panelOf('5101');
    expect(south.hasTargets).toBe(true);
    expect(targetsOf(south, 'adesoes')).toEqual(['19', '19', '19', '19']);
    expect(targetsOf(south, 'profissionais')).toEqual(['2871', null, null, null]);
    expect(targetsOf(south, '714')).toEqual([null, null, null, null]);
    const all = await Promise.all(['5101', '5102', '5103', '5104', '5105', '5106'].map(panelOf));
    const summed = (code: string) =>
      [0, 1, 2, 3].map((year) => all.reduce((sum, each) => sum + Number(targetsOf(each, code)[year]), 0));
    expect(summed('adesoes')).toEqual([54, 76, 112, 142]);
    expect(summed('profissionais')).toEqual([6726, 1419, 5261, 2202]);
    expect(summed('fase-1')).toEqual([1, 1, 2, 1]);
    const page = IndicatorPage.parse((await get('/api/indicators/adesoes?territory=5105')).json());
    expect(page.targets.map(({ year, raw }) => [year, raw])).toEqual([
      [2026, '11 BC'],
      [2027, '11 BC'],
    ]);
  });

  test('no month and no unfinished year says that it can be judged', async () => {
    const page = IndicatorPage.parse((await get('/api/indicators/714')).json());
    const [usual] = page.series;
    expect(usual!.months.length).toBeGreaterThan(2);
    for (const month of usual!.months) expect(month.unjudged).toContain('um mês');
    const judged = usual!.years.filter((year) => year.unjudged === null).map((year) => year.period);
    expect(judged).toEqual(['2019', '2020', '2023']);
  });

  test('an indicator has its series by method, its break and its card', async () => {
    const page = IndicatorPage.parse((await get('/api/indicators/714')).json());
    expect(page.series.map((series) => series.method)).toEqual([
      'ESF_3450',
      'ESF_CAPPED',
      'AB_HISTORIC',
      'REGISTERED_2021',
      'POTENTIAL',
    ]);
    expect(page.breaks.map((each) => each.period)).toEqual(['2021']);
    expect(page.series[0]!.months.map((month) => month.text)).toContain('88,92%');
    const capped = page.series[1]!.years.filter((year) => year.value !== null);
    expect(capped.map((year) => [year.period, year.text])).toEqual([
      ['2019', '69,87%'],
      ['2020', '70,13%'],
    ]);
  });

  test('a value brings its memory', async () => {
    const answer = ValueAnswer.parse((await get('/api/indicators/714/value?period=2023-12')).json());
    expect(answer.source!.explained).toMatchObject({
      op: 'divide',
      inputs: [{ id: 'capacity' }, { id: 'denominator' }],
    });
    expect(
      answer.value.sources.map((source) => source.sha256).every((hash) => /^[0-9a-f]{64}$/.test(hash)),
    ).toBe(true);
  });

  test('the map gives every municipality; counts where no ratio is known', async () => {
    const coverage = MapAnswer.parse((await get('/api/indicators/714/map?period=2023-12')).json());
    expect(coverage).toMatchObject({ shows: 'value' });
    expect(coverage.places).toHaveLength(141);
    expect(coverage.places.every((place) => place.group !== null)).toBe(true);
    const deaths = MapAnswer.parse(
      (await get('/api/indicators/731/map?period=2021&level=macroRegion')).json(),
    );
    expect(deaths).toMatchObject({ shows: 'count' });
    expect(deaths.places).toHaveLength(6);
  });

  test('records of a seeded number say where they are to be had', async () => {
    const records = RecordsAnswer.parse((await get('/api/indicators/731/records?period=2021')).json());
    expect(records.items).toEqual([]);
    expect(records.note).toContain('DOINF21.dbc');
  });

  test('the series leaves as CSV with decimal comma', async () => {
    const { body, headers: sent } = await get('/api/indicators/717/series.csv');
    expect(sent['content-type']).toContain('text/csv');
    expect(body).toContain('717;Mato Grosso;2022;49,9;por 100 mil nascidos vivos;29;58169;');
  });

  test('the population that divides stands beside the other of its year, with what the value would be by it', async () => {
    const { populations } = IndicatorPage.parse((await get('/api/indicators/714')).json());
    expect(populations?.why).toContain('Censo 2022');
    expect(populations?.items.find(({ period }) => period === '2024')).toMatchObject({
      used: 'Censo Demográfico 2022',
      people: '3658649',
      otherPeople: '3720967',
      difference: '62318',
      textWithOther: '87,43%',
    });
    const { body } = await get('/api/indicators/714/series.csv');
    expect(body.split('\r\n')[0]).toMatch(/;ano da população;população usada;pessoas na usada;/);
    expect(body).toMatch(
      /;2022;Censo Demográfico 2022;3658649;POPSVS [^;]*;3720967;62318;87,43;Usa-se o Censo/,
    );
    const region = IndicatorPage.parse((await get('/api/indicators/718?territory=51015')).json());
    for (const { used, textWithOther } of region.populations?.items ?? [])
      expect([used.slice(0, 6), textWithOther]).toEqual(['POPSVS', null]);
    expect(IndicatorPage.parse((await get('/api/indicators/717')).json()).populations).toBeNull();
  });

  test('the page says what the target asks and where each month should be', async () => {
    const page = IndicatorPage.parse((await get('/api/indicators/714')).json());
    expect(page).toMatchObject({ targetKind: 'increase-to', baseline: { value: '88.92' } });
    const expected = new Map(page.expected.map((each) => [each.period, each.value]));
    expect([expected.get('2025-12'), expected.get('2026-06')]).toEqual(['90.330', '91.040']);
  });

  test('a method outside its validity says so, and never that a file is missing', async () => {
    const answer = (await get('/api/indicators/714/value?method=ESF_CAPPED&period=2024-04')).json();
    expect(answer.value).toMatchObject({
      status: 'unavailable',
      reason: expect.stringContaining('vale até dez 2020'),
    });
  });

  test('refusals are answers, not accidents', async () => {
    const unknown = await site.get('/api/indicators/999');
    expect(unknown.statusCode).toBe(404);
    const bad = await site.get('/api/indicators/717/value?period=ontem');
    expect(bad.statusCode).toBe(400);
    const visitor = await site.app.inject({ method: 'GET', url: '/api/indicators' });
    expect(visitor.statusCode).toBe(401);
  });
});
