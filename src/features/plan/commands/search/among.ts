import type { Context } from '../../../../platform/context.ts';
import { readSearch, type Wanted } from '../../domain/search.ts';
import { listEntries } from '../../store/entries.ts';
import { type Candidate, queryText, searchCandidates } from '../../store/search.ts';
import { findPlan } from '../../store/structure.ts';
import { aliasesOf } from './aliases.ts';
import { type Asked, answerOf, pageOf, shownOf } from './answer.ts';

/** A record of a room that searches as the plan does: what it is called, and where it is read. */
export interface Findable<Kind extends string> extends Candidate<Kind> {
  readonly name: string;
  readonly href: string;
}

/** What somebody typed, as every search of the house understands it, and as a query that stored words may be held against. */
export async function readWanted(context: Context, q: string): Promise<{ words: Wanted; query: string }> {
  const plan = await findPlan(context);
  const entries = plan === null ? [] : await listEntries(context, plan.id, ['acronym']);
  const acronyms = entries.flatMap(({ content }) => (content.kind === 'acronym' ? [content] : []));
  const words = readSearch(q, await aliasesOf(context, acronyms));
  return { words, query: await queryText(context, words) };
}

/** The search of another room over its own records, by the words, the marks and the pages of the plan's. */
export async function searchAmong<Kind extends string>(
  context: Context,
  wanted: Wanted,
  { kinds, records }: { readonly kinds: readonly Kind[]; readonly records: readonly Findable<Kind>[] },
  asked: Asked<Kind>,
) {
  const page = pageOf(asked);
  const findings = await searchCandidates(context, kinds, wanted, records, page);
  const byKey = new Map(records.map((each) => [`${each.kind} ${each.id}`, each]));
  return answerOf(findings, page.limit, (record) => {
    const { name = '', href = '' } = byKey.get(`${record.kind} ${record.id}`) ?? {};
    return { kind: record.kind, name, ...shownOf(record, wanted), href };
  });
}
