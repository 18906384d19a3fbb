import { Rational } from '../../../../kernel/rational.ts';
import { hitsOf, type LegalText, quoted } from './legal-text.ts';
import type { Bounds, Column, PrintedBand } from './printed-bands.ts';

const N = String.raw`\d{1,3}(?:[.,]\d{1,2})?`;
/** A cell of a table: "<15%", "15 a 20%", "> 31%". Scanners read the "a" as "2" or drop it. */
const CELL = new RegExp(
  String.raw`(?<sign>[<>≤≥]=?) ?(?<one>${N}) ?%?|(?<![\d.,])(?<from>\d{1,3}?(?:[.,]\d{1,2})?)(?: ?(?:a|à|ate|[-–—]) ?| ?2 ?| )(?<to>${N}) ?%`,
  'gu',
);

function cellBounds({ sign, one, from, to }: Readonly<Record<string, string | undefined>>): Bounds | null {
  const number = (text = '0') => Rational.parsePtBr(text.replace('.', ','));
  if (sign === undefined) {
    const [low, high] = [number(from), number(to)];
    return low.lt(high) ? { from: low, fromInclusive: true, to: high, toInclusive: true } : null;
  }
  const isInclusive = sign.length > 1 || /[≤≥]/u.test(sign);
  return /[<≤]/u.test(sign)
    ? { from: null, fromInclusive: false, to: number(one), toInclusive: isInclusive }
    : { from: number(one), fromInclusive: isInclusive, to: null, toInclusive: false };
}

function bandsOf(text: LegalText, from: number, to: number): PrintedBand[] {
  return hitsOf(text, CELL, from, to).flatMap((hit): PrintedBand[] => {
    const bounds = cellBounds(hit.groups);
    const printed = quoted(text, hit);
    return bounds
      ? [{ ...bounds, id: `${hit.start}`, printed, value: null, start: hit.start, end: hit.end }]
      : [];
  });
}

/** Lines of a table hold as many bands as it has columns; other lines may stand between two of them. */
export function tableColumns(text: LegalText): Column[] {
  const rows: PrintedBand[][] = [];
  const columns: Column[] = [];
  let gap = 0;
  const close = () => {
    columns.push(...columnsOf(rows.splice(0)));
    gap = 0;
  };
  for (const line of text.text.matchAll(/[^\n]+/gu)) {
    const bands = bandsOf(text, line.index, line.index + line[0].length);
    if (bands.length > 0 && bands.length !== rows[0]?.length) close();
    if (bands.length > 0) rows.push(bands);
    gap = bands.length > 0 ? 0 : gap + 1;
    if (gap > 3) close();
  }
  close();
  return columns;
}

/** Where the tables of bands stand. */
export function tableSpans(text: LegalText): { start: number; end: number }[] {
  return tableColumns(text).flatMap(({ bands, tableEnd }, index, all) =>
    index > 0 && all[index - 1]?.tableEnd === tableEnd
      ? []
      : [{ start: bands[0]?.start ?? 0, end: tableEnd }],
  );
}

function columnsOf(rows: readonly PrintedBand[][]): Column[] {
  const isTable =
    rows.length >= 3 && rows.some((row) => row.some(({ from, to }) => from === null || to === null));
  if (!isTable) return [];
  const tableEnd = rows.at(-1)?.at(-1)?.end ?? 0;
  return (rows[0] ?? []).map((_, index) => ({
    bands: rows.flatMap((row) => row[index] ?? []),
    step: null,
    best: null,
    isClosed: false,
    unit: '%',
    tableEnd,
    name: rows[0]?.length === 1 ? 'tabela' : `coluna ${index + 1} da tabela`,
  }));
}
