import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { postLife } from '../../../test/ledger-room.ts';
import type { Context } from '../../platform/context.ts';
import { verifyLedger } from './commands/ledger/verify.ts';

describe.skipIf(!hasDatabase)('what somebody changed with the triggers off', () => {
  let fresh: FreshContext;
  let context: Context;
  const TABLES = [
    'ledgers',
    'ledger_accounts',
    'ledger_entries',
    'ledger_lines',
    'ledger_balances',
    'events',
  ];

  beforeAll(async () => {
    fresh = await freshContext();
    context = fresh.context;
    await postLife(context, '2020-07');
    for (const table of TABLES)
      await sql.raw(`create table kept_${table} as select * from ${table}`).execute(context.db);
  });
  afterAll(() => fresh?.close());

  const withoutTriggers = (statements: readonly string[]) =>
    context.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db);
      for (const statement of statements) await sql.raw(statement).execute(db);
    });
  const restore = () =>
    withoutTriggers([
      ...TABLES.toReversed().map((table) => `delete from ${table}`),
      ...TABLES.map((table) => `insert into ${table} select * from kept_${table}`),
    ]);
  const third = `(select id from ledger_entries where sequence = 3)`;

  it.each<[string, string[], { sequence: number | null; fault: string; message: RegExp }[]]>([
    [
      'the amount of a line',
      [`update ledger_lines set amount = 900 where entry = ${third} and position = 0`],
      [{ sequence: 3, fault: 'lines', message: /foi assinada com R\$ 100,00 e tem R\$ 900,00/ }],
    ],
    [
      'a line deleted',
      [`delete from ledger_lines where entry = ${third} and position = 1`],
      [{ sequence: 3, fault: 'lines', message: /assinadas 2 linhas e há 1/ }],
    ],
    [
      'an entry deleted',
      [`delete from ledger_lines where entry = ${third}`, 'delete from ledger_entries where sequence = 3'],
      [{ sequence: 3, fault: 'missing', message: /apagada/ }],
    ],
    [
      'the last entry deleted and the head turned back',
      [
        'delete from ledger_lines where entry = (select id from ledger_entries where sequence = 7)',
        'delete from ledger_entries where sequence = 7',
        'update ledgers set entries = 6, last_hash = (select hash from ledger_entries where sequence = 6)',
      ],
      [
        { sequence: 7, fault: 'missing', message: /apagada/ },
        { sequence: null, fault: 'head', message: /tem 6 lançamentos, e foram escritos 7/ },
      ],
    ],
    [
      'two entries in each other’s place',
      [
        'update ledger_entries set sequence = 99 where sequence = 3',
        'update ledger_entries set sequence = 3 where sequence = 4',
        'update ledger_entries set sequence = 4 where sequence = 99',
      ],
      [
        { sequence: 3, fault: 'order', message: /assinado como 4 está no lugar do 3/ },
        { sequence: 4, fault: 'order', message: /assinado como 3/ },
      ],
    ],
    [
      'the day of an entry',
      [`update ledger_entries set occurred_on = '2020-01-01' where sequence = 2`],
      [{ sequence: 2, fault: 'columns', message: /mudou depois de assinado em: dia/ }],
    ],
    [
      'what was signed',
      [`update ledger_entries set content = replace(content, '100.00', '900.00') where sequence = 2`],
      [{ sequence: 2, fault: 'hash', message: /não é o que o seu hash assinou/ }],
    ],
    [
      'what was signed, with its hash',
      [
        `update ledger_entries set content = replace(content, '2026-11-20', '2026-11-19'), occurred_on = '2026-11-19' where sequence = 2`,
        `update ledger_entries set hash = encode(sha256(convert_to(content, 'UTF8')), 'hex') where sequence = 2`,
      ],
      [{ sequence: 2, fault: 'witness', message: /outro hash/ }],
    ],
    [
      'whose account it is',
      [`update ledger_accounts set source = 'municipal'`],
      [{ sequence: 1, fault: 'columns', message: /conta/ }],
    ],
    [
      'a balance',
      [`update ledger_balances set balance = 1 where code = 'reconciled'`],
      [
        {
          sequence: null,
          fault: 'balance',
          message: /saldo guardado de "Pago e conciliado" é R\$ 1,00, e os lançamentos dão R\$ 100,00/,
        },
      ],
    ],
    [
      'an event',
      [`delete from events where stream = 'ledger/MT' and sequence = 5`],
      [{ sequence: 5, fault: 'witness', message: /não tem o lançamento 5/ }],
    ],
  ])('%s', async (_, statements, expected) => {
    await withoutTriggers(statements);
    const { ok, breaks } = await verifyLedger(context);
    await restore();
    expect(ok).toBe(false);
    for (const { message, ...named } of expected)
      expect(breaks).toContainEqual({
        ...named,
        entry: named.sequence === null ? null : expect.any(String),
        message: expect.stringMatching(message),
      });
  });

  it('is found until it is put back', async () =>
    expect(await verifyLedger(context)).toMatchObject({ ok: true }));
});
