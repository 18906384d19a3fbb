import { competenciaInWords, competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Explained, explainedJson } from '../../../../kernel/explained.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { findUnit } from '../../../accounts/index.ts';
import { declaredValue } from '../../../declarations/index.ts';
import { type FourMonths, monthsOf, periodInWords } from '../../domain/cac/period.ts';
import type { CacTerms, Goal, GoalValue, QuantitativeGoal } from '../../domain/cac/terms.ts';
import { cnesOfHospitals } from '../hospital-cnes.ts';
import { executionValues } from '../panel/execution-values.ts';
import { HUNDRED, type PanelPlace, valueText } from '../panel/panel-values.ts';
import { toldOnce } from '../panel/told-once.ts';

/** What one month says of a goal. */
interface MonthValue {
  readonly month: string;
  readonly label: string;
  readonly text: string | null;
  readonly reason: string | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly value: Rational | boolean | null;
  readonly explained: Explained | null;
}

interface Around {
  readonly hospital: string | null;
  readonly placeOf: (month: string) => Promise<PanelPlace>;
}

/** What files, programming and declarations say of each goal over the four months: never typed, and why where nothing says it. */
export async function goalValues(
  context: Context,
  establishment: string,
  terms: CacTerms,
  period: FourMonths,
): Promise<GoalValue[]> {
  const unit = await findUnit(context, establishment);
  const places = new Map<string, Promise<PanelPlace>>();
  const placeOf = (month: string) => {
    const known = places.get(month) ?? readPlace(context, unit, month);
    places.set(month, known);
    return known;
  };
  const around = { hospital: unit?.id ?? null, placeOf };
  const values: GoalValue[] = [];
  for (const goal of terms.goals) values.push(await goalValue(context, goal, around, period));
  return values;
}

async function readPlace(
  context: Context,
  unit: Awaited<ReturnType<typeof findUnit>>,
  month: string,
): Promise<PanelPlace> {
  if (unit === null) return { hospitals: [], own: null };
  const known = (await cnesOfHospitals(context, [unit], `${month}-01`)).get(unit.id);
  const { id, name, territory } = unit;
  return { hospitals: [{ id, name, cnes: known?.cnes ?? null, territory }], own: id };
}

async function goalValue(
  context: Context,
  goal: Goal,
  around: Around,
  period: FourMonths,
): Promise<GoalValue> {
  const indicators = goal.kind === 'qualitative' ? goal.declared : [null];
  const months: MonthValue[] = [];
  for (const month of monthsOf(period))
    for (const indicator of indicators)
      months.push(
        goal.kind === 'qualitative'
          ? await declaredMonth(context, around, indicator ?? '', month)
          : await quantitativeMonth(context, goal, around, month),
      );
  const told = months.map(({ month, label, text, reason }) => ({ month, label, text, reason }));
  if (goal.kind === 'qualitative')
    return { goal: goal.id, value: null, text: null, reason: null, explained: null, months: told };
  return { ...pooled(goal, period, months), months: told };
}

async function quantitativeMonth(
  context: Context,
  goal: QuantitativeGoal,
  around: Around,
  month: string,
): Promise<MonthValue> {
  const { measure } = goal;
  if (measure.by === 'declared') return declaredMonth(context, around, measure.indicator, month);
  const { id, label, cite } = goal;
  const criterion = { id, label, unit: '%' as const, cite, execution: [measure.source] };
  const [found] = await executionValues(
    context,
    criterion,
    await around.placeOf(month),
    toldOnce(context, month),
  );
  const [numerator, denominator] = (found?.explained?.inputs ?? []).map(({ value }) => value);
  return {
    month,
    label: measure.source.label,
    text: found?.text ?? null,
    reason: found?.reason ?? null,
    numerator: numerator instanceof Rational ? numerator : null,
    denominator: denominator instanceof Rational ? denominator : null,
    value: found?.exact ?? null,
    explained: found?.explained ?? null,
  };
}

async function declaredMonth(
  context: Context,
  { hospital }: Around,
  indicator: string,
  month: string,
): Promise<MonthValue> {
  const none = {
    month,
    label: '',
    text: null,
    numerator: null,
    denominator: null,
    value: null,
    explained: null,
  };
  if (hospital === null) return { ...none, reason: 'O estabelecimento não está no cadastro de unidades.' };
  const found = await declaredValue(context, { hospital, indicator, month });
  if (!found.found) return { ...none, reason: found.reason };
  const { value, numerator, denominator, explained } = found;
  const unit = explained.unit === '%' ? '%' : explained.unit === 'boolean' ? 'boolean' : 'days';
  return {
    month,
    label: explained.label,
    text: valueText(unit, value),
    reason: null,
    numerator,
    denominator,
    value,
    explained,
  };
}

/** The months together: numerators over denominators, added before dividing once; a yes only where each month says yes. */
function pooled(
  goal: QuantitativeGoal,
  period: FourMonths,
  months: readonly MonthValue[],
): Omit<GoalValue, 'months'> {
  const told = months.filter(({ value }) => value !== null);
  const absent = months.filter(({ value }) => value === null);
  const reason = absent.length === 0 ? null : reasonWords(absent, told.length);
  const [first] = told;
  if (first === undefined) return { goal: goal.id, value: null, text: null, reason, explained: null };
  const inputs = told.map(({ month, explained }) => ({
    ...(explained as Explained),
    label: competenciaInWords(parseCompetencia(month)),
  }));
  const base = {
    id: `cac.${goal.id}`,
    label: `${goal.label}, ${periodInWords(period)}`,
    cite: goal.cite,
    inputs,
  };
  if (typeof first.value === 'boolean') {
    const isPartial = absent.length > 0;
    const value = isPartial ? null : told.every((each) => each.value === true);
    if (value === null) return { goal: goal.id, value, text: null, reason, explained: null };
    const explained: Explained = {
      ...base,
      value,
      unit: 'boolean',
      op: 'choose',
      formula: 'sim só onde todos os meses dizem sim',
    };
    return {
      goal: goal.id,
      value,
      text: valueText('boolean', value),
      reason,
      explained: explainedJson(explained),
    };
  }
  const under = sum(told.map(({ denominator }) => denominator ?? Rational.zero));
  if (under.isZero())
    return { goal: goal.id, value: null, text: null, reason: 'Não há o que dividir.', explained: null };
  const value = sum(told.map(({ numerator }) => numerator ?? Rational.zero))
    .div(under)
    .mul(HUNDRED);
  const explained: Explained = {
    ...base,
    value,
    unit: '%',
    op: 'divide',
    formula: 'soma dos numeradores dos meses ÷ soma dos denominadores',
  };
  return {
    goal: goal.id,
    value: value.toString(),
    text: valueText('%', value),
    reason,
    explained: explainedJson(explained),
  };
}

/** Each reason once, with the months it is of: what names only its own month is the same reason in each. */
function reasonWords(absent: readonly MonthValue[], told: number): string {
  const byReason = Map.groupBy(absent, ({ month, reason }) =>
    absent.length === 1 ? (reason ?? 'Sem valor.') : withoutMonth(reason ?? 'Sem valor.', month),
  );
  const each = [...byReason].map(([reason, months]) => {
    const names = months.map(({ month }) => competenciaShort(parseCompetencia(month)));
    return `${names.join(', ')}: ${reason}`;
  });
  const lead = told === 0 ? '' : 'Meses fora da conta. ';
  return `${lead}${each.join(' ')}`;
}

function withoutMonth(reason: string, month: string): string {
  return [competenciaInWords(parseCompetencia(month)), month].reduce(
    (said, name) =>
      said.replaceAll(`de ${name}`, 'do mês').replaceAll(`em ${name}`, 'no mês').replaceAll(name, 'o mês'),
    reason,
  );
}
