import type { SourceFile } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Card } from '../card.ts';
import { ENTRY_LEVELS, type EntryLevel } from './card-entry.ts';
import type { EntryCell } from './sheet.ts';

/** An approved sheet as its values tell of it. */
export interface StandingSheet {
  readonly period: string;
  readonly level: EntryLevel;
  readonly version: number;
  readonly cells: ReadonlyMap<string, EntryCell>;
  readonly files: readonly SourceFile[];
  /** Who told it, who approved it, when, and by what proof (pt-BR). */
  readonly told: string;
  /** Instant and day, where people live, of the approval. */
  readonly approvedAt: string;
  readonly approvedOn: string;
}

/** A place as it was in a period, with what lies directly in it. */
export interface PlaceNode {
  readonly code: string;
  readonly name: string;
  readonly level: EntryLevel;
  readonly parts: readonly PlaceNode[];
}

/** What the sheets of one period give for a place. */
export interface Figure {
  readonly sheet: StandingSheet;
  /** Told for the very place, or the sum of what was told for the places in it. */
  readonly how: 'told' | 'summed';
  /** Null where only the printed value was told. */
  readonly counts: { readonly numerator: Rational; readonly denominator: Rational } | null;
  /** In the card's unit, unrounded. */
  readonly value: Rational;
  /** Places of the sheet's level inside the place, and those of them that nothing can be added of. */
  readonly places: number;
  readonly missing: readonly PlaceNode[];
}

/** The figure told for a place and the one that its parts add up to; each null where there is none. */
export function figuresOf(
  { multiplier }: Pick<Card, 'multiplier'>,
  place: PlaceNode,
  sheets: readonly StandingSheet[],
): { readonly told: Figure | null; readonly summed: Figure | null } {
  const own = sheets.find(({ level }) => level === place.level);
  const finer = ENTRY_LEVELS.slice(0, ENTRY_LEVELS.indexOf(place.level));
  const parts = finer.flatMap((level) => sheets.find((sheet) => sheet.level === level) ?? []);
  const summed = parts.flatMap((sheet) => summedFigure(multiplier, place, sheet) ?? []);
  return { told: own === undefined ? null : toldFigure(multiplier, place, own), summed: summed[0] ?? null };
}

function toldFigure(multiplier: number, place: PlaceNode, sheet: StandingSheet): Figure | null {
  const cell = sheet.cells.get(place.code);
  const told = { sheet, how: 'told', places: 1, missing: [] } as const;
  const counts = countsOf(cell);
  if (counts !== null) return { ...told, counts, value: divided(multiplier, counts) };
  const value = cell?.value ?? null;
  return value === null ? null : { ...told, counts: null, value: Rational.parse(value) };
}

function summedFigure(multiplier: number, place: PlaceNode, sheet: StandingSheet): Figure | null {
  const places = placesAt(place, sheet.level);
  const missing = places.filter(({ code }) => countsOf(sheet.cells.get(code)) === null);
  if (missing.length === places.length) return null;
  const counts = sumOfPlaces(places, sheet);
  return { sheet, how: 'summed', counts, value: divided(multiplier, counts), places: places.length, missing };
}

const divided = (multiplier: number, { numerator, denominator }: NonNullable<Figure['counts']>): Rational =>
  numerator.mul(Rational.of(multiplier)).div(denominator);

/** Both counts of a cell; null where one is missing or nothing divides. */
function countsOf(cell: EntryCell | undefined): Figure['counts'] {
  if (cell === undefined || cell.numerator === null || cell.denominator === null) return null;
  const denominator = Rational.parse(cell.denominator);
  return denominator.isZero() ? null : { numerator: Rational.parse(cell.numerator), denominator };
}

/** Counts of the places that have them, added up. */
export function sumOfPlaces(
  places: readonly PlaceNode[],
  { cells }: StandingSheet,
): NonNullable<Figure['counts']> {
  const found = places.flatMap(({ code }) => countsOf(cells.get(code)) ?? []);
  const total = (name: 'numerator' | 'denominator') =>
    found.reduce((sum, counts) => sum.add(counts[name]), Rational.zero);
  return { numerator: total('numerator'), denominator: total('denominator') };
}

/** The places of a level inside a place, itself where it is one. */
export function placesAt(place: PlaceNode, level: EntryLevel): readonly PlaceNode[] {
  return place.level === level ? [place] : place.parts.flatMap((part) => placesAt(part, level));
}
