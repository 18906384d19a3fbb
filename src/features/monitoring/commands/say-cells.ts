import { AppError } from '../../../kernel/app-error.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { listEvents } from '../../../platform/events.ts';
import {
  adoptEvidence,
  findReportedPlan,
  type ReportedLine,
  reportLines,
  takeBackLines,
} from '../../plan/index.ts';
import type { CellNamed, CellSaid, CellsBody, CellsWritten, SayBody } from '../contract.ts';
import {
  BLANK,
  type Cell,
  type CellEvent,
  contentOf,
  isSameCell,
  type StandingCell,
} from '../domain/cell.ts';
import { writeRefusal } from '../domain/report.ts';
import { listEvidence, listSpokenLater } from '../store/cells.ts';
import { cellStream, type OpenReport, openReport, REPORT, recordCell } from './open-report.ts';

/** Why one line keeps the whole gesture from being saved; a stale one brings both values. */
interface Problem {
  readonly action: string;
  readonly unit: string;
  readonly code: 'not-found' | 'refused' | 'conflict';
  readonly message: string;
  readonly yours: Partial<Cell> | null;
  readonly theirs: StandingCell | null;
}

function refuseAll(problems: readonly Problem[], asked: number): never {
  const worst = problems.find(({ code }) => code !== 'conflict') ?? problems[0];
  const many = problems.length === 1 ? 'uma delas não pode' : `${problems.length} delas não podem`;
  const words = worst?.message ?? '';
  throw new AppError(
    worst?.code ?? 'refused',
    asked === 1 ? words : `Nenhuma das ${asked} linhas foi gravada, porque ${many} mudar. ${words}`,
    { details: { problems } },
  );
}

/** Lines of the plan by action, for one unit. */
async function linesOf(tx: Context, unit: string): Promise<ReadonlyMap<string, ReportedLine>> {
  const plan = await findReportedPlan(tx);
  const own = (plan?.actions ?? []).flatMap(({ lines }) => lines.filter((line) => line.unit === unit));
  return new Map(own.map((line) => [line.action, line]));
}

/** What is asked of a cell beyond what it is. */
function changed(cell: Cell, { status, progress, comment, evidence }: CellSaid): Cell {
  return {
    status: status ?? cell.status,
    progress: progress === undefined ? cell.progress : progress,
    comment: comment === undefined ? cell.comment : comment || null,
    evidence: evidence ?? cell.evidence,
  };
}

const askedOf = ({ status, progress, comment, evidence }: CellSaid): Partial<Cell> => ({
  ...(status !== undefined && { status }),
  ...(progress !== undefined && { progress }),
  ...(comment !== undefined && { comment }),
  ...(evidence !== undefined && { evidence }),
});

function problemOf(
  opened: OpenReport,
  asked: CellNamed & Partial<CellSaid>,
  line: ReportedLine | undefined,
): Problem | null {
  const { action, unit } = asked;
  const cell = opened.cells.get(action);
  const yours = 'lineVersion' in asked ? askedOf(asked as CellSaid) : null;
  const problem = (code: Problem['code'], message: string): Problem => ({
    ...{ action, unit, code, message, yours },
    theirs: cell ?? null,
  });
  if (line === undefined)
    return problem('not-found', `${unit} não lança a ação ${action}. Atualize a página.`);
  const { report, phase, powers } = opened;
  const refusal = writeRefusal({
    ...{ phase, state: report.state, review: cell?.review ?? null },
    wholeReturned: report.wholeReturned,
    maySend: powers.send,
  });
  if (refusal !== null) return problem('refused', refusal);
  if ((cell?.version ?? 0) !== asked.expectedVersion)
    return problem(
      'conflict',
      `Outra pessoa escreveu na linha ${action} deste mês enquanto você editava. Nada seu foi gravado; escolha qual valor fica.`,
    );
  return null;
}

/** @throws AppError `invalid-input` where a proof was never sent. */
async function refuseUnknownProof(tx: Context, cells: readonly CellSaid[]): Promise<void> {
  const named = [...new Set(cells.flatMap(({ evidence }) => evidence ?? []))];
  const known = new Set((await listEvidence(tx, named)).map(({ sha256 }) => sha256));
  if (named.some((hash) => !known.has(hash)))
    throw new AppError('invalid-input', 'Uma das provas não chegou ao servidor. Anexe-a de novo.');
}

/** The plan's lines that a gesture changes: not where a later month has spoken of them already. */
async function linesToSay(tx: Context, opened: OpenReport, asked: readonly CellSaid[]) {
  const later = new Set(await listSpokenLater(tx, opened.competencia, opened.unit));
  return asked.flatMap(({ action, unit, lineVersion, status, comment, records = [] }) => {
    if (status === undefined || later.has(action)) return [];
    const cell = opened.cells.get(action);
    const reason = comment || (cell?.comment ?? null);
    return [{ action, unit, expectedVersion: lineVersion, status, reason, records }];
  });
}

/** What proves a line of the month, and was declared as the promised record, proves in the plan that its action was concluded. */
async function adoptProofs(tx: Context, lines: Awaited<ReturnType<typeof linesToSay>>): Promise<void> {
  const hashes = lines
    .flatMap(({ status, records }) => (status === 'completed' ? records : []))
    .map(({ id }) => id);
  for (const file of await listEvidence(tx, hashes)) await adoptEvidence(tx, file);
}

type Written = CellsWritten['cells'][number] & { readonly at: string };

async function sayOfUnit(tx: Context, competencia: Competencia, unit: string, asked: readonly CellSaid[]) {
  const opened = await openReport(tx, competencia, unit);
  authorise(tx, REPORT, { unit, territoryPath: [opened.territory] });
  const lines = await linesOf(tx, unit);
  const problems = asked.flatMap((each) => problemOf(opened, each, lines.get(each.action)) ?? []);
  if (problems.length > 0) return { problems, written: [] };
  const toSay = await linesToSay(tx, opened, asked);
  await adoptProofs(tx, toSay);
  const done = await reportLines(tx, toSay);
  const versions = new Map(done.changes.map(({ action, version }) => [action, version]));
  const written: Written[] = [];
  for (const each of asked) {
    const cell = opened.cells.get(each.action);
    const from = contentOf(cell ?? BLANK);
    const to = changed(from, each);
    const line = versions.get(each.action) ?? null;
    if (isSameCell(from, to) && line === null) continue;
    const data = { from, to, was: cell?.review ?? null, line };
    const next = await recordCell(tx, opened, each.action, cell, { type: 'said', data });
    const lineVersion = line ?? lines.get(each.action)?.version ?? 0;
    written.push({ action: each.action, unit, version: next.cell.version, lineVersion, at: next.at });
  }
  return { problems, written };
}

const byUnit = <T extends { readonly unit: string }>(cells: readonly T[]): [string, T[]][] =>
  [...Map.groupBy(cells, ({ unit }) => unit)].sort(([a], [b]) => a.localeCompare(b));

const answerOf = (written: readonly Written[], asked: number): CellsWritten => ({
  cells: written.map(({ at: _, ...cell }) => cell),
  unchanged: asked - written.length,
  at: written[0]?.at ?? null,
});

/**
 * Says how parts of actions stand in a month, as one gesture: all or nothing. The plan's line is said in the same transaction.
 * @throws AppError `forbidden`; `not-found`, `refused`, `conflict` with `problems`, those of the plan's lines among them.
 */
export function sayCells(context: Context, competencia: Competencia, body: SayBody): Promise<CellsWritten> {
  return once(context, 'monitoring.say-cells', async (tx) => {
    await refuseUnknownProof(tx, body.cells);
    const gathered: { problems: Problem[]; written: Written[] } = { problems: [], written: [] };
    for (const [unit, asked] of byUnit(body.cells)) {
      const { problems, written } = await sayOfUnit(tx, competencia, unit, asked);
      gathered.problems.push(...problems);
      gathered.written.push(...written);
    }
    if (gathered.problems.length > 0) refuseAll(gathered.problems, body.cells.length);
    return answerOf(gathered.written, body.cells.length);
  });
}

/** The last saying of a cell, by this person. @throws AppError `refused`. */
async function lastSaying(tx: Context, opened: OpenReport, { action, expectedVersion }: CellNamed) {
  const stream = cellStream(opened.competencia, action, opened.unit);
  const [last] = await listEvents(tx, stream, expectedVersion - 1, 1);
  if (last?.type !== 'said')
    throw new AppError('refused', 'Não há o que desfazer: só o último lançamento volta atrás, uma vez.');
  if (last.actorId !== tx.actor.id)
    throw new AppError(
      'refused',
      `A última mudança da linha ${action} foi de outra pessoa: escreva por cima.`,
    );
  return last.data as unknown as Extract<CellEvent, { type: 'said' }>['data'];
}

async function takeBackOfUnit(
  tx: Context,
  competencia: Competencia,
  unit: string,
  asked: readonly CellNamed[],
) {
  const opened = await openReport(tx, competencia, unit);
  authorise(tx, REPORT, { unit, territoryPath: [opened.territory] });
  const lines = await linesOf(tx, unit);
  const problems = asked.flatMap((each) => problemOf(opened, each, lines.get(each.action)) ?? []);
  if (problems.length > 0) return { problems, written: [] };
  const written: Written[] = [];
  for (const each of asked) {
    const { from, was, line } = await lastSaying(tx, opened, each);
    const back = line === null ? null : { action: each.action, unit, expectedVersion: line };
    const undone = back && (await takeBackLines(tx, [back])).changes[0];
    const data = { undoes: each.expectedVersion, to: from, review: was };
    const cell = opened.cells.get(each.action);
    const next = await recordCell(tx, opened, each.action, cell, { type: 'taken-back', data });
    const lineVersion = undone?.version ?? lines.get(each.action)?.version ?? 0;
    written.push({ action: each.action, unit, version: next.cell.version, lineVersion, at: next.at });
  }
  return { problems, written };
}

/** Takes a whole gesture back, the plan's lines with it, if nobody has written since. @throws AppError as `sayCells`. */
export function takeBackCells(
  context: Context,
  competencia: Competencia,
  body: CellsBody,
): Promise<CellsWritten> {
  return once(context, 'monitoring.take-back-cells', async (tx) => {
    const all: Written[] = [];
    for (const [unit, asked] of byUnit(body.cells)) {
      const { problems, written } = await takeBackOfUnit(tx, competencia, unit, asked);
      if (problems.length > 0) refuseAll(problems, body.cells.length);
      all.push(...written);
    }
    return answerOf(all, body.cells.length);
  });
}
