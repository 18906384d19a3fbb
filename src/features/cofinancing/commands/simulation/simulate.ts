import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../kernel/app-error.ts';
import {
  addMonths,
  type Competencia,
  competenciaInWords,
  parseCompetencia,
} from '../../../../kernel/competencia.ts';
import { formatCount } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import { SimulationAnswer, type SimulationBody, type SimulationProgress } from '../../contract.ts';
import type { Programme } from '../../domain/programme.ts';
import { generatedAgreement } from '../../domain/simulation/generated.ts';
import { overlayOf } from '../../domain/simulation/overlay.ts';
import {
  type Participant,
  type SimulatedMonth,
  simulated,
  simulateMonth,
} from '../../domain/simulation/simulate.ts';
import { getAgreement, getProgramme, listAgreements, listReadingDecisions } from '../../store.ts';
import { answerOf, type Run } from './answer.ts';

/** Hospitals times months of one simulation: ten years of a state of 166 hospitals. */
const MOST_PAYMENTS = 20_000;

/** A simulation that may begin: everything it needs was read. */
interface Simulation {
  /** Calculates month by month and lets the server answer others in between; gives the whole at the end. */
  steps(): AsyncGenerator<SimulationProgress, SimulationAnswer>;
}

/**
 * What a proposed act would have paid over past months, beside what the rules in force pay. Where production was not recorded it is
 * generated, always the same, and marked. Nothing is kept.
 * @throws AppError `refused` for a proposal that does not hold together, or too large; `not-found`
 */
export async function openSimulation(context: Context, asked: SimulationBody): Promise<Simulation> {
  const programme = await getProgramme(context, asked.programme);
  const overlay = overlayOf(programme, asked.changes);
  const months = monthsBetween(context, asked);
  const territory = await getTerritory(context);
  const participants = await participantsOf(context, programme, territory, asked.hospitals);
  refuseTooMany(participants.length, months.length);
  const today = context.clock.today();
  return {
    async *steps() {
      const hospitals = participants.map((each) => simulated(each, overlay, today));
      const runs = participants.map((participant): Run & { months: SimulatedMonth[] } => ({
        participant,
        months: [],
      }));
      const total = hospitals.length * months.length;
      for (const [at, month] of months.entries()) {
        simulateMonth(hospitals, overlay, month, today).forEach((each, i) => {
          runs[i]?.months.push(each);
        });
        yield { done: (at + 1) * hospitals.length, total };
        await setImmediate();
      }
      const placeName = (code: string) => territory.get(code, today).name;
      return answerOf(programme, asked, runs, { idle: overlay.idle, placeName });
    },
  };
}

/** The whole of a simulation, where nobody waits to see how far it is. @throws as `openSimulation` */
export async function simulate(context: Context, asked: SimulationBody): Promise<SimulationAnswer> {
  const steps = (await openSimulation(context, asked)).steps();
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/**
 * A simulation as lines of JSON, `{done, total}` after each month and at last `{answer}`, for who waits in front of it; it ends
 * where nobody reads on. @throws as `openSimulation`
 */
export async function simulateInLines(context: Context, asked: SimulationBody): Promise<Readable> {
  const { steps } = await openSimulation(context, asked);
  return Readable.from(linesOf(steps()));
}

async function* linesOf(steps: AsyncGenerator<SimulationProgress, SimulationAnswer>): AsyncGenerator<string> {
  for (;;) {
    const step = await steps.next();
    const line = step.done ? { answer: SimulationAnswer.parse(step.value) } : step.value;
    yield `${JSON.stringify(line)}\n`;
    if (step.done) return;
  }
}

function monthsBetween(context: Context, { from, to }: SimulationBody): Competencia[] {
  const [first, last] = [parseCompetencia(from), parseCompetencia(to)];
  if (last > context.clock.today().slice(0, 7))
    throw new AppError(
      'refused',
      `${competenciaInWords(last)} ainda não chegou: simule sobre meses passados.`,
    );
  const months: Competencia[] = [];
  for (let month = first; month <= last && months.length <= MOST_PAYMENTS; month = addMonths(month, 1))
    months.push(month);
  return months;
}

function refuseTooMany(hospitals: number, months: number): void {
  if (hospitals === 0)
    throw new AppError('refused', 'Nenhum hospital tem termo deste programa. Simule sobre o Estado inteiro.');
  if (hospitals * months <= MOST_PAYMENTS) return;
  throw new AppError(
    'refused',
    `${hospitals} hospitais por ${months} meses passam de ${formatCount(MOST_PAYMENTS)} pagamentos. Escolha até ${Math.floor(MOST_PAYMENTS / hospitals)} meses.`,
  );
}

/** The agreements of the programme and, for the whole state, one generated hospital in each municipality without one. */
async function participantsOf(
  context: Context,
  programme: Programme,
  territory: Territory,
  hospitals: SimulationBody['hospitals'],
): Promise<Participant[]> {
  const decisions = await listReadingDecisions(context, programme.id);
  const participants: Participant[] = [];
  for (const { id, programme: of } of await listAgreements(context)) {
    if (of !== programme.id) continue;
    const agreement = await getAgreement(context, id);
    participants.push({ law: { programme, agreement, decisions }, isGenerated: false });
  }
  if (hospitals === 'agreements') return participants;
  const today = context.clock.today();
  const taken = new Set(participants.map(({ law }) => law.agreement.municipality));
  const others = territory.municipalitiesOn(today).filter(({ code }) => !taken.has(code));
  return [
    ...participants,
    ...others.map(({ code, name }) => {
      const healthRegion = territory.path(code, today).at(-2) ?? '';
      const agreement = generatedAgreement(programme, { code, name, healthRegion });
      return { law: { programme, agreement, decisions }, isGenerated: true };
    }),
  ];
}
