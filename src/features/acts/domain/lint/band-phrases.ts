import { Rational } from '../../../../kernel/rational.ts';
import { type Hit, hitsOf, type LegalText, quoted } from './legal-text.ts';
import type { PrintedBand } from './printed-bands.ts';

/** A band in words or figures, and the unit it names. */
export interface BandPhrase {
  readonly band: PrintedBand;
  /** "%", a noun in the plural, or null. */
  readonly unit: string | null;
  /** How many decimals its numbers are printed with. */
  readonly places: number;
}

const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d.,]*\d|[º°ª/:]|[a-z])`;
const AT_LEAST =
  '(?:igual ou (?:superior|maior) (?:a|que)|(?:superior|maior) ou igual (?:a|que)|a partir de|>=|≥)';
const ABOVE = '(?:acima de|superior(?:es)? a|maior(?:es)? (?:do que|que|de)|mais de|>)';
const AT_MOST = '(?:igual ou (?:inferior|menor) (?:a|que)|(?:inferior|menor) ou igual (?:a|que)|ate|<=|≤)';
const BELOW = '(?:abaixo de|inferior(?:es)? a|menor(?:es)? (?:do que|que|de)|menos de|<)';

/** A number with its scale, sign and words in parentheses; the groups bear the letter of its place. */
const quantity = (place: string) =>
  String.raw`(?<n${place}>${NUMBER})(?<mil${place}> mil(?!h))?(?<p${place}> ?%| por cento)?(?: ?\([^()%]{3,60}\)(?: ?%)?)?`;
/** A noun may stand after the first number as well: "100 habitantes até 200 habitantes". */
const NOUN = '(?: (?:de )?[a-z]{4,})?';
const LAST_NOUN = String.raw`(?: (?:de )?(?<noun>[a-z]{3,}s)\b)?`;

const FORMS = [
  `(?:(?<geA>${AT_LEAST})|(?<gtA>${ABOVE})) ?${quantity('A')}${NOUN},? (?:e )?(?:(?<leA>${AT_MOST}|a)|(?<ltA>${BELOW})) ?${quantity('B')}${LAST_NOUN}`,
  `entre ${quantity('C')} e ${quantity('D')}${LAST_NOUN}`,
  `${quantity('E')} ?(?:a|ate|-|–|—) ?${quantity('F')}${LAST_NOUN}`,
  `${quantity('K')}${NOUN},?(?: a| e)? (?:(?<leL>${AT_MOST})|(?<ltL>${BELOW})) ?${quantity('L')}${LAST_NOUN}`,
  `(?:(?<geG>${AT_LEAST})|(?<gtG>${ABOVE})) ?${quantity('G')}${LAST_NOUN}`,
  `(?:(?<leH>${AT_MOST})|(?<ltH>${BELOW})) ?${quantity('H')}${LAST_NOUN}`,
  `${quantity('I')}${LAST_NOUN} (?:ou mais|ou superior|em diante|e acima(?! de))(?![a-z])`,
  `${quantity('J')}${LAST_NOUN} (?:ou menos|ou inferior|e abaixo(?! de))(?![a-z])`,
];
/** Each form has its own groups; a name used in several comes once in a match. */
const PATTERNS = FORMS.map(
  (form) =>
    new RegExp(
      String.raw`(?<![\d.,/$a-z])${form}`.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`),
      'gu',
    ),
);
/** Words after a number that name no quantity. */
const NO_NOUN = /^(?:mais|reais|parcelas|demais|municipios|aos|nos|das|dos|vezes|artigos|incisos)$/u;

/** The bands that a stretch says, in order; of forms that begin at one place the longest. */
export function bandPhrases(text: LegalText, from: number, to: number): BandPhrase[] {
  const hits = PATTERNS.flatMap((pattern) => hitsOf(text, pattern, from, to));
  const kept: Hit[] = [];
  for (const hit of hits.sort((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept.flatMap((hit) => phraseOf(text, hit) ?? []);
}

function phraseOf(text: LegalText, hit: Hit): BandPhrase | null {
  const { groups, start } = hit;
  const low = numberIn(groups, ['A', 'C', 'E', 'K', 'G', 'I']);
  const high = numberIn(groups, ['B', 'D', 'F', 'L', 'H', 'J']);
  const isPercent = Object.entries(groups).some(
    ([name, value]) => /^p[A-L]$/u.test(name) && value !== undefined,
  );
  const noun = groups.noun !== undefined && !NO_NOUN.test(groups.noun) ? groups.noun : null;
  const unit = isPercent ? '%' : noun;
  if (unit === null && [low, high].some((value) => value !== null && isYear(value))) return null;
  const end =
    noun === null && groups.noun !== undefined ? start + hit.end - start - groups.noun.length : hit.end;
  const printed = quoted(text, { start, end });
  return {
    unit,
    places: Math.max(
      0,
      ...Object.entries(groups).map(([name, value]) =>
        /^n[A-L]$/u.test(name) ? (value?.split(',')[1]?.length ?? 0) : 0,
      ),
    ),
    band: {
      id: `${start}`,
      printed,
      value: null,
      start,
      end: start + text.text.slice(start, end).trimEnd().length,
      from: scaled(low, groups, high),
      fromInclusive: groups.gtA === undefined && groups.gtG === undefined,
      to: high,
      toInclusive: ['ltA', 'ltH', 'ltL'].every((name) => groups[name] === undefined),
    },
  };
}

function numberIn(groups: Hit['groups'], places: readonly string[]): Rational | null {
  const place = places.find((each) => groups[`n${each}`] !== undefined);
  if (place === undefined) return null;
  const value = Rational.parsePtBr(groups[`n${place}`] ?? '0');
  return groups[`mil${place}`] === undefined ? value : value.mul(Rational.of(1000));
}

/** "de 30 a 50 mil habitantes": the first number is of thousands too. */
function scaled(low: Rational | null, groups: Hit['groups'], high: Rational | null): Rational | null {
  const isShort = groups.milF !== undefined && groups.milE === undefined && high !== null;
  return low && isShort && low.lt(Rational.of(1000)) ? low.mul(Rational.of(1000)) : low;
}

function isYear(value: Rational): boolean {
  return value.denominator === 1n && value.numerator >= 1900n && value.numerator < 2100n;
}
