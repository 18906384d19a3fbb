import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { openSignedIn, type SignedIn } from '../../../test/signed-in.ts';
import { IndicatorPage, MapAnswer, ProvenanceAnswer, SeriesAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('series and where they come from, over HTTP', () => {
  let site: SignedIn;
  beforeAll(async () => {
    site = await openSignedIn('coordinator');
  });
  afterAll(() => site.close());
  const ask = (url: string) => site.get(`/api/indicators/${url}`);
  const series = async (url: string) => SeriesAnswer.parse((await ask(url)).json());
  const provenance = async (url: string) => ProvenanceAnswer.parse((await ask(url)).json());

  test('months, windows of twelve, four-month periods and semesters come of the same monthly files', async () => {
    const texts = async (grain: string) => (await series(`714/series?grain=${grain}`)).items;
    const months = await texts('month');
    expect(months.map(({ period, text }) => [period, text])).toContainEqual(['2023-12', '88,92%']);
    expect((await texts('window')).map(({ period }) => period)).toEqual(
      months.map(({ period }) => `${period}/12M`),
    );
    expect((await texts('four-months')).map(({ period }) => period)).toContain('2023-4M3');
    expect((await texts('semester')).map(({ period }) => period)).toContain('2024-S1');
  });

  test('a photograph of the register is told by month and year, in no longer period', async () => {
    expect((await series('leitos/series?grain=four-months')).items).toEqual([]);
    expect(IndicatorPage.parse((await ask('leitos')).json()).grains).toEqual(['year', 'month', 'window']);
    expect(IndicatorPage.parse((await ask('714')).json()).grains).toContain('semester');
  });

  test('what is counted by the year has no months, and says so by having none', async () => {
    expect((await series('717/series?grain=month')).items).toEqual([]);
    const years = (await series('731/series?grain=year')).items;
    expect(years.map(({ period }) => period)).toContain('2021');
  });

  test('facts of the register have their months too', async () => {
    expect((await series('adesoes/series?grain=month')).grain).toBe('month');
  });

  test('a value names its files with their hashes, what is missing, and the question as the engine is asked', async () => {
    const found = await provenance('731/provenance?period=2021');
    expect(found.method).toMatchObject({ id: expect.any(String), version: expect.any(String) });
    expect(found.files).toEqual([
      expect.objectContaining({ role: 'numerator', fileName: 'DOINF21.dbc', rows: null, importedAt: null }),
    ]);
    expect(found.files[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(found.queries[0]!.text).toMatch(
      /^select [\s\S]*count\(\*\)[\s\S]*from read_parquet\(\['DOINF21\.dbc'\]/,
    );
    const none = await provenance('713/provenance?period=2019-05&territory=12');
    expect(none).toMatchObject({ files: [], missing: ['2019-05'] });
  });

  test('what nobody loaded, and no CNES, are refused in words', async () => {
    const unknown = await ask('internacoes/series?grain=month&establishment=9999999');
    expect(unknown.statusCode).toBe(404);
    const bad = await ask('internacoes/series?grain=month&establishment=12');
    expect(bad.statusCode).toBe(400);
    expect((await ask('717/series?grain=week')).statusCode).toBe(400);
  });

  describeWithData('with the admissions of a month', ['data/dbc/sih/RDAC2401.dbc'], (files) => {
    beforeAll(async () => {
      await importAndCompute(site.context, files);
    });

    test('each establishment has its count, and its own series', async () => {
      const answer = await ask('internacoes/map?territory=12&period=2024-01&level=establishment');
      const { places } = MapAnswer.parse(answer.json());
      expect(places.length).toBeGreaterThan(5);
      expect(places.reduce((sum, { numerator }) => sum + Number(numerator), 0)).toBe(4153);
      const [first] = places;
      expect(first!.name).toBe(`CNES ${first!.code}`);
      const own = await series(`internacoes/series?grain=month&establishment=${first!.code}`);
      expect(own.items.map(({ period, numerator }) => [period, numerator])).toEqual([
        ['2024-01', first!.numerator],
      ]);
    });

    test('an imported file says how many rows it has, and when it came', async () => {
      const { files: named } = await provenance('internacoes/provenance?territory=12&period=2024-01');
      expect(named).toEqual([
        expect.objectContaining({ fileName: 'RDAC2401.dbc', rows: 4315, importedAt: expect.any(String) }),
      ]);
    });
  });
});
