import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import { brl, decimalOf } from '../../domain/ledger/entry.ts';
import type { RecordedRecovery } from '../../domain/ledger/month-entries.ts';
import type { Month } from '../../domain/month/month.ts';
import type { Instalment } from '../../domain/month/month-event.ts';
import { post } from '../ledger/post.ts';
import { partyOfAgreement } from '../ledger/terms.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { holdMonth, type MonthOf, openFor, writeEvent } from './open.ts';
import { openToPay, recordedOf } from './read-execution.ts';

const EXECUTE = 'cofinancing.record-execution';
const DECIDE = 'cofinancing.decide-transfer';

interface Settling extends Reentered {
  readonly version: number;
  readonly schedule: string;
  /** Of the instalment in its schedule, from 1. */
  readonly number: number;
  readonly discountedFrom: string | null;
  readonly document: string;
  readonly day: string;
}

/**
 * Records that an instalment came back: paid by the municipality, or discounted from what another competência of the hospital has
 * liquidated. Not by who decided the schedule. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function recordInstalment(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, schedule, number, discountedFrom, document, day, ...again }: Settling,
): Promise<Month> {
  authorise(context, EXECUTE, await scopeOfAgreement(context, on.agreement));
  const { by: confirmed } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.record-instalment', async (tx) => {
    const opened = await openFor(tx, on, 'record-instalment', version);
    const { recoveries } = await recordedOf(tx, opened);
    const recovery = recoveries.find((each) => each.schedule === schedule);
    refuse(refusalsOf(recovery, number, tx.actor.id));
    const amount = recovery?.instalments[number - 1]?.amount ?? 0n;
    if (discountedFrom !== null) refuse(await refusalsOfDiscount(tx, on, discountedFrom, amount));
    const { id: entry } = await post(tx, await partyOfAgreement(tx, on.agreement), {
      kind: 'recovery-instalment',
      competencia: on.competencia,
      occurredOn: day,
      refersTo: schedule,
      number,
      discountedFrom,
      document,
    });
    const owedBy = on.competencia;
    const data = { entry, owedBy, number, amount: decimalOf(amount), discountedFrom, document, day };
    await tellOther(tx, on, 'discounted', data);
    return writeEvent(tx, opened, { type: 'instalment-recorded', data }, { beside: { confirmed } });
  });
}

function refusalsOf(recovery: RecordedRecovery | undefined, number: number, actor: string | null): string[] {
  if (recovery === undefined) return ['Esta competência não tem esse cronograma de recuperação.'];
  const instalment = recovery.instalments[number - 1];
  if (instalment === undefined) return [`O cronograma não tem a parcela ${number}.`];
  return [
    ...(instalment.settled === null ? [] : [`A parcela ${number} já foi lançada.`]),
    ...(recovery.by === actor
      ? ['Quem decidiu o cronograma não lança as suas parcelas: é de outra pessoa.']
      : []),
  ];
}

async function refusalsOfDiscount(
  tx: Context,
  on: MonthOf,
  competencia: string,
  amount: bigint,
): Promise<string[]> {
  if (competencia === on.competencia) return ['A parcela se desconta de outra competência, e não desta.'];
  const { month } = await holdMonth(tx, { ...on, competencia });
  const open = openToPay(month);
  if (amount <= open) return [];
  return [
    `A competência ${competencia} tem ${brl(open)} liquidados e por pagar, e a parcela é de ${brl(amount)}: liquide-a antes, desconte de outra, ou lance o que o município devolver.`,
  ];
}

/** The competência that an instalment is discounted from tells it too: what was kept back of it is settled. */
async function tellOther(
  tx: Context,
  on: MonthOf,
  type: 'discounted' | 'discount-reversed',
  data: Instalment,
): Promise<void> {
  if (data.discountedFrom === null) return;
  const other = await holdMonth(tx, { ...on, competencia: data.discountedFrom });
  await writeEvent(tx, other, { type, data });
}

interface Reversing extends Reentered {
  readonly version: number;
  readonly entry: string;
  readonly document: string;
  readonly day: string;
  readonly reason: string;
}

/**
 * Undoes an instalment that was recorded wrong; not by who recorded it. What it discounted is to be paid again.
 * @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function reverseInstalment(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, entry, document, day, reason, ...again }: Reversing,
): Promise<Month> {
  authorise(context, DECIDE, await scopeOfAgreement(context, on.agreement));
  const { by: confirmed } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.reverse-instalment', async (tx) => {
    const opened = await openFor(tx, on, 'reverse-instalment', version);
    const { recoveries } = await recordedOf(tx, opened);
    const found = recoveries
      .flatMap(({ instalments }) => instalments)
      .find(({ settled }) => settled?.entry === entry);
    const settled = found?.settled ?? null;
    refuse(
      settled === null
        ? ['Esta competência não tem essa parcela lançada.']
        : [
            ...(settled.by === tx.actor.id
              ? ['Quem lançou a parcela não a estorna: é de outra pessoa.']
              : []),
            ...(day < settled.day ? ['O estorno não pode ser de antes da parcela.'] : []),
          ],
    );
    await post(tx, await partyOfAgreement(tx, on.agreement), {
      kind: 'reversal',
      occurredOn: day,
      refersTo: entry,
      reason: `${document}: ${reason}`,
    });
    const data = {
      entry,
      owedBy: on.competencia,
      number: found?.number ?? 0,
      amount: decimalOf(found?.amount ?? 0n),
      discountedFrom: settled?.discountedFrom ?? null,
      document,
      day,
    };
    await tellOther(tx, on, 'discount-reversed', data);
    return writeEvent(tx, opened, { type: 'instalment-reversed', data }, { reason, beside: { confirmed } });
  });
}
