import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { offices, step } from '../../../test/instrument-room.ts';
import { PARTY } from '../../../test/ledger-room.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import {
  AGREEMENT,
  leadTo,
  ON,
  openTransfers,
  type Transfers,
  versionOf,
} from '../../../test/transfer-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { renderDossier } from './commands/dossier/dossier.ts';
import { annulStep } from './commands/instrument/annul.ts';
import { getInstrument } from './commands/instrument/open.ts';
import { readInstrument } from './commands/instrument/read.ts';
import { post } from './commands/ledger/post.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { recordExecution } from './commands/month/execution.ts';
import { issueOrdinance, publishOrdinance } from './commands/month/ordinance.ts';
import { readMonth } from './commands/month/read.ts';
import { InstrumentAnswer } from './contract.ts';
import { foldStanding } from './domain/instrument/annulment.ts';
import { unpaidOf } from './domain/ledger/state.ts';
import { listLife } from './store/instrument/life.ts';
import { findLedgerAccount, listOpenSuspensions, readBalances } from './store/ledger.ts';

const reason = 'A ocupação ficou abaixo da meta em três competências.';
const NEXT = { agreement: AGREEMENT, competencia: '2020-12' };

describe.skipIf(!hasDatabase)('an act on the instrument stops the money of its months', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    for (const on of [ON, NEXT]) {
      await leadTo(room, 'authorised', on);
      const months = [{ agreement: on.agreement, version: await versionOf(room.context, on) }];
      const decision = room.as('spending-authority');
      const { paper } = await issueOrdinance(decision, { competencia: on.competencia, months });
      await publishOrdinance(decision, paper, { gazette: 'DOE 1', day: room.context.clock.today() });
      for (const each of ['commit', 'liquidate', 'bank-order'] as const) await execute(each, '100000.00', on);
    }
  }, 120_000);
  afterAll(() => room?.close());

  const execute = async (name: 'commit' | 'liquidate' | 'bank-order' | 'pay', amount: string, on = ON) =>
    recordExecution(room.as('state-fund'), on, {
      version: await versionOf(room.context, on),
      step: name,
      amount,
      document: `${name} ${amount}`,
      day: room.context.clock.today(),
    });
  const notice = async (on: string, until: string) => {
    await step(room.context, offices.analysis, 'suspension-noticed', on, { reason, until });
    await step(room.context, offices.municipality, 'suspension-answered', on, { reason });
    await step(room.context, offices.analysis, 'suspension-opinion', on, { reason });
  };
  const act = (type: 'suspended' | 'reinstated', competencia: string) =>
    step(room.context, offices.decision, type, '2020-11-25', { reason, competencia });
  const ledger = async () => {
    const account = await findLedgerAccount(room.context, 'MT', PARTY);
    const balances = await readBalances(room.context, account?.id ?? '', null);
    const held = (month: string) => balances.get(month)?.get('withheld') ?? 0n;
    const open = await listOpenSuspensions(room.context, account?.id ?? '');
    return { balances, held, stopped: open.flatMap(({ months }) => months ?? []).sort() };
  };
  const sides = async (on = ON) => (await readMonth(room.context, on)).sides;

  it('withholds what was authorised and is not paid, in the same transaction, from the month it names', async () => {
    await execute('pay', '1000.00');
    await notice('2020-11-02', '2020-11-17');
    await act('suspended', NEXT.competencia);
    const { held, balances, stopped } = await ledger();
    expect([held(ON.competencia), await sides()]).toEqual([0n, []]);
    expect(held(NEXT.competencia)).toBe(unpaidOf(balances, NEXT.competencia));
    expect(await sides(NEXT)).toEqual(['WITHHELD']);
    expect([stopped[0], stopped.at(-1)]).toEqual(['2020-12', '2026-11']);
    await expect(execute('pay', '1.00', NEXT)).rejects.toThrow(/estão suspensos/);
    await execute('pay', '1000.00');
  });

  it('is held by the ledger itself, whoever asks', async () => {
    const { competencia } = NEXT;
    const payment = {
      kind: 'payment',
      competencia,
      occurredOn: '2026-11-22',
      amount: '1.00',
      document: 'OB',
    } as const;
    await expect(post(room.as('state-fund'), PARTY, payment)).rejects.toThrow(/suspens/);
  });

  it('releases them all where the resumption reaches the first month that was stopped', async () => {
    await act('reinstated', NEXT.competencia);
    expect([(await ledger()).stopped, await sides(NEXT)]).toEqual([[], []]);
    await execute('pay', '1000.00', NEXT);
  });

  it('goes on withholding the months before that from which it resumes', async () => {
    await notice('2020-11-03', '2020-11-18');
    await act('suspended', ON.competencia);
    await act('reinstated', NEXT.competencia);
    const { held, balances, stopped } = await ledger();
    expect(stopped).toEqual([ON.competencia]);
    expect([held(ON.competencia), held(NEXT.competencia)]).toEqual([unpaidOf(balances, ON.competencia), 0n]);
    expect([await sides(), await sides(NEXT)]).toEqual([['WITHHELD'], []]);
    await expect(execute('pay', '1.00')).rejects.toThrow(/estão suspensos/);
    await execute('pay', '1000.00', NEXT);
  });

  it.each([1, 2, 3])(
    'lets nobody pay while somebody suspends, and the books say who came first (%i)',
    async () => {
      await notice('2020-12-02', '2020-12-17');
      const paid = async () => (await readMonth(room.context, NEXT)).executed.paid;
      const before = await paid();
      const { competencia } = NEXT;
      const [payment] = await Promise.allSettled([
        execute('pay', '10.00', NEXT),
        step(room.context, offices.decision, 'suspended', '2020-12-20', { reason, competencia }),
      ]);
      expect(payment.status).toBe((await paid()) === before ? 'rejected' : 'fulfilled');
      const { held, balances } = await ledger();
      expect(held(competencia)).toBe(unpaidOf(balances, competencia));
      expect(await sides(NEXT)).toEqual(['WITHHELD']);
      await step(room.context, offices.decision, 'reinstated', '2020-12-21', { reason, competencia });
      expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
    },
  );

  it('stops for good, by a closing, the months from the one it names', async () => {
    await step(room.context, offices.decision, 'closed', '2020-12-22', {
      reason,
      competencia: NEXT.competencia,
      closing: 'terminated',
    });
    expect(await sides(NEXT)).toEqual(['WITHHELD']);
    await expect(execute('pay', '1.00', NEXT)).rejects.toThrow(/já estava encerrado/);
    const { stopped } = await ledger();
    expect([stopped[0], stopped.at(-1)]).toEqual([ON.competencia, '2026-11']);
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });

  it('lets go again what a closing recorded wrong had stopped, once it is annulled, and keeps both in the history', async () => {
    const { steps, version } = await readInstrument(room.as('spending-authority'), AGREEMENT);
    const closing = steps.at(-1);
    expect(closing).toMatchObject({ type: 'closed', annulment: { reasons: [] } });
    const annul = (sequence: number, as = offices.decision) =>
      annulStep({ ...room.context, actor: as, commandId: randomUUID() }, AGREEMENT, {
        sequence,
        on: '2026-11-23',
        document: 'Despacho 1/2026',
        reason: 'O encerramento era de outro Termo.',
        version,
      });
    await expect(annul(closing?.sequence ?? 0, offices.municipality)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await annul(closing?.sequence ?? 0);
    await expect(annul(closing?.sequence ?? 0)).rejects.toMatchObject({ code: 'conflict' });
    expect(await sides(NEXT)).toEqual([]);
    await execute('pay', '1.00', NEXT);
    const after = InstrumentAnswer.parse(await readInstrument(room.as('spending-authority'), AGREEMENT));
    expect(after.state).toBe('ACTIVE');
    expect(after.steps).toHaveLength(steps.length);
    expect(after.steps.at(-1)).toMatchObject({
      type: 'closed',
      annulled: { document: 'Despacho 1/2026', reason: 'O encerramento era de outro Termo.' },
      annulment: null,
    });
    const { content } = await getInstrument(room.context, AGREEMENT);
    const life = await listLife(room.context, AGREEMENT);
    expect(content).toEqual(JSON.parse(JSON.stringify(foldStanding(life))));
    expect(brokenAt(await listEvents(room.context, `agreement/${AGREEMENT}`))).toBeNull();
    const { stopped } = await ledger();
    expect(stopped).toEqual([ON.competencia]);
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
    const dossier = await renderDossier(room.as('auditor'), NEXT);
    const text = textOfPdf(Buffer.from(dossier.bytes))?.replace(/\s+/g, ' ');
    if (text !== undefined)
      for (const said of ['Documento de 2020-12-22. Anulada em', 'Anulação de “Encerramento” (22/12/2020)'])
        expect(text).toContain(said);
  });
});
