import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { CUIABA, seedSums, YEAR } from '../../../test/few-people.ts';
import { buildServer } from '../../app/server.ts';
import { inTransaction } from '../../platform/context.ts';
import { getTerritory } from '../territory/index.ts';
import { catalogue } from './commands/recompute.ts';
import { MapAnswer } from './contract.ts';
import { variantsOf } from './domain/card.ts';

describe.skipIf(!hasDatabase)('sums of what is of few people', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let council: { cookie: string };
  let technician: { cookie: string };

  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    council = await signInAs(app, PERSON_OF_ROLE['health-council']!);
    technician = await signInAs(app, PERSON_OF_ROLE.technician!);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  async function mapOf(headers: { cookie: string }, card: string, query: Record<string, string>) {
    const url = `/api/indicators/${card}/map?${new URLSearchParams(query)}`;
    const answer = await sendAs(app, headers, { method: 'GET', url });
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
    return MapAnswer.parse(answer.json()).places;
  }

  test.each([
    {
      card: 'hospital-production-value',
      address: 'valor-hospitalar',
      system: 'SIH-RD',
      few: 2,
      values: ['1400', '21000'],
    },
    {
      card: 'ambulatory-production-value',
      address: 'valor-ambulatorial',
      system: 'SIA-PA',
      few: 2,
      values: ['1400', '21000'],
    },
    {
      card: 'ambulatory-production',
      address: 'producao-ambulatorial',
      system: 'SIA-PA',
      few: 1,
      values: ['1', '30'],
    },
  ])('what few make of $card is told to nobody who may not read rows', async (sum) => {
    const territory = await getTerritory(fresh.context);
    const region = territory.find(CUIABA, `${YEAR}-12-28`)?.parent ?? '';
    const places = territory.municipalitiesOn(`${YEAR}-12-28`, region).map(({ code }) => code);
    const period = `${YEAR}-03`;
    await inTransaction(fresh.context, (inner) => seedSums(inner, { ...sum, period }, places));
    const told = async (headers: { cookie: string }, query: Record<string, string>) => {
      const all = await mapOf(headers, sum.address, { level: 'municipality', ...query });
      return places.map((place) => all.find(({ code }) => code === place)?.numerator ?? null);
    };
    const [ofFew, ofMany] = sum.values;
    const [variant = ''] = catalogue.cards
      .find(({ id }) => id === sum.card)!
      .methods.flatMap((method) =>
        variantsOf(method)
          .map(({ id }) => id)
          .slice(-1),
      );
    const queries: Record<string, string>[] = [{ period }, { period: YEAR }, { period, variant }];
    for (const query of queries) {
      expect((await told(technician, query)).slice(0, 2)).toEqual([ofFew, ofMany]);
      const numbers = await told(council, query);
      expect(numbers[0]).toBeNull();
      expect(numbers.filter((each) => each === ofMany)).toHaveLength(places.length - 2);
    }
  });
});
