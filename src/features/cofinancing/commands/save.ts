import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { authorise } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { findUnit } from '../../accounts/index.ts';
import { getAct } from '../../acts/index.ts';
import { getPaper, issuePaper, type Paper, paperNumber } from '../../documents/index.ts';
import { getTerritory, territoryPath } from '../../territory/index.ts';
import type { SavedAnswer } from '../contract.ts';
import { findCalculation, getAgreementHead, insertCalculation } from '../store.ts';
import { type ExplainedPayment, explainAgreementPayment } from './explain.ts';
import { memoryPaper } from './memory-paper.ts';

const SERIES = 'MC';

/** The memory of a calculation as a paper, with the names it needs. */
export async function memoryOf(context: Context, explained: ExplainedPayment): Promise<Paper> {
  const { agreement } = explained.on;
  const territory = await getTerritory(context);
  const act = await getAct(context, agreement.act);
  const municipality = territory.get(agreement.municipality, context.clock.today()).name;
  return memoryPaper(explained, { act: act.title, municipality });
}

/** Where an agreement lies, for permissions. */
export async function scopeOfAgreement(context: Context, id: string) {
  const { municipality } = await getAgreementHead(context, id);
  return { territoryPath: await territoryPath(context, municipality, context.clock.today()) };
}

/** The same, and its hospital's unit: for what the hospital itself may do. */
export async function scopeOfHospitalOf(context: Context, id: string) {
  const { establishment } = await getAgreementHead(context, id);
  const unit = await findUnit(context, establishment);
  // A hospital that no register names is of no unit: nobody's grant of another unit reaches it.
  return { ...(await scopeOfAgreement(context, id)), unit: unit?.id ?? null, units: unit ? [unit.id] : [] };
}

/** The number under which this very calculation was kept, or null. */
export async function findSaved(
  context: Context,
  { on, sha256 }: ExplainedPayment,
): Promise<SavedAnswer | null> {
  const saved = await findCalculation(context, on.agreement.id, on.competencia, sha256);
  if (saved === null) return null;
  const paper = await getPaper(context, saved.paper);
  return { number: paperNumber(paper), issuedOn: paper.issuedOn, sha256 };
}

/**
 * Keeps what a month pays by the recorded facts and the readings in use, with event `calculated`, and issues its memory
 * under a number. The same calculation is kept once: asked again, it answers the number it has. Nothing is authorised by it: the
 * paper and the event say what bars a payment.
 * @throws AppError `forbidden`, `refused`
 */
export async function saveCalculation(
  context: Context,
  request: { readonly agreement: string; readonly competencia: string },
): Promise<SavedAnswer> {
  authorise(context, 'cofinancing.calculate', await scopeOfAgreement(context, request.agreement));
  const { agreement, competencia } = request;
  const explained = await explainAgreementPayment(context, { agreement, competencia });
  const paper = await memoryOf(context, explained);
  return once(context, 'cofinancing.save-calculation', async (tx) => {
    await keepCalculation(tx, explained, paper);
    return (await findSaved(tx, explained)) as SavedAnswer;
  });
}

/** Keeps a calculation and issues its memory, once: the same one is found again. Runs inside a transaction. @returns its id. */
export async function keepCalculation(
  tx: Context,
  explained: ExplainedPayment,
  paper: Paper,
): Promise<string> {
  const { agreement, competencia } = explained.on;
  const known = await findCalculation(tx, agreement.id, competencia, explained.sha256);
  if (known !== null) return known.id;
  const issued = await issuePaper(tx, SERIES, paper);
  return keep(tx, explained, issued.id, paperNumber(issued));
}

async function keep(
  tx: Context,
  explained: ExplainedPayment,
  paper: string,
  number: string,
): Promise<string> {
  const { on, payment, trace, sha256, refusals } = explained;
  const calculation = {
    id: newId(tx.clock.now()),
    agreement: on.agreement.id,
    competencia: on.competencia,
    regime: payment.regime,
    amount: payment.amount.toDecimal(2),
    factor: payment.factor.toString(),
    sha256,
    paper,
  };
  await insertCalculation(tx, calculation, { readings: on.readings, knownOn: on.knownOn, trace });
  await append(tx, {
    stream: `payment/${on.agreement.id}/${on.competencia}`,
    type: 'calculated',
    data: {
      calculation: calculation.id,
      amount: calculation.amount,
      sha256,
      paper: number,
      authorisable: refusals.length === 0,
    },
  });
  return calculation.id;
}
