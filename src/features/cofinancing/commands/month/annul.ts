import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import type { Step } from '../../domain/ledger/chart.ts';
import { brl, centsOf } from '../../domain/ledger/entry.ts';
import type { RecordedStep } from '../../domain/ledger/month-entries.ts';
import type { Month } from '../../domain/month/month.ts';
import type { Stage } from '../../domain/month/month-event.ts';
import { post } from '../ledger/post.ts';
import { partyOfAgreement } from '../ledger/terms.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { type MonthOf, openFor, writeEvent } from './open.ts';
import { recordedOf } from './read-execution.ts';

const DECIDE = 'cofinancing.decide-transfer';

const STAGES: Readonly<Record<Step, Stage>> = {
  ordinance: 'ordered',
  commitment: 'committed',
  liquidation: 'liquidated',
  'bank-order': 'bankOrdered',
  payment: 'paid',
  reconciliation: 'reconciled',
};

interface Annulling extends Reentered {
  readonly version: number;
  /** The entry of the ledger whose step is annulled, in whole or in part. */
  readonly entry: string;
  readonly amount: string;
  /** Of the annulment, in the state's financial system or in the gazette. */
  readonly document: string;
  readonly day: string;
  readonly reason: string;
}

/**
 * Annuls a document of the execution, or a part of it: the amount falls back to the stage before. The newest goes first, and somebody else
 * than who recorded it signs. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function annulStep(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, entry, amount, document, day, reason, ...again }: Annulling,
): Promise<Month> {
  authorise(context, DECIDE, await scopeOfAgreement(context, on.agreement));
  const { by: confirmed } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.annul-step', async (tx) => {
    const opened = await openFor(tx, on, 'annul', version);
    const { steps } = await recordedOf(tx, opened);
    const step = steps.find((each) => each.entry === entry);
    refuse(refusalsOf(step, { amount, day, actor: tx.actor.id }));
    const { kind, document: of } = step as RecordedStep;
    await post(tx, await partyOfAgreement(tx, on.agreement), {
      kind: 'annulment',
      competencia: on.competencia,
      occurredOn: day,
      refersTo: entry,
      amount,
      document,
      reason,
    });
    return writeEvent(
      tx,
      opened,
      { type: 'annulled', data: { stage: STAGES[kind], entry, of, document, day, amount } },
      { reason, beside: { confirmed } },
    );
  });
}

function refusalsOf(
  step: RecordedStep | undefined,
  { amount, day, actor }: { amount: string; day: string; actor: string | null },
): string[] {
  if (step === undefined)
    return ['Esta competência não tem esse documento. Abra-a de novo e escolha um da lista.'];
  const asked = centsOf(amount);
  return [
    ...(step.by === actor ? ['Quem registrou o documento não o anula: a anulação é de outra pessoa.'] : []),
    ...(day < step.day ? ['A anulação não pode ser de antes do documento que ela anula.'] : []),
    ...(asked <= 0n ? ['O valor tem de ser maior que zero.'] : []),
    ...(asked > step.left
      ? [
          `De ${step.document} podem anular-se ${brl(step.left)}: o mais já foi anulado ou passou à etapa seguinte. Anule antes o documento mais novo.`,
        ]
      : []),
  ];
}
