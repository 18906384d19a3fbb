import { acronymsTwice } from './acronyms.ts';
import { figuresAgainstWords, misspeltWords } from './amounts.ts';
import { bandsWithHoles } from './bands.ts';
import { ceilingsAgainstTables } from './ceilings.ts';
import { countTotals } from './count-totals.ts';
import { frequenciesTwice, undefinedQuantities } from './evaluations.ts';
import type { Finding, Mark } from './finding.ts';
import { fractionsAgainstWords } from './fractions.ts';
import { type LegalText, legalText } from './legal-text.ts';
import { malformedFigures } from './malformed.ts';
import { gluedNumbers, type NormFacts, normsAgainstRegistry } from './norms.ts';
import { ordinalsAgainstWords } from './ordinals.ts';
import { datesThatDoNotFit } from './periods.ts';
import { municipalitiesOutside, type RegionFacts } from './places.ts';
import { brokenReferences } from './references.ts';
import { sameQuantityTwice } from './same-quantity.ts';
import { sharesOfAWhole, sharesOfCounts } from './shares.ts';
import { totalsAgainstParts } from './totals.ts';

/** What the rules know beside the text. */
export interface LintFacts {
  readonly regions: readonly RegionFacts[];
  readonly norms: readonly NormFacts[];
}

/** The rules L001 to L018; L001 and L003 come of one reading. */
const RULES: readonly ((text: LegalText, facts: LintFacts) => Mark[])[] = [
  figuresAgainstWords,
  fractionsAgainstWords,
  ordinalsAgainstWords,
  malformedFigures,
  misspeltWords,
  sameQuantityTwice,
  totalsAgainstParts,
  countTotals,
  sharesOfAWhole,
  bandsWithHoles,
  ceilingsAgainstTables,
  brokenReferences,
  (text, { norms }) => normsAgainstRegistry(text, norms),
  (text, { regions }) => municipalitiesOutside(text, regions),
  acronymsTwice,
  datesThatDoNotFit,
  undefinedQuantities,
  frequenciesTwice,
  sharesOfCounts,
  gluedNumbers,
];

/**
 * Reads a legal text, scanned or typed, against the eighteen rules of `LINT_RULES`: what contradicts itself or the facts, in
 * the order of the text, one finding for each rule and stretch. A person decides each.
 */
export function lint(text: string, facts: LintFacts): Finding[] {
  const legal = legalText(text);
  const marks = RULES.flatMap((rule) => rule(legal, facts));
  return [...Map.groupBy(marks, ({ rule, start, end }) => `${rule} ${start} ${end}`).values()]
    .map((same) => findingOf(text, same))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.rule.localeCompare(b.rule));
}

function findingOf(text: string, marks: readonly Mark[]): Finding {
  const [{ effect, ...mark }] = marks as readonly [Mark];
  return {
    ...mark,
    text: text.slice(mark.start, mark.end),
    message: marks.map(({ message }) => message).join(' '),
    effect: effect ? effect.toDecimal(2, 'truncate') : null,
  };
}
