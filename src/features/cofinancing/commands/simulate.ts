import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../kernel/app-error.ts';
import {
  addMonths,
  type Competencia,
  competenciaInWords,
  parseCompetencia,
} from '../../../kernel/competencia.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type Territory } from '../../territory/index.ts';
import type { SimulationAnswer, SimulationBody } from '../contract.ts';
import type { Programme } from '../domain/programme.ts';
import { generatedAgreement } from '../domain/simulation/generated.ts';
import { type Change, inWords, overlayOf } from '../domain/simulation/overlay.ts';
import {
  type Participant,
  type SimulatedMonth,
  simulateHospital,
  totalOf,
} from '../domain/simulation/simulate.ts';
import { getAgreement, getProgramme, listAgreements, listReadingDecisions } from '../store.ts';

/** Hospitals times months of one simulation. */
const MOST_PAYMENTS = 1800;

/**
 * What a proposed act would have paid over past months, beside what the rules in force pay. Where production was not recorded it is
 * generated, always the same, and marked. Nothing is kept.
 * @throws AppError `refused` for a proposal that does not hold together, or too large; `not-found`
 */
export async function simulate(context: Context, asked: SimulationBody): Promise<SimulationAnswer> {
  const programme = await getProgramme(context, asked.programme);
  const overlay = overlayOf(programme, asked.changes);
  const months = monthsBetween(context, asked);
  const territory = await getTerritory(context);
  const participants = await participantsOf(context, programme, territory, asked.hospitals);
  refuseTooMany(participants.length, months.length);
  const runs: Run[] = [];
  for (const participant of participants) {
    runs.push({ participant, months: simulateHospital(participant, overlay, months, context.clock.today()) });
    await setImmediate();
  }
  const placeName = (code: string) => territory.get(code, context.clock.today()).name;
  return answerOf(programme, asked, runs, { idle: idleOf(overlay.idle, asked, runs), placeName });
}

interface Run {
  readonly participant: Participant;
  readonly months: readonly SimulatedMonth[];
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
    `${hospitals} hospitais por ${months} meses passam de ${MOST_PAYMENTS} pagamentos. Escolha até ${Math.floor(MOST_PAYMENTS / hospitals)} meses.`,
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

/** What the proposal says that no hospital feels, because it is so already. */
function idleOf(law: readonly string[], { changes }: SimulationBody, runs: readonly Run[]): string[] {
  const agreements = new Set(runs.map(({ participant }) => participant.law.agreement.id));
  const nobodys = changes.filter(
    (change) => change.kind === 'fact' && change.agreement !== null && !agreements.has(change.agreement),
  );
  const inUse = changes.filter(
    (change) => change.kind === 'reading' && runs.every((run) => alreadyReads(run, change)),
  );
  return [
    ...law,
    ...inUse.map(inWords),
    ...nobodys.map((change) => `${inWords(change)}: nenhum hospital da simulação é este`),
  ];
}

function alreadyReads({ months }: Run, { id, option }: Extract<Change, { kind: 'reading' }>): boolean {
  return months.every(({ readings }) => readings[id] === option);
}

interface Words {
  readonly idle: readonly string[];
  readonly placeName: (code: string) => string;
}

function answerOf(
  { id, slug, name }: Programme,
  { from, to }: SimulationBody,
  runs: readonly Run[],
  { idle, placeName }: Words,
): SimulationAnswer {
  const all = runs.flatMap(({ months }) => months);
  const total = totalOf(all);
  const signs = runs.map(({ months }) => totalOf(months).difference.compare(Rational.zero));
  const changed = all.some(
    ({ outcome }) => outcome.refusal === undefined && !outcome.before.amount.eq(outcome.after.amount),
  );
  return {
    programme: { id, slug, name },
    from,
    to,
    total: moneyAnswer(total),
    winners: signs.filter((sign) => sign > 0).length,
    losers: signs.filter((sign) => sign < 0).length,
    unchanged: signs.filter((sign) => sign === 0).length,
    hospitals: hospitalsOf(runs, placeName),
    municipalities: municipalitiesOf(runs, placeName),
    months: monthsOf(all),
    changed,
    idle: [...idle],
    notices: noticesOf(runs, changed),
  };
}

const moneyAnswer = ({ before, after, difference }: ReturnType<typeof totalOf>) => ({
  before: before.toDecimal(2),
  after: after.toDecimal(2),
  difference: difference.toDecimal(2),
});

function hospitalsOf(runs: readonly Run[], placeName: Words['placeName']): SimulationAnswer['hospitals'] {
  return runs
    .map(({ participant, months }) => ({ participant, months, total: totalOf(months) }))
    .sort((a, b) => b.total.difference.compare(a.total.difference))
    .map(({ participant: { law, isGenerated }, months, total }) => {
      const counted = months.filter(({ outcome }) => outcome.refusal === undefined);
      const last = counted.at(-1)?.outcome;
      const { agreement } = law;
      return {
        ...moneyAnswer(total),
        agreement: isGenerated ? null : agreement.id,
        name: agreement.establishment,
        municipality: { code: agreement.municipality, name: placeName(agreement.municipality) },
        isGenerated,
        months: counted.length,
        generatedMonths: counted.filter((month) => month.isGenerated).length,
        factor: last && last.refusal === undefined ? factors(last) : null,
        refused: months.length - counted.length,
        refusal: months.find(({ outcome }) => outcome.refusal !== undefined)?.outcome.refusal ?? null,
      };
    });
}

function factors({ before, after }: { before: { factor: Rational }; after: { factor: Rational } }) {
  return { before: before.factor.toDecimal(2), after: after.factor.toDecimal(2) };
}

function municipalitiesOf(
  runs: readonly Run[],
  placeName: Words['placeName'],
): SimulationAnswer['municipalities'] {
  const byCode = Map.groupBy(runs, ({ participant }) => participant.law.agreement.municipality);
  return [...byCode]
    .map(([code, own]) => ({ code, own, total: totalOf(own.flatMap(({ months }) => months)) }))
    .sort((a, b) => b.total.difference.compare(a.total.difference))
    .map(({ code, own, total }) => ({
      code,
      name: placeName(code),
      hospitals: own.length,
      ...moneyAnswer(total),
    }));
}

function monthsOf(all: readonly SimulatedMonth[]): SimulationAnswer['months'] {
  const byMonth = Map.groupBy(all, ({ competencia }) => competencia);
  return [...byMonth]
    .map(([competencia, months]) => ({ competencia, ...moneyAnswer(totalOf(months)) }))
    .sort((a, b) => (a.competencia < b.competencia ? -1 : 1));
}

function noticesOf(runs: readonly Run[], changed: boolean): string[] {
  const whole = runs.filter(({ participant }) => participant.isGenerated).length;
  const months = runs
    .filter(({ participant }) => !participant.isGenerated)
    .flatMap((run) => run.months)
    .filter(({ isGenerated }) => isGenerated).length;
  const refused = runs
    .flatMap((run) => run.months)
    .filter(({ outcome }) => outcome.refusal !== undefined).length;
  return [
    ...(changed ? [] : ['A proposta não muda nenhum pagamento destes meses.']),
    ...(whole > 0
      ? [
          `${whole} hospitais foram gerados, um por município sem termo: servem para ver o efeito, não para pagar.`,
        ]
      : []),
    ...(months > 0
      ? [`Em ${months} meses de hospitais com termo a produção foi gerada, porque não está registrada.`]
      : []),
    ...(refused > 0
      ? [`${refused} pagamentos ficaram fora dos dois lados, porque um deles não dá valor.`]
      : []),
  ];
}
