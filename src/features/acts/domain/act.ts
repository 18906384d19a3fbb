import { AppError } from '../../../kernel/app-error.ts';
import { type Address, isWithin } from './address.ts';
import { findQuote, type Span } from './quotes.ts';

/** `ordinance`: portaria. */
export const ACT_KINDS = ['resolution', 'ordinance', 'law', 'decree', 'plan'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** How much of the text is here: all, only the cited provisions, or nothing ("texto não carregado"). */
type Coverage = 'full' | 'excerpt' | 'none';

/** `reconstructed`: some of the text is not legible in the scan and stands in square brackets. */
type UnitStatus = 'printed' | 'reconstructed';

/** `page`: letterhead and footer of a scanned page, no part of the reading. */
export type UnitKind = 'provision' | 'heading' | 'table-row' | 'page';

/** One addressed piece of an act, in the order of the document, without the pieces below it. */
export interface Unit {
  readonly address: Address;
  readonly kind: UnitKind;
  /** Cells of a table row are separated by tabs. */
  readonly text: string;
  readonly status: UnitStatus;
  /** Where it stands in the OCR text (UTF-16 units, end exclusive); null for an act that was never scanned. */
  readonly ocrStart: number | null;
  readonly ocrEnd: number | null;
}

export type CorrectionKind = 'misread' | 'removed' | 'reconstructed' | 'illegible';

/** One change of the OCR text: the slice [start, end) reads `from` and should read `to`. */
export interface Correction {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  readonly kind: CorrectionKind;
  /** The unit it belongs to; null for noise between units. */
  readonly at: Address | null;
  readonly by: string;
}

/** A band as the table prints it; decimal strings in the unit of the column. */
type PrintedBand =
  | { readonly form: 'below'; readonly value: string }
  | { readonly form: 'between'; readonly from: string; readonly to: string }
  | { readonly form: 'above'; readonly value: string };

/** One cell of a table kept as data, the OCR beside it. */
interface Cell {
  readonly text: string;
  /** Words to be cited at the address of the row; null where the act prints nothing. */
  readonly quote: string | null;
  readonly ocr: string | null;
  readonly status: UnitStatus;
  readonly confidence: 'high' | 'medium';
  readonly reason: string;
  readonly band?: PrintedBand;
  /** Decimal string in the unit of the column. */
  readonly value?: string;
}

interface Column {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** The note that explains the column. */
  readonly explainedAt: Address | null;
  readonly status: UnitStatus;
}

interface Row {
  readonly at: Address;
  readonly label: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A table of an act as data. */
export interface Table {
  readonly at: Address;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly doubts: readonly string[];
}

/** The file a text was read from; `date` is the document's own. */
export interface SourceText {
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
}

/** What is known of an act without its text. */
export interface ActHead {
  readonly id: string;
  readonly kind: ActKind;
  readonly number: string | null;
  readonly title: string;
  /** The body that issued it. */
  readonly body: string;
  readonly ementa: string | null;
  /** Day it was signed, YYYY-MM-DD; null where the document prints only a year. */
  readonly signedOn: string | null;
  /** Validity [from, to), apart from the day of signature; `effectFrom` null while unknown, `effectTo` while open. */
  readonly effectFrom: string | null;
  readonly effectTo: string | null;
  readonly coverage: Coverage;
}

/** A normative act or plan as stored: where it comes from, its addressed text, how the scan was corrected. */
export interface Act extends ActHead {
  /** The file of the text; null where no text is here. */
  readonly source: SourceText | null;
  /** Name of the OCR text beside this file, or null. */
  readonly ocrFile: string | null;
  readonly units: readonly Unit[];
  readonly corrections: readonly Correction[];
  readonly tables: readonly Table[];
  /** What is left out of the published document, and why. */
  readonly omissions: readonly { readonly at: Address; readonly what: string; readonly reason: string }[];
}

/** A quote found in the reading of an act; `text` is exactly `readingOf(act).slice(start, end)`. */
export interface QuoteFound extends Span {
  readonly found: true;
  readonly at: Address;
  readonly text: string;
}

export interface QuoteMissing {
  readonly found: false;
  readonly reason: 'unknown-address' | 'not-at-address';
}

/** What the functions on the reading need of an act. */
type Text = Pick<Act, 'units'>;

/** The unit at an address, or undefined. */
export function findUnit(act: Text, address: Address): Unit | undefined {
  return act.units.find((unit) => unit.address === address);
}

/** The unit and everything below it, in document order, page furniture left out. */
export function unitsWithin(act: Text, address: Address): Unit[] {
  return readingUnits(act).filter((unit) => isWithin(unit.address, address));
}

/** The whole corrected reading: the texts of the units in order, one line each, page furniture left out. */
export function readingOf(act: Text): string {
  return readingUnits(act)
    .map((unit) => unit.text)
    .join('\n');
}

/** Where a quote stands in `readingOf(act)`, looked for at an address and below it; else why it does not. */
export function quoteSpan(act: Text, at: Address, quote: string): QuoteFound | QuoteMissing {
  const region = regionOf(act, at);
  if (region === null) return { found: false, reason: 'unknown-address' };
  const reading = readingOf(act);
  const span = findQuote(reading.slice(region.start, region.end), quote);
  if (span === null) return { found: false, reason: 'not-at-address' };
  const start = region.start + span.start;
  const end = region.start + span.end;
  return { found: true, at, start, end, text: reading.slice(start, end) };
}

/** The corrections of one unit, in the order of the OCR text. */
export function correctionsOf(act: Pick<Act, 'corrections'>, address: Address): Correction[] {
  return act.corrections.filter((correction) => correction.at === address);
}

/**
 * The text with the corrections applied, in their order. `offset` is where the text begins in the OCR text.
 * @throws AppError when a correction does not find the words it replaces.
 */
export function applyCorrections(text: string, corrections: readonly Correction[], offset = 0): string {
  const parts: string[] = [];
  let cursor = 0;
  for (const correction of corrections) {
    const start = correction.start - offset;
    const end = correction.end - offset;
    if (start < cursor || text.slice(start, end) !== correction.from) {
      throw new AppError(
        'internal',
        `A correção na posição ${correction.start} não encontra "${correction.from}" no texto digitalizado.`,
      );
    }
    parts.push(text.slice(cursor, start), correction.to);
    cursor = end;
  }
  return parts.join('') + text.slice(cursor);
}

function readingUnits(act: Text): Unit[] {
  return act.units.filter((unit) => unit.kind !== 'page');
}

function regionOf(act: Text, at: Address): Span | null {
  const units = readingUnits(act);
  const within = units.map((unit) => isWithin(unit.address, at));
  const first = within.indexOf(true);
  if (first < 0) return null;
  const start = lengthOf(units.slice(0, first));
  return { start, end: lengthOf(units.slice(0, within.lastIndexOf(true) + 1)) - 1 };
}

/** Length of the units in the reading, each with its line feed. */
function lengthOf(units: Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.text.length + 1, 0);
}
