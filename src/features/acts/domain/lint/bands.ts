import { type Band, type Coverage, coverageOf } from '../../../../kernel/bands.ts';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';

/** A band as a text prints it, where it stands. */
interface PrintedBand extends Band<null> {
  readonly start: number;
  readonly end: number;
}

interface Column {
  readonly bands: readonly PrintedBand[];
  /** "%" or the noun of the quantity. */
  readonly unit: string;
  /** Where the table ends: its notes come after. */
  readonly tableEnd: number;
  readonly name: string;
}

type Bounds = Pick<Band<null>, 'from' | 'fromInclusive' | 'to' | 'toInclusive'>;

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

/** L008: tables and lists of bands that leave values out, hold one twice, or have a line that nobody can reach. */
export function bandsWithHoles(text: LegalText): Mark[] {
  const columns = [...tableColumns(text), ...listedBands(text)];
  return [...columns.flatMap(coverageMarks), ...deadRows(text, columns)];
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
function tableColumns(text: LegalText): Column[] {
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
    unit: '%',
    tableEnd,
    name: rows[0]?.length === 1 ? 'tabela' : `coluna ${index + 1} da tabela`,
  }));
}

const LOWER = tolerant(
  String.raw`(?:(?<inclusive>igual ou (?:superior|maior)|(?:maior|superior) ou igual|a partir de|no mínimo)|(?:superior|maior|acima|mais))(?: ou igual)?(?: a| de| que|:)* (?<n>\d[\d.]*(?:,\d+)?)(?<thousand> mil(?!h))? (?<unit>[a-z]{4,})`,
);
const UPPER = tolerant(
  String.raw`(?:(?<inclusive>igual ou (?:inferior|menor)|(?:menor|inferior) ou igual|até|no máximo)|(?:inferior|menor|abaixo|menos))(?: ou igual)?(?: a| de| que|:)* (?<n>\d[\d.]*(?:,\d+)?)(?<thousand> mil(?!h))? (?<unit>[a-z]{4,})`,
);
const LETTERED = /(?<![a-z0-9])[a-z][.)] /gu;

/** Items a, b, c of one list that each say from how many to how many of something. */
function listedBands(text: LegalText): Column[] {
  const items = hitsOf(text, LETTERED).map(({ start }, index, all) => ({
    start,
    end: Math.min(all[index + 1]?.start ?? text.text.length, sentenceEnd(text, start)),
    letter: text.folded[start] ?? '',
  }));
  return runsOf(items.map((item) => ({ letter: item.letter, found: itemBand(text, item) }))).map((run) => ({
    bands: run.map(({ band }) => band),
    unit: run[0]?.unit ?? '',
    tableEnd: run.at(-1)?.band.end ?? 0,
    name: `lista de faixas de ${run[0]?.unit}`,
  }));
}

interface ListedBand {
  readonly band: PrintedBand;
  readonly unit: string;
}

/** Two or more items, letter after letter, of one quantity. */
function runsOf(items: readonly { letter: string; found: ListedBand | null }[]): ListedBand[][] {
  const runs: ListedBand[][] = [];
  items.forEach(({ letter, found }, index) => {
    const before = items[index - 1];
    const follows = before?.found && letter.charCodeAt(0) === before.letter.charCodeAt(0) + 1;
    if (found && follows && before.found?.unit === found.unit) runs.at(-1)?.push(found);
    else if (found) runs.push([found]);
  });
  return runs.filter(({ length }) => length > 1);
}

function sentenceEnd(text: LegalText, start: number): number {
  return sentenceAround(text, start + 3).end;
}

function itemBand(text: LegalText, { start, end }: { start: number; end: number }): ListedBand | null {
  const [low] = hitsOf(text, LOWER, start, end);
  const [high] = hitsOf(text, UPPER, start, end);
  const unit = low?.groups.unit ?? high?.groups.unit;
  if (
    unit === undefined ||
    (low && high && low.groups.unit !== high.groups.unit && high.groups.unit !== 'mil')
  )
    return null;
  const value = (groups?: Readonly<Record<string, string>>) =>
    groups ? Rational.parsePtBr(groups.n ?? '0').mul(Rational.of(groups.thousand ? 1000 : 1)) : null;
  const bounds = [low, high].filter((hit) => hit !== undefined);
  const span = {
    start: Math.min(...bounds.map((hit) => hit.start)),
    end: Math.max(...bounds.map((hit) => hit.end)),
  };
  const band: PrintedBand = {
    id: `${start}`,
    printed: quoted(text, span),
    from: value(low?.groups),
    fromInclusive: Boolean(low?.groups.inclusive),
    to: value(high?.groups),
    toInclusive: Boolean(high?.groups.inclusive),
    value: null,
    ...span,
  };
  return { band, unit };
}

const shown = (value: Rational, unit: string) =>
  `${formatExact(value, 0, 2)}${unit === '%' ? unit : ` ${unit}`}`;

function coverageMarks({ bands, unit, name }: Column): Mark[] {
  const { gaps, overlaps } = coverageOf(bands);
  const holes = gaps.map((gap): Mark => {
    const above = bands.find(({ from }) => gap.to !== null && from?.eq(gap.to));
    const { start, end } = (gap.to === null ? highest(bands) : above) ?? (bands[0] as PrintedBand);
    return {
      rule: 'L008',
      severity: 'warning',
      start,
      end,
      message: `Na ${name} não há faixa ${gapInWords(gap, unit)}.`,
      suggestion: 'Fazer cada faixa começar onde a anterior acaba, ou dizer o que vale nesse intervalo.',
    };
  });
  const doubles = overlaps.map(({ from, to, bands: ids }): Mark => {
    const [one, other] = ids.map((id) => bands.find((band) => band.id === id)) as [PrintedBand, PrintedBand];
    const upTo = to === null ? 'em diante' : `até ${shown(to, unit)}`;
    return {
      rule: 'L008',
      severity: 'error',
      start: other.start,
      end: other.end,
      message: `“${one.printed}” e “${other.printed}” valem as duas de ${shown(from, unit)} ${upTo}.`,
      suggestion: 'Tirar de uma das faixas o trecho repetido.',
    };
  });
  return [...holes, ...doubles];
}

function gapInWords({ from, fromIncluded, to, toIncluded }: Coverage['gaps'][number], unit: string): string {
  if (to === null) return `${fromIncluded ? 'a partir' : 'acima'} de ${shown(from, unit)}`;
  if (from.isZero() && fromIncluded) return `abaixo de ${shown(to, unit)}`;
  const low = fromIncluded ? `${shown(from, unit)}, inclusive,` : shown(from, unit);
  return `entre ${low} e ${shown(to, unit)}${toIncluded ? ', inclusive' : ''}`;
}

function highest(bands: readonly PrintedBand[]): PrintedBand | undefined {
  return bands.toSorted((a, b) => (a.to && b.to ? b.to.compare(a.to) : 0))[0];
}

const AT_LEAST = tolerant(String.raw`(?:no mínimo|pelo menos|mínimo de)\s*,?\s*(?<n>\d{1,3}(?:,\d+)?) ?%`);
const WHOLLY = tolerant(String.raw`(?<what>execu\S{2,5}) [^.;]{3,120}?em sua totalidade`);

/** Lines that a requirement of the same act puts out of reach. */
function deadRows(text: LegalText, columns: readonly Column[]): Mark[] {
  return columns
    .filter(({ unit }) => unit === '%')
    .flatMap((column) => [
      ...hitsOf(text, AT_LEAST).flatMap((hit) => belowMinimum(text, column, hit)),
      ...hitsOf(text, WHOLLY).flatMap((hit) => belowTotality(text, column, columns, hit)),
    ]);
}

function belowMinimum(
  text: LegalText,
  { bands, tableEnd, name }: Column,
  { start, end, groups }: { start: number; end: number; groups: Readonly<Record<string, string>> },
): Mark[] {
  const least = Rational.parsePtBr(groups.n ?? '0');
  const dead = bands.find(({ from, to, toInclusive }) => from === null && to?.eq(least) && !toInclusive);
  const sentence = sentenceAround(text, start);
  if (!dead || start > dead.start || !sharesWords(text, sentence, { start: tableEnd, end: tableEnd + 4_000 }))
    return [];
  return [
    {
      rule: 'L008',
      severity: 'warning',
      start: dead.start,
      end: dead.end,
      message: `A faixa “${dead.printed}” (${name}) não alcança ninguém: o ato já exige “${quoted(text, { start, end })}”.`,
      suggestion: 'Tirar a faixa, ou dizer o que acontece com quem deixa de cumprir o mínimo.',
    },
  ];
}

function belowTotality(
  text: LegalText,
  { bands, tableEnd, name }: Column,
  columns: readonly Column[],
  { start, end, groups }: { start: number; end: number; groups: Readonly<Record<string, string>> },
): Mark[] {
  const explained = noteNumber(text, tableEnd, groups.what ?? '');
  const partial = bands.find(
    ({ from, to }) => from !== null && to !== null && !from.isZero() && to.lt(Rational.of(100)),
  );
  if (!partial || explained === null || columns[explained]?.bands !== bands) return [];
  return [
    {
      rule: 'L008',
      severity: 'info',
      start: partial.start,
      end: partial.end,
      message: `O ato exige “${quoted(text, { start, end })}”, e a ${name} já paga a partir de “${partial.printed}”.`,
      suggestion: 'Dizer se a execução parcial impede o pagamento ou só o reduz.',
    },
  ];
}

/** Which column the notes explain with a word: the first note is of the first column, those that number the lines left out. */
function noteNumber(text: LegalText, from: number, word: string): number | null {
  const notes = hitsOf(
    text,
    /(?:^| )(?<n>[1-9])\s?[-.–]\s{1,3}(?<head>\S+ \S+ \S+ \S+)/gu,
    from,
    from + 2_500,
  );
  const percent = notes.filter(({ groups: { head = '' } }) => /^(?:%|\d{1,2}%?)\s/u.test(head));
  const index = percent.findIndex(({ groups: { head = '' } }) => head.includes(word.slice(0, 5)));
  return index < 0 ? null : index;
}

/** Whether two stretches speak of the same thing: a word of seven letters or more whose first five are in both. */
function sharesWords(
  text: LegalText,
  one: { start: number; end: number },
  other: { start: number; end: number },
): boolean {
  const stems = text.folded.slice(one.start, one.end).match(/[a-z]{9,}/gu) ?? [];
  const rest = text.folded.slice(other.start, other.end);
  return stems.some((stem) => rest.includes(stem.slice(0, 5)));
}
