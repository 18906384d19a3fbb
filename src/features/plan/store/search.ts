import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { SEARCH_KINDS, type SearchKind, type Wanted } from '../domain/search.ts';

/** The kinds whose words are stored with their rows; those of the others are read when asked. */
type StoredKind = 'objective' | 'target' | 'indicator' | 'strategicAction' | 'action' | 'note';

/** A record that says what is looked for, with its fields in the order in which they are shown. */
export interface FoundRecord<Kind extends string = SearchKind> {
  readonly kind: Kind;
  /** The plan whose record it is; null for what stands around it. */
  readonly plan: string | null;
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { label: string | null; text: string }[];
  readonly rank: string;
  readonly place: number;
}

/** A record of another table or room; its own rule has found it, or its words are looked at as those of the plan are. */
export interface Candidate<Kind extends string = Exclude<SearchKind, StoredKind>> {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { label: string | null; text: string }[];
  /** Words by which it is found besides those of its fields. */
  readonly words?: string;
  /** How near it is, where it was found already. */
  readonly weight?: number;
}

/** Where a page ended. */
export type SearchCursor = readonly [place: number, rank: string, id: string];

/** What of the findings is wanted. */
export interface SearchPage<Kind extends string = SearchKind> {
  readonly kind: Kind | null;
  readonly perKind: number | null;
  readonly cursor: SearchCursor | null;
  readonly limit: number;
}

export interface SearchFindings<Kind extends string = SearchKind> {
  readonly items: readonly FoundRecord<Kind>[];
  /** How many of each kind there are, on whatever page. */
  readonly counts: readonly { kind: Kind; count: number }[];
}

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

type Shown = readonly (readonly [label: string | null, column: string])[];

const fields = (...list: Shown) =>
  sql`jsonb_build_array(${sql.join(list.map(([label, column]) => field(label, column)))})`;

const placeOf = (kind: SearchKind): number => SEARCH_KINDS.indexOf(kind) + 1;

/**
 * The rows of one table of the plan, and of the own plans of its instruments, that say what is looked for. `words` is what they are found
 * by: stored with the row where there may be thousands.
 */
function rowsOf(
  kind: StoredKind,
  { from, title, words = 't.search_words' }: { from: string; title: string; words?: string },
  shown: Shown,
) {
  return sql`select ${kind}::text as kind, t.plan, t.id, ${sql.raw(title)} as title, ${fields(...shown)} as fields,
      ${placeOf(kind)}::int as place, ts_rank(${sql.raw(words)}, q) as weight
    from ${sql.raw(from)}, asked
    where t.plan in (select id from standing) and t.retired_by is null and ${sql.raw(words)} @@ q`;
}

const also = (...columns: readonly string[]): string =>
  `(t.search_words || f_search_vector(concat_ws(' ', ${columns.join(', ')})))`;

/** What the panel prints for each year, where the cell is more than a number. */
const CELLS = `lateral (select string_agg(raw, '; ' order by year) as raw from plan_indicator_years where indicator = t.id) y`;

const STORED = [
  rowsOf(
    'objective',
    { from: 'plan_objectives t', title: 't.title', words: also('t.perspective_title', 't.note') },
    [
      [null, 't.title'],
      ['Responsável', 't.responsible'],
      ['Perspectiva', 't.perspective_title'],
      ['Nota', 't.note'],
    ],
  ),
  rowsOf('target', { from: 'plan_targets t', title: 't.text' }, [
    [null, 't.text'],
    ['O que mede', 't.measure'],
  ]),
  rowsOf(
    'indicator',
    { from: `plan_indicators t cross join ${CELLS}`, title: 't.short_name', words: also('y.raw', 't.unit') },
    [
      [null, 't.title'],
      [null, 't.short_name'],
      ['Código', 't.ppa_code'],
      ['Painel', 'y.raw'],
      ['Unidade de medida', 't.unit'],
    ],
  ),
  rowsOf(
    'strategicAction',
    { from: 'plan_strategic_actions t', title: 't.title', words: also("t.deadline->>'raw'") },
    [
      [null, 't.title'],
      ['No desdobramento', 't.title_unfolded'],
      ['Responsável', 't.owner'],
      ['Prazo', "t.deadline->>'raw'"],
      ['Nº', 't.id'],
    ],
  ),
  rowsOf('action', { from: 'plan_actions t', title: 't.title' }, [
    [null, 't.title'],
    ['Responsável', 't.owner'],
    ['Quem participa', 't.participants'],
    ['Observações', 't.notes'],
    ['Prazo', "t.deadline->>'raw'"],
    ['Nº', 't.id'],
  ]),
  sql`select 'note', t.plan, t.id || '/' || l.unit, t.title, ${fields(['Comentário', 'l.note'])}, ${placeOf('note')}::int, ts_rank(l.search_words, q)
    from plan_lines l join plan_actions t on t.id = l.action cross join asked
    where t.plan in (select id from standing) and t.retired_by is null and l.closed_at is null and l.search_words @@ q`,
];

/** Those of the candidates that say what is looked for, by the same words as the rows of the plan. */
function candidateRows<Kind extends string>(kinds: readonly Kind[], candidates: readonly Candidate<Kind>[]) {
  const rows = candidates.map(({ words = '', weight = null, kind, id, title, fields }) => ({
    ...{ kind, id, title, fields },
    place: kinds.indexOf(kind) + 1,
    weight,
    words: [...fields.map(({ text }) => text), words].join(' '),
  }));
  return sql`select c.kind, null, c.id, c.title, c.fields, c.place, coalesce(c.weight, ts_rank(c.said, q)) as weight
    from (select *, f_search_vector(words) as said from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(kind text, id text, title text, fields jsonb, place int, weight real, words text)) c, asked
    where c.weight is not null or c.said @@ q`;
}

/** Everything that says what is looked for, kind after kind, the nearest of each first. */
export const searchRecords = (
  context: Context,
  plan: string | null,
  wanted: Wanted,
  candidates: readonly Candidate[],
  page: SearchPage,
): Promise<SearchFindings> =>
  findIn(
    context,
    { plan, wanted, rows: [...STORED, candidateRows<SearchKind>(SEARCH_KINDS, candidates)] },
    page,
  );

/** The records of another room that say what is looked for, in the order of its kinds. */
export const searchCandidates = <Kind extends string>(
  context: Context,
  kinds: readonly Kind[],
  wanted: Wanted,
  candidates: readonly Candidate<Kind>[],
  page: SearchPage<Kind>,
): Promise<SearchFindings<Kind>> =>
  findIn(context, { plan: null, wanted, rows: [candidateRows(kinds, candidates)] }, page);

/** What is looked for, as the text of a query that stored words may be held against. */
export async function queryText(context: Context, wanted: Wanted): Promise<string> {
  const { rows } = await sql<{ query: string }>`select (${queryOf(wanted)})::text as query`.execute(
    context.db,
  );
  return rows[0]?.query ?? '';
}

interface Looked {
  readonly plan: string | null;
  readonly wanted: Wanted;
  readonly rows: readonly RawBuilder<unknown>[];
}

async function findIn<Kind extends string>(
  context: Context,
  { plan, wanted, rows: sources }: Looked,
  { kind, perKind, cursor, limit }: SearchPage<Kind>,
): Promise<SearchFindings<Kind>> {
  const [place, rank, id] = cursor ?? [null, null, null];
  const { rows } = await sql<
    SearchFindings<Kind>
  >`with asked as (select ${plan}::text as plan, ${queryOf(wanted)} as q),
    standing as (select id from plans, asked where retired_by is null and (id = asked.plan or parent = asked.plan)),
    found (kind, plan, id, title, fields, place, weight) as (
      ${sql.join([...sources], sql` union all `)}
    ), ranked as (
      select kind, plan, id, title, fields, place, to_char(weight, 'FM0.000000') as rank,
        row_number() over (partition by kind order by to_char(weight, 'FM0.000000') desc, id collate "C") as nth
      from found where ${kind}::text is null or kind = ${kind}
    ), page as (
      select kind, plan, id, title, fields, place, rank from ranked
      where (${perKind}::int is null or nth <= ${perKind}) and (${place}::int is null or place > ${place}
        or (place = ${place} and (rank < ${rank} or (rank = ${rank} and id collate "C" > ${id}))))
      order by place, rank desc, id collate "C" limit ${limit + 1}
    ), counted as (select kind, place, count(*)::int as count from found group by kind, place)
    select (select coalesce(jsonb_agg(page order by place, rank desc, id collate "C"), '[]') from page) as items,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count) order by place), '[]') from counted) as counts`.execute(
    context.db,
  );
  return rows[0] ?? { items: [], counts: [] };
}
