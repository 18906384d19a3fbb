import { Rational } from '../../../../kernel/rational.ts';
import type { SimulationAnswer, SimulationBody } from '../../contract.ts';
import type { Programme } from '../../domain/programme.ts';
import { type Change, inWords } from '../../domain/simulation/overlay.ts';
import { type Participant, type SimulatedMonth, totalOf } from '../../domain/simulation/simulate.ts';

/** A hospital and its months. */
export interface Run {
  readonly participant: Participant;
  readonly months: readonly SimulatedMonth[];
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
  /** What the proposal says that changes nothing of the law. */
  readonly idle: readonly string[];
  readonly placeName: (code: string) => string;
}

/** What was simulated as screens read it: the whole, and by hospital, municipality and month. */
export function answerOf(
  { id, slug, name }: Programme,
  asked: SimulationBody,
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
    from: asked.from,
    to: asked.to,
    total: moneyAnswer(total),
    winners: signs.filter((sign) => sign > 0).length,
    losers: signs.filter((sign) => sign < 0).length,
    unchanged: signs.filter((sign) => sign === 0).length,
    hospitals: hospitalsOf(runs, placeName),
    municipalities: municipalitiesOf(runs, placeName),
    months: monthsOf(all),
    changed,
    idle: idleOf(idle, asked, runs),
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
