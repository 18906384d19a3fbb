/** A rule of RFC 5545 without its prefix, and what a person must look at. */
export interface Recurrence {
  readonly rrule: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note: string | null;
}

/** What a phrase that matched says; null where it says nothing after all. */
export type Rule = (match: RegExpExecArray) => Recurrence | null;

export const certain = (rrule: string): Recurrence => ({ rrule, confidence: 'high', note: null });

/** One or several of a kind: `maio, junho e julho`. */
export const listOf = (one: string, article = '') =>
  `(?:${one})(?:, (?:${article})?(?:${one}))*(?: e (?:${article})?(?:${one}))?`;

/** Each of a list, without its article. */
export const eachOf = (list: string) =>
  list.split(/, | e /).map((one) => one.replace(/^(?:n?as?|n?os?|aos) /, ''));
