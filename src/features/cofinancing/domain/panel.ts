import { type Band, bandOf } from '../../../kernel/bands.ts';
import type { Citation } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import { versionAt } from './dated.ts';
import type { YearScored } from './execution-year.ts';
import type { Programme } from './programme.ts';
import { bandsOf } from './score-table.ts';

/** A card of the indicators, by one of its methods (null: the usual one). */
export interface ComputedSource {
  readonly indicator: string;
  readonly method: string | null;
  readonly label: string;
}

/** A card together with what is declared of what its files leave out: both numerators over both denominators. */
export interface JointSource extends ComputedSource {
  /** Indicator of the monthly declaration. */
  readonly declared: string;
  readonly formula: string;
  /** What asks for both. */
  readonly cite: Citation;
}

/** What a card counts in the files over what a document programmes: a whole group of lines, one line, or those under a code. */
export interface ExecutionSource {
  /** `ppi`: agreed among municipalities; `descriptive`: the goals of the contract. */
  readonly kind: 'ppi' | 'descriptive';
  /** Card whose parts are the lines. */
  readonly indicator: string;
  readonly group: 'admissions' | 'ambulatory';
  readonly line?: string;
  /** The lines whose id begins so: `subgroup:02`. */
  readonly under?: string;
  /** Each line under it is a value of its own, else they are added. */
  readonly isEach?: true;
  /** Each municipality of origin that the document tells apart is a value of its own: of those who live there. */
  readonly byOrigin?: true;
  readonly municipality?: string;
  readonly label: string;
}

/** The part of a card that counts what a line programmes: `clinic:surgical` is `SURGICAL`, `subgroup:0301` is `0301`. */
export const partOfLine = (line: string): string => line.slice(line.indexOf(':') + 1).toUpperCase();

/** Between two values: `from` included unless a range below ends there, `to` included. */
interface Range {
  readonly id: string;
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  /** Which of its two ends belong to it. */
  readonly holds: readonly ('from' | 'to')[];
  readonly cite: Citation;
}

/** One line of Art. 5º or of clause 6: where its value comes from and what it is held to. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly unit: '%' | 'days' | 'BRL' | 'boolean';
  readonly cite: Citation;
  /** The same criterion in clause 6. */
  readonly clause?: Citation;
  /** The criterion as the act asks it, where files alone do not give it. */
  readonly joint?: JointSource;
  readonly computed?: readonly ComputedSource[];
  readonly execution?: readonly ExecutionSource[];
  /** Indicators of the monthly declaration; the first is the criterion, the others its parts. */
  readonly declared?: readonly string[];
  /** Score table of the programme. */
  readonly table?: string;
  readonly ranges?: readonly Range[];
  /** Why there is no band. */
  readonly noBand?: string;
  /** Fact of the agreement that the act prints. */
  readonly fact?: string;
  /** Facts of the score that the year's execution says. */
  readonly year?: YearScored;
}

export interface PanelCriteria {
  readonly programme: string;
  readonly criteria: readonly Criterion[];
}

/** The band that holds a value, in words, with the points it gives where it gives any. */
export interface PanelBand {
  readonly label: string;
  readonly score: Rational | null;
  readonly cite: Citation;
  /** Another reading of the holes of the table would give another band, or none. */
  readonly dependsOnReading: boolean;
}

/** The programme as it binds on a day and was known on another, under the reading chosen for its bands. */
export interface BandsOn {
  readonly programme: Programme;
  readonly reading: string;
  readonly day: string;
  readonly knownOn: string;
}

/** Whether the criterion is held by a score table of which no version binds on the day. */
export function lacksTable(criterion: Criterion, on: BandsOn): boolean {
  return criterion.ranges === undefined && criterion.table !== undefined && rowsOf(criterion, on) === null;
}

function rowsOf(criterion: Criterion, { programme, day, knownOn }: BandsOn) {
  const table = programme.tables.find(({ id }) => id === criterion.table);
  return (table && versionAt(table.versions, day, knownOn))?.rows ?? null;
}

/** @returns null where no band holds the value, or the criterion has none on that day. */
export function bandOfValue(criterion: Criterion, on: BandsOn, value: Rational): PanelBand | null {
  if (criterion.ranges) return rangeOfValue(criterion.ranges, value);
  const rows = rowsOf(criterion, on);
  if (rows === null) return null;
  const under = (reading: string) => bandOf(bandsOf(rows, reading), value);
  const band = under(on.reading);
  if (band === null) return null;
  const others = on.programme.readings.find(({ id }) => id === 'bands')?.options ?? [];
  return {
    label: `faixa ${band.id}: ${band.printed}`,
    score: band.value.value,
    cite: band.value.cite,
    dependsOnReading: others.some(({ id }) => under(id)?.id !== band.id),
  };
}

function rangeOfValue(ranges: readonly Range[], value: Rational): PanelBand | null {
  const bands = ranges.map(
    (range): Band<Range> => ({
      id: range.id,
      printed: range.label,
      from: range.from === undefined ? null : Rational.parse(range.from),
      fromInclusive: range.holds.includes('from'),
      to: range.to === undefined ? null : Rational.parse(range.to),
      toInclusive: range.holds.includes('to'),
      value: range,
    }),
  );
  const band = bandOf(bands, value);
  return band && { label: band.printed, score: null, cite: band.value.cite, dependsOnReading: false };
}
