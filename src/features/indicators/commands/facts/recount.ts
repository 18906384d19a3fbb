import { type Context, inTransaction } from '../../../../platform/context.ts';
import type { Card } from '../../domain/card.ts';
import { type Fact, subjectKey } from '../../domain/facts/fact.ts';
import { type CardFacts, type FactRule, kindsOf } from '../../domain/facts/rule.ts';
import { spansOf } from '../../domain/facts/spans.ts';
import { deleteOldSpans, listSpans, replaceSpans } from '../../store/fact-spans.ts';
import { listFactsById, listStandingFacts, lockFacts } from '../../store/facts.ts';
import { catalogue } from '../recompute.ts';

interface Work {
  readonly card: Card;
  readonly facts: CardFacts;
  readonly rule: FactRule;
}

function works(): Work[] {
  return catalogue.cards.flatMap((card) => {
    const { facts } = card;
    return facts === null ? [] : facts.rules.map((rule) => ({ card, facts, rule }));
  });
}

/**
 * Makes again the spans of the subjects that these facts speak of, by every rule that counts their kind, and no other.
 * The same however often it runs. @returns how many subjects were counted.
 */
export async function recountFacts(context: Context, ids: readonly string[]): Promise<number> {
  return inTransaction(context, async (tx) => {
    await lockFacts(tx);
    const touched = await listFactsById(tx, ids);
    let counted = 0;
    for (const work of works()) {
      const kinds = kindsOf(work.facts, work.rule).map((kind) => kind.id);
      const own = touched.filter((fact) => kinds.includes(fact.kind));
      if (own.length > 0) counted += await recountSubjects(tx, work, kinds, own);
    }
    return counted;
  });
}

async function recountSubjects(
  context: Context,
  work: Work,
  kinds: readonly string[],
  touched: readonly Fact[],
): Promise<number> {
  const standing = Map.groupBy(await listStandingFacts(context, kinds), subjectKey);
  const subjects = new Map(touched.map((fact) => [subjectKey(fact), fact]));
  for (const [key, subject] of subjects)
    await replaceSpans(
      context,
      filterOf(work),
      subject,
      spansOf(work.facts, work.rule, standing.get(key) ?? []),
    );
  return subjects.size;
}

/** Counts again what a changed card made old. @returns how many rules were counted. */
export async function recountStaleFacts(context: Context): Promise<number> {
  return inTransaction(context, async (tx) => {
    await lockFacts(tx);
    let counted = 0;
    for (const work of works()) {
      const kinds = kindsOf(work.facts, work.rule).map((kind) => kind.id);
      const standing = await listStandingFacts(tx, kinds);
      const isOld = await deleteOldSpans(tx, work.card.id, filterOf(work).cardSha256);
      const made = await listSpans(tx, filterOf(work));
      if (!isOld && (made.length > 0 || standing.length === 0)) continue;
      await recountSubjects(tx, work, kinds, standing);
      counted++;
    }
    return counted;
  });
}

export function filterOf({ card, rule }: Pick<Work, 'card' | 'rule'>) {
  return { indicator: card.id, rule: rule.id, cardSha256: catalogue.hashes.get(card.id) ?? '' };
}
