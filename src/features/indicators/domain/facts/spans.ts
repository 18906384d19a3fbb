import type { Fact } from './fact.ts';
import { type CardFacts, type FactRule, kindsOf } from './rule.ts';

/** From when to when a subject counts by a rule, [from, to), and the facts that say so. */
export interface Span {
  readonly territory: string;
  readonly careLine: string | null;
  readonly detail: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly amount: number;
  readonly facts: readonly string[];
}

type Stretch = Pick<Span, 'from' | 'to' | 'facts'>;
type Counted = Pick<Fact, 'id' | 'kind' | 'day' | 'quantity' | 'territory' | 'careLine' | 'detail'>;

export const byDay = (a: Pick<Fact, 'day' | 'id'>, b: Pick<Fact, 'day' | 'id'>): number =>
  a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1;

/** The spans of one subject by one rule, from its facts that still stand. */
export function spansOf(card: CardFacts, rule: FactRule, facts: readonly Counted[]): Span[] {
  const [first] = facts;
  if (first === undefined) return [];
  const { territory, careLine, detail } = first;
  const sorted = facts.toSorted(byDay);
  if (rule.counts === 'people')
    return sorted.map((fact) => peopleOf(rule, fact)).filter((span) => span !== null);
  const ends = new Map(kindsOf(card, rule).flatMap((kind) => (kind.ends ? [[kind.ends, kind.id]] : [])));
  const [start = [], ...others] = rule.requires.map((kind) =>
    stretchesOf(kind, ends.get(kind) ?? null, sorted),
  );
  const common = others.reduce(intersect, start);
  return common.map((stretch) => ({ territory, careLine, detail, amount: 1, ...stretch }));
}

function peopleOf(rule: FactRule, fact: Counted): Span | null {
  if (!rule.requires.includes(fact.kind)) return null;
  const { territory, careLine, detail, day, quantity, id } = fact;
  return { territory, careLine, detail, from: day, to: null, amount: quantity ?? 0, facts: [id] };
}

/** Where a kind held: from each start to the end that followed it, or still. */
function stretchesOf(kind: string, end: string | null, sorted: readonly Counted[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Counted | null = null;
  for (const fact of sorted) {
    if (fact.kind === kind) open ??= fact;
    if (fact.kind !== end || open === null) continue;
    stretches.push({ from: open.day, to: fact.day, facts: [open.id, fact.id] });
    open = null;
  }
  return open === null ? stretches : [...stretches, { from: open.day, to: null, facts: [open.id] }];
}

function intersect(left: readonly Stretch[], right: readonly Stretch[]): Stretch[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const from = a.from > b.from ? a.from : b.from;
      const to = earliest(a.to, b.to);
      return to === null || from < to ? [{ from, to, facts: [...a.facts, ...b.facts] }] : [];
    }),
  );
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

export function holdsOn(span: Pick<Span, 'from' | 'to'>, day: string): boolean {
  return span.from <= day && (span.to === null || day < span.to);
}
