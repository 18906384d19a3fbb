import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { caller, leadTo, ON, openTransfers, type Transfers, versionOf } from '../../../test/transfer-room.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { adjustMonth, proposeAdjustment } from './commands/month/adjust.ts';
import { recordExecution } from './commands/month/execution.ts';
import { issueOrdinance, publishOrdinance } from './commands/month/ordinance.ts';
import { authoriseMonth, calculateMonth, checkMonth } from './commands/month/sign.ts';
import { decimalOf } from './domain/ledger/entry.ts';
import { toRecover } from './domain/month/owed.ts';
import { findMonth } from './store/month.ts';

const MONTH = ['events', 'transfer_months'];
const LEDGER = ['ledger_entries', 'ledger_lines', 'ledger_balances'];

/** Every table in which a run leaves something; what a step that died left in one of them would show here. */
const KEPT = [
  ...MONTH,
  ...LEDGER,
  'ledgers',
  'calculations',
  'issued_papers',
  'production_records',
  'outbox',
];

describe.skipIf(!hasDatabase)('a run of the month that dies on its way', () => {
  let room: Transfers;
  let paper = '';
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'validated');
  }, 120_000);
  afterAll(() => room?.close());

  const version = () => versionOf(room.context);
  const amount = async () => (await findMonth(room.context, ON.agreement, ON.competencia))?.entitlement ?? '';
  const execute = async (step: 'commit' | 'liquidate' | 'bank-order' | 'pay') =>
    recordExecution(room.as('state-fund'), ON, {
      version: await version(),
      step,
      amount: await amount(),
      document: `${step} 1`,
      day: room.context.clock.today(),
    });
  const STEPS: Readonly<Record<string, () => Promise<unknown>>> = {
    calculate: async () =>
      calculateMonth(room.as('regional-office'), ON, { version: await version(), opinion: 'De acordo.' }),
    check: async () => checkMonth(room.as('spca'), caller, ON, { version: await version() }),
    authorise: async () =>
      authoriseMonth(room.as('spending-authority'), caller, ON, { version: await version() }),
    'issue the ordinance': async () => {
      const months = [{ agreement: ON.agreement, version: await version() }];
      const asked = { competencia: ON.competencia, months };
      paper = (await issueOrdinance(room.as('spending-authority'), asked)).paper;
    },
    'publish it': () =>
      publishOrdinance(room.as('spending-authority'), paper, {
        gazette: 'DOE 28.001',
        day: room.context.clock.today(),
      }),
    commit: () => execute('commit'),
    liquidate: () => execute('liquidate'),
    'order the bank': () => execute('bank-order'),
    pay: () => execute('pay'),
    'propose an adjustment': async () => {
      await room.send(['2020-09'], { issuedOn: '2020-12-21', late: 9 });
      return proposeAdjustment(room.as('regional-office'), ON, {
        version: await version(),
        opinion: 'Produção reapresentada.',
      });
    },
    adjust: async () => {
      const month = await findMonth(room.context, ON.agreement, ON.competencia);
      const owed = month === null ? '' : decimalOf(toRecover(month));
      const recovery = { act: 'Portaria 9/2026', instalments: [{ due: '2027-01', amount: owed }] };
      return adjustMonth(room.as('spending-authority'), caller, ON, { version: await version(), recovery });
    },
  };

  const kept = async () => {
    const counts = KEPT.map((table) => sql`(select count(*) from ${sql.table(table)})`);
    const { rows } = await sql<{ kept: string }>`select concat_ws('/', ${sql.join(counts)},
      (select json_agg(content order by competencia) from transfer_months),
      (select json_agg(b order by b::text) from ledger_balances b)) as kept`.execute(room.context.db);
    return rows[0]?.kept;
  };
  const dyingAt = async (table: string, work: () => Promise<unknown>) => {
    const { db } = room.context;
    await sql`create or replace function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(
      db,
    );
    await sql`create trigger dies before insert or update on ${sql.table(table)} for each row execute function die()`.execute(
      db,
    );
    try {
      await expect(work()).rejects.toThrow(/killed/);
    } finally {
      await sql`drop trigger dies on ${sql.table(table)}`.execute(db);
    }
  };

  it.each<[string, readonly string[]]>([
    ['calculate', ['calculations', 'issued_papers', ...MONTH]],
    ['check', MONTH],
    ['authorise', [...MONTH, 'ledger_accounts', ...LEDGER]],
    ['issue the ordinance', ['issued_papers', ...MONTH]],
    ['publish it', [...LEDGER, ...MONTH]],
    ['commit', [...LEDGER, ...MONTH]],
    ['liquidate', [...LEDGER, ...MONTH]],
    ['order the bank', [...LEDGER, ...MONTH]],
    ['pay', [...LEDGER, ...MONTH]],
  ])(
    'leaves nothing of the step to %s, whichever row it dies at, and the step is then done whole',
    async (name, tables) => {
      const step = STEPS[name] as () => Promise<unknown>;
      const before = await kept();
      for (const table of tables) {
        await dyingAt(table, step);
        expect(await kept(), table).toBe(before);
      }
      await step();
      expect(await kept()).not.toBe(before);
      expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
    },
  );

  it('leaves nothing of an adjustment, and it is then done whole', async () => {
    await STEPS['propose an adjustment']?.();
    const before = await kept();
    for (const table of [...MONTH, ...LEDGER]) {
      await dyingAt(table, STEPS.adjust as () => Promise<unknown>);
      expect(await kept(), table).toBe(before);
    }
    await STEPS.adjust?.();
    expect(await findMonth(room.context, ON.agreement, ON.competencia)).toMatchObject({
      sides: ['ADJUSTED'],
    });
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });
});
