import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { nameEstablishment, namesOfEstablishments } from './commands/establishments.ts';

const UNIT = 'HOSPITAL-510642';
const [FIRST, SECOND] = ['2391635', '2391643'] as const;

describe.skipIf(!hasDatabase)('the name of an establishment', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const tell = (establishment: string, at: string, more: object = {}) =>
    nameEstablishment(fresh.context, {
      unit: UNIT,
      name: 'Hospital Regional',
      establishment,
      from: '2020-07-01',
      at,
      ...more,
    });
  const names = async () => {
    const nameOf = await namesOfEstablishments(fresh.context, [FIRST, SECOND]);
    return [nameOf(FIRST), nameOf(SECOND)];
  };
  const called = (establishment: string, name = 'Hospital Regional') => `${name} (CNES ${establishment})`;

  test('is its CNES until somebody names it', async () => {
    expect(await names()).toEqual([`CNES ${FIRST}`, `CNES ${SECOND}`]);
  });

  test('is told twice without harm, and goes with the correction of its CNES', async () => {
    await tell(FIRST, '2026-11-20T12:00:00Z');
    await tell(FIRST, '2026-11-20T12:00:00Z');
    expect(await names()).toEqual([called(FIRST), `CNES ${SECOND}`]);
    await tell(SECOND, '2026-11-21T12:00:00Z');
    expect(await names()).toEqual([`CNES ${FIRST}`, called(SECOND)]);
  });

  test('stands against what was told before it and comes late', async () => {
    await tell(FIRST, '2026-11-20T12:00:00Z');
    expect(await names()).toEqual([`CNES ${FIRST}`, called(SECOND)]);
  });

  test('of two days is the newest', async () => {
    await tell(SECOND, '2026-11-22T12:00:00Z', { from: '2024-01-01', name: 'Hospital Novo' });
    expect((await names())[1]).toBe(called(SECOND, 'Hospital Novo'));
  });

  test('of another unit is its own', async () => {
    await tell(FIRST, '2026-11-22T12:00:00Z', { unit: `HOSPITAL-${randomUUID()}`, name: 'Hospital Dois' });
    expect(await names()).toEqual([called(FIRST, 'Hospital Dois'), called(SECOND, 'Hospital Novo')]);
  });
});
