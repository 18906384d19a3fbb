import { Rational } from '../../../../kernel/rational.ts';
import { type BandPhrase, bandPhrases } from './band-phrases.ts';
import type { LegalText } from './legal-text.ts';
import type { Column, PrintedBand } from './printed-bands.ts';

/** One item of a list, line of a table or part of a sentence. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** After a full stop in the middle of a line: what follows is no item of what came before. */
  readonly isApart?: boolean;
}

/** A band where it was said, and whether its segment begins with it. */
interface Said extends BandPhrase {
  readonly isFirst: boolean;
}

const CELLS = /\||\t| {3,}/u;
/** Where a list or a sentence goes on to the next item. */
const BREAK =
  /;|\s\/\s|[.](?=\s+\p{Lu})|\n(?=\s*(?:[-–—•*>≥<≤\d]|[IVX]{1,5}\s?[-–—.)]|\p{L}[.)]|\p{Lu}|até|de |entre |acima|abaixo|mais|menos|maior|menor|a partir|superior|inferior))/gu;
/** The mark of an item and the name of a band before its bounds. */
const LABEL =
  /^\s*(?:(?:[-–—•*]|[ivx]{1,5}\s?[-–—.)]|[a-z][.)]|\d{1,2}\s?[.)])\s*)?(?:faixa\s+\S{1,4}\s*[-–—:]?\s*)?(?:de\s+|entre\s+)?$/u;
const PERCENT = /%|percentua|por cento|taxa|cobertura|cumprimento|indice/u;
const SCORE = /^\s*(?:[:=|–—-]|,(?= ))\s*(?<score>\d{1,3}(?:,\d{1,2})?)(?![\d.,]*\d)(?!\s*%)/u;
const HUNDRED = Rational.of(100);

/** Bands said in tables with separators, in lists and in sentences, outside `taken` stretches; only those that go on from one another. */
export function saidColumns(text: LegalText, taken: readonly Segment[]): Column[] {
  const runs = [...tableRuns(text), ...textRuns(text)];
  return runs
    .filter((run) =>
      run.every(({ band }) => taken.every(({ start, end }) => band.end <= start || band.start >= end)),
    )
    .flatMap((run) => columnOf(text, run) ?? []);
}

/** The columns of lines with separators, one below another. */
function tableRuns(text: LegalText): Said[][] {
  const runs: Said[][] = [];
  let columns = new Map<number, Said[]>();
  let gap = 0;
  const close = () => {
    runs.push(...columns.values());
    columns = new Map();
    gap = 0;
  };
  for (const line of text.text.matchAll(/[^\n]+/gu)) {
    const found = CELLS.test(line[0]) ? rowOf(text, line.index, line[0]) : [];
    for (const [column, said] of found) columns.set(column, [...(columns.get(column) ?? []), said]);
    gap = found.length > 0 ? 0 : gap + 1;
    if (gap > 2) close();
  }
  close();
  return runs;
}

function rowOf(text: LegalText, start: number, line: string): [number, Said][] {
  let at = start;
  return line.split(new RegExp(CELLS.source, 'gu')).flatMap((cell, column): [number, Said][] => {
    const from = text.text.indexOf(cell, at);
    at = from + cell.length;
    const [said, ...more] = saidIn(text, { start: from, end: at });
    const isWhole =
      said?.isFirst && /^[\s.,:;*]{0,3}(?:\([^()]*\)\s*)?$/u.test(text.text.slice(said.band.end, at));
    return said && isWhole && more.length === 0 ? [[column, said]] : [];
  });
}

/** Lists and sentences: one band to each item, or three and more in one. An item without one may stand between two. */
function textRuns(text: LegalText): Said[][] {
  const all = segmentsOf(text).map((segment) => ({ ...segment, said: saidIn(text, segment) }));
  const sentences = all.map(({ said }) => said).filter(({ length }) => length >= 3);
  const items = all
    .filter(({ said, isApart }, index) => isApart || said.length > 0 || all[index - 1]?.said.length === 0)
    .flatMap(({ said, isApart }) => [...(isApart ? [undefined] : []), said.length < 3 ? said[0] : undefined]);
  return [...sentences, ...listsOf(items)];
}

/** Items one after another, of one unit. */
function listsOf(items: readonly (Said | undefined)[]): Said[][] {
  const lists: Said[][] = [];
  const open: Said[] = [];
  for (const item of items) {
    if (item === undefined || !isSameUnit(open, item)) lists.push(open.splice(0));
    if (item !== undefined) open.push(item);
  }
  return [...lists, open];
}

function isSameUnit(open: readonly Said[], { unit }: Said): boolean {
  const known = open.find((each) => each.unit !== null)?.unit;
  return unit === null || known === undefined || known === unit;
}

function segmentsOf({ text }: LegalText): Segment[] {
  const cuts = [...text.matchAll(BREAK)].map((match) => ({
    start: match.index + match[0].length,
    isApart: match[0] === '.' && /^[^\n]*\p{Lu}/u.test(text.slice(match.index, match.index + 4)),
  }));
  const all = [{ start: 0, isApart: false }, ...cuts].map((cut, index) => ({
    ...cut,
    end: cuts[index]?.start ?? text.length,
  }));
  return all.filter(({ start, end }) => {
    const words = text.slice(start, end).trim();
    return words !== '' && !CELLS.test(words);
  });
}

function saidIn(text: LegalText, { start, end }: Segment): Said[] {
  return bandPhrases(text, start, end).map((phrase) => ({
    ...phrase,
    isFirst: LABEL.test(text.folded.slice(start, phrase.band.start)),
  }));
}

/** A run of bands as a column; null where they are no bands of one quantity. */
function columnOf(text: LegalText, run: readonly Said[]): Column | null {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last || !goesOn(run)) return null;
  const named = run.find(({ unit }) => unit !== null)?.unit ?? null;
  if (named === null && !isPlainTable(run)) return null;
  const before = text.folded.slice(Math.max(0, first.band.start - 200), first.band.start);
  const unit = named ?? (PERCENT.test(before) ? '%' : '');
  const step = stepOf(run, unit);
  return {
    bands: run.map(({ band }) => (step ? stepped(band, step) : band)),
    unit,
    step,
    isClosed: /^(?:%|pontos)?$/u.test(unit) && run.some(({ band }) => band.to?.eq(HUNDRED) ?? false),
    tableEnd: last.band.end,
    name: /^%?$/u.test(unit) ? 'tabela de faixas' : `tabela de faixas de ${unit}`,
    best: bestOf(text, run),
  };
}

/** Figures without a unit are bands where each stands at the head of its item and one has no end. */
function isPlainTable(run: readonly Said[]): boolean {
  return (
    run.every(({ isFirst }) => isFirst) && run.some(({ band }) => band.from === null || band.to === null)
  );
}

/** Counts go by ones; percentages by the last decimal printed, where there are any. */
function stepOf(run: readonly Said[], unit: string): Rational | null {
  const places = Math.max(...run.map((each) => each.places));
  return places === 0 && unit === '%' ? null : Rational.of(1, 10 ** places);
}

/** The highest score printed after the bands: "até 50%: 0,20", "| 51 a 70 | 10 |". */
function bestOf({ folded }: LegalText, run: readonly Said[]): Rational | null {
  const scores = run.map(({ band }) => {
    const printed = SCORE.exec(folded.slice(band.end, band.end + 60))?.groups?.score;
    return printed === undefined ? null : Rational.parsePtBr(printed);
  });
  const known = scores.filter((score) => score !== null);
  return known.length < scores.length ? null : known.reduce((best, score) => (score.gt(best) ? score : best));
}

/** In steps of one "51 a 70" ends just before 71. */
function stepped(band: PrintedBand, step: Rational): PrintedBand {
  const next = (value: Rational) => value.add(step);
  return {
    ...band,
    from: band.from && !band.fromInclusive ? next(band.from) : band.from,
    fromInclusive: true,
    to: band.to && band.toInclusive ? next(band.to) : band.to,
    toInclusive: false,
  };
}

/** Bands of one table rise or fall, are open at most once at each end, and somewhere one goes on where another ends. */
function goesOn(run: readonly Said[]): boolean {
  const bands = run.map(({ band }) => band);
  const [open, endless] = [bands.filter(({ from }) => from === null), bands.filter(({ to }) => to === null)];
  if (open.length > 1 || endless.length > 1) return false;
  if (bands.length === 2)
    return open.length + endless.length === 2 && run.every(({ isFirst, unit }) => isFirst && unit !== null);
  if (bands.length < 3) return false;
  const rising = pairsOf(bands);
  const falling = pairsOf(bands.toReversed());
  return [rising, falling].some((pairs) => pairs.every(rises) && pairs.some(touches));
}

type Pair = readonly [PrintedBand, PrintedBand];

const pairsOf = (bands: readonly PrintedBand[]): Pair[] =>
  bands.slice(1).map((band, index) => [bands[index] as PrintedBand, band]);

function rises([one, other]: Pair): boolean {
  const [low, next] = [lowest(one), lowest(other)];
  return low === null || (next !== null && low.compare(next) <= 0);
}

/** The lower of its bounds, which may be printed the wrong way round. */
function lowest({ from, to }: PrintedBand): Rational | null {
  return from && to?.lt(from) ? to : from;
}

function touches([{ to }, { from }]: Pair): boolean {
  return to !== null && from !== null && from.sub(to).abs().compare(Rational.one) <= 0;
}
