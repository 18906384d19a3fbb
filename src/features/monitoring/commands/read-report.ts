import { AppError } from '../../../kernel/app-error.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { listDueValues } from '../../indicators/index.ts';
import type { MonthLine, ReportAnswer, ReviewAnswer } from '../contract.ts';
import type { CycleCalendar } from '../domain/calendar.ts';
import { BLANK, type Cell, hasAnswers, isBlank } from '../domain/cell.ts';
import { FINDING_WORDS, findingsOf } from '../domain/findings.ts';
import { type Phase, phaseOn } from '../domain/phase.ts';
import {
  NO_REPORT,
  type Report,
  recallRefusal,
  returnRefusal,
  sendRefusal,
  writeRefusal,
} from '../domain/report.ts';
import { type CellRecord, listCellsBefore, listEvidence } from '../store/cells.ts';
import { findMonth, listReports } from '../store/reports.ts';
import { type AskedLine, readAskedLines } from './asked-lines.ts';
import { type Cycle, getCalendar, openCycle } from './cycle.ts';
import { type Powers, powersOf } from './open-report.ts';

type Before = CellRecord & { readonly competencia: string };

interface Around {
  readonly phase: Phase;
  readonly report: Report;
  readonly powers: Powers;
  readonly before: ReadonlyMap<string, Before>;
  readonly names: ReadonlyMap<string, string>;
}

const key = (action: string, unit: string): string => `${action}/${unit}`;

/** What the line says for the month: the cell, or the plan's status said while it was open. */
function cellOf({ cell, line, said }: AskedLine): Cell {
  if (cell !== null && cell.status !== null) return cell;
  return { ...(cell ?? BLANK), status: said ? line.status : null };
}

function refusalOf({ cell, line }: AskedLine, { phase, report, powers }: Around): string | null {
  if (!powers.report) return `Quem lança esta linha é ${line.unit}.`;
  return writeRefusal({
    ...{ phase, state: report.state, review: cell?.review ?? null },
    wholeReturned: report.wholeReturned,
    maySend: powers.send,
  });
}

function lineAnswer(asked: AskedLine, around: Around): MonthLine {
  const { action, line, cell, said } = asked;
  const before = around.before.get(key(action.id, line.unit)) ?? null;
  const shown = cellOf(asked);
  const late = action.lateness?.state === 'late' || action.lateness?.state === 'lateWithoutStatus';
  const { status, progress, comment } = shown;
  return {
    ...{ action: action.id, unit: line.unit, title: action.title, objective: action.objective },
    ...{ deadline: action.deadline, lateness: action.lateness, notes: action.notes },
    ...{ status, said, progress, comment },
    planStatus: line.status !== status ? line.status : null,
    evidence: shown.evidence.map((sha256) => ({ sha256, fileName: around.names.get(sha256) ?? 'prova' })),
    review: cell?.review ?? null,
    reason: cell?.reason ?? null,
    before: before && {
      ...{ competencia: before.competencia, status: before.status },
      ...{ progress: before.progress, comment: before.comment },
    },
    findings: said ? findingsOf({ cell: shown, before, late }).map((id) => FINDING_WORDS[id]) : [],
    version: cell?.version ?? 0,
    lineVersion: line.version,
    pledge: line.pledge,
    refusal: refusalOf(asked, around),
  };
}

async function around(context: Context, competencia: Competencia, units: readonly string[] | null) {
  const before = await listCellsBefore(context, competencia, units);
  return new Map(before.map((each) => [key(each.action, each.unit), each]));
}

async function namesOf(context: Context, lines: readonly AskedLine[]): Promise<Map<string, string>> {
  const hashes = [...new Set(lines.flatMap(({ cell }) => cell?.evidence ?? []))];
  if (hashes.length === 0) return new Map();
  return new Map((await listEvidence(context, hashes)).map(({ sha256, fileName }) => [sha256, fileName]));
}

/** Where a competência stands now: locked by the record, else by the clock. */
export async function phaseNow(context: Context, cycle: Cycle, competencia: Competencia) {
  const calendar = getCalendar(cycle, competencia);
  const month = await findMonth(context, competencia);
  const today = context.clock.today();
  const phase: Phase = month?.lockedAt == null ? phaseOn(calendar, today) : 'locked';
  return { calendar, today, phase };
}

/** Whether the report as a whole may be written: a line given back alone opens no value. */
const whole = ({ phase, report, powers }: Around) => ({
  ...{ phase, state: report.state, review: null, wholeReturned: report.wholeReturned, maySend: powers.send },
});

/** What the month asks of the values that the unit tells; they close with the month, and go on in their own room. */
async function valuesOf(
  context: Context,
  { competencia, opensOn }: CycleCalendar,
  unit: string,
  refusal: string | null,
): Promise<ReportAnswer['values']> {
  const values = await listDueValues(context, { unit, month: competencia, since: opensOn });
  return values.map((value) => ({
    ...value,
    problems: [...value.problems],
    refusal: value.refusal ?? refusal,
  }));
}

/** A unit's report of a month, line by line, as this reader may write in it. @throws AppError `not-found`. */
export async function readReport(
  context: Context,
  competencia: Competencia,
  unit: string,
): Promise<ReportAnswer> {
  const cycle = await openCycle(context);
  const { calendar, today, phase } = await phaseNow(context, cycle, competencia);
  const units = await listUnits(context);
  const known = units.find(({ id }) => id === unit);
  if (known === undefined) throw new AppError('not-found', `Não há unidade ${unit}. Confira o endereço.`);
  const all = await readAskedLines(context, calendar);
  const lines = all.filter(({ line }) => line.unit === unit);
  const report = (await listReports(context, competencia)).find((each) => each.unit === unit) ?? NO_REPORT;
  const powers = powersOf(context, unit, cycle.territory);
  const { state, reason, version, meeting } = report;
  const answers = hasAnswers(lines.flatMap(({ cell }) => cell ?? []));
  const seen: Around = {
    ...{ phase, report, powers },
    before: await around(context, competencia, [unit]),
    names: await namesOf(context, lines),
  };
  const reporting = new Set(all.map(({ line }) => line.unit));
  return {
    ...{ today, calendar, phase, state, reason, version, meeting },
    unit: { id: unit, name: known.acronym, fullName: known.name },
    lines: lines.map((line) => lineAnswer(line, seen)),
    values: await valuesOf(context, calendar, unit, writeRefusal(whole(seen))),
    units: units
      .filter(({ id }) => reporting.has(id) && powersOf(context, id, cycle.territory).report)
      .map(({ id, acronym }) => ({ id, name: acronym })),
    may: {
      ...powers,
      sendRefusal: sendRefusal(phase, state, powers.send, answers),
      recall: powers.report && recallRefusal(phase, state, powers.send) === null,
      giveBack: returnRefusal(phase, state, powers) === null,
    },
  };
}

/** Whether a line of a report in this state awaits this reader. */
function awaits(report: Report, cell: CellRecord | null, powers: Powers): boolean {
  if (cell === null || cell.review === 'approved' || isBlank(cell)) return false;
  if (report.state === 'sent') return powers.approve;
  return report.state === 'submitted' && powers.send && !powers.approve;
}

/** The lines of a month that await this reader's decision. @throws AppError `not-found`. */
export async function readReview(context: Context, competencia: Competencia): Promise<ReviewAnswer> {
  const cycle = await openCycle(context);
  const { calendar, today, phase } = await phaseNow(context, cycle, competencia);
  const reports = new Map((await listReports(context, competencia)).map((each) => [each.unit, each]));
  const names = new Map((await listUnits(context)).map(({ id, acronym }) => [id, acronym]));
  const before = await around(context, competencia, null);
  const lines = (await readAskedLines(context, calendar)).filter(({ line, cell }) => {
    const report = reports.get(line.unit);
    return report !== undefined && awaits(report, cell, powersOf(context, line.unit, cycle.territory));
  });
  const files = await namesOf(context, lines);
  const items = lines.map((asked) => {
    const { unit } = asked.line;
    const report = reports.get(unit) ?? NO_REPORT;
    const powers = powersOf(context, unit, cycle.territory);
    return {
      ...lineAnswer(asked, { phase, report, powers, before, names: files }),
      unitName: names.get(unit) ?? unit,
      reportVersion: report.version,
      state: report.state,
    };
  });
  return { today, calendar, items, next: null };
}
