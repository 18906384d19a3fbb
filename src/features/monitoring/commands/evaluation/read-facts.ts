import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../../kernel/app-error.ts';
import { addMonths } from '../../../../kernel/competencia.ts';
import { type Context, inTransaction } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import { listYearStandings, type YearStanding } from '../../../indicators/index.ts';
import { type PlanOnDay, readPlanOnDay } from '../../../plan/index.ts';
import { lastDayOfSemester, monthsOfSemester } from '../../domain/evaluation/semester.ts';
import type { EvaluationSettings } from '../../domain/evaluation/settings.ts';
import {
  canonicalSnapshot,
  counted,
  type FrozenAction,
  type FrozenIndicator,
  type FrozenMonth,
  type FrozenValue,
  type Snapshot,
} from '../../domain/evaluation/snapshot.ts';
import { lastRound, measuresOfRound, stateOf } from '../../domain/nonconformities/nonconformity.ts';
import { aboutWords, numberWords } from '../../domain/nonconformities/words.ts';
import { type CellRecord, listCells } from '../../store/cells.ts';
import { standStill } from '../../store/evaluations.ts';
import { listNonConformities } from '../../store/nonconformities/records.ts';
import { type Cycle, getCalendar, openCycle } from '../cycle.ts';
import { readMonth } from '../read-month.ts';

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/**
 * What belongs to a semester beyond its own days: its last month is looked at by a meeting of the next, so that it ends when that month locks,
 * and begins when the month before it did.
 */
function turnOf(cycle: Cycle, semester: string): { readonly after: string; readonly until: string } {
  const [first] = monthsOfSemester(semester);
  const before = first === undefined ? null : cycle.find(addMonths(first, -1));
  const last = monthsOfSemester(semester).at(-1);
  if (first === undefined || last === undefined) throw new Error(`${semester} has no months`);
  return {
    after: before?.locksAfter ?? dayBefore(`${first}-01`),
    until: getCalendar(cycle, last).locksAfter,
  };
}

/** The last word of each line in these months, `action/unit` → cell. */
async function lastWords(context: Context, months: readonly string[]) {
  const words = new Map<string, CellRecord & { readonly competencia: string }>();
  for (const competencia of months)
    for (const cell of await listCells(context, competencia))
      if (cell.status !== null || cell.progress !== null || cell.comment !== null)
        words.set(`${cell.action}/${cell.unit}`, { ...cell, competencia });
  return words;
}

async function frozenActions(
  context: Context,
  plan: PlanOnDay,
  months: readonly string[],
): Promise<FrozenAction[]> {
  const words = await lastWords(context, months);
  return plan.actions.map((action) => ({
    ...action,
    lines: action.lines.map(({ unit, status }) => {
      const said = words.get(`${action.id}/${unit}`);
      const { progress = null, comment = null, competencia = null } = said ?? {};
      return { unit, status, progress, comment, saidFor: competencia };
    }),
  }));
}

async function frozenMonths(
  context: Context,
  cycle: Cycle,
  months: readonly string[],
): Promise<FrozenMonth[]> {
  const all: FrozenMonth[] = [];
  for (const competencia of months) {
    if (cycle.find(competencia as Parameters<Cycle['find']>[0]) === null) continue;
    const { units } = await readMonth(context, competencia);
    for (const { unit, asked, said, sentOn, timeliness } of units)
      all.push({ competencia, unit, asked, said, sentOn, timeliness });
  }
  return all;
}

function frozenValue(value: YearStanding['actual']): FrozenValue {
  const { period, status, reason, value: figure, text, numerator, denominator, method, variant } = value;
  return {
    ...{ period, status, reason, value: figure, text, numerator, denominator, method, variant },
    sources: value.sources.map(({ file, sha256, date }) => ({ file, sha256, date: date ?? null })),
  };
}

/** Those open on some day after one and up to another. */
async function frozenNonConformities(
  context: Context,
  { after, until }: ReturnType<typeof turnOf>,
): Promise<Snapshot['nonConformities']> {
  const all = await listNonConformities(context);
  return all
    .filter((each) => {
      const { end } = lastRound(each);
      return each.rounds[0].openedOn <= until && (end === null || end.on > after);
    })
    .map((each) => {
      const measures = measuresOfRound(each);
      const { unit, action, indicator, rounds } = each;
      return {
        ...{ number: numberWords(each), about: aboutWords(each), unit, action, indicator },
        state: stateOf(each),
        cause: lastRound(each).cause?.kind ?? null,
        openedOn: rounds[0].openedOn,
        measures: measures.length,
        measuresDone: measures.filter(({ done }) => done !== null).length,
        rounds: rounds.length,
      };
    });
}

function frozenIndicator(standing: YearStanding): FrozenIndicator {
  const { actual, within, target, unit: _unit, ...named } = standing;
  return {
    ...named,
    annual: frozenValue(actual),
    semester: frozenValue(within),
    target: target && { raw: target.raw, value: target.value, text: target.text, act: target.act },
    verdict: standing.verdict,
    unjudged: target === null ? null : actual.unjudged,
  };
}

function frozenTargets(plan: PlanOnDay, indicators: readonly FrozenIndicator[]): Snapshot['targets'] {
  const verdicts = new Map(indicators.map(({ planId, verdict }) => [planId, verdict]));
  return plan.targets.map((target) => ({
    ...target,
    verdict: target.indicator === null ? null : (verdicts.get(target.indicator) ?? null),
  }));
}

async function facts(context: Context, semester: string, settings: EvaluationSettings): Promise<Snapshot> {
  const cycle = await openCycle(context);
  const months = monthsOfSemester(semester);
  const day = lastDayOfSemester(semester);
  const turn = turnOf(cycle, semester);
  const plan = await readPlanOnDay(context, { day, ...turn });
  if (plan === null) throw new AppError('not-found', 'Esta instalação ainda não tem um plano a avaliar.');
  const indicators = (await listYearStandings(context, semester)).map(frozenIndicator);
  const units = await listUnits(context);
  const own = units.find(({ id }) => id === plan.office);
  return canonicalSnapshot(
    counted({
      ...{ semester, day },
      plan: { id: plan.id, title: plan.title, unit: plan.office, unitName: own?.name ?? plan.office },
      rules: { scale: settings.scale, signedBy: settings.signedBy },
      objectives: plan.objectives,
      units: units.map(({ id, acronym, name, kind }) => ({
        ...{ unit: id, name: acronym, fullName: name, isCoordination: kind === 'coordination' },
      })),
      actions: await frozenActions(context, plan, months),
      targets: frozenTargets(plan, indicators),
      indicators,
      renegotiations: plan.renegotiations,
      nonConformities: await frozenNonConformities(context, turn),
      months: await frozenMonths(context, cycle, months),
    }),
  );
}

/** Everything a semester is evaluated on, as the data of one instant give it. @throws AppError `not-found`. */
export function readFacts(
  context: Context,
  semester: string,
  settings: EvaluationSettings,
): Promise<Snapshot> {
  return inTransaction(context, async (tx) => {
    if (!context.insideTransaction) await standStill(tx);
    return facts(tx, semester, settings);
  });
}
