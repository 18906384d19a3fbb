import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Amount, amountsIn } from './amount-places.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';
import { namedTwice } from './named-amounts.ts';

/** Places of the decimal point that a slip of the keyboard moves a figure by. */
const SLIPS = [1000n, 1_000_000n, 100n, 10n];

/** L005: amounts of one name that differ, an amount that is another of the same act with its point moved, and means that divide by another number than they add. */
export function sameQuantityTwice(text: LegalText): Mark[] {
  const named = namedTwice(text);
  const slipped = slippedAmounts(text).filter(({ start }) => named.every((each) => each.start !== start));
  return [...named, ...slipped, ...meansOfOthers(text)].sort((a, b) => a.start - b.start);
}

function slippedAmounts(text: LegalText): Mark[] {
  const amounts = amountsIn(text);
  const alike = Map.groupBy(amounts, ({ value }) => significant(value));
  return amounts.flatMap((amount): Mark[] => {
    const twin = alike
      .get(significant(amount.value))
      ?.find(
        (other) =>
          other.start < amount.start &&
          isSlip(amount.value, other.value) &&
          !isMultiplied(text, [amount, other]),
      );
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

/** "100 doses", "mil unidades", "10%": what a price is multiplied by, or a share of it. */
const TIMES =
  /(?<![\d.,])(?:(?:10|100|1\.?000|1\.000\.000)(?! ?%) (?!reais)[a-z]{3,}|(?:10|1|0,1) ?%|(?:dez|cem) (?!reais)[a-z]{3,})|(?<!\d )\bmil (?!reais|milh)[a-z]{4,}/u;

/** Whether the sentence of one of them says by what the other is multiplied: a hundred doses of a price, a tenth of a total. */
function isMultiplied(text: LegalText, amounts: readonly Amount[]): boolean {
  return amounts.some(({ start, end }) => {
    const sentence = sentenceAround(text, start);
    const said = `${text.folded.slice(sentence.start, start)} ${text.folded.slice(end, sentence.end)}`;
    return TIMES.test(said.replace(/\([^()]*\)|\b(?:art\S*|n\S{0,2}|inciso|§) ?\d+\S?/gu, ''));
  });
}

/** The digits of an amount in cents without the zeros at its end: the same wherever the point stands. */
function significant(value: Rational): string {
  return String((value.numerator * 100n) / value.denominator).replace(/0+$/u, '');
}

/** Four or more significant digits in common, the point in another place. */
function isSlip(a: Rational, b: Rational): boolean {
  if (significant(a).length < 4) return false;
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
