import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Wanted } from '../domain/search.ts';

type SearchKind = 'objective' | 'target' | 'indicator' | 'strategicAction' | 'action' | 'note';

/** A record that says what is looked for, with its fields in the order in which they are shown. */
export interface FoundRecord {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { label: string | null; text: string }[];
  readonly rank: string;
  readonly place: number;
}

/** Where a page ended. */
export type SearchCursor = readonly [rank: string, place: number, id: string];

function queryOf({ groups, prefix }: Wanted) {
  const phrase = (words: string) => sql`phraseto_tsquery('pg_catalog.portuguese', f_search(${words}))`;
  const parts = groups.map((names) => sql`(${sql.join(names.map(phrase), sql` || `)})`);
  if (prefix !== null) {
    const whole = phrase(prefix);
    parts.push(sql`(${whole} || to_tsquery('pg_catalog.portuguese', trim(f_search(${prefix})) || ':*'))`);
  }
  return parts.length === 0 ? sql`''::tsquery` : sql.join(parts, sql` && `);
}

const field = (label: string | null, column: string) =>
  sql`jsonb_build_object('label', ${label}::text, 'text', coalesce(${sql.raw(column)}, ''))`;

const fields = (...list: readonly (readonly [string | null, string])[]) =>
  sql`jsonb_build_array(${sql.join(list.map(([label, column]) => field(label, column)))})`;

/** Everything of the plan that says what is looked for, the nearest first. */
export async function searchRecords(
  context: Context,
  plan: string,
  wanted: Wanted,
  page: { cursor: SearchCursor | null; limit: number },
): Promise<FoundRecord[]> {
  const [rank, place, id] = page.cursor ?? [null, null, null];
  const standing = sql`t.plan = ${plan} and t.retired_by is null and t.search_words @@ q`;
  const { rows } = await sql<FoundRecord>`with asked as (select ${queryOf(wanted)} as q), found as (
      select 'objective' as kind, t.id, t.title, ${fields([null, 't.title'], ['Responsável', 't.responsible'])} as fields,
        1 as place, ts_rank(t.search_words, q) as weight from plan_objectives t, asked where ${standing}
      union all
      select 'target', t.id, t.text, ${fields([null, 't.text'], ['O que mede', 't.measure'])}, 2, ts_rank(t.search_words, q)
        from plan_targets t, asked where ${standing}
      union all
      select 'indicator', t.id, t.short_name, ${fields([null, 't.title'], [null, 't.short_name'], ['Código', 't.ppa_code'])}, 3,
        ts_rank(t.search_words, q) from plan_indicators t, asked where ${standing}
      union all
      select 'strategicAction', t.id, t.title, ${fields([null, 't.title'], ['No desdobramento', 't.title_unfolded'], ['Responsável', 't.owner'], ['Nº', 't.id'])}, 4,
        ts_rank(t.search_words, q) from plan_strategic_actions t, asked where ${standing}
      union all
      select 'action', t.id, t.title, ${fields([null, 't.title'], ['Responsável', 't.owner'], ['Quem participa', 't.participants'], ['Observações', 't.notes'], ['Prazo', "t.deadline->>'raw'"], ['Nº', 't.id'])}, 5,
        ts_rank(t.search_words, q) from plan_actions t, asked where ${standing}
      union all
      select 'note', t.id || '/' || l.unit, t.title, ${fields(['Comentário', 'l.note'])}, 6, ts_rank(l.search_words, q)
        from plan_lines l join plan_actions t on t.id = l.action cross join asked
        where t.plan = ${plan} and t.retired_by is null and l.closed_at is null and l.search_words @@ q
    ), ranked as (select kind, id, title, fields, place, to_char(weight, 'FM0.000000') as rank from found)
    select * from ranked where ${rank}::text is null or rank < ${rank}
      or (rank = ${rank} and (place > ${place}::int or (place = ${place}::int and id collate "C" > ${id})))
    order by rank desc, place, id collate "C" limit ${page.limit + 1}`.execute(context.db);
  return rows;
}
