import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

interface CommentFound {
  readonly competencia: string;
  readonly action: string;
  readonly unit: string;
  readonly comment: string;
  /** How near it is to what is looked for. */
  readonly weight: number;
}

/** The month's comments that say what is looked for; `query` is a text search query as text. */
export async function findComments(context: Context, query: string): Promise<CommentFound[]> {
  const { rows } = await sql<CommentFound>`select competencia, action, unit, comment,
      ts_rank(search_words, ${query}::tsquery) as weight
    from month_cells where search_words @@ ${query}::tsquery`.execute(context.db);
  return rows;
}
