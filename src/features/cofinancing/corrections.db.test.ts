import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { caller, leadTo, ON, openTypedTransfers, versionOf } from '../../../test/transfer-room.ts';
import type { Context } from '../../platform/context.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { adjustMonth, proposeAdjustment, proposeDiscount } from './commands/month/adjust.ts';
import { annulStep } from './commands/month/annul.ts';
import { recordExecution } from './commands/month/execution.ts';
import { recordInstalment, reverseInstalment } from './commands/month/instalments.ts';
import type { MonthOf } from './commands/month/open.ts';
import { issueOrdinance, publishOrdinance, withdrawOrdinance } from './commands/month/ordinance.ts';
import { readMonth } from './commands/month/read.ts';
import { centsOf, decimalOf } from './domain/ledger/entry.ts';

const less = (amount: string, by: string) => decimalOf(centsOf(amount) - centsOf(by));

const DECEMBER: MonthOf = { ...ON, competencia: '2020-12' };

describe.skipIf(!hasDatabase)('what was recorded wrong, or is no longer due, of a transfer', () => {
  let room: Awaited<ReturnType<typeof openTypedTransfers>>;
  /** What the competência pays as it was first calculated, and after it fell. */
  let first: string;
  let fallen: string;
  let deputy: Context;
  beforeAll(async () => {
    room = await openTypedTransfers();
    await room.type(ON);
    await leadTo(room, 'authorised');
    first = (await month()).entitlement;
    const { rows } = await sql<{
      id: string;
    }>`select id from people where email like 'gabinete-adjunto@%'`.execute(room.context.db);
    const authority = room.as('spending-authority');
    deputy = { ...authority, actor: { ...authority.actor, id: rows[0]?.id ?? null } as Context['actor'] };
  }, 120_000);
  afterAll(() => room?.close());

  const day = () => room.context.clock.today();
  const month = (on: MonthOf = ON, context = room.context) => readMonth(context, on);
  const at = async (on: MonthOf = ON) => ({ version: await versionOf(room.context, on) });
  const issue = async (on: MonthOf = ON) =>
    issueOrdinance(room.as('spending-authority'), {
      competencia: on.competencia,
      months: [{ agreement: on.agreement, ...(await at(on)) }],
    });
  async function order(on: MonthOf = ON): Promise<string> {
    const { paper } = await issue(on);
    await publishOrdinance(room.as('spending-authority'), paper, { gazette: 'DOE 1', day: day() });
    return (await month(on)).ordinances.at(-1)?.amount ?? '';
  }
  const execute = async (
    step: Parameters<typeof recordExecution>[2]['step'],
    amount: string,
    on: MonthOf = ON,
  ) =>
    recordExecution(room.as('state-fund'), on, {
      ...(await at(on)),
      step,
      amount,
      document: `${step} 1`,
      day: day(),
    });
  /** Annuls what is left, or a part, of the newest document of a kind. */
  async function annul(kind: string, amount?: string, as = room.as('spending-authority')): Promise<unknown> {
    const step = (await month()).steps.findLast((each) => each.kind === kind);
    return annulStep(as, caller, ON, {
      ...(await at()),
      entry: step?.entry ?? '',
      amount: amount ?? step?.left ?? '',
      document: `AN ${kind}`,
      day: day(),
      reason: 'Valor a maior.',
    });
  }
  const adjust = async (recovery: Parameters<typeof adjustMonth>[3]['recovery'] = null) =>
    adjustMonth(room.as('spending-authority'), caller, ON, { ...(await at()), recovery });
  const whole = async () => expect(await verifyLedger(room.context)).toMatchObject({ ok: true, breaks: [] });

  it('an ordinance that was not published is set aside, and another is issued', async () => {
    const { paper } = await issue();
    await withdrawOrdinance(room.as('spending-authority'), ON, { ...(await at()), reason: 'Fonte errada.' });
    await expect(
      publishOrdinance(room.as('spending-authority'), paper, { gazette: 'DOE 1', day: day() }),
    ).rejects.toThrow(/foi cancelada: emita outra/);
    expect(await month()).toMatchObject({ state: 'AUTHORISED', executed: { ordered: '0.00' } });
  });

  it('the value falls after the ordinance: what was not paid is annulled newest first, recalculated and ordered anew', async () => {
    expect(await order()).toBe(first);
    await execute('commit', first);
    await execute('liquidate', '100000.00');
    await room.lower();
    await proposeAdjustment(room.as('regional-office'), ON, { ...(await at()), opinion: 'Reapresentada.' });
    const proposed = (await month()).proposal;
    fallen = proposed?.entitlement ?? '';
    expect([proposed?.toAnnul, proposed?.difference]).toEqual([less(first, fallen), less(fallen, first)]);
    await expect(adjust()).rejects.toThrow(/anule antes essa parte, do documento mais novo/);

    await expect(annul('commitment', first)).rejects.toThrow(
      /podem anular-se.*Anule antes o documento mais novo/,
    );
    await expect(annul('liquidation', undefined, room.as('state-fund'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await annul('liquidation');
    await annul('commitment');
    await expect(annul('ordinance')).rejects.toThrow(/Quem registrou o documento não o anula/);
    await annul('ordinance', undefined, deputy);
    expect(await month()).toMatchObject({
      state: 'AUTHORISED',
      executed: { ordered: '0.00', committed: '0.00', liquidated: '0.00' },
      ordinances: [{ withdrawn: true }, { annulled: first }],
      proposal: { toAnnul: '0.00', toRecover: '0.00' },
    });
    await adjust();
    expect(await order()).toBe(fallen);
    await whole();
  });

  it('annuls the remainder of a commitment after a part of it was paid', async () => {
    const rest = less(fallen, '100000.00');
    await execute('commit', fallen);
    for (const step of ['liquidate', 'bank-order', 'pay'] as const) await execute(step, '100000.00');
    await annul('commitment', rest);
    await annul('ordinance', rest, deputy);
    expect(await month()).toMatchObject({ state: 'PAID', executed: { ordered: '100000.00' } });
    expect(await order()).toBe(rest);
    for (const step of ['commit', 'liquidate', 'bank-order', 'pay'] as const) await execute(step, rest);
    await execute('reconcile', fallen);
    expect(await month()).toMatchObject({ state: 'PAID', executed: { paid: fallen, reconciled: fallen } });
    await whole();
  });

  it('takes back by a decision what was paid, in instalments, though the calculation did not change', async () => {
    const decision = {
      act: 'Acórdão TCE nº 10/2021',
      amount: '1200.00',
      opinion: 'Cumpre-se a decisão do Tribunal.',
    };
    const propose = async (amount: string) =>
      proposeDiscount(room.as('spca'), ON, { ...(await at()), ...decision, amount });
    await expect(propose('99999999.00')).rejects.toThrow(/Foram pagos e não estão em recuperação/);
    await propose('1200.00');
    await adjust({
      act: decision.act,
      instalments: [
        { due: '2021-02', amount: '700.00' },
        { due: '2021-03', amount: '500.00' },
      ],
    });
    expect(await month()).toMatchObject({
      state: 'PAID',
      entitlement: less(fallen, '1200.00'),
      calculation: { amount: fallen },
      recoveries: [{ act: decision.act, total: '1200.00', recovered: '0.00', isSettled: false }],
    });
    await expect(
      proposeAdjustment(room.as('regional-office'), ON, { ...(await at()), opinion: 'De novo.' }),
    ).rejects.toThrow(/Nada a ajustar/);
  });

  const settle = async (number: number, discountedFrom: string | null, as = room.as('state-fund')) =>
    recordInstalment(as, caller, ON, {
      ...(await at()),
      schedule: (await month()).recoveries[0]?.schedule ?? '',
      number,
      discountedFrom,
      document: `GRU ${number}`,
      day: day(),
    });

  it('records what the municipality paid back, once, and not by who decided the schedule', async () => {
    const decided = { ...room.as('state-fund') };
    const same = {
      ...decided,
      actor: { ...decided.actor, id: room.as('spending-authority').actor.id } as Context['actor'],
    };
    await expect(settle(1, null, same)).rejects.toThrow(/Quem decidiu o cronograma não lança/);
    await settle(1, null);
    await expect(settle(1, null)).rejects.toThrow(/A parcela 1 já foi lançada/);
    const { recoveries, recovery } = await month();
    expect(recoveries).toMatchObject([{ recovered: '700.00', isSettled: false }]);
    expect(recovery).toEqual({ scheduled: '1200.00', recovered: '700.00' });
    await whole();
  });

  it('discounts an instalment from what another competência has liquidated, which is paid with the less', async () => {
    await room.type(DECEMBER);
    await leadTo(room, 'authorised', DECEMBER);
    const ordered = await order(DECEMBER);
    await expect(settle(2, DECEMBER.competencia)).rejects.toThrow(/tem R\$ 0,00 liquidados e por pagar/);
    await execute('commit', ordered, DECEMBER);
    await execute('liquidate', ordered, DECEMBER);
    expect((await month()).discountable).toEqual([{ competencia: '2020-12', amount: ordered }]);
    await settle(2, DECEMBER.competencia);
    expect(await month()).toMatchObject({ recoveries: [{ isSettled: true, recovered: '1200.00' }] });
    await expect(execute('bank-order', ordered, DECEMBER)).rejects.toThrow(/passaria do valor liquidado/);
    const rest = less(ordered, '500.00');
    await execute('bank-order', rest, DECEMBER);
    await execute('pay', rest, DECEMBER);
    expect(await month(DECEMBER)).toMatchObject({
      state: 'PAID',
      executed: { paid: rest, discounted: '500.00' },
    });
    await whole();
  });

  it('an instalment recorded wrong is reversed by another person, and its discount is to be paid again', async () => {
    const entry = (await month()).recoveries[0]?.instalments[1]?.settled?.entry ?? '';
    const reverse = async (as: Context) =>
      reverseInstalment(as, caller, ON, {
        ...(await at()),
        entry,
        document: 'Despacho 2',
        day: day(),
        reason: 'Mês errado.',
      });
    await expect(reverse(room.as('state-fund'))).rejects.toMatchObject({ code: 'forbidden' });
    await reverse(room.as('spending-authority'));
    expect(await month()).toMatchObject({ recoveries: [{ recovered: '700.00', isSettled: false }] });
    expect(await month(DECEMBER)).toMatchObject({ state: 'LIQUIDATED', executed: { discounted: '0.00' } });
    await settle(2, null);
    expect(await month()).toMatchObject({ recoveries: [{ isSettled: true }] });
    await whole();
  });
});
