import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { seedAdmissions, YEAR } from '../../../test/few-people.ts';
import { buildServer } from '../../app/server.ts';
import { inTransaction } from '../../platform/context.ts';
import { getTerritory } from '../territory/index.ts';
import { MapAnswer } from './contract.ts';
import { isSmall } from './domain/small-numbers.ts';

/** Where the demonstration people of the municipality and of the regional office sit. */
const MUNICIPALITY = '510642';
const REGION = '51015';

describe.skipIf(!hasDatabase)('who sees small numbers and rows, and of which places', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  beforeAll(async () => {
    fresh = await freshContext();
    await inTransaction(fresh.context, seedAdmissions);
    app = await buildServer(fresh.context);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  async function get(role: string, path: string, query: Record<string, string>) {
    const session = await signInAs(app, PERSON_OF_ROLE[role] as string);
    const url = `/api/indicators/713${path}?${new URLSearchParams(query)}`;
    return sendAs(app, session, { method: 'GET', url });
  }

  const MONTHS = Array.from({ length: 12 }, (_, at) => `${YEAR}-${String(at + 1).padStart(2, '0')}`);

  /** Codes of the places whose small number a role sees in a month. */
  async function seen(role: string, period: string): Promise<Set<string>> {
    const answer = await get(role, '/map', { period, level: 'municipality' });
    const { places } = MapAnswer.parse(answer.json());
    return new Set(places.filter(({ numerator }) => isSmall(Number(numerator), 5)).map(({ code }) => code));
  }

  /** The first month in which the municipality has a small number, with all that have. */
  async function smallMonth() {
    for (const month of MONTHS) {
      const all = await seen('technician', month);
      if (all.has(MUNICIPALITY)) return { month, all };
    }
    throw new Error(`no small number in ${MUNICIPALITY}`);
  }

  const municipalitiesOf = async (place: string) => {
    const territory = await getTerritory(fresh.context);
    return new Set(territory.municipalitiesOn('2026-01-01', place).map(({ code }) => code));
  };

  test('the state sees all of them, a place its own, and nobody else any', async () => {
    const { month, all } = await smallMonth();
    const region = await municipalitiesOf(REGION);
    const inRegion = new Set([...all].filter((code) => region.has(code)));
    expect(all.size).toBeGreaterThan(inRegion.size);
    expect(await seen('regional-office', month)).toEqual(inRegion);
    expect(await seen('municipal-manager', month)).toEqual(new Set([MUNICIPALITY]));
    expect(await seen('municipal-control', month)).toEqual(new Set([MUNICIPALITY]));
    for (const role of ['hospital', 'health-council', 'administrator'])
      expect([role, await seen(role, month)]).toEqual([role, new Set()]);
  });

  test('rows are of the places that one answers for', async () => {
    const status = async (role: string, territory: string) =>
      (await get(role, '/records', { period: `${YEAR}-03`, territory })).statusCode;
    const places = ['51', REGION, MUNICIPALITY, '510340'];
    const of = async (role: string) => {
      const statuses: number[] = [];
      for (const place of places) statuses.push(await status(role, place));
      return statuses;
    };
    expect(await of('technician')).toEqual([200, 200, 200, 200]);
    expect(await of('regional-office')).toEqual([403, 200, 200, 403]);
    expect(await of('municipal-manager')).toEqual([403, 403, 200, 403]);
    expect(await of('hospital')).toEqual([403, 403, 403, 403]);
  });

  test('a number links to its rows only where one may read them', async () => {
    const links = async (role: string, territory: string) => {
      const answer = await get(role, '/value', { period: YEAR, territory });
      return answer.json().source?.recordsHref ?? null;
    };
    expect(await links('municipal-manager', MUNICIPALITY)).toContain(`territorio=${MUNICIPALITY}`);
    expect(await links('municipal-manager', '51')).toBeNull();
  });
});
