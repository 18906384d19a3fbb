import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { Act, Unit } from './domain/act.ts';

/** An act with the text of its scan as the machine read it, where it was scanned. */
export interface StoredAct extends Omit<Act, 'ocrFile'> {
  readonly ocr: string | null;
}

/** What a list shows of an act. */
export interface ActSummary
  extends Pick<
    StoredAct,
    'id' | 'kind' | 'number' | 'title' | 'body' | 'ementa' | 'signedOn' | 'effectFrom' | 'effectTo' | 'source'
  > {
  readonly units: number;
}

const HEAD = sql`id, kind, number, title, body, ementa, signed_on as "signedOn", effect_from as "effectFrom",
  effect_to as "effectTo", source`;

/** Every stored act: newest signature first, those that print no day last. */
export async function listActs(context: Context): Promise<ActSummary[]> {
  const { rows } = await sql<ActSummary>`
    select ${HEAD}, (select count(*)::int from act_units u where u.act = acts.id and u.kind <> 'page') as units
    from acts order by signed_on desc nulls last, id`.execute(context.db);
  return rows;
}

/** @throws AppError `not-found` */
export async function getAct(context: Context, id: string): Promise<StoredAct> {
  const head = await sql<Omit<StoredAct, 'units'>>`
    select ${HEAD}, ocr, corrections, tables, omissions from acts where id = ${id}`.execute(context.db);
  const act = head.rows[0];
  if (!act) {
    throw new AppError('not-found', `O ato "${id}" não está guardado aqui. Veja a lista em Documentos.`, {
      details: { act: id },
    });
  }
  const units = await sql<Unit>`
    select address, kind, text, status, ocr_start as "ocrStart", ocr_end as "ocrEnd"
    from act_units where act = ${id} order by position`.execute(context.db);
  return { ...act, units: units.rows };
}

/** Makes the tables hold exactly these acts. */
export async function replaceActs(context: Context, acts: readonly StoredAct[]): Promise<void> {
  await sql`delete from acts`.execute(context.db);
  for (const act of acts) {
    await sql`insert into acts (id, kind, number, title, body, ementa, signed_on, effect_from, effect_to, source, ocr,
        corrections, tables, omissions)
      values (${act.id}, ${act.kind}, ${act.number}, ${act.title}, ${act.body}, ${act.ementa}, ${act.signedOn},
        ${act.effectFrom}, ${act.effectTo}, ${JSON.stringify(act.source)}::jsonb, ${act.ocr},
        ${JSON.stringify(act.corrections)}::jsonb, ${JSON.stringify(act.tables)}::jsonb,
        ${JSON.stringify(act.omissions)}::jsonb)`.execute(context.db);
    await saveUnits(context, act);
  }
}

async function saveUnits(context: Context, act: StoredAct): Promise<void> {
  const rows = act.units.map((unit, position) => ({ ...unit, position }));
  await sql`insert into act_units (act, position, address, kind, text, status, ocr_start, ocr_end)
    select ${act.id}, position, address, kind, text, status, "ocrStart", "ocrEnd"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as unit (position integer, address text, kind text,
      text text, status text, "ocrStart" integer, "ocrEnd" integer)`.execute(context.db);
}
