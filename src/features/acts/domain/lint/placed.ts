import { readingOf, type Unit } from '../act.ts';
import type { Address } from '../address.ts';
import type { Span } from '../quotes.ts';
import type { Finding } from './finding.ts';

/** A finding at its provision: the words around it there, and an id that stays while rule and place do. */
export interface PlacedFinding extends Omit<Finding, 'start' | 'end' | 'text'> {
  readonly id: string;
  readonly at: Address;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** The findings of the reading of an act, each in the provision that it begins in. Words beyond the provision stay in the quote. */
export function placeFindings(units: readonly Unit[], findings: readonly Finding[]): PlacedFinding[] {
  const reading = units.filter(({ kind }) => kind !== 'page');
  let offset = 0;
  const starts = reading.map((unit) => {
    const start = offset;
    offset += readingOf({ units: [unit] }).length + 1;
    return { unit, start };
  });
  return findings.flatMap(({ start, end, text, ...finding }) => {
    const place = starts.findLast((each) => each.start <= start);
    if (place === undefined) return [];
    const { unit } = place;
    return [
      {
        ...finding,
        id: `${finding.rule}:${unit.address}:${start - place.start}`,
        at: unit.address,
        before: unit.text.slice(0, start - place.start),
        quote: text,
        after: unit.text.slice(end - place.start),
      },
    ];
  });
}

/** The part of a finding that stands in one provision. */
interface Stretch extends Span {
  readonly address: Address;
}

/** Where the words of a placed finding stand, provision by provision: those beyond its own go on in the next ones of the reading. */
export function stretchesOf(
  reading: readonly Pick<Unit, 'address' | 'text'>[],
  { at, before, quote }: Pick<PlacedFinding, 'at' | 'before' | 'quote'>,
): Stretch[] {
  const first = reading.findIndex(({ address }) => address === at);
  const stretches: Stretch[] = [];
  let start = before.length;
  let left = quote.length;
  for (const { address, text } of first < 0 ? [] : reading.slice(first)) {
    if (left <= 0) break;
    stretches.push({ address, start, end: Math.min(text.length, start + left) });
    left -= text.length - start + 1;
    start = 0;
  }
  return stretches;
}
