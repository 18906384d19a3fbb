import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { type Paper, paperNumber } from './domain/paper.ts';

/** A paper with its number, as it was issued. */
export interface IssuedPaper {
  readonly id: string;
  /** `MC`. */
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly content: Paper;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string;
}

/** Takes the next number of a series in the year; two at once wait for each other. Runs inside a transaction. */
async function nextNumber(context: Context, series: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into paper_series (series, year, last) values (${series}, ${year}, 1)
    on conflict (series, year) do update set last = paper_series.last + 1 returning last`.execute(context.db);
  return rows[0]!.last;
}

/** Keeps a paper under the next number of its series. Runs inside a transaction. */
export async function insertPaper(
  context: Context,
  paper: Pick<IssuedPaper, 'id' | 'series' | 'content' | 'issuedOn'>,
): Promise<IssuedPaper> {
  const { id, series, content, issuedOn } = paper;
  const year = Number(issuedOn.slice(0, 4));
  const number = await nextNumber(context, series, year);
  await sql`insert into issued_papers (id, series, year, number, title, content, content_sha256, issued_on, issued_at, issued_by)
    values (${id}, ${series}, ${year}, ${number}, ${content.title}, ${JSON.stringify(content)}::jsonb,
      ${content.contentSha256}, ${issuedOn}, ${context.clock.now().toISOString()}, ${context.actor.id})`.execute(
    context.db,
  );
  return { ...paper, year, number };
}

/** @throws AppError `not-found` */
export async function getPaper(context: Context, id: string): Promise<IssuedPaper> {
  const { rows } = await sql<IssuedPaper>`
    select id, series, year, number, content, issued_on as "issuedOn" from issued_papers
    where id = ${id}`.execute(context.db);
  if (rows[0]) return rows[0];
  throw new AppError('not-found', 'Este documento não foi emitido aqui.', { details: { paper: id } });
}

/** The numbers of these papers as they are cited, by id. */
export async function listPaperNumbers(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Pick<IssuedPaper, 'id' | 'series' | 'number' | 'year'>>`
    select id, series, year, number from issued_papers where id = any(${[...ids]}::uuid[])`.execute(
    context.db,
  );
  return new Map(rows.map((each) => [each.id, paperNumber(each)]));
}
