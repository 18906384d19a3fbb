import { sql } from 'kysely';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { sourceFile } from '../domain/compute.ts';
import type { OfficialFigure } from '../domain/official.ts';
import { isPublished } from '../domain/publication.ts';
import type { Target } from '../domain/target.ts';

export interface IndicatorSource {
  readonly file: string;
  readonly title: string;
  readonly sha256: string;
  readonly date: string;
  readonly origin: string;
}

export interface OfficialRecord {
  readonly series: string;
  readonly territory: string;
  readonly period: string;
  readonly value: string;
  readonly source: string;
}

export interface TargetRecord extends Target {
  readonly indicator: string;
  readonly territory: string;
  readonly act: string;
}

/** Puts the reference data of the seeds in the place of what was there. Runs inside a transaction. */
export async function replaceReference(
  { db }: Context,
  records: {
    sources: readonly IndicatorSource[];
    figures: readonly OfficialRecord[];
    targets: readonly TargetRecord[];
  },
): Promise<void> {
  await sql`delete from indicator_official_figures`.execute(db);
  await sql`delete from indicator_sources`.execute(db);
  await sql`delete from indicator_targets`.execute(db);
  await sql`insert into indicator_sources (file, title, sha256, date, origin)
    select file, title, sha256, date, origin from jsonb_to_recordset(${JSON.stringify(records.sources)}::jsonb)
      as x (file text, title text, sha256 text, date text, origin text)`.execute(db);
  await sql`insert into indicator_official_figures (series, territory, period, value, source)
    select series, territory, period, value, source from jsonb_to_recordset(${JSON.stringify(records.figures)}::jsonb)
      as x (series text, territory text, period text, value numeric, source text)`.execute(db);
  await sql`insert into indicator_targets (indicator, territory, year, raw, value, parts, note, act)
    select indicator, territory, year, raw, value, parts, note, act
    from jsonb_to_recordset(${JSON.stringify(records.targets)}::jsonb)
      as x (indicator text, territory text, year integer, raw text, value numeric, parts jsonb, note text, act text)`.execute(
    db,
  );
}

/** Figures of some series for a state, by series and year; of a day of knowledge, those of what was published by then. */
export async function listOfficial(
  context: Context,
  series: readonly string[],
  territory: string,
  knownOn: string | null,
): Promise<Map<string, OfficialFigure>> {
  if (series.length === 0) return new Map();
  const { rows } = await sql<{
    series: string;
    period: string;
    value: string;
    file: string;
    sha256: string;
    date: string;
  }>`select f.series, f.period, f.value, s.file, s.sha256, s.date
    from indicator_official_figures f join indicator_sources s on s.file = f.source
    where f.series = any(${[...series]}) and f.territory = ${territory} order by f.period`.execute(
    context.db,
  );
  const known = rows.filter((row) => isPublished([row], knownOn));
  return new Map(
    known.map((row) => [
      `${row.series}/${row.period}`,
      {
        series: row.series,
        value: Rational.parse(row.value),
        source: sourceFile(row),
      },
    ]),
  );
}

/** Targets of a place, of one indicator or of all, by year. */
export async function listTargets(
  context: Context,
  territory: string,
  indicator: string | null,
): Promise<TargetRecord[]> {
  const { rows } =
    await sql<TargetRecord>`select indicator, territory, year, raw, trim_scale(value)::text as value, parts,
      note, act from indicator_targets
    where territory = ${territory} and (${indicator}::text is null or indicator = ${indicator})
    order by indicator, year`.execute(context.db);
  return rows;
}
