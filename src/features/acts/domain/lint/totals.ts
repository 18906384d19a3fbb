import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';

interface Amount {
  readonly start: number;
  readonly end: number;
  readonly value: Rational;
}

const AMOUNT = /r[$s] ?(?<figure>\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d+,\d{2})(?![\d.,]*\d)/gu;
/** Places of the decimal point that a slip of the keyboard moves a figure by. */
const SLIPS = [1000n, 1_000_000n, 100n, 10n];

function amountsIn(text: LegalText, from = 0, to = text.text.length): Amount[] {
  return hitsOf(text, AMOUNT, from, to).map(({ start, end, groups }) => ({
    start,
    end,
    value: Rational.parsePtBr(groups.figure ?? '0'),
  }));
}

/** L005: an amount that is another of the same act with its point moved, and means that divide by another number than they add. */
export function sameQuantityTwice(text: LegalText): Mark[] {
  return [...slippedAmounts(text), ...meansOfOthers(text)].sort((a, b) => a.start - b.start);
}

function slippedAmounts(text: LegalText): Mark[] {
  const amounts = amountsIn(text);
  return amounts.flatMap((amount, index): Mark[] => {
    const twin = amounts.slice(0, index).find((other) => isSlip(amount.value, other.value));
    if (twin === undefined) return [];
    return [
      {
        rule: 'L005',
        severity: 'error',
        start: amount.start,
        end: amount.end,
        message: `O ato diz ${formatBrl(twin.value)} e depois ${formatBrl(amount.value)}: os mesmos algarismos em outra grandeza.`,
        suggestion: `Confirmar qual dos dois vale: ${formatBrl(twin.value)} ou ${formatBrl(amount.value)}.`,
        effect: amount.value.sub(twin.value).abs(),
      },
    ];
  });
}

/** Four or more significant digits in common, the point in another place. */
function isSlip(a: Rational, b: Rational): boolean {
  const digits = (a.numerator * 100n) / a.denominator;
  if (String(digits).replace(/0+$/u, '').length < 4) return false;
  return SLIPS.some((times) => a.mul(Rational.of(times)).eq(b) || b.mul(Rational.of(times)).eq(a));
}

const COUNTS: Readonly<Record<string, number>> = {
  duas: 2,
  dois: 2,
  tres: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  doze: 12,
};
const NUMBER = String.raw`\d{1,2}|[a-z]{4,6}|tr[^\s]{1,2}s`;
const SUM_DIVIDED = tolerant(
  String.raw`som[ae]\S* [ao]s (?<added>${NUMBER}) (?:últim[ao]s )?(?<what>[^.;]{3,160}?) e divid\S+ por (?<by>${NUMBER})\b`,
);
const MEAN_OF_LAST = tolerant(String.raw`média [^.;]{0,40}?d[ao]s (?<of>${NUMBER}) últim[ao]s (?<what>\S+)`);

const numberOf = (word = '') => Number(word) || COUNTS[word] || (/^tr\S{1,2}s$/u.test(word) ? 3 : null);

function meansOfOthers(text: LegalText): Mark[] {
  const means = hitsOf(text, MEAN_OF_LAST);
  return hitsOf(text, SUM_DIVIDED).flatMap(({ start, end, groups }): Mark[] => {
    const [added, by] = [numberOf(groups.added), numberOf(groups.by)];
    if (added === null || by === null || added === by) return [];
    const other = means.find(({ groups: { of } }) => numberOf(of) === by);
    const also = other ? ` Em outro ponto o texto diz “${quoted(text, other)}”.` : '';
    const times = formatExact(Rational.of(added, by), 0, 2);
    return [
      {
        rule: 'L005',
        severity: 'error',
        start,
        end,
        message: `Soma ${added} resultados e divide por ${by}: o resultado fica ${times} vez a média e pode passar de 100%.${also}`,
        suggestion: `Dizer se a média é dos ${added} últimos (dividir por ${added}) ou dos ${by} últimos (somar só ${by}).`,
      },
    ];
  });
}

const TOTAL_SAID = tolerant(
  String.raw`(?:totaliza\S+|perfaze\S+|somando|soma total|no (?:valor )?total|total geral)`,
);

/** L006: a total that is not the sum of the amounts before it in the sentence, or above it in the table. */
export function totalsAgainstParts(text: LegalText): Mark[] {
  const inSentences = hitsOf(text, TOTAL_SAID).flatMap(({ start, end }) => {
    const sentence = sentenceAround(text, start);
    const [total] = amountsIn(text, end, Math.min(sentence.end, end + 40));
    return total ? totalMark(amountsIn(text, sentence.start, start), total) : [];
  });
  return [...inSentences, ...tableTotals(text)];
}

const TOTAL_LINE = /^\W*(?:sub)?total\b/iu;

/** Lines that end with an amount, one after another, and a line of total after them. */
function tableTotals(text: LegalText): Mark[] {
  const marks: Mark[] = [];
  let parts: Amount[] = [];
  for (const line of text.text.matchAll(/[^\n]+/gu)) {
    if (line[0].trim() === '') continue;
    const amount = lastAmount(text, line.index, line.index + line[0].length);
    const isTotal = TOTAL_LINE.test(line[0]);
    if (amount && isTotal) marks.push(...totalMark(parts, amount));
    parts = amount && !isTotal ? [...parts, amount] : [];
  }
  return marks;
}

/** The amount that a line ends with. */
function lastAmount(text: LegalText, start: number, end: number): Amount | undefined {
  const amount = amountsIn(text, start, end).at(-1);
  return amount && /^[\s|)]*$/u.test(text.text.slice(amount.end, end)) ? amount : undefined;
}

function totalMark(parts: readonly Amount[], total: Amount): Mark[] {
  if (parts.length < 2) return [];
  const added = sum(parts.map(({ value }) => value));
  if (added.eq(total.value)) return [];
  return [
    {
      rule: 'L006',
      severity: 'error',
      start: total.start,
      end: total.end,
      message: `As ${parts.length} parcelas somam ${formatBrl(added)}, e o total diz ${formatBrl(total.value)}.`,
      suggestion: formatBrl(added),
      effect: added.sub(total.value).abs(),
    },
  ];
}

const HUNDRED = Rational.of(100);
const SHARE = /(?<share>\d{1,3}(?:[.,]\d{1,2})?) ?%/gu;
/** What stands between two shares of one whole: a name and a comma, "e" or "para". */
const BETWEEN = /^\s*(?:[-–—]|para\b|d[aeo]s?\b|a[os]?\b)[^%;]{2,80}?(?:,| e|;)\s*$/u;

/** L007: shares of one whole, listed one after another, that do not make 100%. */
export function sharesOfAWhole(text: LegalText): Mark[] {
  return sharesIn(text).flatMap((shares): Mark[] => {
    const added = sum(shares.map(({ value }) => value));
    const slack = Rational.of(shares.length, 200);
    const off = added.sub(HUNDRED).abs();
    const isWhole =
      off.compare(shares.every(({ value }) => value.denominator === 1n) ? Rational.zero : slack) <= 0;
    if (isWhole || off.gt(Rational.of(15))) return [];
    return [
      {
        rule: 'L007',
        severity: 'error',
        start: shares[0]?.start ?? 0,
        end: shares.at(-1)?.end ?? 0,
        message: `As ${shares.length} parcelas somam ${formatExact(added, 0, 2)}%, e não 100%.`,
        suggestion: null,
      },
    ];
  });
}

function sharesIn(text: LegalText): Amount[][] {
  const lists: Amount[][] = [];
  for (const { start, end, groups } of hitsOf(text, SHARE)) {
    const share = { start, end, value: Rational.parsePtBr((groups.share ?? '0').replace('.', ',')) };
    const before = lists.at(-1)?.at(-1);
    if (before && BETWEEN.test(text.folded.slice(before.end, start))) lists.at(-1)?.push(share);
    else lists.push([share]);
  }
  return lists.filter(({ length }) => length >= 2);
}

const PART_OF = tolerant(
  String.raw`\bd[oae]s? (?<whole>\d{1,3}(?:\.\d{3})*|\d+) [^.;%]{3,160}?,\s*(?<share>\d{1,3}(?:,\d+)?) ?% ?\((?<part>\d{1,3}(?:\.\d{3})*|\d+)\)`,
);
const PART_BEFORE = tolerant(
  String.raw`(?<share>\d{1,3}(?:,\d+)?) ?% ?\((?<part>\d{1,3}(?:\.\d{3})*|\d+)\) d[oae]s? (?<whole>\d{1,3}(?:\.\d{3})*|\d+)\b`,
);

/** L017: "56,52% (26)" of 46 that is not 26/46. */
export function sharesOfCounts(text: LegalText): Mark[] {
  return [...hitsOf(text, PART_OF), ...hitsOf(text, PART_BEFORE)].flatMap(
    ({ start, end, groups }): Mark[] => {
      const { whole = '1', share = '0', part = '0' } = groups;
      const count = Rational.parsePtBr(part).mul(HUNDRED);
      const of = Rational.parsePtBr(whole);
      if (of.isZero()) return [];
      const places = share.split(',')[1]?.length ?? 0;
      const printed = Rational.parsePtBr(share);
      const right = count.div(of);
      const fits = (['half-up', 'truncate'] as const).some((mode) => right.round(places, mode).eq(printed));
      if (fits) return [];
      return [
        {
          rule: 'L017',
          severity: 'error',
          start,
          end,
          message: `${part} de ${whole} são ${formatExact(right.round(2, 'half-up'), 0, 2)}%, e o texto diz ${share}%.`,
          suggestion: `${formatExact(right.round(Math.max(places, 2), 'half-up'), 0, 6)}% (${part})`,
        },
      ];
    },
  );
}
