import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { seedAdmissions, YEAR } from '../../../test/few-people.ts';
import { buildServer } from '../../app/server.ts';
import { inTransaction } from '../../platform/context.ts';
import { getTerritory } from '../territory/index.ts';
import { nameEstablishment } from './commands/establishments.ts';
import { MapAnswer, SeriesAnswer, ValueAnswer } from './contract.ts';
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

  /** What a role is told of the numbers of an establishment: each month that has one, and its page's value of the first small one. */
  async function ownNumbers(role: string, cnes: string) {
    const series = await get(role, '/series', {
      establishment: cnes,
      grain: 'month',
      territory: MUNICIPALITY,
    });
    const { items } = SeriesAnswer.parse(series.json());
    return new Map(items.map(({ period, numerator, status }) => [period, numerator ?? status]));
  }

  test('a hospital sees what its own establishment counted, from the day on which it was told to be it', async () => {
    const [cnes, other] = ['2000000', '2000003'];
    const all = await ownNumbers('technician', cnes);
    const few = [...all].filter(([, count]) => isSmall(Number(count), 5)).map(([period]) => period);
    expect(few.length).toBeGreaterThan(3);
    const told = async (role: string, of = cnes) => {
      const months = await ownNumbers(role, of);
      return few.map((period) => months.get(period));
    };
    const hidden = few.map(() => 'suppressed');
    expect(await told('hospital')).toEqual(hidden);

    const from = few[1] as string;
    const said = { unit: 'HOSPITAL-510642', name: 'Hospital Regional', at: '2026-11-20T12:00:00Z' };
    await nameEstablishment(fresh.context, { ...said, establishment: cnes, from: `${from}-01` });
    const known = few.map((period) => all.get(period));
    expect(await told('hospital')).toEqual(['suppressed', ...known.slice(1)]);
    const page = ValueAnswer.parse(
      (await get('hospital', '/value', { establishment: cnes, period: from })).json(),
    );
    expect([page.value.small, page.source?.recordsHref ?? null]).toEqual(['shown', null]);
    for (const role of ['health-council', 'administrator', 'cac-member'])
      expect([role, await told(role)]).toEqual([role, hidden]);
    const elsewhere = await ownNumbers('hospital', other);
    expect([...elsewhere.values()].filter((count) => isSmall(Number(count), 5))).toEqual([]);

    await nameEstablishment(fresh.context, {
      ...said,
      establishment: other,
      from: `${from}-01`,
      at: '2026-11-21T12:00:00Z',
    });
    expect(await told('hospital')).toEqual(hidden);
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
