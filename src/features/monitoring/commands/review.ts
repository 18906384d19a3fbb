import { AppError } from '../../../kernel/app-error.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { listNames } from '../../accounts/index.ts';
import { handOnDueValues } from '../../indicators/index.ts';
import type { Approved, CellNamed, CellsBody, MeetingBody, ReportWritten, ReturnBody } from '../contract.ts';
import { BLANK, contentOf, hasAnswers, isBlank, type StandingCell } from '../domain/cell.ts';
import type { Phase } from '../domain/phase.ts';
import { meetingRefusal, recallRefusal, returnRefusal, sendRefusal, sentAs } from '../domain/report.ts';
import type { CellRecord } from '../store/cells.ts';
import { readAskedLines } from './asked-lines.ts';
import {
  APPROVE_REPORT,
  type OpenReport,
  openReport,
  REPORT,
  recordCell,
  recordReport,
  refuseStaleReport,
} from './open-report.ts';
import { tellAnswered, tellReturned } from './tell.ts';

export const written = ({ report }: OpenReport): ReportWritten => ({
  version: report.version,
  state: report.state,
});

function refuse(refusal: string | null): void {
  if (refusal !== null) throw new AppError('refused', refusal);
}

async function openOwn(tx: Context, competencia: Competencia, unit: string, expected: number) {
  const opened = await openReport(tx, competencia, unit);
  authorise(tx, REPORT, { unit, territoryPath: [opened.territory] });
  await refuseStaleReport(tx, opened, expected);
  return opened;
}

/** What was said in the plan while the month was open becomes a cell of the month: what is sent is what is kept. Once it locked, only what was given back is. */
async function keepSaid(tx: Context, opened: OpenReport): Promise<{ blanks: number; cells: CellRecord[] }> {
  const lines = await readAskedLines(tx, opened.calendar, [opened.unit]);
  const cells = new Map(opened.cells);
  for (const { action, line, cell, said } of lines) {
    if (opened.phase === 'locked' || !said || (cell !== null && cell.status !== null)) continue;
    const from = contentOf(cell ?? BLANK);
    const data = { from, to: { ...from, status: line.status }, was: cell?.review ?? null, line: null };
    const next = await recordCell(tx, opened, action.id, cell ?? undefined, { type: 'said', data });
    const who = { action: action.id, unit: opened.unit, writtenAt: next.at, writtenBy: tx.actor.id };
    cells.set(action.id, { ...next.cell, ...who });
  }
  return { blanks: lines.filter(({ said }) => !said).length, cells: [...cells.values()] };
}

/**
 * Hands a unit's report on: to its coordination, or, by who sends for it, to who approves; by who approves, as approved.
 * @throws AppError `forbidden`, `conflict`, `refused`.
 */
export function sendReport(
  context: Context,
  competencia: Competencia,
  unit: string,
  expectedVersion: number,
): Promise<ReportWritten> {
  return once(context, 'monitoring.send-report', async (tx) => {
    const opened = await openOwn(tx, competencia, unit, expectedVersion);
    const { phase, report, powers } = opened;
    refuse(sendRefusal(phase, report.state, powers.send, hasAnswers(opened.cells.values())));
    const { blanks, cells } = await keepSaid(tx, opened);
    const values = await handOnValues(tx, opened);
    if (cells.length === 0 && values === 0)
      throw new AppError('refused', 'Nada foi lançado neste mês: lance ao menos uma linha antes de enviar.');
    const waiting = cells.filter(({ review }) => review === 'returned').map(({ action }) => action);
    if (waiting.length > 0)
      throw new AppError(
        'refused',
        `Falta responder ao que foi devolvido: ${waiting.join(', ')}. Escreva na linha o que se pediu.`,
      );
    const next = await handOn(tx, opened, blanks, cells);
    if (phase === 'locked') await tellAnswered(tx, next, cells);
    return written(next);
  });
}

/** The values told in the same grid go to who approves them once the report leaves the unit; until then they only have to be whole. They close with the month. */
async function handOnValues(tx: Context, { calendar, unit, powers, phase }: OpenReport): Promise<number> {
  if (phase === 'locked') return 0;
  const { competencia, opensOn } = calendar;
  return handOnDueValues(
    tx,
    { unit, month: competencia, since: opensOn },
    { send: sentAs(powers) !== 'submitted' },
  );
}

async function handOn(tx: Context, opened: OpenReport, blanks: number, cells: readonly CellRecord[]) {
  const on = tx.clock.today();
  const as = sentAs(opened.powers);
  if (as !== 'approved') return recordReport(tx, opened, { type: as, data: { on, blanks } });
  for (const cell of cells)
    if (cell.review !== 'approved' && !isBlank(cell))
      await recordCell(tx, opened, cell.action, cell, { type: 'approved', data: {} });
  const sent = await recordReport(tx, opened, { type: 'sent', data: { on, blanks } });
  return recordReport(tx, sent, { type: 'approved', data: { on } });
}

/** Takes back what was sent and nobody has decided. @throws AppError `forbidden`, `conflict`, `refused`. */
export function recallReport(
  context: Context,
  competencia: Competencia,
  unit: string,
  expectedVersion: number,
): Promise<ReportWritten> {
  return once(context, 'monitoring.recall-report', async (tx) => {
    const opened = await openOwn(tx, competencia, unit, expectedVersion);
    refuse(recallRefusal(opened.phase, opened.report.state, opened.powers.send));
    return written(await recordReport(tx, opened, { type: 'recalled', data: {} }));
  });
}

/** Says whether the unit held its own meeting before the conduction meeting, on which day, or why not. @throws AppError `forbidden`, `conflict`, `refused`. */
export function tellMeeting(
  context: Context,
  competencia: Competencia,
  unit: string,
  { expectedVersion, held, day, note }: MeetingBody,
): Promise<ReportWritten> {
  return once(context, 'monitoring.tell-meeting', async (tx) => {
    const opened = await openOwn(tx, competencia, unit, expectedVersion);
    if (opened.phase === 'locked' || opened.phase === 'ahead')
      throw new AppError('refused', 'A reunião da unidade se registra enquanto o mês está aberto.');
    refuse(meetingRefusal({ held, day }, opened.calendar, tx.clock.today()));
    const meeting = { held, day: held ? day : null, note: note || null };
    return written(await recordReport(tx, opened, { type: 'meeting-told', data: { meeting } }));
  });
}

export const byUnit = (cells: readonly CellNamed[]): [string, CellNamed[]][] =>
  [...Map.groupBy(cells, ({ unit }) => unit)].sort(([a], [b]) => a.localeCompare(b));

const REVIEW_WORDS = { returned: 'devolveu', answered: 'reescreveu', approved: 'aprovou' } as const;

/** @throws AppError `conflict` that says who did what to the line, where it changed since the reader saw it. */
export async function seenCell(
  tx: Context,
  opened: OpenReport,
  { action, expectedVersion }: Omit<CellNamed, 'unit'>,
) {
  const cell = opened.cells.get(action);
  if (cell === undefined)
    throw new AppError('not-found', `A linha ${action} de ${opened.unit} não foi lançada neste mês.`);
  if (cell.version === expectedVersion) return cell;
  const by = cell.writtenBy;
  const name = by === null ? 'Outra pessoa' : ((await listNames(tx, [by])).get(by) ?? 'Outra pessoa');
  const did = cell.review === null ? 'mudou' : REVIEW_WORDS[cell.review];
  const { review, reason, version, writtenAt } = cell;
  throw new AppError(
    'conflict',
    `${name} ${did} a linha ${action} de ${opened.unit} enquanto você decidia. Nada seu foi gravado; veja como ficou.`,
    { details: { theirs: { action, review, reason, version, at: writtenAt, by: name } } },
  );
}

async function approveOfUnit(
  tx: Context,
  competencia: Competencia,
  unit: string,
  asked: readonly CellNamed[],
) {
  const opened = await openReport(tx, competencia, unit);
  authorise(tx, APPROVE_REPORT, { unit, territoryPath: [opened.territory] });
  const approved = new Map<string, StandingCell>(opened.cells);
  for (const each of asked) {
    const cell = await seenCell(tx, opened, each);
    if (opened.report.state !== 'sent')
      throw new AppError('refused', `O lançamento de ${unit} não espera aprovação.`);
    if (cell.review === 'approved') continue;
    const next = await recordCell(tx, opened, each.action, cell, { type: 'approved', data: {} });
    approved.set(each.action, next.cell);
  }
  const isWhole = [...approved.values()].every((cell) => cell.review === 'approved' || isBlank(cell));
  if (!isWhole) return opened;
  return recordReport(tx, opened, { type: 'approved', data: { on: tx.clock.today() } });
}

/** Approves lines of reports that were sent; one of which all lines are approved is approved. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function approveCells(
  context: Context,
  competencia: Competencia,
  { cells }: CellsBody,
): Promise<Approved> {
  return once(context, 'monitoring.approve-cells', async (tx) => {
    let mayUndo = true;
    for (const [unit, asked] of byUnit(cells)) {
      const { phase } = await approveOfUnit(tx, competencia, unit, asked);
      mayUndo &&= phase !== 'locked';
    }
    return { approved: cells.length, mayUndo };
  });
}

/** The named lines as the reader saw them; one that the month asks, and of which nothing was said, is given back to be written. */
async function linesToReturn(tx: Context, opened: OpenReport, named: NonNullable<ReturnBody['cells']>) {
  const blank = named.some(({ action }) => !opened.cells.has(action));
  const lines = blank ? await readAskedLines(tx, opened.calendar, [opened.unit]) : [];
  const asked = new Set(lines.map(({ action }) => action.id));
  for (const each of named) {
    const { action, expectedVersion } = each;
    if (expectedVersion === 0 && !opened.cells.has(action) && asked.has(action)) continue;
    await seenCell(tx, opened, each);
  }
  return named.map(({ action }) => action);
}

/** What was locked is never opened as a whole: only by the lines that are named. */
function refuseWhole(phase: Phase, isWhole: boolean): void {
  if (phase === 'locked' && isWhole)
    throw new AppError('refused', 'O mês fechou: devolva as linhas uma a uma, cada uma com o seu motivo.');
}

/** Gives back a unit's report, or lines of it, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function returnReport(
  context: Context,
  competencia: Competencia,
  unit: string,
  { expectedVersion, reason, cells }: ReturnBody,
): Promise<ReportWritten> {
  return once(context, 'monitoring.return-report', async (tx) => {
    const opened = await openReport(tx, competencia, unit);
    const { powers, report, territory } = opened;
    if (!powers.send) authorise(tx, APPROVE_REPORT, { unit, territoryPath: [territory] });
    const named = await linesToReturn(tx, opened, cells ?? []);
    await refuseStaleReport(tx, opened, expectedVersion);
    refuse(returnRefusal(opened.phase, report.state, powers));
    refuseWhole(opened.phase, cells === undefined);
    for (const action of named) {
      const event = { type: 'returned', data: { reason } } as const;
      await recordCell(tx, opened, action, opened.cells.get(action), event, reason);
    }
    const event = { type: 'returned', data: { reason, cells: named } } as const;
    const next = await recordReport(tx, opened, event, reason);
    await tellReturned(tx, next, named);
    return written(next);
  });
}
