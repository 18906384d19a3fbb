import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indicatorValue, recomputeVersion } from '../../src/features/indicators/index.ts';
import { importFiles, listCurrentVersions } from '../../src/features/sources/index.ts';
import { getTerritory } from '../../src/features/territory/index.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { describeWithData } from '../shared-data.ts';
import { csvOf } from './public-rows.ts';

const OOBR = 'data/oracles/oobr_obitos_maternos_uf_idade_1996_2024.csv.gz';
const SIDRA = 'data/oracles/sidra_6694_razao_mortalidade_materna_uf.csv';
const YEARS = ['2004', '2015', '2016', '2017', '2019', '2022'] as const;
const OFFICIAL = YEARS.map((year) => `data/dbc/sim/DOMAT${year.slice(2)}.${year === '2004' ? 'DBC' : 'dbc'}`);
const BY_RULE = [
  ['RR', '2022', 'data/dbc/sim/DORR2022.dbc'],
  ['TO', '2022', 'data/dbc/sim/DOTO2022.dbc'],
  ['AC', '2013', 'data/dbc/sim/DOAC2013.dbc'],
] as const;
/**
 * DOMAT22.dbc was issued on 2023-08-31, before the year was closed; both publications took deaths that were investigated later.
 * The states where nothing changed since, Mato Grosso among them, have the same count in the three.
 */
const CLOSED_LATER = '2022';
const SAME_SINCE_IN_2022 = 'AC AL AP ES MS MT PE PI RO RR TO';

if (hasDatabase)
  describeWithData(
    'maternal deaths of every state, counted from DOMAT and SIM, beside two publications',
    [OOBR, SIDRA, ...OFFICIAL, ...BY_RULE.map(([, , file]) => file)],
    ([oobr, sidra, ...files]) => {
      let fresh: FreshContext;
      /** Deaths by two letters of the state and year. */
      const observatory = new Map<string, number>();
      /** The same by name of the state and year, as SIDRA prints it. */
      const institute = new Map<string, string>();
      let states: { code: string; abbreviation: string; name: string }[] = [];
      beforeAll(async () => {
        for (const { uf, ano, obitos_maternos } of csvOf(gunzipSync(readFileSync(oobr as string))))
          observatory.set(`${uf} ${ano}`, (observatory.get(`${uf} ${ano}`) ?? 0) + Number(obitos_maternos));
        const lines: string[][] = parse(readFileSync(sidra as string), {
          delimiter: ';',
          bom: true,
          relax_column_count: true,
        });
        for (const [place, year, variable = '', value = ''] of lines)
          if (variable.includes('óbitos de mulheres')) institute.set(`${place} ${year}`, value);
        fresh = await freshContext();
        states = (await getTerritory(fresh.context)).statesOn('2022-01-01').map((state) => ({
          code: state.code,
          abbreviation: state.abbreviation as string,
          name: state.name,
        }));
        await importFiles(fresh.context, files);
        for (const version of await listCurrentVersions(fresh.context))
          await recomputeVersion(fresh.context, version.id);
      });
      afterAll(() => fresh.close());

      /** States, by two letters, whose count differs from what `printed` says. */
      async function differing(year: string, printed: (state: (typeof states)[number]) => string) {
        const found: string[] = [];
        for (const state of states) {
          const asked = { indicator: '717', territory: state.code, period: year, method: 'DOMAT' };
          const { numerator } = await indicatorValue(fresh.context, asked);
          if (numerator !== printed(state)) found.push(state.abbreviation);
        }
        return found.toSorted();
      }
      const byObservatory = (year: string) =>
        differing(year, (state) => String(observatory.get(`${state.abbreviation} ${year}`)));
      const byInstitute = (year: string) =>
        differing(year, (state) => institute.get(`${state.name} ${year}`) as string);

      test('both publications and the register tell of the same 27 states', () => {
        expect(states).toHaveLength(27);
        for (const state of states) {
          expect(institute.get(`${state.name} 2019`), state.name).toMatch(/^\d+$/);
          expect(observatory.get(`${state.abbreviation} 2019`), state.name).toBeTypeOf('number');
        }
      });

      test.each(YEARS.filter((year) => year !== CLOSED_LATER))(
        '%s: the deaths of each of the 27 states are those of the obstetric observatory',
        async (year) => expect(await byObservatory(year)).toEqual([]),
      );

      test.each(['2015', '2016', '2017', '2019'])(
        '%s: they are those of SIDRA 6694 in each of the 27 states',
        async (year) => expect(await byInstitute(year)).toEqual([]),
      );

      test('2022, counted from a file issued before the year was closed: where nothing changed since, the same in all three', async () => {
        const differs = await byObservatory(CLOSED_LATER);
        const same = states.map((state) => state.abbreviation).filter((each) => !differs.includes(each));
        expect(same.toSorted().join(' ')).toBe(SAME_SINCE_IN_2022);
        expect(await byInstitute(CLOSED_LATER)).toEqual(differs);
      });

      test.each(BY_RULE)('%s %s: the rule of causes finds them among all deaths', async (uf, year) => {
        const { code } = states.find((state) => state.abbreviation === uf)!;
        const asked = { indicator: '717', territory: code, period: year, method: 'SIM_RULE' };
        const { numerator } = await indicatorValue(fresh.context, asked);
        expect(Number(numerator)).toBe(observatory.get(`${uf} ${year}`));
      });
    },
  );
