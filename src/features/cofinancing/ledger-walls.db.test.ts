import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { force, line, pair } from '../../../test/ledger-force.ts';
import { PARTY, postLife, steps } from '../../../test/ledger-room.ts';
import type { Context } from '../../platform/context.ts';
import { post } from './commands/ledger/post.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import type { Code } from './domain/ledger/chart.ts';
import { centsOf } from './domain/ledger/entry.ts';
import { contentOf } from './domain/ledger/seal.ts';
import { readHead } from './store/ledger.ts';

/** Annuls a part of the first of two ordinances of 100,00 each. */
async function annul(context: Context, amount: string, to: Code = 'to-order'): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from ledger_entries
    where kind = 'ordinance' and competencia = '2020-09' order by sequence limit 1`.execute(context.db);
  const request = {
    kind: 'annulment',
    competencia: '2020-09',
    occurredOn: '2026-11-20',
    refersTo: rows[0]?.id ?? '',
    amount,
    document: 'AN 1',
    reason: 'x',
  } as const;
  const back = [line('2020-09', to, 'credit', amount), line('2020-09', 'to-commit', 'debit', amount)];
  await force(context, request, back, (entry) => ({ entry: { ...entry, amount: -centsOf(amount) } }));
}

describe.skipIf(!hasDatabase)('what the database refuses by itself', () => {
  let fresh: FreshContext;
  let context: Context;
  const MONTH = '2020-07';
  beforeAll(async () => {
    fresh = await freshContext();
    context = fresh.context;
    await postLife(context, MONTH, '100.00', 'bank-order');
    await postLife(context, '2020-08', '100.00', 'payment');
    await post(context, PARTY, steps.authorise('2020-09', '200.00'));
    for (let ordered = 0; ordered < 2; ordered++)
      await post(context, PARTY, steps.step('ordinance', '2020-09', '100.00'));
    await post(context, PARTY, {
      kind: 'suspension',
      occurredOn: '2026-11-20',
      months: [MONTH],
      act: 'ato',
      reason: 'x',
    });
  });
  afterAll(() => fresh?.close());

  const authorise = steps.authorise(MONTH, '1.00');
  const entitled = pair(MONTH, 'entitlement', 'to-order');
  const accountability = {
    kind: 'accountability',
    competencia: '2020-08',
    occurredOn: '2026-11-20',
    spent: '0.00',
    sanitary: '30.01',
    ineligible: '0.00',
    document: 'd',
    plan: { on: '2026-11-20', document: 'p' },
  } as const;
  const adjustment = steps.adjust('2020-08', '99.00', { data: '-1.00' });

  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      'debits and credits that differ',
      /não são iguais/,
      () =>
        force(context, authorise, [
          line(MONTH, 'entitlement', 'debit', '2.00'),
          line(MONTH, 'to-order', 'credit', '1.00'),
        ]),
    ],
    [
      'a balance between two competências',
      /não são iguais/,
      () =>
        force(context, authorise, [
          line(MONTH, 'entitlement', 'debit', '1.00'),
          line('2020-08', 'to-order', 'credit', '1.00'),
        ]),
    ],
    ['an entry without lines', /sem linhas/, () => force(context, authorise, [])],
    [
      'accounts that the kind does not move',
      /deste tipo/,
      () => force(context, authorise, pair(MONTH, 'entitlement', 'paid')),
    ],
    [
      'a stage beyond the one before it',
      /ledger_balances_balance_check/,
      () => force(context, steps.step('ordinance', MONTH, '1.00'), pair(MONTH, 'to-order', 'to-commit')),
    ],
    [
      'a payment during a suspension',
      /suspensão/,
      () =>
        force(context, steps.step('payment', MONTH, '1.00'), [
          ...pair(MONTH, 'bank-ordered', 'paid'),
          ...pair(MONTH, 'to-account', 'received'),
        ]),
    ],
    [
      'sanitary adequacy beyond the cap',
      /adequação sanitária/,
      () => force(context, accountability, pair('2020-08', 'sanitary', 'to-account', '30.01')),
    ],
    [
      'sanitary adequacy without a plan approved by that day',
      /sem plano aprovado/,
      () =>
        force(
          context,
          { ...accountability, sanitary: '1.00', plan: { on: '2026-11-21', document: 'p' } },
          pair('2020-08', 'sanitary', 'to-account', '1.00'),
        ),
    ],
    [
      'a paid competência lowered without its recovery',
      /sem cronograma/,
      () => force(context, adjustment, pair('2020-08', 'to-recover', 'entitlement')),
    ],
    [
      'a reversal that mirrors nothing',
      /não espelha/,
      async () => {
        const { rows } = await sql<{
          id: string;
        }>`select id from ledger_entries where kind = 'authorisation' order by sequence limit 1`.execute(
          context.db,
        );
        await force(
          context,
          { kind: 'reversal', occurredOn: '2026-11-20', refersTo: rows[0]?.id ?? '', reason: 'x' },
          pair('2020-08', 'paid', 'reconciled'),
        );
      },
    ],
    ['an annulment of more than the step was of', /mais do que o passo/, () => annul(context, '100.01')],
    [
      'an annulment of other accounts than the step moved',
      /não espelha/,
      () => annul(context, '1.00', 'entitlement'),
    ],
    [
      'a hash that is not of the content',
      /não é o do conteúdo/,
      () => force(context, authorise, entitled, (entry) => ({ entry, hash: 'f'.repeat(64) })),
    ],
    [
      'a place that does not follow',
      /não segue o último/,
      () =>
        force(context, authorise, entitled, (entry) => ({
          entry: { ...entry, sequence: entry.sequence + 1 },
        })),
    ],
    [
      'another entry before it',
      /não segue o último/,
      () =>
        force(context, authorise, entitled, (entry) => ({
          entry: { ...entry, previousHash: 'f'.repeat(64) },
        })),
    ],
    [
      'columns that say otherwise',
      /não dizem o mesmo/,
      () =>
        force(context, authorise, entitled, (entry) => ({
          entry,
          content: contentOf({ ...entry, amount: 1n }),
        })),
    ],
    [
      'lines that say otherwise',
      /não são as do conteúdo/,
      () =>
        force(context, authorise, entitled, (entry) => ({
          entry,
          content: contentOf({ ...entry, lines: pair(MONTH, 'entitlement', 'to-order', '2.00') }),
        })),
    ],
    [
      'a line more, later',
      /não são as do conteúdo/,
      () =>
        sql`insert into ledger_lines select entry, 9, competencia, code, side, amount from ledger_lines limit 1`.execute(
          context.db,
        ),
    ],
    [
      'federal money',
      /source_check/,
      () =>
        sql`insert into ledger_accounts select gen_random_uuid(), ledger, 'federal', fund, municipality, unit, programme, 0 from ledger_accounts limit 1`.execute(
          context.db,
        ),
    ],
    ['a changed entry', /append-only/, () => sql`update ledger_entries set amount = 0`.execute(context.db)],
    ['a changed line', /append-only/, () => sql`update ledger_lines set amount = 1`.execute(context.db)],
    ['a deleted entry', /append-only/, () => sql`delete from ledger_entries`.execute(context.db)],
    ['an emptied table', /append-only/, () => sql`truncate ledger_lines`.execute(context.db)],
    [
      'a changed account',
      /append-only/,
      () => sql`update ledger_accounts set sanitary_cap = 1`.execute(context.db),
    ],
    [
      'a balance set by hand',
      /append-only/,
      () => sql`update ledger_balances set balance = 0`.execute(context.db),
    ],
    ['a head set by hand', /append-only/, () => sql`update ledgers set entries = 1`.execute(context.db)],
  ])('%s', async (_, reason, attempt) => {
    const before = await readHead(context, 'MT');
    await expect(attempt()).rejects.toThrow(reason);
    expect(await readHead(context, 'MT')).toEqual(before);
  });

  it('and stays whole', async () =>
    expect(await verifyLedger(context)).toMatchObject({ ok: true, breaks: [] }));
});
