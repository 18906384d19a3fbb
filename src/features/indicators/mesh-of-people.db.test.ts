import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { computationOf } from '../../../test/few-people.ts';
import { inTransaction } from '../../platform/context.ts';
import { getTerritory } from '../territory/index.ts';
import { listPlaces } from './commands/list-places.ts';
import { getCard, resolveMethod } from './commands/value-query.ts';
import { amountNames, talliesOf } from './domain/compile.ts';
import { indicatorValue } from './index.ts';
import { replaceSeeded } from './store/keep-counts.ts';

const PERIOD = '2025-12';
const SORRISO = '510792';
/** Boa Esperança do Norte, a municipality since 2025, out of land of Sorriso and Nova Ubiratã: the census of 2022 has no figure of it. */
const NEW = '510183';
const TEAMS: Readonly<Record<string, bigint>> = { [SORRISO]: 10n, [NEW]: 2n, '510340': 50n };

describe.skipIf(!hasDatabase)(
  'an indicator by people of a year with other municipalities than its own',
  () => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext('2026-03-01T15:00:00Z');
      const card = getCard('714');
      const { method } = resolveMethod(card, null, null);
      const tally = talliesOf(card).find(({ key }) => key === method!.id)!;
      const amounts = amountNames(tally);
      await inTransaction(fresh.context, (context) =>
        replaceSeeded(context, {
          computation: computationOf(tally, card.id, method!.system, PERIOD, context),
          counts: Object.entries(TEAMS).map(([municipality, teams]) => ({
            municipality,
            hundredths: amounts.map(() => teams * 345_000n),
          })),
        }),
      );
    });
    afterAll(() => fresh.close());

    const listed = async (level: 'municipality' | 'healthRegion' | 'macroRegion') => {
      const card = getCard('714');
      const unit = (await getTerritory(fresh.context)).get('51', `${PERIOD}-28`);
      const places = await listPlaces(
        fresh.context,
        { card, unit, ...resolveMethod(card, null, null) },
        PERIOD,
        level,
      );
      return new Map(places.map(({ unit: { code }, value }) => [code, value]));
    };
    const single = (territory: string) =>
      indicatorValue(fresh.context, { indicator: '714', territory, period: PERIOD });

    test.each(['municipality', 'healthRegion', 'macroRegion'] as const)(
      'is the same in a list by %s as on the page of the place',
      async (level) => {
        const places = await listed(level);
        for (const code of [...places.keys()].filter((each) => each.length < 6 || each in TEAMS)) {
          const [one, alone] = [places.get(code)!, await single(code)];
          const denominator = one.denominator === null ? null : one.denominator.toDecimal(0);
          expect([code, one.status, denominator, one.value?.toString() ?? null, one.reason]).toEqual([
            code,
            alone.status,
            alone.denominator,
            alone.exact,
            alone.reason,
          ]);
        }
      },
    );

    test('the region of the new municipality has its people of 2022, and the new one alone has none yet', async () => {
      const territory = await getTerritory(fresh.context);
      const region = territory.path(NEW, `${PERIOD}-28`).find((code) => code.length === 5)!;
      const regions = await listed('healthRegion');
      expect(regions.get(region)?.denominator).not.toBeNull();
      const alone = (await listed('municipality')).get(NEW);
      expect(alone).toMatchObject({ status: 'no-denominator', denominator: null });
      expect(alone?.reason).toMatch(/só existe a partir de 01\/01\/2025/);
    });
  },
);
