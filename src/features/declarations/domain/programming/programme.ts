import {
  addMonths,
  type Competencia,
  competenciaInWords,
  parseCompetencia,
} from '../../../../kernel/competencia.ts';
import type { Citation } from '../../../../kernel/explained.ts';

export const PROGRAMME_KINDS = ['ppi', 'descriptive'] as const;
/** `ppi`: agreed among municipalities, by municipality of origin. `descriptive`: the goals of the hospital's contract. */
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

export const KIND_WORDS: Readonly<Record<ProgrammeKind, string>> = {
  ppi: 'Programação Pactuada e Integrada (PPI)',
  descriptive: 'Documento Descritivo',
};

/** Stands for every municipality at once, where the act does not tell them apart. */
export const EVERY_PLACE = 'all';
/** Stands for each month of a version without a last one. */
export const EACH_MONTH = 'each';

/** One programmed quantity. Whole number and reais as decimal text, so that none passes through a float. */
export interface Cell {
  readonly municipality: string;
  readonly line: string;
  /** `2026-03`, or `each` in a version without a last month. */
  readonly month: string;
  readonly quantity: string | null;
  /** BRL with two decimals. */
  readonly amount: string | null;
}

export type CellPlace = Pick<Cell, 'municipality' | 'line' | 'month'>;

export const cellKey = ({ municipality, line, month }: CellPlace): string =>
  `${municipality}/${line}/${month}`;

/** An act as typed; `id` and `cite` where its text is stored and says these quantities. */
interface ProgrammeAct {
  readonly name: string;
  readonly date: string | null;
  readonly id: string | null;
  readonly cite: Citation | null;
}

type ProgrammeState = 'draft' | 'published' | 'discarded';
export type Origin = 'entered' | 'document' | 'demonstration';

/** A version: what its stream of events folds to. A published one never changes; another takes its place. */
export interface Programme {
  readonly id: string;
  /** Unit of the hospital. */
  readonly hospital: string;
  readonly kind: ProgrammeKind;
  readonly number: number;
  readonly firstMonth: string;
  /** Null: it holds until another version takes its place, and its quantities are those of each month. */
  readonly lastMonth: string | null;
  readonly origin: Origin;
  readonly basedOn: string | null;
  readonly state: ProgrammeState;
  readonly act: ProgrammeAct | null;
  readonly evidence: string | null;
  readonly cells: readonly Cell[];
}

export type ProgrammeEvent =
  | { readonly type: 'drafted'; readonly data: Omit<Programme, 'id' | 'state' | 'act' | 'evidence'> }
  | { readonly type: 'cells-changed'; readonly data: { readonly cells: readonly Cell[] } }
  | {
      readonly type: 'published';
      readonly data: { readonly act: ProgrammeAct; readonly evidence: string | null };
    }
  | { readonly type: 'discarded'; readonly data: Record<string, never> };

export const programmeStream = (id: string): string => `programming/${id}`;

/** The version that its events tell; null before the first. */
export function foldProgramme(id: string, events: readonly ProgrammeEvent[]): Programme | null {
  let programme: Programme | null = null;
  for (const event of events) programme = afterEvent(id, programme, event);
  return programme;
}

/** The version after one more of its events. */
export function afterEvent(id: string, before: Programme | null, event: ProgrammeEvent): Programme | null {
  if (event.type === 'drafted') return { ...event.data, id, state: 'draft', act: null, evidence: null };
  if (before === null) return null;
  if (event.type === 'cells-changed') return { ...before, cells: putCells(before.cells, event.data.cells) };
  if (event.type === 'published') return { ...before, ...event.data, state: 'published' };
  return { ...before, state: 'discarded' };
}

/** The cells after a change: an empty one leaves; the others stay in order of place, line and month. */
export function putCells(before: readonly Cell[], changes: readonly Cell[]): Cell[] {
  const cells = new Map(before.map((cell) => [cellKey(cell), cell]));
  for (const change of changes) {
    if (change.quantity === null && change.amount === null) cells.delete(cellKey(change));
    else cells.set(cellKey(change), change);
  }
  return [...cells.values()].sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}

const MOST_MONTHS = 12;

/** The columns of a version: its months, or the one that stands for each. */
export function columnsOf({ firstMonth, lastMonth }: Pick<Programme, 'firstMonth' | 'lastMonth'>): string[] {
  if (lastMonth === null) return [EACH_MONTH];
  const months: Competencia[] = [];
  for (let month = parseCompetencia(firstMonth); month <= lastMonth; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** Why a version may not span these months, or null. */
export function spanProblem(firstMonth: string, lastMonth: string | null): string | null {
  if (lastMonth === null) return null;
  if (lastMonth < firstMonth)
    return `O último mês (${inWords(lastMonth)}) vem antes do primeiro (${inWords(firstMonth)}). Troque um deles.`;
  return addMonths(parseCompetencia(firstMonth), MOST_MONTHS - 1) < lastMonth
    ? `Uma versão cobre no máximo ${MOST_MONTHS} meses. Abra outra para os meses seguintes.`
    : null;
}

const inWords = (month: string): string => competenciaInWords(parseCompetencia(month));

/** "PPI, versão 2". */
export const programmeName = ({ kind, number }: Pick<Programme, 'kind' | 'number'>): string =>
  `${kind === 'ppi' ? 'PPI' : KIND_WORDS[kind]}, versão ${number}`;

/** The published version that governs a month: of those that cover it, the one published last. */
export function versionOfMonth<T extends Pick<Programme, 'state' | 'firstMonth' | 'lastMonth' | 'number'>>(
  versions: readonly T[],
  month: string,
): T | null {
  const covering = versions.filter(
    ({ state, firstMonth, lastMonth }) =>
      state === 'published' && firstMonth <= month && (lastMonth === null || month <= lastMonth),
  );
  return covering.reduce<T | null>((last, each) => (last && last.number > each.number ? last : each), null);
}
