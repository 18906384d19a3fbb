import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { fixedClock } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/context.ts';
import { listPeopleWho } from '../accounts/index.ts';
import { makeDigests, notify, sweepNotices } from './index.ts';

/** 23 November 2026, a Monday, at 10 h in Cuiabá. */
const MONDAY = '2026-11-23T14:00:00Z';

describe.skipIf(!hasDatabase)('old notices', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext(MONDAY);
  });
  afterAll(() => fresh?.close());
  const on = (day: string) => ({
    ...fresh.context,
    clock: fixedClock(`${day}T14:00:00Z`, fresh.context.env.timeZone),
  });
  const tell = async (day: string, key: string) => {
    const [person = ''] = await listPeopleWho(fresh.context, 'plan.report', { unit: 'COPHS' });
    const notice = { person, kind: 'month-blanks', text: `Faltam ${key}`, link: '/', key };
    await inTransaction(on(day), (tx) => notify(tx, [notice]));
  };
  const counts = async () => {
    const { rows } = await sql<{ notices: number; digests: number }>`select
      (select count(*)::int from notices) as notices, (select count(*)::int from digests) as digests`.execute(
      fresh.context.db,
    );
    return rows[0];
  };

  it('go once the days of the configuration are over, with the digests that told them; younger ones stay', async () => {
    await tell('2026-11-23', 'a');
    expect(await makeDigests(on('2026-11-23'))).toBe(1);
    await tell('2026-12-01', 'b');
    const { noticeDays } = fresh.context.env;
    expect(noticeDays).toBe(365);
    expect(await sweepNotices(on('2027-11-23'))).toBe(0);
    expect(await counts()).toEqual({ notices: 2, digests: 1 });
    expect(await sweepNotices(on('2027-11-24'))).toBe(1);
    expect(await counts()).toEqual({ notices: 1, digests: 0 });
  });

  it('wait for the next working day where the department sits, holidays of its municipality too', async () => {
    expect(fresh.context.env.seat).toBe('510340');
    await tell('2027-04-07', 'c');
    expect(await makeDigests(on('2027-04-08'))).toBe(0);
    expect(await makeDigests(on('2027-04-09'))).toBe(1);
  });
});
