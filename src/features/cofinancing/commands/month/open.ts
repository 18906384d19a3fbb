import { AppError } from '../../../../kernel/app-error.ts';
import { type Competencia, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { listCurrentVersions } from '../../../sources/index.ts';
import type { AuthorisationRefusal } from '../../domain/authorisable.ts';
import { type IndicatorLine, refusalsOfUnvalidated } from '../../domain/month/indicator-lines.ts';
import {
  type DayAction,
  type DayFacts,
  isOfTheDay,
  type MonthAction,
  type MonthFacts,
  refusalsOf,
  refusalsOfTheDay,
} from '../../domain/month/may.ts';
import { after, type Month, type MonthState, OPEN_MONTH } from '../../domain/month/month.ts';
import type { MonthEvent } from '../../domain/month/month-event.ts';
import { inForce, type ProductionRecord, productionMonthOf } from '../../domain/month/production.ts';
import type { Agreement, Programme } from '../../domain/programme.ts';
import { shareInstrument } from '../../store/instrument/instruments.ts';
import { findMonth, listProduction, saveMonth } from '../../store/month.ts';
import { getAgreement, getProgramme } from '../../store.ts';
import { evaluationsOn } from '../cac/on-month.ts';
import { type ExplainedPayment, explainAgreementPayment } from '../explain.ts';
import { instrumentOn } from '../instrument/on-month.ts';
import { refuse } from '../refuse.ts';
import { indicatorLines } from './indicator-lines.ts';

/** One payment month of one agreement: every command is about one hospital at a time. */
export interface MonthOf {
  readonly agreement: string;
  readonly competencia: string;
}

export const monthStream = ({ agreement, competencia }: MonthOf): string =>
  `transfer/${agreement}/${competencia}`;

/** A competência as it was recorded. */
export interface LoadedMonth {
  readonly on: MonthOf;
  readonly competencia: Competencia;
  readonly agreement: Agreement;
  readonly programme: Programme;
  readonly month: Month;
  /** The month whose production it pays; null under the exceptional regime. */
  readonly productionMonth: Competencia | null;
  /** What was recorded of that production, in the order it was said. */
  readonly records: readonly ProductionRecord[];
}

/** The same, to act on by what stands of it. */
export interface HeldMonth extends LoadedMonth {
  readonly facts: DayFacts;
}

/** The same with everything its rules ask, as it is now. */
export interface OpenedMonth extends LoadedMonth {
  readonly facts: MonthFacts;
  /** What it would be calculated at now, or why nothing can be. */
  readonly explained: ExplainedPayment | AppError;
  /** Its indicator lines; null unless a signature comes next, for working them out takes a while. */
  readonly lines: readonly IndicatorLine[] | null;
}

/** The states in which somebody signs next. */
const SIGNED_NEXT: readonly MonthState[] = ['CALCULATED', 'CHECKED'];

/** @throws AppError `not-found`, `invalid-input` */
export async function loadMonth(context: Context, on: MonthOf): Promise<LoadedMonth> {
  const competencia = parseCompetencia(on.competencia);
  const agreement = await getAgreement(context, on.agreement);
  const programme = await getProgramme(context, agreement.programme);
  const month = (await findMonth(context, agreement.id, competencia)) ?? OPEN_MONTH;
  const productionMonth = productionMonthOf(programme, competencia);
  const records =
    productionMonth === null ? [] : await listProduction(context, agreement.id, productionMonth);
  return { on, competencia, agreement, programme, month, productionMonth, records };
}

/** Loads a competência and the world around it. @throws AppError `not-found`, `invalid-input` */
export async function openMonth(context: Context, on: MonthOf): Promise<OpenedMonth> {
  const loaded = await loadMonth(context, on);
  const { competencia, agreement, records } = loaded;
  const standing = inForce(records).at(-1);
  const explained = await explainOrRefusal(context, loaded);
  const lines = SIGNED_NEXT.includes(loaded.month.state) ? await indicatorLines(context, loaded) : null;
  const facts: MonthFacts = {
    ...(await factsOfDay(context, loaded)),
    filesStand: standing === undefined || (await filesStand(context, standing)),
    calculation: explained instanceof AppError ? null : explained.sha256,
    amount: explained instanceof AppError ? null : explained.payment.amount.toDecimal(2),
    refusals: explained instanceof AppError ? [] : explained.refusals.map(refusalInWords),
    evaluations: await evaluationsOn(context, agreement, competencia),
    unvalidated: lines === null ? [] : refusalsOfUnvalidated(lines, loaded.month.lines),
  };
  return { ...loaded, facts, explained, lines };
}

/** What is asked of every action, whoever acts. */
const factsOfDay = async (
  context: Context,
  { competencia, agreement, productionMonth, records }: LoadedMonth,
): Promise<DayFacts> => ({
  competencia,
  today: context.clock.today(),
  now: context.clock.now().toISOString(),
  actor: context.actor.id,
  production: productionMonth === null ? null : inForce(records).at(-1)?.id,
  instrument: await instrumentOn(context, agreement.id, competencia),
});

const refusalInWords = ({ label, why, settledBy }: AuthorisationRefusal): string =>
  `${/[.?!]$/.test(label) ? label : `${label}.`} ${why} ${settledBy}`;

async function explainOrRefusal(
  context: Context,
  { on, ...loaded }: LoadedMonth,
): Promise<ExplainedPayment | AppError> {
  try {
    return await explainAgreementPayment(context, on, loaded);
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return error;
    throw error;
  }
}

/** Whether each file that a record was read from is still in force. */
async function filesStand(context: Context, { files, month }: ProductionRecord): Promise<boolean> {
  if (files.length === 0) return true;
  const standing = await listCurrentVersions(context, { uf: context.env.uf, from: month, to: month });
  const hashes = new Set(standing.map(({ sha256 }) => sha256));
  return files.every(({ sha256 }) => hashes.has(sha256));
}

/** A competência to act on by what stands of it: nobody suspends, resumes or closes its instrument until the transaction ends. */
export async function holdMonth(tx: Context, on: MonthOf): Promise<HeldMonth> {
  await shareInstrument(tx, on.agreement);
  const loaded = await loadMonth(tx, on);
  return { ...loaded, facts: await factsOfDay(tx, loaded) };
}

/**
 * The competência as whoever asks saw it, once nothing speaks against the action. What it would be calculated at now is asked only where
 * the action rests on it. @throws AppError `conflict` where somebody was faster; `refused` with every reason
 */
export async function openFor<Action extends MonthAction>(
  tx: Context,
  on: MonthOf,
  action: Action,
  version: number,
): Promise<Action extends DayAction ? HeldMonth : OpenedMonth>;
export async function openFor(
  tx: Context,
  on: MonthOf,
  action: MonthAction,
  version: number,
): Promise<HeldMonth> {
  if (isOfTheDay(action)) {
    const held = await holdMonth(tx, on);
    refuseStale(held.month, version);
    refuse(refusalsOfTheDay(action, held.month, held.facts));
    return held;
  }
  await shareInstrument(tx, on.agreement);
  const opened = await openMonth(tx, on);
  refuseStale(opened.month, version);
  refuse(refusalsOf(action, opened.month, opened.facts));
  return opened;
}

/** What it gives now. @throws AppError `refused` where it gives nothing */
export function explainedOf({ explained }: OpenedMonth): ExplainedPayment {
  if (explained instanceof AppError) throw explained;
  return explained;
}

function refuseStale(month: Month, version: number): void {
  if (month.version === version) return;
  throw new AppError(
    'conflict',
    'Outra pessoa agiu nesta competência enquanto você a lia. Nada foi gravado: veja onde ela está agora e repita se ainda fizer sentido.',
    { details: { yours: version, theirs: month.version, state: month.state } },
  );
}

type Said<E> = E extends MonthEvent ? Pick<E, 'type' | 'data'> : never;

/** Writes what happened: the event of its stream and the snapshot after it, in the open transaction. */
export async function writeEvent(
  tx: Context,
  { on, month }: Pick<OpenedMonth, 'on' | 'month'>,
  { type, data }: Said<MonthEvent>,
  more: { readonly reason?: string; readonly beside?: Record<string, unknown> } = {},
): Promise<Month> {
  const stored = await append(tx, {
    stream: monthStream(on),
    type,
    reason: more.reason ?? null,
    expected: month.version,
    data: { ...data, ...more.beside },
  });
  const next = after(month, { type, data, by: stored.actorId, at: stored.at } as MonthEvent);
  await saveMonth(tx, on.agreement, on.competencia, next);
  return next;
}
