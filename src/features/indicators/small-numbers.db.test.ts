import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { CUIABA, seedAdmissions, seedInfants, YEAR } from '../../../test/few-people.ts';
import { buildServer } from '../../app/server.ts';
import { inTransaction } from '../../platform/context.ts';
import { getTerritory } from '../territory/index.ts';
import { IndicatorPage, MapAnswer, Panel, SeriesAnswer, ValueAnswer } from './contract.ts';
import { isSmall } from './domain/small-numbers.ts';
import { indicatorsRoutes } from './routes/index.ts';

const THRESHOLD = 5;
const PERIODS = [YEAR, `${YEAR}-03`, `${YEAR}-4M1`, `${YEAR}-S2`, `${YEAR}-12/12M`, '2024-02/12M'];
const LEVELS = ['municipality', 'healthRegion', 'macroRegion', 'establishment'] as const;
describe.skipIf(!hasDatabase)('numbers of few people', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let council: { cookie: string };
  let technician: { cookie: string };

  beforeAll(async () => {
    fresh = await freshContext();
    await inTransaction(fresh.context, seedAdmissions);
    app = await buildServer(fresh.context);
    council = await signInAs(app, PERSON_OF_ROLE['health-council']!);
    technician = await signInAs(app, PERSON_OF_ROLE.technician!);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  async function get(headers: { cookie: string }, url: string): Promise<string> {
    const answer = await sendAs(app, headers, { method: 'GET', url });
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
    return answer.body;
  }

  const mapOf = async (headers: { cookie: string }, card: string, query: Record<string, string>) =>
    MapAnswer.parse(
      JSON.parse(await get(headers, `/api/indicators/${card}/map?${new URLSearchParams(query)}`)),
    ).places;

  /** Every place of the state, as who may read rows knows it and as the others are told. */
  async function bothOf(card: string, period: string): Promise<Map<string, Both>> {
    const all = new Map<string, Both>();
    for (const level of LEVELS.slice(0, 3)) {
      const known = await mapOf(technician, card, { period, level });
      const told = await mapOf(council, card, { period, level });
      for (const [at, place] of known.entries()) all.set(place.code, { known: place, told: told[at]! });
    }
    return all;
  }

  /** What is hidden inside each place that is told adds up to nothing, or to many. */
  async function expectSafe(card: string, period: string, minimum: number): Promise<void> {
    const territory = await getTerritory(fresh.context);
    const all = await bothOf(card, period);
    const hidden = [...all.values()].filter(isHidden);
    expect(hidden.length, `${card} ${period}`).toBeGreaterThan(minimum);
    for (const { told } of hidden)
      expect([told.value, told.numerator, told.denominator]).toEqual([null, null, null]);
    for (const { known, told } of [...all.values()].filter((each) => !isHidden(each)))
      expect([told.numerator, smallIn(known)]).toEqual([known.numerator, false]);
    const parents = Map.groupBy(
      hidden,
      ({ told }) => territory.find(told.code, `${period.slice(0, 4)}-12-28`)?.parent ?? '',
    );
    const withheld = [...parents].filter(([parent]) => !isHidden(all.get(parent)));
    for (const [parent, children] of withheld) {
      const sum = children.reduce((total, { known }) => total + Number(known.numerator), 0);
      expect(isSmall(sum, THRESHOLD), `${card} ${period} in ${parent}: ${sum}`).toBe(false);
    }
  }

  test.each(PERIODS.slice(0, 5))('in %s nothing that is told gives a hidden number away', (period) =>
    expectSafe('713', period, 5),
  );

  test('nor do deaths of infants that came with the program', () => expectSafe('731', '2021', 50));

  test('who works with the rows sees the number, marked', async () => {
    const places = await mapOf(technician, '713', { period: YEAR, level: 'municipality' });
    const { code, numerator } = places.find((place) => isSmall(Number(place.numerator), THRESHOLD))!;
    const url = `/api/indicators/713/value?period=${YEAR}&territory=${code}`;
    const known = ValueAnswer.parse(JSON.parse(await get(technician, url)));
    expect([known.value.small, known.value.numerator, known.value.status]).toEqual([
      'shown',
      numerator,
      'computed',
    ]);
    const told = ValueAnswer.parse(JSON.parse(await get(council, url)));
    expect(told).toMatchObject({ exact: null, parts: [], source: null });
    expect(told.value).toMatchObject({
      small: 'hidden',
      status: 'suppressed',
      text: 'omitido',
      value: null,
      numerator: null,
      denominator: null,
    });
    expect(told.value.reason).toMatch(/^Omitido: são menos de 5 pessoas/);
  });

  test('parts are told where all of them are many, of whole years only', async () => {
    const parts = async (query: string) =>
      ValueAnswer.parse(JSON.parse(await get(council, `/api/indicators/713/value?${query}`))).parts;
    expect((await parts(`period=${YEAR}`)).map(({ id }) => id)).toContain('1');
    expect(await parts(`period=${YEAR}-03`)).toEqual([]);
  });

  test('of parts only the small ones are omitted, and those that would give one away', async () => {
    const places = await mapOf(council, '713', { period: YEAR, level: 'municipality' });
    const few = places.find(({ numerator }) => numerator !== null && Number(numerator) < 2 * THRESHOLD - 1)!;
    const many = places.toSorted((one, other) => Number(other.numerator) - Number(one.numerator))[0]!;
    const valueIn = async (headers: { cookie: string }, territory: string) =>
      ValueAnswer.parse(
        JSON.parse(await get(headers, `/api/indicators/713/value?period=${YEAR}&territory=${territory}`)),
      );
    const counts = ({ parts }: ValueAnswer) => parts.map(({ id, count }) => [id, count]);
    const omitted = await valueIn(council, few.code);
    expect(omitted.parts.flatMap(({ id, count }) => (count === null ? [id] : []))).toEqual(['1', '2']);
    expect(omitted.value.reason).toMatch(/Partes omitidas: as que têm menos de 5 pessoas/);
    expect(counts(await valueIn(council, many.code))).toEqual(counts(await valueIn(technician, many.code)));
  });

  test('no address with values tells who may not read rows a number that is hidden', async () => {
    const places = await mapOf(technician, '713', { period: YEAR, level: 'municipality' });
    const told = await mapOf(council, '713', { period: YEAR, level: 'municipality' });
    const place = places.find(
      ({ numerator }, at) => isSmall(Number(numerator), THRESHOLD) && told[at]?.text === 'omitido',
    )!;
    const known = ValueAnswer.parse(
      JSON.parse(await get(technician, `/api/indicators/713/value?period=${YEAR}&territory=${place.code}`)),
    );
    const asked = `period=${YEAR}&territory=${place.code}`;
    const queries = [
      asked,
      `${asked}&grain=month`,
      `${asked}&grain=window`,
      `${asked}&level=establishment`,
      `${asked}&variant=ALL`,
      `${asked}&from=${YEAR}&to=${YEAR}`,
    ];
    const addresses = indicatorsRoutes.filter(
      ({ method, verb, path }) =>
        method === 'GET' && verb === 'indicators.read' && !path.startsWith('/api/indicators/facts'),
    );
    expect(addresses.length).toBeGreaterThan(5);
    for (const { path } of addresses) {
      for (const query of queries) {
        const url = `${path.replace(':id', '713')}?${query}`;
        const answer = await sendAs(app, council, { method: 'GET', url });
        expect([200, 400], url).toContain(answer.statusCode);
        expect(answer.body, url).not.toContain(`"${known.exact}"`);
        for (const { numerator, status } of numbersIn(answer.body))
          expect([url, status, isSmall(Number(numerator), THRESHOLD)]).toEqual([url, status, false]);
      }
    }
  });

  test('series, page, panel and spreadsheet say that it is omitted', async () => {
    const places = await mapOf(council, '731', { period: '2021', level: 'municipality' });
    const { code } = places.find(({ text }) => text === 'omitido')!;
    const series = SeriesAnswer.parse(
      JSON.parse(await get(council, `/api/indicators/731/series?territory=${code}`)),
    );
    const page = IndicatorPage.parse(JSON.parse(await get(council, `/api/indicators/731?territory=${code}`)));
    const panel = Panel.parse(
      JSON.parse(await get(council, `/api/indicators?territory=${code}&from=2021&to=2021`)),
    );
    const shown = [
      series.items.find(({ period }) => period === '2021'),
      page.series[0]?.years.find(({ period }) => period === '2021'),
      panel.items.find((item) => item.code === '731')?.years[0]?.actual,
    ];
    expect(shown.map((value) => [value?.text, value?.value, value?.numerator])).toEqual(
      shown.map(() => ['omitido', null, null]),
    );
    const csv = await get(council, `/api/indicators/731/series.csv?territory=${code}`);
    const line = csv.split('\n').find((each) => each.includes(';2021;') && each.includes('DOINF'));
    expect(line).toContain(';suppressed;');
    expect(line?.split(';').slice(3, 7)).toEqual(['', expect.anything(), '', '']);
  });

  test('three years together are told where each of them is not, and added once', async () => {
    await inTransaction(fresh.context, seedInfants);
    const series = async (headers: { cookie: string }, territory: string, grain: string) =>
      SeriesAnswer.parse(
        JSON.parse(
          await get(
            headers,
            `/api/indicators/731/series?territory=${territory}&grain=${grain}&method=SIM_DO`,
          ),
        ),
      ).items.map(({ period, numerator, text }) => [period, numerator ?? text]);
    expect(await series(technician, CUIABA, 'year')).toEqual([
      ['2019', '9'],
      ['2020', '2'],
      ['2021', '3'],
      ['2022', '4'],
    ]);
    const pools = [
      ['2021-12/36M', '14'],
      ['2022-12/36M', '9'],
    ];
    expect(await series(technician, CUIABA, 'pool')).toEqual(pools);
    // 2020–2022 is one of the fixed three years; of 2019–2021 the year that leaves and the one that comes would tell each other.
    expect(await series(council, CUIABA, 'pool')).toEqual([['2021-12/36M', 'omitido'], pools[1]]);
    expect(await series(council, CUIABA, 'year')).toEqual([
      ['2019', '9'],
      ...['2020', '2021', '2022'].map((year) => [year, 'omitido']),
    ]);
  });

  test('a month is told of a place of which others are not', async () => {
    const months = Array.from({ length: 12 }, (_, at) => `${YEAR}-${String(at + 1).padStart(2, '0')}`);
    const hidden = new Map<string, number>();
    for (const period of months)
      for (const { code, text } of await mapOf(council, '713', { period, level: 'municipality' }))
        hidden.set(code, (hidden.get(code) ?? 0) + Number(text === 'omitido'));
    const counts = [...hidden.values()];
    expect(counts.filter((count) => count > 0 && count < 12).length).toBeGreaterThan(100);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThan(counts.length * 6);
  });

  test('what one method of a card tells, another does not hide', async () => {
    await inTransaction(fresh.context, seedInfants);
    const hidden = async (method: string) =>
      (await mapOf(council, '731', { period: '2021', level: 'municipality', method }))
        .filter(({ text }) => text === 'omitido')
        .map(({ code }) => code);
    const byOne = await hidden('DOINF');
    expect(byOne.length).toBeGreaterThan(50);
    expect(await hidden('SIM_DO')).toEqual(byOne);
  });

  test('a table of TabNet is compared only by who may read rows', async () => {
    const answer = await sendAs(app, council, { method: 'POST', url: '/api/indicators/reconciliations' });
    expect(answer.statusCode).toBe(403);
  });
});

type Place = MapAnswer['places'][number];

interface Both {
  readonly known: Place;
  readonly told: Place;
}

const isHidden = (both: Both | undefined) => both?.told.text === 'omitido';

const smallIn = ({ numerator, denominator }: Place) =>
  isSmall(Number(numerator), THRESHOLD) ||
  (denominator !== null && isSmall(Number(denominator) - Number(numerator), THRESHOLD));

interface Numbers {
  readonly numerator: string | null;
  readonly status?: string;
}

/** Everything in an answer that has a numerator. */
function numbersIn(body: string): Numbers[] {
  const found: Numbers[] = [];
  if (!body.startsWith('{')) return found;
  JSON.parse(body, (_, node) => {
    if (node !== null && typeof node === 'object' && 'numerator' in node) found.push(node);
    return node;
  });
  return found;
}
