import { plainWords } from '../plan-document/source-row.ts';
import type { Finding, Severity } from './finding.ts';

/** A finding, and whether somebody has said that it may stay. */
interface Told extends Omit<Finding, 'cell'> {
  readonly accepted: unknown;
}

/** Which findings a reader asks for; an empty list asks for all. */
export interface FindingFilter {
  readonly severity: readonly Severity[];
  readonly rule: readonly string[];
  /** Words that must stand in what is said or in its evidence, whatever their accents. */
  readonly q: string;
}

export type RuleCounts = ReadonlyMap<string, { readonly open: number; readonly accepted: number }>;

const textOf = ({ message, items, evidence }: Told): string =>
  ` ${plainWords([message, ...items, ...evidence.map(({ label, value }) => `${label} ${value}`)].join(' '))}`;

/** The findings that a filter lets through, in their order. */
export function filterFindings<F extends Told>(findings: readonly F[], filter: FindingFilter): F[] {
  const words = plainWords(filter.q).split(' ').filter(Boolean);
  return findings.filter((each) => {
    if (filter.severity.length > 0 && !filter.severity.includes(each.severity)) return false;
    if (filter.rule.length > 0 && !filter.rule.includes(each.rule)) return false;
    const text = words.length === 0 ? '' : textOf(each);
    return words.every((word) => text.includes(` ${word}`));
  });
}

/** How many findings of each rule stand open, and how many were accepted. */
export function countByRule(findings: readonly Told[]): RuleCounts {
  const counts = new Map<string, { open: number; accepted: number }>();
  for (const { rule, accepted } of findings) {
    const count = counts.get(rule) ?? { open: 0, accepted: 0 };
    count[accepted === null ? 'open' : 'accepted'] += 1;
    counts.set(rule, count);
  }
  return counts;
}

const inState = (state: 'open' | 'accepted') => (each: Told) =>
  (each.accepted === null) === (state === 'open');

/** The first findings of each rule that are in a state. */
export function firstOfEach<F extends Told>(
  findings: readonly F[],
  state: 'open' | 'accepted',
  most: number,
): F[] {
  const taken = new Map<string, number>();
  return findings.filter(inState(state)).filter(({ rule }) => {
    const before = taken.get(rule) ?? 0;
    taken.set(rule, before + 1);
    return before < most;
  });
}

/**
 * One page of the findings in a state, after the one that ended the page before; it may have been accepted or reopened since, and the page goes on from its
 * place all the same. Null where the plan no longer has it: the list has to be begun again.
 */
export function pageAfter<F extends Told>(
  findings: readonly F[],
  { state, after, limit }: { state: 'open' | 'accepted'; after: string | undefined; limit: number },
): { items: F[]; next: string | null } | null {
  const from = after === undefined ? 0 : findings.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && from === 0) return null;
  const left = findings.slice(from).filter(inState(state));
  const items = left.slice(0, limit);
  return { items, next: left.length > limit ? (items.at(-1)?.id ?? null) : null };
}
