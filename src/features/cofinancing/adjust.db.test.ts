import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { caller, leadTo, ON, openTransfers, type Transfers, versionOf } from '../../../test/transfer-room.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { adjustMonth, proposeAdjustment } from './commands/month/adjust.ts';
import { recordExecution } from './commands/month/execution.ts';
import { issueOrdinance, publishOrdinance } from './commands/month/ordinance.ts';
import { readMonth } from './commands/month/read.ts';
import { findMonth } from './store/month.ts';

const NINE_LATE = '9624.06';

describe.skipIf(!hasDatabase)('late production of a paid competência', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'authorised');
    await pay();
  }, 120_000);
  afterAll(() => room?.close());

  const today = () => room.context.clock.today();
  const month = () => readMonth(room.context, ON);
  const propose = async () =>
    proposeAdjustment(room.as('regional-office'), ON, {
      version: await versionOf(room.context),
      opinion: 'AIH reapresentadas.',
    });
  const adjust = async (recovery: Parameters<typeof adjustMonth>[3]['recovery'] = null) =>
    adjustMonth(room.as('spending-authority'), caller, ON, {
      version: await versionOf(room.context),
      recovery,
    });
  async function pay(): Promise<void> {
    const { paper } = await issueOrdinance(room.as('spending-authority'), {
      competencia: ON.competencia,
      months: [{ agreement: ON.agreement, version: await versionOf(room.context) }],
    });
    await publishOrdinance(room.as('spending-authority'), paper, { gazette: 'DOE 1', day: today() });
    const amount = (await month()).ordinances.at(-1)?.amount ?? '';
    for (const step of ['commit', 'liquidate', 'bank-order', 'pay'] as const)
      await recordExecution(room.as('state-fund'), ON, {
        version: await versionOf(room.context),
        step,
        amount,
        document: `${step} 1`,
        day: today(),
      });
  }

  it('has nothing to adjust while nothing changed', async () => {
    await expect(propose()).rejects.toThrow(/Nada a ajustar/);
  });

  it('proposes one adjustment with its difference attributed to the data, and edits nothing', async () => {
    const before = await month();
    await room.send(['2020-09', '2020-10'], { issuedOn: '2020-12-21', late: 9 });
    await propose();
    const proposed = await month();
    expect(proposed.proposal).toMatchObject({
      difference: NINE_LATE,
      attribution: { data: NINE_LATE, rule: '0.00', reading: '0.00', manual: '0.00' },
      toRecover: '0.00',
    });
    expect([proposed.entitlement, proposed.executed, proposed.state]).toEqual([
      before.entitlement,
      before.executed,
      'PAID',
    ]);
    await propose();
    expect(await versionOf(room.context)).toBe(proposed.version);
  });

  it('is decided by another person, once, and what is added is ordered and paid in its turn', async () => {
    const self = { ...room.as('spending-authority').actor, id: room.as('regional-office').actor.id };
    const version = await versionOf(room.context);
    const own = adjustMonth({ ...room.context, actor: self }, caller, ON, { version, recovery: null });
    await expect(own).rejects.toThrow(/Quem propôs o ajuste não o autoriza/);
    await adjust();
    await expect(adjust()).rejects.toThrow(/Não há ajuste proposto/);
    expect(await month()).toMatchObject({ sides: ['ADJUSTED'], entitlement: '788951.26' });
    await pay();
    expect(await month()).toMatchObject({ state: 'PAID', executed: { paid: '788951.26' } });
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });

  it('recovers what was paid and is no longer due by a schedule of the whole, by an act', async () => {
    await room.send(['2020-09', '2020-10'], { issuedOn: '2021-01-20', late: 3 });
    await propose();
    expect((await month()).proposal).toMatchObject({ difference: '-6416.04', toRecover: '6416.04' });
    await expect(adjust()).rejects.toThrow(/junte o cronograma de recuperação inteiro/);
    const act = 'Decisão SES nº 1/2021';
    const half = [{ due: '2027-01', amount: '3208.02' }];
    await expect(adjust({ act, instalments: half })).rejects.toThrow(/as parcelas somam R\$\s3\.208,02/);
    const before = await findMonth(room.context, ON.agreement, ON.competencia);
    expect(before?.proposal).not.toBeNull();
    await adjust({ act, instalments: [...half, { due: '2027-02', amount: '3208.02' }] });
    expect(await month()).toMatchObject({ entitlement: '782535.22', proposal: null });
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });
});
