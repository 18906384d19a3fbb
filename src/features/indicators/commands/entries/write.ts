import { AppError } from '../../../../kernel/app-error.ts';
import { parsePeriod } from '../../../../kernel/period.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { EntryLevel } from '../../domain/entries/card-entry.ts';
import { periodProblem } from '../../domain/entries/periods.ts';
import { type CellProblem, cellProblems, sheetProblems } from '../../domain/entries/problems.ts';
import {
  afterEvent,
  type EntryCell,
  type EntrySource,
  isOpen,
  type Sheet,
  type SheetEvent,
  sheetStream,
} from '../../domain/entries/sheet.ts';
import {
  getSheet,
  insertSheet,
  listVersionsOf,
  nextVersion,
  type SheetRecord,
  saveSheet,
} from '../../store/entries.ts';
import { findEvidence } from '../../store/facts.ts';
import type { EntryCard } from '../value-query.ts';
import { APPROVE_VALUES, ENTER_VALUES, getEntryCard, mayDo, placesOfLevel } from './ground.ts';
import { tellChange } from './tell.ts';

const SHORTEST_REASON = 8;

export interface SheetWritten {
  readonly id: string;
  readonly sequence: number;
}

/** What is asked when a sheet is opened; a correction of an approved one begins with its cells and asks why. */
export interface SheetOpening {
  /** Address of the card. */
  readonly indicator: string;
  readonly period: string;
  readonly level: EntryLevel;
  readonly reason: string | null;
}

/** Opens the draft of a period and level, or the correction of an approved one. @throws AppError `forbidden`, `refused`. */
export function openSheet(context: Context, asked: SheetOpening): Promise<SheetWritten> {
  return once(context, 'indicators.open-entry', async (tx) => {
    const found = getEntryCard(asked.indicator);
    await mayDo(tx, ENTER_VALUES, found);
    const period = parsePeriod(asked.period);
    const problem = periodProblem(found.entry, period, tx.clock.today()) ?? levelProblem(found, asked.level);
    if (problem !== null) throw new AppError('refused', problem);
    const same = { indicator: found.card.id, period: period.text, level: asked.level };
    const [last] = await listVersionsOf(tx, same);
    if (last && last.state !== 'approved')
      throw new AppError('refused', 'O lançamento deste período já está aberto. Continue nele.');
    if (last) refuseShort(asked.reason, 'O motivo da correção');
    const data = { ...same, version: await nextVersion(tx, same), cells: last?.cells ?? [] };
    const written = { id: newId(tx.clock.now()), sequence: 0 };
    return writeSheet(tx, written, null, { type: 'opened', data, reason: last ? asked.reason : null });
  });
}

function levelProblem({ entry }: EntryCard, level: EntryLevel): string | null {
  return entry.levels.includes(level) ? null : 'Este indicador não é lançado por este nível de território.';
}

/**
 * Puts typed or pasted cells in a draft, all or none; a blank cell leaves.
 * @throws AppError `conflict` where somebody was faster, `refused` with every problem in `details.cells`.
 */
export function tellCells(
  context: Context,
  id: string,
  { expected, cells }: { readonly expected: number; readonly cells: readonly EntryCell[] },
): Promise<SheetWritten> {
  return once(context, 'indicators.tell-entry-cells', async (tx) => {
    const sheet = await ownOpen(tx, id);
    const problems = await placeProblems(tx, sheet, cells);
    if (problems.length > 0)
      throw new AppError('refused', `Nada foi gravado. ${problems[0]?.reason}`, {
        details: { cells: problems },
      });
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'cells-told', data: { cells } });
  });
}

async function placeProblems(
  context: Context,
  { period, level }: Sheet,
  cells: readonly EntryCell[],
): Promise<CellProblem[]> {
  const territory = await getTerritory(context);
  const places = placesOfLevel(territory, level, `${parsePeriod(period).last}-28`);
  const known = new Set(places.map(({ code }) => code));
  const seen = new Set<string>();
  return cells.flatMap(({ territory: code }) => {
    const isTwice = seen.has(code);
    seen.add(code);
    if (isTwice) return [{ territory: code, reason: `O lugar ${code} veio duas vezes.` }];
    if (known.has(code)) return [];
    return [{ territory: code, reason: `${code} não é um lugar desta planilha, neste período.` }];
  });
}

/** Says what proves a sheet. @throws AppError `invalid-input` for a file that is not kept here. */
export function tellSource(
  context: Context,
  id: string,
  { expected, source }: { readonly expected: number; readonly source: EntrySource },
): Promise<SheetWritten> {
  return once(context, 'indicators.tell-entry-source', async (tx) => {
    const sheet = await ownOpen(tx, id);
    if (source.evidence !== null && (await findEvidence(tx, source.evidence)) === null)
      throw new AppError('invalid-input', 'O arquivo de prova não chegou. Anexe-o de novo e repita.');
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'source-told', data: source });
  });
}

/** Sends a sheet to who approves it. @throws AppError `refused` with every problem in `details`. */
export function sendSheet(context: Context, id: string, expected: number): Promise<SheetWritten> {
  return once(context, 'indicators.send-entry', (tx) => sendSheetWithin(tx, id, expected));
}

/** The same inside an open transaction: with the month of the unit. */
export async function sendSheetWithin(tx: Context, id: string, expected: number): Promise<SheetWritten> {
  const sheet = await ownOpen(tx, id);
  const { card, entry } = getEntryCard(sheet.indicator);
  const cells = cellProblems(card, entry, sheet.cells);
  const problems = [...sheetProblems(sheet), ...cells.map(({ reason }) => reason)];
  if (problems.length > 0)
    throw new AppError('refused', `Ainda não pode ser enviado. ${problems[0]}`, {
      details: { problems, cells },
    });
  return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'sent', data: {} });
}

/** Takes back a sheet that nobody decided yet, by who tells its values. @throws AppError `refused`. */
export function recallSheet(context: Context, id: string, expected: number): Promise<SheetWritten> {
  return once(context, 'indicators.recall-entry', async (tx) => {
    const sheet = await sentOne(tx, id, ENTER_VALUES);
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'recalled', data: {} });
  });
}

/** Returns a sent sheet with the reason; it is told again. @throws AppError `forbidden`, `refused`, `invalid-input`. */
export function returnSheet(
  context: Context,
  id: string,
  { expected, reason }: { readonly expected: number; readonly reason: string },
): Promise<SheetWritten> {
  return once(context, 'indicators.return-entry', async (tx) => {
    const sheet = await sentOne(tx, id, APPROVE_VALUES);
    refuseAuthor(tx, sheet, 'devolve');
    refuseShort(reason, 'O motivo da devolução');
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'returned', data: {}, reason });
  });
}

/** Approves a sent sheet: from then on its values stand. Who wrote in it may not. @throws AppError `forbidden`, `refused`. */
export function approveSheet(context: Context, id: string, expected: number): Promise<SheetWritten> {
  return once(context, 'indicators.approve-entry', async (tx) => {
    const sheet = await sentOne(tx, id, APPROVE_VALUES);
    refuseAuthor(tx, sheet, 'aprova');
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'approved', data: {} });
  });
}

/** Takes a draft out; it stays in the history. @throws AppError `refused`. */
export function discardSheet(context: Context, id: string, expected: number): Promise<SheetWritten> {
  return once(context, 'indicators.discard-entry', async (tx) => {
    const sheet = await ownOpen(tx, id);
    return writeSheet(tx, { id, sequence: expected }, sheet, { type: 'discarded', data: {} });
  });
}

function refuseAuthor({ actor }: Context, { authors }: Sheet, verb: 'aprova' | 'devolve'): void {
  if (actor.id === null || !authors.includes(actor.id)) return;
  throw new AppError(
    'refused',
    `Quem lançou não ${verb} o próprio lançamento. Peça a outra pessoa da Superintendência ou da SPCA.`,
  );
}

function refuseShort(reason: string | null, what: string): void {
  if ((reason?.trim().length ?? 0) >= SHORTEST_REASON) return;
  throw new AppError(
    'invalid-input',
    `${what} tem de ser escrito em ao menos ${SHORTEST_REASON} letras: ele fica no histórico.`,
  );
}

async function ownOpen(context: Context, id: string): Promise<SheetRecord> {
  const sheet = await getSheet(context, id);
  await mayDo(context, ENTER_VALUES, getEntryCard(sheet.indicator));
  if (isOpen(sheet)) return sheet;
  const words = {
    sent: 'O lançamento foi enviado e espera a decisão. Para mudá-lo, recolha-o ou peça que seja devolvido.',
    approved: 'O lançamento foi aprovado e não se altera. Abra uma correção, com o motivo.',
    discarded: 'O lançamento foi descartado. Abra outro.',
  };
  throw new AppError('refused', words[sheet.state as keyof typeof words]);
}

async function sentOne(context: Context, id: string, verb: string): Promise<SheetRecord> {
  const sheet = await getSheet(context, id);
  await mayDo(context, verb, getEntryCard(sheet.indicator));
  if (sheet.state === 'sent') return sheet;
  throw new AppError('refused', 'Este lançamento não está enviado: abra-o de novo e veja como está agora.');
}

const GESTURES = {
  opened: 'told',
  'cells-told': 'told',
  'source-told': 'told',
  sent: 'sent',
  recalled: 'told',
  returned: 'decided',
  approved: 'decided',
  'decision-undone': 'undone',
  settled: 'told',
  discarded: 'told',
} as const;

/** Event and row of one change, and the notices of it. */
export async function writeSheet(
  context: Context,
  { id, sequence }: SheetWritten,
  before: Sheet | null,
  event: SheetEvent,
): Promise<SheetWritten> {
  const stored = await append(context, {
    stream: sheetStream(id),
    type: event.type,
    data: event.data as unknown as Record<string, unknown>,
    reason: 'reason' in event ? event.reason : null,
    expected: sequence,
  });
  const after = afterEvent(id, before, event, context.actor.id);
  if (after === null) throw new Error(`indicator-entry/${id}: ${event.type} before opened`);
  if (before === null) await insertSheet(context, after);
  else await saveSheet(context, after, stored.sequence, GESTURES[event.type]);
  await tellChange(context, after, stored.sequence, event.type);
  return { id, sequence: stored.sequence };
}
