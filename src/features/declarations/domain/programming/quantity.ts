import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Explained, fact } from '../../../../kernel/explained.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { type CountedCells, countedCells } from './counted-cells.ts';
import type { Line, LineGroup } from './line.ts';
import {
  type Cell,
  EACH_MONTH,
  EVERY_PLACE,
  KIND_WORDS,
  type Programme,
  programmeName,
} from './programme.ts';

/** What is asked: one line, those under a code, or a whole group of lines; of one municipality or all. */
export interface QuantityAsked {
  readonly month: string;
  readonly line?: string;
  /** The lines whose id begins so: `subgroup:02`. */
  readonly under?: string;
  readonly group?: LineGroup;
  readonly municipality?: string;
}

/** A programmed quantity that says where it is written, or the reason why there is none (pt-BR). */
export type ProgrammedQuantity =
  | {
      readonly found: true;
      readonly quantity: Rational;
      readonly explained: Explained<Rational>;
      /** "PPI, versão 2". */
      readonly version: string;
      /** Invented for the demonstration, as is all that is divided by it. */
      readonly isDemonstration: boolean;
    }
  | { readonly found: false; readonly reason: string };

export interface QuantityGround {
  readonly lines: readonly Line[];
  readonly placeName: (code: string) => string;
  readonly evidence: { readonly file: string; readonly sha256: string; readonly date: string | null } | null;
}

/**
 * The quantity that a version programmes for a month, by `countedCells`; where a total and its parts stand and differ, the
 * note says by how much.
 */
export function quantityOf(
  programme: Programme,
  asked: QuantityAsked,
  ground: QuantityGround,
): ProgrammedQuantity {
  const wanted = ground.lines.filter((line) => isWanted(line, asked));
  const names = new Map(wanted.map((line) => [line.id, line]));
  const cells = quantitiesOf(programme, asked.month).filter(
    (cell) =>
      names.has(cell.line) && (asked.municipality === undefined || cell.municipality === asked.municipality),
  );
  const { used, split, unclear } = countedCells(cells, (line) => names.get(line)?.isTotal ?? false);
  if (unclear.length > 0) return { found: false, reason: unclearWords(programme, unclear, ground) };
  if (used.length === 0) return { found: false, reason: absence(programme, asked, wanted) };
  const quantity = totalOf(used);
  const explained: Explained<Rational> = {
    id: `programmed.${asked.line ?? asked.under ?? asked.group ?? ''}`,
    label: `Quantidade programada para ${inWords(asked.month)}`,
    value: quantity,
    unit: 'count',
    op: used.length === 1 ? 'fact' : 'sum',
    inputs: used.length === 1 ? [] : used.map((cell) => cellNode(cell, names, ground)),
    formula: 'soma das quantidades programadas',
    note: noteOf(programme, split),
    ...(programme.act?.cite && { cite: programme.act.cite }),
    ...(ground.evidence && { evidence: { files: [ground.evidence] } }),
  };
  const isDemonstration = programme.origin === 'demonstration';
  return { found: true, quantity, explained, version: programmeName(programme), isDemonstration };
}

/** The lines of a group that a version programmes for a month, each by itself; the totals are not among them. */
export function programmedLinesOf(
  programme: Programme,
  { month, group }: { readonly month: string; readonly group: LineGroup },
  lines: readonly Line[],
): Line[] {
  const written = new Set(quantitiesOf(programme, month).map(({ line }) => line));
  return lines.filter((line) => line.group === group && !line.isTotal && written.has(line.id));
}

/** Codes of the municipalities for which a version programmes something of a group in a month, each by itself. */
export function originsOf(
  programme: Programme,
  { month, group }: { readonly month: string; readonly group: LineGroup },
  lines: readonly Line[],
): string[] {
  const ofGroup = new Set(lines.filter((line) => line.group === group).map(({ id }) => id));
  const cells = quantitiesOf(programme, month).filter(
    ({ line, municipality }) => ofGroup.has(line) && municipality !== EVERY_PLACE,
  );
  return [...new Set(cells.map(({ municipality }) => municipality))].sort();
}

const quantitiesOf = ({ cells }: Programme, month: string): Cell[] =>
  cells.filter((cell) => cell.quantity !== null && (cell.month === month || cell.month === EACH_MONTH));

function isWanted(line: Line, { line: one, under, group }: QuantityAsked): boolean {
  if (one !== undefined) return line.id === one;
  return under === undefined ? line.group === group : line.id.startsWith(under);
}

const totalOf = (cells: readonly Cell[]): Rational =>
  sum(cells.map((cell) => Rational.parse(cell.quantity ?? '0')));
const inWords = (month: string): string => competenciaInWords(parseCompetencia(month));

function cellNode(cell: Cell, names: ReadonlyMap<string, Line>, ground: QuantityGround): Explained<Rational> {
  const line = names.get(cell.line)?.name ?? cell.line;
  const place = cell.municipality === EVERY_PLACE ? '' : `${ground.placeName(cell.municipality)}: `;
  return fact(
    `programmed.${cell.municipality}.${cell.line}`,
    `${place}${line}`,
    Rational.parse(cell.quantity ?? '0'),
    'count',
  );
}

function noteOf(programme: Programme, { totals, parts }: CountedCells['split']): string {
  const { act } = programme;
  const date = act?.date ? `, de ${formatDay(act.date)}` : '';
  const where = `${programmeName(programme)}: ${act?.name ?? 'sem ato'}${date}.`;
  const origin = programme.origin === 'demonstration' ? ' Demonstração: quantidades inventadas.' : '';
  if (parts.length === 0) return where + origin;
  const difference = totalOf(totals).sub(totalOf(parts));
  return difference.isZero()
    ? where + origin
    : `${where} O total escrito difere em ${difference.toDecimal(0)} da soma das suas partes; usou-se o total.${origin}`;
}

function unclearWords(
  programme: Programme,
  totals: readonly Cell[],
  { placeName }: Pick<QuantityGround, 'placeName'>,
): string {
  const places = totals.map(({ municipality }) => placeName(municipality)).join(', ');
  return `${programmeName(programme)} traz quantidades de todos os municípios sem distinção e, ao lado, o total de ${places}: não se sabe o que uma repete da outra, e nada foi somado. Escreva em outra versão só por município, ou só sem distinção.`;
}

function absence(programme: Programme, { municipality }: QuantityAsked, wanted: readonly Line[]): string {
  const what = wanted.length === 1 ? `de ${wanted[0]?.name ?? ''}` : 'desse grupo';
  const where = municipality === undefined ? '' : ' desse município';
  return `${programmeName(programme)} não traz quantidade ${what}${where}. Acrescente-a em outra versão de ${KIND_WORDS[programme.kind]}.`;
}
