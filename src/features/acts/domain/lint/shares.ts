import { formatExact } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Amount } from './amount-places.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, tolerant } from './legal-text.ts';

const HUNDRED = Rational.of(100);
const SHARE = /(?<share>\d{1,3}(?:[.,]\d{1,2})?) ?%/gu;
/** When an instalment is paid. */
const TIME = String.raw`(?:at[ée] o\b|ap[óo]s\b|em \d|em at[ée]\b|mediante\b|n[ao](?= (?:ato|in[íi]cio|final|assinatura|conclus|entrega|habilita))|ao(?= (?:final|t[ée]rmino)))`;
/** What stands between two shares of one whole: a name, then a comma or "e", or the mark of the next item. */
const NAME = String.raw`(?:\([^()]{2,60}\)\s*)?(?:(?:[-–—:]|${TIME}|destin\S+|para\b|pel[ao]s?\b|d[aeo]s?\b|a[os]?\b)[^%;]{2,120}?|$CAPITAL[^%;\d]{1,80}?)`;
const NEXT = String.raw`(?:,|,? [e¢]|;(?: e)?)\s*(?:(?:[IVXivx]{1,5}|[a-z]|\d{1,2})\s?[-–—.)]\s*)?`;
const BETWEEN = new RegExp(`^\\s*${NAME.replace('$CAPITAL', String.raw`\p{Lu}`)}${NEXT}\\s*$`, 'u');
/** What is divided among some is said to be. */
const DIVIDED =
  /\b(?:rate(?:io|ad)\S*|dividid\S+|distribuid\S+|repartid\S+|cabendo|partilha\S*|tripartite|participac\S+|proporc\S+)\b/u;
/** Rates that many things may have each, and bounds. */
const RATES =
  /\b(?:(?:cobertura\S*|taxas?|reduc\S+|reduz\S+|aument\S+|cresc\S+|descont\S+|reajust\S+|desempenho|cumpr\S+|alcan\S+)\s[^%]{0,80}|(?:no minimo|ao menos|pelo menos|ate|no maximo|acima|abaixo|superior|inferior)\s(?:d?[ea]\s)?)$/u;
/** What is paid in instalments is said to be paid. */
const PAID = /\b(?:pag[ao]s?|pagamento|repass\S+|transfer\S+|parcela\S*|desembols\S+|liberad\S+)\b/u;
/** How far from 100 what nobody says to be divided may be, and what is. */
const NEAR = Rational.of(15);
const FAR = Rational.of(45);

/** L007: shares of one whole, listed one after another, that do not make 100%. */
export function sharesOfAWhole(text: LegalText): Mark[] {
  return sharesIn(text).flatMap((shares): Mark[] => {
    const added = sum(shares.map(({ value }) => value));
    if (isWhole(shares, added) || !isOfOne(text, shares, added)) return [];
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

function isWhole(shares: readonly Amount[], added: Rational): boolean {
  const isExact = shares.every(({ value }) => value.denominator === 1n);
  const slack = isExact ? Rational.zero : Rational.of(shares.length, 200);
  return added.sub(HUNDRED).abs().compare(slack) <= 0;
}

/** Whether percentages listed one after another are shares: said to be, or near a whole and no rates. */
function isOfOne(text: LegalText, shares: readonly Amount[], added: Rational): boolean {
  const [first, last] = [shares[0], shares.at(-1)];
  const before = text.folded.slice(Math.max(0, (first?.start ?? 0) - 120), first?.start);
  const off = added.sub(HUNDRED).abs();
  if (DIVIDED.test(before)) return !off.gt(added.lt(HUNDRED) ? FAR : NEAR);
  const between = text.text.slice(first?.end, last?.start);
  if (new RegExp(String.raw`%?\s*(?:\([^()]*\)\s*)?\b${TIME}`, 'u').test(between) && !PAID.test(before))
    return false;
  return !off.gt(NEAR) && !RATES.test(before.slice(before.lastIndexOf('sendo') + 1));
}

function sharesIn(text: LegalText): Amount[][] {
  const lists: Amount[][] = [];
  for (const { start, end, groups } of hitsOf(text, SHARE)) {
    const share = { start, end, value: Rational.parsePtBr((groups.share ?? '0').replace('.', ',')) };
    const before = lists.at(-1)?.at(-1);
    if (before && BETWEEN.test(text.text.slice(before.end, start))) lists.at(-1)?.push(share);
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
