import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../contract.ts';
import { excerptOf, marksIn, readSearch, type Wanted } from '../domain/search.ts';
import { type FoundRecord, type SearchCursor, searchRecords } from '../store/search.ts';
import { findPlan } from '../store/structure.ts';

const CursorShape = z.tuple([z.string(), z.int(), z.string()]);

function readCursor(text: string | undefined): SearchCursor | null {
  if (text === undefined) return null;
  try {
    return CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid-input', 'O cursor não é desta busca. Comece de novo.', { cause });
  }
}

function hrefOf({ kind, id }: FoundRecord): string {
  switch (kind) {
    case 'objective':
      return `/plano/objetivos/${id}`;
    case 'target':
    case 'indicator':
      return '/plano/metas';
    case 'note':
      return `/plano/acoes/${id.split('/')[0]}`;
    case 'strategicAction':
    case 'action':
      return `/plano/acoes/${id}`;
  }
}

/** The record as a result: the first field that says what is looked for, marked; its title where only the index knows why. */
function hitOf(record: FoundRecord, wanted: Wanted): SearchHit {
  const { kind, id, title, fields } = record;
  const said = fields.find(({ text }) => marksIn(text, wanted).length > 0) ?? { label: null, text: title };
  return { kind, id, title, label: said.label, ...excerptOf(said.text, wanted), href: hrefOf(record) };
}

/** Looks for words in everything that the plan says: accents, plurals and the many names of an office do not matter. */
export async function searchPlan(context: Context, { q, cursor, limit }: SearchQuery): Promise<SearchAnswer> {
  const plan = await findPlan(context);
  if (!plan) return { items: [], next: null };
  const units = await listUnits(context);
  const aliases = units.map(({ acronym, name, aliases: others }) => ({ names: [acronym, name, ...others] }));
  const wanted = readSearch(q, aliases);
  const found = await searchRecords(context, plan.id, wanted, { cursor: readCursor(cursor), limit });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last ? JSON.stringify([last.rank, last.place, last.id]) : null;
  return {
    items: shown.map((record) => hitOf(record, wanted)),
    next: next && Buffer.from(next).toString('base64url'),
  };
}
