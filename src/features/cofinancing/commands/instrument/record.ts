import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { getAct } from '../../../acts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { StepAnswer } from '../../contract.ts';
import { caseFor } from '../../domain/case.ts';
import { factorLimit } from '../../domain/factor-limit.ts';
import { EVENTS } from '../../domain/instrument/events.ts';
import { fold, stateOn } from '../../domain/instrument/fold.ts';
import type { EventDetails, InstrumentEvent } from '../../domain/instrument/instrument.ts';
import { type Around, may } from '../../domain/instrument/may.ts';
import { STATE_WORDS } from '../../domain/instrument/words.ts';
import { type InstrumentRecord, saveInstrument } from '../../store/instrument/instruments.ts';
import { instrumentStream } from '../../store/instrument/life.ts';
import { findAgreement, getAgreement, getProgramme, listReadingDecisions } from '../../store.ts';
import { populationOn } from './eligibility.ts';
import { holdMonths, STOPS_OR_RESUMES } from './hold-months.ts';
import { aroundInstrument, getInstrument, holdInstrument, scopeOfInstrument } from './open.ts';
import { refuseUnknownFiles } from './proofs.ts';
import { OFFICE_VERBS } from './verbs.ts';

interface Said extends InstrumentEvent {
  /** The sequence of the last event that the person has seen. */
  readonly version: number;
  readonly origin?: 'entered' | 'demonstration';
}

/**
 * Records what happened to an instrument, in one transaction with its event on `agreement/<id>`.
 * @throws AppError `forbidden`, `not-found`, `refused` with every reason, `conflict` where somebody recorded something meanwhile
 */
export async function recordStep(context: Context, id: string, said: Said): Promise<StepAnswer> {
  authorise(context, OFFICE_VERBS[EVENTS[said.type].office], await scopeOfInstrument(context, id));
  if (said.details.act !== undefined) await getAct(context, said.details.act);
  if (said.details.successor !== undefined) await refuseSuccessor(context, id, said.details.successor);
  await refuseUnknownFiles(context, filesOf(said.details));
  return once(context, 'cofinancing.record-step', async (tx) => {
    const record = await holdInstrument(tx, id);
    return writeStep(tx, record, { ...said, details: await completed(tx, record, said) });
  });
}

const filesOf = ({ file, items = [] }: EventDetails): string[] =>
  [file, ...items.map((item) => item.file)].filter((hash) => hash !== undefined);

const WITH_POPULATION: readonly InstrumentEvent['type'][] = ['eligibility-presented', 'eligibility-checked'];

/** What no person says: population and health region of the day, and never a paper that another command numbers. */
async function completed(tx: Context, { municipality }: InstrumentRecord, said: Said): Promise<EventDetails> {
  const {
    paper: _paper,
    population: _population,
    region: _region,
    assessment: _assessment,
    ...details
  } = said.details;
  if (said.type === 'reference-proposed')
    return { ...details, ...(await regionOn(tx, municipality, said.on)) };
  if (!WITH_POPULATION.includes(said.type)) return details;
  const population = await populationOn(tx, municipality, said.on);
  return population === null ? details : { ...details, population };
}

async function regionOn(tx: Context, municipality: string, day: string): Promise<{ region?: string }> {
  const territory = await getTerritory(tx);
  const region = territory
    .path(municipality, day)
    .find((code) => territory.get(code, day).level === 'healthRegion');
  return region === undefined ? {} : { region };
}

/** Within an open transaction: what record becomes by an event that the rules allow. @throws AppError `refused`, `conflict` */
export async function writeStep(tx: Context, record: InstrumentRecord, said: Said): Promise<StepAnswer> {
  const { type, on, document, details, version, origin = 'entered' } = said;
  const around = { ...(await aroundInstrument(tx, record)), ...(await limitFor(tx, record, said)) };
  refuseStale(record, around, { version, yours: { type, on, document } });
  const event: InstrumentEvent = { type, on, document: document.trim(), details };
  const reasons = may(around, event);
  if (reasons.length > 0)
    throw new AppError('refused', `Nada foi registrado. ${reasons.join(' ')}`, { details: { reasons } });
  const stored = await append(tx, {
    stream: instrumentStream(record.id),
    type: 'step-recorded',
    reason: details.reason ?? null,
    expected: version,
    data: { step: type, on, document: event.document, details, origin, knownOn: around.today },
  });
  const content = fold(record.content, event);
  const next = { ...record, content, version: stored.sequence };
  await saveInstrument(tx, next);
  if (STOPS_OR_RESUMES.includes(type)) {
    const words = `${EVENTS[type].label}: ${event.document}`;
    await holdMonths(tx, next, { words, on, reason: details.reason ?? null });
  }
  return stepAnswer(next, around);
}

/**
 * How far an ordinance of base values may go in the month it names. Nothing is said of a month of which the facts that the limit asks are
 * not known yet: each month is held to it again when it is calculated.
 */
async function limitFor(
  tx: Context,
  { id }: InstrumentRecord,
  { type, details: { competencia } }: Said,
): Promise<Pick<Around, 'factorLimit'>> {
  if ((type !== 'revised' && type !== 'base-value-ordered') || competencia === undefined) return {};
  if ((await findAgreement(tx, id)) === null) return {};
  const agreement = await getAgreement(tx, id);
  const programme = await getProgramme(tx, agreement.programme);
  const decisions = await listReadingDecisions(tx, programme.id);
  const law = { programme, agreement, decisions };
  const on = caseFor(law, parseCompetencia(competencia), tx.clock.today());
  try {
    return { factorLimit: factorLimit(on) };
  } catch (error) {
    if (error instanceof AppError && error.details?.reason === 'missing') return {};
    throw error;
  }
}

/** @throws AppError `conflict` where somebody recorded or annulled a step since the person looked */
export function refuseStale(
  record: InstrumentRecord,
  { instrument, terms, today, days }: Around,
  { version, yours }: { readonly version: number; readonly yours: unknown },
): void {
  if (record.version === version) return;
  const theirs = { state: stateOn(instrument, terms, today, days), version: record.version };
  throw new AppError(
    'conflict',
    'Outra pessoa registrou uma etapa deste instrumento enquanto você preenchia. Nada seu foi gravado; veja como está.',
    { details: { yours, theirs } },
  );
}

/** Where an instrument stands after what was written of it. */
export function stepAnswer({ id, content, version }: InstrumentRecord, around: Around): StepAnswer {
  const state = stateOn(content, around.terms, around.today, around.days);
  return { id, state, stateWords: STATE_WORDS[state], version };
}

async function refuseSuccessor(context: Context, id: string, successor: string): Promise<void> {
  if (successor === id) throw new AppError('refused', 'Um instrumento não sucede a si mesmo.');
  await getInstrument(context, successor);
}
