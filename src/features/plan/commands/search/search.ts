import type { Context } from '../../../../platform/context.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../../contract.ts';
import { readSearch } from '../../domain/search.ts';
import { type FoundRecord, searchRecords } from '../../store/search.ts';
import { findPlan } from '../../store/structure.ts';
import { aliasesOf } from './aliases.ts';
import { answerOf, pageOf, shownOf } from './answer.ts';
import { candidatesOf } from './candidates.ts';

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

/**
 * Looks for words in everything that the plan and the own plans of its instruments say, and in what stands around it: identity,
 * analysis, siglas, institutions, instruments, codes, indicators, acts, units and places. Accents, plurals and the many names of an office do not matter.
 */
export async function searchEverything(context: Context, asked: SearchQuery): Promise<SearchAnswer> {
  const plan = await findPlan(context);
  const { candidates, acronyms, instrumentOf } = await candidatesOf(context, plan, asked.q);
  const wanted = readSearch(asked.q, await aliasesOf(context, acronyms));
  const page = pageOf(asked);
  const findings = await searchRecords(context, plan?.id ?? null, wanted, candidates, page);
  return answerOf(
    findings,
    page.limit,
    (record): SearchHit => ({
      kind: record.kind,
      ...shownOf(record, wanted),
      href: addressOf(record, instrumentOf),
    }),
  );
}
