import { type Explained, fact, type SourceFile } from '../../../../kernel/explained.ts';
import { formatBrl, formatDecimal, formatPercent } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Criterion } from '../../domain/panel.ts';

/** A contracted hospital, with the CNES it has in the month; null where nobody said it. */
export interface PanelHospital {
  readonly id: string;
  readonly name: string;
  readonly cnes: string | null;
  /** Where the register of units has it; null where it says nothing. */
  readonly territory: string | null;
}

/** Whose numbers: the contracted hospitals of a place. */
export interface PanelPlace {
  readonly hospitals: readonly PanelHospital[];
  /** Unit of the hospital of the Termo. */
  readonly own: string | null;
}

/** A value before its band. `exact` is in the unit of the criterion. */
export interface RawPanelValue {
  readonly source: 'computed' | 'declared' | 'document';
  readonly label: string;
  readonly exact: Rational | boolean | null;
  readonly text: string | null;
  /** What was divided by what, with the source of each (pt-BR), where they are of two sources. */
  readonly counts: string | null;
  readonly explained: Explained | null;
  readonly recordsHref: string | null;
  /** Page of the indicator, opened on the value of the one hospital. */
  readonly indicatorHref: string | null;
  readonly reason: string | null;
  /** What must be known of a hospital wherever it is counted: said once above all lines, and in the source of each number. */
  readonly notices: readonly string[];
  /** Some hospital of the place, or some municipality of origin, is not in it: no band holds it. */
  readonly isPartial: boolean;
  readonly isDemonstration: boolean;
}

const PLACES = 2;
export const HUNDRED: Rational = Rational.of(100);

export function valueText(unit: Criterion['unit'], value: Rational | boolean): string {
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (unit === 'BRL') return formatBrl(value);
  if (unit === 'days') return `${formatDecimal(value, PLACES)} dias`;
  return formatPercent(value, PLACES);
}

export const absent = (source: RawPanelValue['source'], label: string, reason: string): RawPanelValue => ({
  source,
  label,
  reason,
  exact: null,
  text: null,
  counts: null,
  explained: null,
  recordsHref: null,
  indicatorHref: null,
  notices: [],
  isPartial: false,
  isDemonstration: false,
});

/** A hospital that is not in a value, and why. */
export interface Lacking {
  readonly name: string;
  readonly reason: string;
}

interface Gathered<Found> {
  readonly found: readonly Found[];
  /** Whether some hospital of the place is not in it. */
  readonly isPartial: boolean;
  /** Who is left out and why, or why there is nothing at all; null where nobody is. */
  readonly left: string | null;
}

/** What each hospital of a place gives to a value, one after the other, and who gives nothing. */
export async function gather<Found extends object>(
  place: PanelPlace,
  take: (hospital: PanelHospital) => Promise<Found | Lacking>,
): Promise<Gathered<Found>> {
  const found: Found[] = [];
  const lacking: Lacking[] = [];
  for (const hospital of place.hospitals) {
    const given = await take(hospital);
    if ('reason' in given) lacking.push(given);
    else found.push(given);
  }
  return { found, isPartial: lacking.length > 0, left: lackingWords(place, lacking) };
}

/** Why a place has no value, or who is left out of it: each reason once, with the hospitals it is of. Null where none is. */
function lackingWords(place: PanelPlace, lacking: readonly Lacking[]): string | null {
  if (place.hospitals.length === 0) return 'Nenhum hospital contratualizado aqui.';
  const [first] = lacking;
  if (first === undefined) return null;
  if (place.hospitals.length === 1) return first.reason;
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of lacking) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  const each = [...byReason].map(([reason, names]) => `${names.join(', ')}: ${reason}`);
  return `${lacking.length} de ${place.hospitals.length} hospitais fora da soma. ${each.join(' ')}`;
}

/** What is told beside what one hospital gives. */
export interface ToldBeside {
  /** What must be known of the count. */
  readonly note: string | null;
  /** Where the files have the hospital, if that is not where the register of units has it. */
  readonly notice: string | null;
}

/**
 * What is told beside a value: who is left out of it with what must be known of its counts, each once; what is said above all lines;
 * and both, for its origin.
 */
export function toldBeside(left: string | null, counted: readonly ToldBeside[]) {
  const reason = sentences(left, ...new Set(counted.map(({ note }) => note)));
  const notices = counted.flatMap(({ notice }) => notice ?? []);
  const note = sentences(reason, ...notices);
  return { reason, notices, note: note === null ? {} : { note } };
}

const sentences = (...texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null).join(' ') || null;

/** What one hospital gives to a value. */
export interface Share {
  readonly name: string;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly value: Rational;
  readonly files: readonly SourceFile[];
  /** Where what is in no file comes from. */
  readonly origin?: string;
}

interface Pooled {
  readonly value: Rational;
  readonly op: 'divide' | 'sum' | 'count';
  readonly inputs: readonly Explained[];
}

/** One hospital as it stands; several by adding numerators and denominators and dividing once, or by adding amounts. */
export function poolShares(unit: Criterion['unit'], shares: readonly Share[]): Pooled {
  const [only] = shares;
  const divides = shares.every(({ numerator, denominator }) => numerator !== null && denominator !== null);
  if (!divides) {
    const value = sum(shares.map((share) => share.value));
    return shares.length === 1
      ? { value, op: 'count', inputs: [] }
      : { value, op: 'sum', inputs: partsOf(shares, 'value', unit === 'BRL' ? 'BRL' : 'count') };
  }
  const inputs = [
    addedNode('numerator', 'Numerador', shares),
    addedNode('denominator', 'Denominador', shares),
  ];
  if (only !== undefined && shares.length === 1) return { value: only.value, op: 'divide', inputs };
  const [over, under] = inputs.map((node) => node.value) as [Rational, Rational];
  const quotient = over.div(under);
  return { value: unit === '%' ? quotient.mul(HUNDRED) : quotient, op: 'divide', inputs };
}

/** The numerators, or denominators, of the hospitals added; of one alone, its own. */
function addedNode(
  key: 'numerator' | 'denominator',
  label: string,
  shares: readonly Share[],
): Explained<Rational> {
  const parts = partsOf(shares, key, 'count');
  const value = sum(parts.map((part) => part.value));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return { ...only, id: key, label };
  return { id: key, label, value, unit: 'count', op: 'sum', inputs: parts };
}

const partsOf = (
  shares: readonly Share[],
  key: 'numerator' | 'denominator' | 'value',
  unit: 'count' | 'BRL',
): Explained<Rational>[] =>
  shares.map((share, index) =>
    fact(`${key}.${index + 1}`, share.name, share[key] ?? Rational.zero, unit, {
      ...(share.files.length > 0 && { evidence: { files: share.files } }),
      ...(share.origin !== undefined && { note: share.origin }),
    }),
  );

/** Several lines that are absent for the same reason say it once. */
export function sameReasonOnce(values: readonly RawPanelValue[]): RawPanelValue[] {
  const said = new Set<string>();
  return values.filter(({ text, source, reason }) => {
    if (text !== null) return true;
    const key = `${source} ${reason}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
