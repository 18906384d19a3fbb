import { formatBrl } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { type Amount, amountsIn } from './amount-places.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, sentenceAround, tolerant } from './legal-text.ts';

/** A part of a total: how many times an amount. */
interface Part extends Amount {
  readonly times: bigint;
}

const TOTAL_SAID = tolerant(
  String.raw`(?:totaliza\S+|perfaze\S+|somando|soma total|no (?:valor )?total|total geral)`,
);
/** What opens the parts of an amount just said. */
const OPENS = tolerant(
  String.raw`[, ]*(?:sendo|assim (?:distribuíd|dividid|repartid|compost)[ao]s?|(?:distribuíd|dividid|repartid|compost)[ao]s?|a saber|da seguinte forma|conforme segue)\b`,
);
/** A whole in so many instalments: "em 12 (doze) parcelas mensais de". */
const TIMES =
  /(?<![\d.,])(?<times>\d{1,4})\s*(?:\([^()]{2,40}\)\s*)?(?:parcelas?|prestac\S+|cotas?|vezes|meses|mensalidades)\b[^.;:%\d]{0,60}$/u;
/** A price of each, of which the text tells the number elsewhere or not at all. */
const EACH = /^\s*(?:\([^()]*\)\s*)?,?\s*(?:cada|por|para cada|\/|a unidade|per capita|unitari)/u;
/** "12 parcelas … de R$ 10,00 cada": the number is told. */
const OF_THESE = /^\s*(?:\([^()]*\)\s*)?,?\s*cada(?:\s+uma)?\s*(?:[,.;)]|$)/u;

/** L006: a total that is not the sum of the amounts before it in the sentence, after it, or above it in the table. */
export function totalsAgainstParts(text: LegalText): Mark[] {
  return [...totalsAfter(text), ...totalsBefore(text), ...tableTotals(text)];
}

/** "A e B, totalizando C". */
function totalsAfter(text: LegalText): Mark[] {
  return hitsOf(text, TOTAL_SAID).flatMap(({ start, end }) => {
    const sentence = sentenceAround(text, start);
    const [total] = amountsIn(text, end, Math.min(sentence.end, end + 40));
    const said = text.folded.slice(sentence.start, sentence.end);
    return total ? totalMark(partsIn(text, sentence.start, start), total, said) : [];
  });
}

/** "Total de C, sendo A e B", on in the items of a list where a colon ends it. */
function totalsBefore(text: LegalText): Mark[] {
  return amountsIn(text).flatMap((total): Mark[] => {
    const after = text.folded.slice(total.end);
    const words = /^\s*\([^()]*\)/u.exec(after)?.[0].length ?? 0;
    const opening = new RegExp(OPENS.source, 'uy');
    opening.lastIndex = words;
    const opened = opening.exec(after);
    const instalments = /^[, ]*(?:a ser\S* pag\S+ |pag\S+ |dividid\S+ )?em (?=\d)/u.exec(after.slice(words));
    const from = total.end + words + (opened?.[0].length ?? instalments?.[0].length ?? 0);
    if (!opened && !instalments) return [];
    const to = endOfParts(text, from);
    const parts = partsIn(text, from, to).slice(0, opened ? undefined : 1);
    const isWhole = parts.some((_, index) => totalOf(parts.slice(0, index + 1)).eq(total.value));
    return isWhole ? [] : totalMark(parts, total, text.folded.slice(from, to));
  });
}

/** The end of the sentence, or of the items after its colon. */
function endOfParts(text: LegalText, from: number): number {
  const rest = text.text.slice(from);
  const end = /[.](?=\s|$)|\n\s*\n/u.exec(rest)?.index ?? rest.length;
  const isList = /^[^.;]*:/u.test(rest);
  return from + (isList ? end : Math.min(end, /;/u.exec(rest)?.index ?? rest.length));
}

function partsIn(text: LegalText, from: number, to: number): Part[] {
  const amounts = amountsIn(text, from, to);
  const parts = amounts.map((amount, index): Part => {
    const lead = text.folded.slice(amounts[index - 1]?.end ?? from, amount.start);
    return { ...amount, times: BigInt(TIMES.exec(lead)?.groups?.times ?? 1) };
  });
  const isPriced = parts.some(({ end, times }) => {
    const after = text.folded.slice(end, end + 120);
    return EACH.test(after) && !(times > 1n && OF_THESE.test(after));
  });
  return isPriced ? [] : withoutNested(parts);
}

const amountOf = ({ value, times }: Part) => value.mul(Rational.of(times));
const totalOf = (parts: readonly Part[]) => sum(parts.map(amountOf));

/** "R$ 10,00, sendo R$ 4,00 e R$ 6,00, e R$ 20,00": amounts that make the one before them are told once. */
function withoutNested(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (let index = 0; index < parts.length; index++) {
    const whole = parts[index] as Part;
    kept.push(whole);
    const upTo = parts.findIndex(
      (_, end) => end > index + 1 && totalOf(parts.slice(index + 1, end + 1)).eq(amountOf(whole)),
    );
    if (upTo > 0 && upTo < parts.length - 1) index = upTo;
  }
  return kept;
}

const SUBTOTAL_LINE = /^\W*sub-?\s?total\b/iu;
const TOTAL_LINE = /^\W*total\b/iu;

/** What a table holds above its line of total: the lines of the last group, the subtotals, and every line that is none. */
interface Table {
  readonly parts: readonly Part[];
  readonly subtotals: readonly Part[];
  readonly all: readonly Part[];
}

const EMPTY: Table = { parts: [], subtotals: [], all: [] };

/** Lines that end with an amount, one after another, and a line of total after them; subtotals stand for what they add. */
function tableTotals(text: LegalText): Mark[] {
  const marks: Mark[] = [];
  let table = EMPTY;
  for (const line of text.text.matchAll(/[^\n]+/gu)) {
    const amount = lastAmount(text, line.index, line.index + line[0].length);
    if (amount && SUBTOTAL_LINE.test(line[0])) {
      marks.push(...totalMark(table.parts, amount, ''));
      const isOfLines = table.parts.length > 0;
      table = { ...table, parts: [], subtotals: isOfLines ? [...table.subtotals, amount] : table.subtotals };
    } else if (amount && TOTAL_LINE.test(line[0])) {
      marks.push(...grandTotal(table, amount));
      table = EMPTY;
    } else if (line[0].trim() !== '') table = withLine(table, amount);
  }
  return marks;
}

/** A line without an amount begins another group. */
function withLine(table: Table, amount: Part | undefined): Table {
  return amount
    ? { ...table, parts: [...table.parts, amount], all: [...table.all, amount] }
    : { ...table, parts: [] };
}

function grandTotal({ parts, subtotals, all }: Table, total: Amount): Mark[] {
  return all.length > 0 && totalOf(all).eq(total.value) ? [] : totalMark([...subtotals, ...parts], total, '');
}

/** The amount that a line ends with. */
function lastAmount(text: LegalText, start: number, end: number): Part | undefined {
  const amount = amountsIn(text, start, end).at(-1);
  const isLast = amount && /^[\s|)]*$/u.test(text.text.slice(amount.end, end));
  return isLast ? { ...amount, times: 1n } : undefined;
}

function totalMark(parts: readonly Part[], total: Amount, said: string): Mark[] {
  const [first] = parts;
  const isOne = parts.length === 1;
  if (first === undefined || (isOne && first.times === 1n)) return [];
  const added = totalOf(parts);
  const off = added.sub(total.value).abs();
  const rounding = sum(parts.map(({ times }) => (times > 1n ? Rational.of(times, 100n) : Rational.zero)));
  if (off.compare(rounding) <= 0 || isOther(added, total.value, said)) return [];
  const what = isOne
    ? `${first.times} vezes ${formatBrl(first.value)} são`
    : `As ${parts.length} parcelas somam`;
  return [
    {
      rule: 'L006',
      severity: 'error',
      start: total.start,
      end: total.end,
      message: `${what} ${formatBrl(added)}, e o total diz ${formatBrl(total.value)}.`,
      suggestion: formatBrl(added),
      effect: off,
    },
  ];
}

/** Parts of which the text says that they are not all, and monthly ones of a yearly total. */
function isOther(added: Rational, total: Rational, said: string): boolean {
  if (/\b(?:restante|demais|saldo|complement\S*|inclu\S+)\b/u.test(said)) return true;
  if (
    added.isZero() ||
    !/\b(?:mes|meses|mensa(?:l|is)|an[ou]\S{0,5}|quadrimestr\S+|semestr\S+)\b/u.test(said)
  )
    return false;
  const times = total.div(added);
  return times.denominator === 1n && times.lt(Rational.of(61));
}
