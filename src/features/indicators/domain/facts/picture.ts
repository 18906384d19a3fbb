import { formatCount, formatDay } from '../../../../kernel/format.ts';
import type { Fact } from './fact.ts';
import { type CardFacts, type FactRule, kindsOf } from './rule.ts';
import { holdsOn, spansOf } from './spans.ts';

export interface PictureSubject {
  readonly territory: string;
  readonly careLine: string | null;
}

/** Where a subject stands on a day, in a word and in words. */
export interface PictureCell extends PictureSubject {
  /** `pending`: something was recorded that does not count yet; `ended`: it stood and stands no more. */
  readonly state: 'none' | 'pending' | 'standing' | 'ended';
  readonly since: string | null;
  readonly amount: number;
  readonly facts: readonly string[];
  readonly words: string;
}

const ABSENT = 'sem registro';

/** The cell of each subject, from the facts that stand on the register. */
export function pictureCells(
  card: CardFacts,
  rule: FactRule,
  subjects: readonly PictureSubject[],
  facts: readonly Fact[],
  day: string,
): PictureCell[] {
  const keyOf = (of: PictureSubject) => `${of.territory}/${of.careLine ?? ''}`;
  const bySubject = Map.groupBy(
    facts.filter((fact) => fact.day <= day),
    keyOf,
  );
  return subjects.map((subject) => ({
    territory: subject.territory,
    careLine: subject.careLine,
    ...cellOf(card, rule, bySubject.get(keyOf(subject)) ?? [], day),
  }));
}

type Cell = Omit<PictureCell, keyof PictureSubject>;

function cellOf(card: CardFacts, rule: FactRule, facts: readonly Fact[], day: string): Cell {
  const ids = facts.map((fact) => fact.id);
  const kinds = kindsOf(card, rule).map((kind) => kind.id);
  const counting = facts.filter((fact) => kinds.includes(fact.kind));
  const spans = [...Map.groupBy(counting, (fact) => fact.detail ?? '').values()].flatMap((own) =>
    spansOf(card, rule, own),
  );
  const held = spans.filter((span) => holdsOn(span, day));
  const since = held.map((span) => span.from).sort()[0] ?? null;
  const amount = held.reduce((sum, span) => sum + span.amount, 0);
  if (since !== null)
    return { state: 'standing', since, amount, facts: ids, words: standingWords(card, rule, held, since) };
  const ended = spans
    .map((span) => span.to)
    .filter((to) => to !== null)
    .sort()
    .at(-1);
  if (ended !== undefined)
    return { state: 'ended', since: ended, amount: 0, facts: ids, words: `até ${formatDay(ended)}` };
  const waiting = facts.at(-1);
  if (waiting === undefined) return { state: 'none', since: null, amount: 0, facts: [], words: ABSENT };
  const standing = card.kinds.find((kind) => kind.id === waiting.kind)?.standing ?? '';
  const words = `${standing} em ${formatDay(waiting.day)}; ainda não conta`;
  return { state: 'pending', since: waiting.day, amount: 0, facts: ids, words };
}

function standingWords(
  card: CardFacts,
  rule: FactRule,
  held: readonly { readonly detail: string | null; readonly amount: number }[],
  since: string,
): string {
  const kind = card.kinds.find((each) => each.id === rule.requires[0]);
  const nameOf = (detail: string | null) =>
    kind?.detail?.options.find((option) => option.id === detail)?.name ?? detail ?? '';
  const byDetail = [...Map.groupBy(held, (span) => span.detail)];
  if (rule.counts === 'people') {
    const total = held.reduce((sum, span) => sum + span.amount, 0);
    const parts = byDetail.map(
      ([detail, spans]) => `${detail} ${formatCount(spans.reduce((sum, span) => sum + span.amount, 0))}`,
    );
    return `${formatCount(total)} (${parts.join(', ')})`;
  }
  if (kind?.detail) return byDetail.map(([detail]) => nameOf(detail)).join(', ');
  return `${kind?.standing ?? ''} desde ${formatDay(since)}`;
}
