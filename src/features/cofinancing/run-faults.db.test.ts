import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { caller, leadTo, ON, openTransfers, type Transfers, versionOf } from '../../../test/transfer-room.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { adjustMonth, proposeAdjustment, proposeDiscount } from './commands/month/adjust.ts';
import { annulStep } from './commands/month/annul.ts';
import { recordExecution } from './commands/month/execution.ts';
import { recordInstalment, reverseInstalment } from './commands/month/instalments.ts';
import { validateLines } from './commands/month/lines.ts';
import { issueOrdinance, publishOrdinance, withdrawOrdinance } from './commands/month/ordinance.ts';
import { closeProduction } from './commands/month/production.ts';
import { readLines, readMonth } from './commands/month/read.ts';
import { authoriseMonth, calculateMonth, checkMonth, sendBack } from './commands/month/sign.ts';
import type { MonthAnswer } from './contract.ts';
import { decimalOf } from './domain/ledger/entry.ts';
import { MONTH_ACTIONS, type MonthAction } from './domain/month/may.ts';
import { toOrder, toRecover } from './domain/month/owed.ts';
import { findMonth } from './store/month.ts';

/** A life in which everything that may be done to a competência is done. */
const LIFE: readonly MonthAction[] = [
  ...(['close-production', 'validate-lines', 'calculate', 'send-back', 'calculate', 'check'] as const),
  ...([
    'authorise',
    'issue-ordinance',
    'withdraw-ordinance',
    'issue-ordinance',
    'publish-ordinance',
  ] as const),
  ...(['commit', 'liquidate', 'bank-order', 'pay', 'reconcile', 'annul'] as const),
  ...(['propose-adjustment', 'adjust', 'propose-discount', 'adjust'] as const),
  ...(['record-instalment', 'reverse-instalment'] as const),
];

describe.skipIf(!hasDatabase)('a run of the month that dies on its way', () => {
  let room: Transfers;
  let clean: string[] = [];
  /** The competência as it was read before the action that undoes or settles something of it. */
  let seen: MonthAnswer;
  beforeAll(async () => {
    room = await openTransfers();
    await dieAtWrites();
  }, 120_000);
  afterAll(() => room?.close());

  /** Every statement that writes anywhere, those of triggers too, is counted whether or not its transaction holds; the one asked for dies. */
  async function dieAtWrites(): Promise<void> {
    const { db } = room.context;
    await sql`create sequence fault_writes`.execute(db);
    await sql`create table fault_at as select 0::bigint as write`.execute(db);
    await sql`create function die_at_write() returns trigger language plpgsql as $$ begin
      if nextval('fault_writes') = (select write from fault_at) then raise exception 'killed at % of %', tg_op, tg_table_name; end if;
      return null; end $$`.execute(db);
    await sql`do $$ declare name text; begin
      for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'fault_at' loop
        execute format('create trigger dies before insert or update or delete on %I for each statement execute function die_at_write()', name);
      end loop; end $$`.execute(db);
  }

  const month = async () => {
    const found = await findMonth(room.context, ON.agreement, ON.competencia);
    if (found === null) throw new Error('no month');
    return found;
  };
  const at = async () => ({ version: await versionOf(room.context) });
  const day = () => room.context.clock.today();
  const execute = async (step: Parameters<typeof recordExecution>[2]['step']) =>
    recordExecution(room.as('state-fund'), ON, {
      ...(await at()),
      step,
      amount: (await month()).entitlement,
      document: `${step} 1`,
      day: day(),
    });

  /** Each action as whoever does it does; what it needs from outside is there before (`PREPARED`). */
  const ACTIONS: Readonly<Record<MonthAction, () => Promise<unknown>>> = {
    'close-production': async () => closeProduction(room.as('regional-office'), ON, await at()),
    'validate-lines': async () =>
      validateLines(room.as('regional-office'), ON, { ...(await at()), lines: clean, words: null }),
    calculate: async () =>
      calculateMonth(room.as('regional-office'), ON, { ...(await at()), opinion: 'De acordo.' }),
    'send-back': async () => sendBack(room.as('spca'), ON, { ...(await at()), reason: 'Falta o parecer.' }),
    check: async () => checkMonth(room.as('spca'), caller, ON, await at()),
    authorise: async () => authoriseMonth(room.as('spending-authority'), caller, ON, await at()),
    'issue-ordinance': async () => {
      const months = [{ agreement: ON.agreement, ...(await at()) }];
      return issueOrdinance(room.as('spending-authority'), { competencia: ON.competencia, months });
    },
    'withdraw-ordinance': async () =>
      withdrawOrdinance(room.as('spending-authority'), ON, { ...(await at()), reason: 'Fonte errada.' }),
    'publish-ordinance': async () =>
      publishOrdinance(room.as('spending-authority'), (await month()).ordinances.at(-1)?.paper ?? '', {
        gazette: 'DOE 28.001',
        day: day(),
      }),
    commit: () => execute('commit'),
    liquidate: () => execute('liquidate'),
    'bank-order': () => execute('bank-order'),
    pay: () => execute('pay'),
    reconcile: () => execute('reconcile'),
    annul: async () => {
      const newest = seen.steps.find(({ kind }) => kind === 'reconciliation');
      const annulled = {
        entry: newest?.entry ?? '',
        amount: newest?.left ?? '',
        document: 'AN 1',
        day: day(),
      };
      return annulStep(room.as('spending-authority'), caller, ON, {
        ...(await at()),
        ...annulled,
        reason: 'Extrato de outra conta.',
      });
    },
    'propose-adjustment': async () =>
      proposeAdjustment(room.as('regional-office'), ON, {
        ...(await at()),
        opinion: 'Produção reapresentada.',
      }),
    adjust: async () => {
      const owed = toRecover(await month());
      const instalments = [{ due: '2027-01', amount: decimalOf(owed) }];
      const recovery = owed === 0n ? null : { act: 'Acórdão 9/2026', instalments };
      return adjustMonth(room.as('spending-authority'), caller, ON, { ...(await at()), recovery });
    },
    'propose-discount': async () => {
      const amount = decimalOf(toOrder(await month()) + 120_000n);
      const decision = { act: 'Acórdão 9/2026', opinion: 'Determinação do TCE.' };
      return proposeDiscount(room.as('spca'), ON, { ...(await at()), ...decision, amount });
    },
    'record-instalment': async () =>
      recordInstalment(room.as('state-fund'), caller, ON, {
        ...(await at()),
        schedule: seen.recoveries[0]?.schedule ?? '',
        number: 1,
        discountedFrom: null,
        document: 'GRU 1',
        day: day(),
      }),
    'reverse-instalment': async () =>
      reverseInstalment(room.as('spending-authority'), caller, ON, {
        ...(await at()),
        entry: seen.recoveries[0]?.instalments[0]?.settled?.entry ?? '',
        document: 'Despacho 2',
        day: day(),
        reason: 'Guia de outro mês.',
      }),
  };

  const read = async () => {
    seen = await readMonth(room.context, ON);
  };
  const PREPARED: Partial<Record<MonthAction, () => Promise<unknown>>> = {
    'validate-lines': async () => {
      const { items } = await readLines(room.as('regional-office'), ON);
      clean = items.filter(({ exceptions }) => exceptions.length === 0).map(({ id }) => id);
    },
    // What nobody validated is not calculated.
    calculate: () => leadTo(room, 'validated'),
    annul: read,
    'record-instalment': read,
    'reverse-instalment': read,
    'propose-adjustment': () => room.send(['2020-09'], { issuedOn: '2020-12-21', late: 9 }),
  };

  /** How many rows these tables have, and what the competências and their balances say. */
  const kept = async (tables: readonly string[]) => {
    const counts = tables.map((name) => sql`(select count(*) from ${sql.table(name)})`);
    const { rows } = await sql<{
      counts: number[];
      said: string;
    }>`select array[${sql.join(counts)}]::int[] as counts,
      concat_ws('/', (select json_agg(content order by competencia) from transfer_months),
        (select json_agg(b order by b::text) from ledger_balances b)) as said`.execute(room.context.db);
    const [found] = rows;
    return {
      ...Object.fromEntries(tables.map((name, index) => [name, found?.counts[index]])),
      said: found?.said,
    };
  };
  const everyTable = async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(room.context.db);
    return rows.map(({ name }) => name);
  };

  /** Does it again and again, dying at its first write, its second, and so on, until it is done whole. @returns where it died. */
  async function dyingEverywhere(action: () => Promise<unknown>): Promise<string[]> {
    const { db } = room.context;
    const before = await kept(await everyTable());
    const died: string[] = [];
    for (;;) {
      await sql`update fault_at set write = ${died.length + 1}`.execute(db);
      await sql`select setval('fault_writes', 1, false)`.execute(db);
      const fault = await action().then(
        () => null,
        (error: Error) => error,
      );
      if (fault === null) break;
      expect(fault.message).toMatch(/^killed at/);
      died.push(fault.message.replace(/^killed at /, ''));
      // What was written before it died is of the tables at which it died before.
      const written = [...new Set(died.map((where) => where.replace(/^.* of /, '')))];
      expect(before, fault.message).toMatchObject(await kept(written));
    }
    await sql`update fault_at set write = 0`.execute(db);
    return died;
  }

  it('lives through every action that there is', () => {
    expect(new Set(LIFE)).toEqual(new Set(MONTH_ACTIONS));
  });

  it.each(LIFE.map((action, place) => [action, place + 1] as const))(
    'leaves nothing of %s (step %i) at whichever write it dies, and it is then done whole',
    async (action) => {
      await PREPARED[action]?.();
      const died = await dyingEverywhere(ACTIONS[action]);
      expect(died).toEqual(
        expect.arrayContaining(['INSERT of events', expect.stringMatching(/of transfer_months$/)]),
      );
      expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
    },
    60_000,
  );
});
