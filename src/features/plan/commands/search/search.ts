import { z } from 'zod';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../../contract.ts';
import type { Acronym } from '../../domain/acronyms.ts';
import { type Alias, excerptOf, marksIn, readSearch, type Wanted } from '../../domain/search.ts';
import { type FoundRecord, type SearchCursor, searchRecords } from '../../store/search.ts';
import { findPlan } from '../../store/structure.ts';
import { candidatesOf } from './candidates.ts';

const CursorShape = z.tuple([z.int(), z.string(), z.string()]);

function readCursor(text: string | undefined): SearchCursor | null {
  if (text === undefined) return null;
  try {
    return CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid-input', 'O cursor não é desta busca. Comece de novo.', { cause });
  }
}

type InstrumentOf = ReadonlyMap<string, string>;

/** The page of what has none of its own. */
const PAGES: Partial<Record<FoundRecord['kind'], string>> = {
  target: '/plano/metas',
  indicator: '/plano/metas',
  identity: '/plano/identidade',
  problem: '/plano/analise?aba=priorizados',
  macroproblem: '/plano/analise?aba=macrorregioes',
  workshop: '/plano/analise?aba=oficinas',
  trait: '/plano/analise?aba=fortalezas',
  credit: '/plano/ficha-tecnica',
  code: '/plano/pes-ppa',
  unit: '/admin/unidades',
};

function hrefOf({ kind, id, title }: FoundRecord): string {
  switch (kind) {
    case 'objective':
      return `/plano/objetivos/${id}`;
    case 'note':
      return `/plano/acoes/${id.split('/')[0]}`;
    case 'strategicAction':
    case 'action':
      return `/plano/acoes/${id}`;
    case 'instrument':
      return `/plano/instrumentos/${id}`;
    case 'acronym':
      return `/plano/siglas?q=${encodeURIComponent(title)}`;
    case 'institution':
      return `/plano/participacao?instituicao=${encodeURIComponent(id)}`;
    case 'act':
      return `/atos/${encodeURIComponent(id)}`;
    case 'place':
      return `/indicadores?territorio=${id}`;
    case 'card':
      return id;
    default:
      return PAGES[kind] ?? '/plano';
  }
}

/** What an own plan says above its actions stands on the page of its instrument. */
function addressOf(record: FoundRecord, instrumentOf: InstrumentOf): string {
  const instrument = record.plan === null ? undefined : instrumentOf.get(record.plan);
  if (instrument === undefined || record.kind === 'action' || record.kind === 'note') return hrefOf(record);
  return `/plano/instrumentos/${instrument}`;
}

/** The record as a result: the first field that says what is looked for, marked; its title where only the index knows why. */
function hitOf(record: FoundRecord, wanted: Wanted, instrumentOf: InstrumentOf): SearchHit {
  const { kind, id, title, fields } = record;
  const said = fields.find(({ text }) => marksIn(text, wanted).length > 0) ?? { label: null, text: title };
  return {
    kind,
    id,
    title,
    label: said.label,
    ...excerptOf(said.text, wanted),
    href: addressOf(record, instrumentOf),
  };
}

/** Every name under which an office, or a sigla whose sense is settled, is looked for; the register of units has the last word. */
async function aliasesOf(context: Context, acronyms: readonly Acronym[]): Promise<Alias[]> {
  const settled = acronyms.flatMap(({ acronym, senses, settled: at }) => {
    const sense = at === null ? undefined : senses[at];
    return sense === undefined ? [] : [{ names: [acronym, sense.expansion] }];
  });
  const units = await listUnits(context);
  return [...settled, ...units.map(({ acronym, name, aliases }) => ({ names: [acronym, name, ...aliases] }))];
}

/**
 * Looks for words in everything that the plan and the own plans of its instruments say, and in what stands around it: identity,
 * analysis, siglas, institutions, instruments, codes, indicators, acts, units and places. Accents, plurals and the many names of an office do not matter.
 */
export async function searchEverything(
  context: Context,
  { q, cursor, ...asked }: SearchQuery,
): Promise<SearchAnswer> {
  const plan = await findPlan(context);
  const { candidates, acronyms, instrumentOf } = await candidatesOf(context, plan, q);
  const wanted = readSearch(q, await aliasesOf(context, acronyms));
  const { limit, kind = null, perKind = null } = asked;
  const page = { kind, perKind, cursor: readCursor(cursor), limit };
  const { items, counts } = await searchRecords(context, plan?.id ?? null, wanted, candidates, page);
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const next = items.length > limit && last ? JSON.stringify([last.place, last.rank, last.id]) : null;
  return {
    items: shown.map((record) => hitOf(record, wanted, instrumentOf)),
    next: next && Buffer.from(next).toString('base64url'),
    counts: [...counts],
  };
}
