import { AppError } from '../../../kernel/app-error.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { listNames } from '../../accounts/index.ts';
import type { CycleCalendar } from '../domain/calendar.ts';
import { applyCellEvent, BLANK, type CellEvent, type StandingCell } from '../domain/cell.ts';
import { type Phase, phaseOn } from '../domain/phase.ts';
import { applyReportEvent, REPORT_WORDS, type ReportEvent } from '../domain/report.ts';
import { type CellRecord, listCells, saveCell } from '../store/cells.ts';
import { holdMonth, holdReport, openMonth, type ReportRecord, saveReport } from '../store/reports.ts';
import { getCalendar, openCycle } from './cycle.ts';

export const SEND_REPORT = 'monitoring.send';
export const APPROVE_REPORT = 'monitoring.approve';
export const REPORT = 'plan.report';

export const reportStream = (competencia: string, unit: string): string =>
  `month-report/${competencia}/${unit}`;
export const cellStream = (competencia: string, action: string, unit: string): string =>
  `month-cell/${competencia}/${action}/${unit}`;

/** What the reader may do for a unit. */
export interface Powers {
  readonly report: boolean;
  readonly send: boolean;
  readonly approve: boolean;
}

export function powersOf(context: Context, unit: string, territory: string): Powers {
  const today = context.clock.today();
  const scope = { unit, territoryPath: [territory] };
  const may = (verb: string) => context.policy(context.actor, verb, scope, today).allowed;
  return { report: may(REPORT), send: may(SEND_REPORT), approve: may(APPROVE_REPORT) };
}

/** A unit's report, held until the transaction ends. */
export interface OpenReport {
  readonly competencia: Competencia;
  readonly unit: string;
  readonly territory: string;
  readonly calendar: CycleCalendar;
  readonly phase: Phase;
  readonly report: ReportRecord;
  readonly cells: ReadonlyMap<string, CellRecord>;
  readonly powers: Powers;
}

/** Holds a competência open, and a unit's report in it. A month that is locking is waited for. @throws AppError `not-found`. */
export async function openReport(tx: Context, competencia: Competencia, unit: string): Promise<OpenReport> {
  const cycle = await openCycle(tx);
  const calendar = getCalendar(cycle, competencia);
  await openMonth(tx, competencia);
  const month = await holdMonth(tx, competencia, 'share');
  const report = await holdReport(tx, competencia, unit);
  const cells = await listCells(tx, competencia, [unit]);
  return {
    ...{ competencia, unit, calendar, report },
    territory: cycle.territory,
    phase: month?.lockedAt == null ? phaseOn(calendar, tx.clock.today()) : 'locked',
    cells: new Map(cells.map((cell) => [cell.action, cell])),
    powers: powersOf(tx, unit, cycle.territory),
  };
}

/** @throws AppError `conflict` that says who did what, where the report changed since the reader saw it. */
export async function refuseStaleReport(tx: Context, { report, unit }: OpenReport, expected: number) {
  if (report.version === expected) return;
  const by = report.changedBy;
  const name = by === null ? undefined : (await listNames(tx, [by])).get(by);
  const { state, version, reason, changedAt } = report;
  throw new AppError(
    'conflict',
    `${name ?? 'Outra pessoa'} mudou o lançamento de ${unit} enquanto você decidia: agora está "${REPORT_WORDS[state]}". Nada seu foi gravado; veja como ficou.`,
    { details: { theirs: { state, version, reason, at: changedAt, by: name ?? null } } },
  );
}

/** Appends an event of a report and saves what it now is. */
export async function recordReport(
  tx: Context,
  opened: OpenReport,
  event: ReportEvent,
  reason: string | null = null,
): Promise<OpenReport> {
  const { competencia, unit, report } = opened;
  const stored = await append(tx, {
    stream: reportStream(competencia, unit),
    type: event.type,
    data: event.data,
    reason,
    expected: report.version,
  });
  const next = applyReportEvent(report, event);
  await saveReport(tx, report, next, stored.at);
  return {
    ...opened,
    report: { ...report, ...next, changedAt: stored.at, changedBy: tx.actor.id },
  };
}

/** Appends an event of a cell and saves what it now is. */
export async function recordCell(
  tx: Context,
  { competencia, unit }: Pick<OpenReport, 'competencia' | 'unit'>,
  action: string,
  cell: StandingCell | undefined,
  event: CellEvent,
  reason: string | null = null,
): Promise<{ cell: StandingCell; at: string }> {
  const standing = cell ?? BLANK;
  const stored = await append(tx, {
    stream: cellStream(competencia, action, unit),
    type: event.type,
    data: event.data,
    reason,
    expected: standing.version,
  });
  const next = applyCellEvent(standing, event);
  await saveCell(tx, { competencia, action, unit }, next, stored.at);
  return { cell: next, at: stored.at };
}
