import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../src/features/indicators/catalogue/read-catalogue.ts';
import { indicatorValue } from '../../src/features/indicators/index.ts';
import { getTerritory } from '../../src/features/territory/index.ts';
import { Rational, sum } from '../../src/kernel/rational.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { pay } from '../fixtures/cofinancing.ts';
import { describeWithData } from '../shared-data.ts';
import { csvOf, domainPage, rowsOf } from './public-rows.ts';

interface PlanCard {
  readonly id: string;
  readonly targets: Readonly<Record<string, number | string | null>>;
  readonly targetsDetail?: Readonly<Record<string, Readonly<Record<string, number>> | readonly string[]>>;
  readonly officialSeriesMT?: Readonly<
    Record<'births' | 'deaths' | 'ratio', Readonly<Record<string, number>>>
  >;
  readonly checks?: Readonly<Record<string, string>>;
  readonly baseline?: { readonly value: number };
}
interface Place {
  readonly code: string;
  readonly municipalityCount2025: number;
  readonly municipalityCountUpTo2024: number;
}
interface TerritoryPage {
  readonly macroRegions: readonly (Place & { readonly nameInPlan: string; readonly countInPlan: number })[];
  readonly healthRegions: readonly Place[];
  readonly summary: { readonly countsInPlan: Readonly<Record<string, number>> };
  readonly verification: { readonly sumOfPlanCounts: number };
}
interface SeededTarget {
  readonly indicator: string;
  readonly year: number;
  readonly value: string | null;
  readonly parts: readonly { readonly label: string; readonly value: string | null }[];
}

interface HospitalPage {
  readonly indicators: readonly {
    readonly id: string;
    readonly workedExample?: {
      readonly shares: Readonly<Record<string, number>>;
      readonly readingA: number;
      readonly readingB: number;
    };
  }[];
  readonly incentiveMatrix: { readonly maximum: { readonly sum: number } };
  readonly payment: {
    readonly monthlyAmount: {
      readonly value: number;
      readonly parts: Readonly<Record<string, { readonly amount: number }>>;
    };
    readonly arithmeticOfTheAnnex: { readonly facts: Readonly<Record<string, number>> };
  };
}

const cards = (domainPage('indicators') as { cards: PlanCard[] } | null)?.cards ?? [];
/** How the plan abbreviates a macro-region where it names its part of a target. */
const placeOf = (label: string) => (label === 'BC' ? 'Baixada Cuiabana' : label.replace('-', ' '));
const seeded: SeededTarget[] = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../database/seed/indicators/targets.json`, 'utf8'),
).targets;

describeWithData('the targets of the plan', ['domain/indicators.json'], () => {
  const numbers = cards.flatMap(({ id, targets }) =>
    Object.entries(targets).flatMap(([year, value]) =>
      typeof value === 'number' ? [[id, Number(year), value] as const] : [],
    ),
  );
  test.each(numbers)('%s in %i: %d', (id, year, value) => {
    const found = seeded.find((each) => each.indicator === id && each.year === year);
    expect(Number(found?.value)).toBe(value);
  });

  test('are all told, as numbers or as lines of care', () => {
    expect(numbers).toHaveLength(13 * 4 + 3);
    expect(new Set(seeded.map(({ indicator }) => indicator))).toEqual(new Set(cards.map(({ id }) => id)));
  });

  const parts = cards.flatMap(({ id, targetsDetail }) =>
    Object.entries(targetsDetail ?? {}).flatMap(([year, detail]) =>
      Array.isArray(detail)
        ? []
        : Object.entries(detail).map(([place, value]) => [id, Number(year), place, value] as const),
    ),
  );
  test.each(parts)('%s in %i, of which %s: %i', (id, year, place, value) => {
    const found = seeded.find((each) => each.indicator === id && each.year === year);
    const part = found?.parts.find(({ label }) => placeOf(label) === place);
    expect(Number(part?.value)).toBe(value);
  });
});

describeWithData('where the plan starts', ['domain/indicators.json'], () => {
  test.each(cards.flatMap((card) => (card.baseline ? [[card.id, card.baseline.value] as const] : [])))(
    '%s: %d before the first target',
    (id, value) => {
      const card = readCatalogue().cards.find((each) => each.id === id);
      expect(Number(card?.target?.baseline?.value)).toBe(value);
    },
  );
});

describeWithData(
  'the numbers that the hospital resolution quotes',
  ['domain/hospital-indicators.json'],
  () => {
    const page = domainPage('hospital-indicators') as HospitalPage;
    const example = page.indicators.find(({ id }) => id === 'H02')!.workedExample!;
    const exactly = (value: number) => Rational.parse(String(value));
    const printed = (value: number) => value.toString().replace('.', ',');
    const act = readFileSync(`${import.meta.dirname}/../../database/seed/acts/mt-cib-2020-072.json`, 'utf8');

    test('the shares of the worked example make both readings of “referenced”', () => {
      const {
        'Peixoto de Azevedo': own,
        'outras UF': away,
        'outras microrregiões': other,
        ...region
      } = example.shares;
      const [inRegion, outside] = [
        sum(Object.values(region).map(exactly)),
        exactly(away!).add(exactly(other!)),
      ];
      expect(sum([exactly(own!), inRegion, outside]).toDecimal(0)).toBe('100');
      expect(inRegion.toDecimal(2)).toBe(exactly(example.readingA).toDecimal(2));
      expect(inRegion.add(outside).toDecimal(2)).toBe(exactly(example.readingB).toDecimal(2));
    });

    test('each stands in the stored act as printed', () => {
      const { beds: _, ...quoted } = page.payment.arithmeticOfTheAnnex.facts;
      for (const value of [...Object.values(example.shares), ...Object.values(quoted)])
        expect(act, printed(value)).toContain(printed(value));
    });

    test('the parts of the monthly amount add up to it, and the four highest scores to 2.50', () => {
      const { value, parts } = page.payment.monthlyAmount;
      const amounts = Object.values(parts).map(({ amount }) => exactly(amount));
      expect(sum(amounts).toDecimal(2)).toBe(exactly(value).toDecimal(2));
      const highest = pay({
        ppi: '100.01',
        referral: '31.01',
        cac: '90',
        sanitary: 'yes',
        equity: 'no',
      }).factor;
      expect(highest.eq(exactly(page.incentiveMatrix.maximum.sum))).toBe(true);
    });
  },
);

describeWithData(
  'coverage by Family Health in April 2024, by each definition that circulates',
  ['domain/indicators.json', 'data/reference/egestor_cobertura_aps_04_2024.csv.gz'],
  ([, report]) => {
    const said = cards.find(({ id }) => id === 'family-health-coverage')?.checks?.sameMonthOtherDefinitions;
    const integer = (text = '') => Rational.of(Number(text.replaceAll('.', '')));
    const rows = csvOf(gunzipSync(readFileSync(report as string)), ';')
      .filter((row) => row.UF === 'MATO GROSSO')
      .map((row) => ({
        people: integer(row.População),
        teams: integer(row['Qt. eSF financiada']),
        registered: integer(row['Qt. Cadastros eAP financiada']).add(
          integer(row['Qt. Cadastros eSF financiada']),
        ),
      }));
    const people = sum(rows.map((row) => row.people));
    const capped = (covered: (row: (typeof rows)[number]) => Rational) =>
      sum(rows.map((row) => covered(row).min(row.people)));
    const each = (covered: (row: (typeof rows)[number]) => Rational) => sum(rows.map(covered));

    test.each([
      ['registered population capped', capped((row) => row.registered)],
      ['uncapped', each((row) => row.registered)],
      ['eSF × 3500 uncapped', each((row) => row.teams.mul(Rational.of(3500)))],
      ['capped', capped((row) => row.teams.mul(Rational.of(3500)))],
      ['eSF × 3450 uncapped', each((row) => row.teams.mul(Rational.of(3450)))],
    ])('%s', (definition, covered) => {
      const percent = covered.mul(Rational.of(100)).div(people).toDecimal(2);
      expect(said).toContain(`${definition} ${percent} %`);
    });
  },
);

describeWithData(
  'what must hold in every row',
  ['data/dbc/sih/RDAC2401.dbc', 'data/dbc/sia/PAAC2401.dbc'],
  ([sih, sia]) => {
    const hundredths = (text = '0') =>
      BigInt(
        Rational.parse(text || '0')
          .mul(Rational.of(100))
          .toDecimal(0),
      );
    const day = (text = '') =>
      Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8)) / 86_400_000;

    test('SIH: the total is the sum of its six parts, and days of stay run from entry to exit', async () => {
      const parts = ['VAL_SH', 'VAL_SP', 'VAL_SH_FED', 'VAL_SP_FED', 'VAL_SH_GES', 'VAL_SP_GES'];
      const rows = await rowsOf(sih as string, [
        ...parts,
        'VAL_TOT',
        'IDENT',
        'DIAS_PERM',
        'DT_INTER',
        'DT_SAIDA',
      ]);
      expect(rows).toHaveLength(4315);
      for (const row of rows) {
        expect(parts.reduce((total, part) => total + hundredths(row[part]), 0n)).toBe(
          hundredths(row.VAL_TOT),
        );
        if (row.IDENT === '1') expect(day(row.DT_SAIDA) - day(row.DT_INTER)).toBe(Number(row.DIAS_PERM));
      }
    });

    test('SIA: approved value is price × approved quantity + increment', async () => {
      const rows = await rowsOf(sia as string, ['PA_VALAPR', 'PA_QTDAPR', 'PA_VL_INC', 'NU_PA_TOT']);
      expect(rows).toHaveLength(105_836);
      const wrong = rows.filter(
        (row) =>
          hundredths(row.NU_PA_TOT) * BigInt(row.PA_QTDAPR || '0') + hundredths(row.PA_VL_INC) !==
          hundredths(row.PA_VALAPR),
      );
      expect(wrong.slice(0, 3)).toEqual([]);
    });
  },
);

if (hasDatabase)
  describeWithData('in the rooms', ['domain/indicators.json', 'domain/territory-mt.json'], () => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
    });
    afterAll(() => fresh.close());
    const page = domainPage('territory-mt') as TerritoryPage;
    const official = cards.find(({ id }) => id === 'maternal-mortality-ratio')!.officialSeriesMT!;

    test.each(Object.keys(official.births))('the official maternal series of %s', async (year) => {
      const asked = { indicator: '717', territory: '51', period: year };
      expect(await indicatorValue(fresh.context, asked)).toMatchObject({
        numerator: String(official.deaths[year]),
        denominator: String(official.births[year]),
        value: official.ratio[year]!.toFixed(1),
      });
    });

    test.each([...page.macroRegions, ...page.healthRegions].map((place) => [place.code, place] as const))(
      'municipalities of %s before and since 2025',
      async (code, place) => {
        const territory = await getTerritory(fresh.context);
        const on = (day: string) => territory.municipalitiesOn(day, code).length;
        expect([on('2024-12-31'), on('2025-01-01')]).toEqual([
          place.municipalityCountUpTo2024,
          place.municipalityCount2025,
        ]);
      },
    );

    test('the plan counts 142 and places one municipality in another macro-region', () => {
      const { total, ...counts } = page.summary.countsInPlan;
      const adhered = seeded.filter(({ indicator }) => indicator === 'planning-municipalities-adhered');
      const told = adhered
        .flatMap(({ parts }) => parts)
        .map(({ label, value }) => [placeOf(label), Number(value)]);
      expect(Object.fromEntries(told)).toEqual(counts);
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(total);
      expect(page.verification.sumOfPlanCounts).toBe(total);
      const apart = page.macroRegions.filter((each) => each.countInPlan !== each.municipalityCount2025);
      expect(apart.map(({ code }) => code)).toEqual(['5103', '5106']);
    });
  });
