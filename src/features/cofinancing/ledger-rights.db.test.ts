import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { force, pair } from '../../../test/ledger-force.ts';
import { PARTY, postLife, steps } from '../../../test/ledger-room.ts';
import type { Context } from '../../platform/context.ts';
import { post, postTogether } from './commands/ledger/post.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { readHead } from './store/ledger.ts';

const instalment = {
  kind: 'recovery-instalment',
  competencia: '2020-09',
  occurredOn: '2026-11-20',
  number: 1,
  discountedFrom: null,
  document: 'd',
} as const;

describe.skipIf(!hasDatabase)('what the database refuses of rights, instalments and signatures', () => {
  let fresh: FreshContext;
  let context: Context;
  beforeAll(async () => {
    fresh = await freshContext();
    context = fresh.context;
    await postLife(context, '2020-08', '100.00', 'payment');
    await postLife(context, '2020-09', '100.00', 'payment');
    const [, schedule] = await postTogether(context, [
      { party: PARTY, request: steps.adjust('2020-09', '98.00', { data: '-2.00' }) },
      {
        party: PARTY,
        request: {
          kind: 'recovery-schedule',
          competencia: '2020-09',
          occurredOn: '2026-11-20',
          act: 'ato',
          instalments: [
            { due: '2026-12', amount: '1.00' },
            { due: '2027-01', amount: '1.00' },
          ],
        },
      },
    ]);
    await post(context, PARTY, { ...instalment, refersTo: schedule?.id ?? '' });
  });
  afterAll(() => fresh?.close());

  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      'a second right of a competência',
      /já tem autorização/,
      () => force(context, steps.authorise('2020-08', '1.00'), pair('2020-08', 'entitlement', 'to-order')),
    ],
    [
      'an adjustment whose parts are not its difference',
      /não são a diferença/,
      () =>
        force(
          context,
          steps.adjust('2020-08', '101.00', { data: '2.00' }),
          pair('2020-08', 'entitlement', 'to-order'),
        ),
    ],
    [
      'an adjustment to what the competência is not worth',
      /não são a diferença/,
      () =>
        force(
          context,
          steps.adjust('2020-08', '102.00', { data: '1.00' }),
          pair('2020-08', 'entitlement', 'to-order'),
        ),
    ],
    [
      'an instalment settled twice',
      /parcela já foi lançada/,
      async () => {
        const { rows } = await sql<{
          id: string;
        }>`select id from ledger_entries where kind = 'recovery-schedule'`.execute(context.db);
        await force(
          context,
          { ...instalment, refersTo: rows[0]?.id ?? '' },
          pair('2020-09', 'recovered', 'in-recovery'),
        );
      },
    ],
    [
      'a competência checked by who calculated it',
      /three_people/,
      () =>
        sql`insert into transfer_months (agreement, competencia, version, state, content)
          values ('a', '2020-07', 1, 'CHECKED', ${JSON.stringify({ sides: [], calculation: { by: 'x' }, check: { by: 'x' } })}::jsonb)`.execute(
          context.db,
        ),
    ],
    [
      'a calculation by a factor below nothing',
      /factor_not_negative/,
      () =>
        sql`insert into calculations (id, paper, agreement, competencia, regime, amount, factor, content, sha256, at)
          values (gen_random_uuid(), gen_random_uuid(), 'a', '2020-07', 'normal', 0, '-1', '{}', ${'a'.repeat(64)}, now())`.execute(
          context.db,
        ),
    ],
  ])('%s', async (_, reason, attempt) => {
    const before = await readHead(context, 'MT');
    await expect(attempt()).rejects.toThrow(reason);
    expect(await readHead(context, 'MT')).toEqual(before);
  });

  it('and stays whole', async () =>
    expect(await verifyLedger(context)).toMatchObject({ ok: true, breaks: [] }));
});
