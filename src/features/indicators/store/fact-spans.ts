import { sql } from 'kysely';
import type { Citation } from '../../../kernel/explained.ts';
import type { Context } from '../../../platform/context.ts';
import type { FactContent } from '../domain/facts/fact.ts';
import type { Span } from '../domain/facts/spans.ts';

type Subject = Pick<FactContent, 'territory' | 'careLine' | 'detail'>;

/** Which spans: of one rule, made by the card as it is now. */
export interface SpanFilter {
  readonly indicator: string;
  readonly rule: string;
  readonly cardSha256: string;
}

/** Puts the spans of one subject by one rule in the place of what was there. Runs inside a transaction. */
export async function replaceSpans(
  context: Context,
  { indicator, rule, cardSha256 }: SpanFilter,
  subject: Subject,
  spans: readonly Span[],
): Promise<void> {
  await sql`delete from indicator_fact_spans where indicator = ${indicator} and rule = ${rule}
    and territory = ${subject.territory} and care_line is not distinct from ${subject.careLine}
    and detail is not distinct from ${subject.detail}`.execute(context.db);
  for (const [position, span] of spans.entries())
    await sql`insert into indicator_fact_spans (indicator, rule, territory, care_line, detail, position, counted_from,
        counted_to, amount, facts, card_sha256, computed_at)
      values (${indicator}, ${rule}, ${span.territory}, ${span.careLine}, ${span.detail}, ${position}, ${span.from},
        ${span.to}, ${span.amount}, ${[...span.facts]}::uuid[], ${cardSha256},
        ${context.clock.now().toISOString()})`.execute(context.db);
}

export interface StoredSpan extends Span {
  readonly computedAt: string;
}

export async function listSpans(context: Context, filter: SpanFilter): Promise<StoredSpan[]> {
  const { rows } = await sql<Omit<StoredSpan, 'computedAt'> & { computedAt: Date }>`select territory,
      care_line as "careLine", detail, counted_from::text as "from", counted_to::text as "to", amount, facts,
      computed_at as "computedAt"
    from indicator_fact_spans where indicator = ${filter.indicator} and rule = ${filter.rule}
      and card_sha256 = ${filter.cardSha256} order by counted_from, territory, care_line, detail`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, computedAt: row.computedAt.toISOString() }));
}

/** Takes away what another card or rule made. @returns whether there was any. */
export async function deleteOldSpans(
  context: Context,
  indicator: string,
  cardSha256: string,
): Promise<boolean> {
  const { rows } = await sql`delete from indicator_fact_spans
    where indicator = ${indicator} and card_sha256 <> ${cardSha256} returning 1`.execute(context.db);
  return rows.length > 0;
}

export interface CareLine {
  readonly code: string;
  readonly name: string;
  /** The line that it is a part of. */
  readonly parent: string | null;
  readonly cite: Citation;
}

/** In the order of the plan. */
export async function listCareLines(context: Context): Promise<CareLine[]> {
  const { rows } =
    await sql<CareLine>`select code, name, parent, cite from care_lines order by position`.execute(
      context.db,
    );
  return rows;
}

/** Puts the lines of the seed in the place of what was there. */
export async function replaceCareLines(context: Context, lines: readonly CareLine[]): Promise<void> {
  await sql`delete from care_lines`.execute(context.db);
  for (const [position, line] of lines.entries())
    await sql`insert into care_lines (code, position, name, parent, cite) values (${line.code}, ${position},
      ${line.name}, ${line.parent}, ${JSON.stringify(line.cite)}::jsonb)`.execute(context.db);
}
