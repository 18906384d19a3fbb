import { apiGet } from '../../../../web/api.ts';
import { stringifySearch } from '../../../../web/place.ts';
import type { Found, FoundGroup } from '../../../../web/search/SearchBox.tsx';
import { SearchAnswer, type SearchHit } from '../../contract.ts';

type Kind = SearchHit['kind'];

/** What each kind is called, one and many. */
const KIND_WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  objective: ['Objetivo', 'Objetivos'],
  target: ['Meta', 'Metas'],
  indicator: ['Indicador do plano', 'Indicadores do plano'],
  strategicAction: ['Ação estratégica', 'Ações estratégicas'],
  action: ['Ação', 'Ações operacionais'],
  note: ['Comentário', 'Comentários das unidades'],
  card: ['Indicador', 'Painel de indicadores'],
  identity: ['Identidade', 'Identidade e diretrizes'],
  problem: ['Problema', 'Problemas priorizados'],
  macroproblem: ['Problema', 'Problemas das macrorregiões'],
  workshop: ['Oficina', 'Oficinas'],
  trait: ['Fortaleza ou fragilidade', 'Fortalezas e fragilidades'],
  instrument: ['Instrumento', 'Políticas e planos'],
  acronym: ['Sigla', 'Siglas'],
  institution: ['Instituição', 'Quem participa'],
  unit: ['Unidade', 'Unidades'],
  code: ['Código', 'Códigos do PES e do PPA'],
  credit: ['Ficha técnica', 'Ficha técnica'],
  act: ['Ato', 'Atos normativos'],
  place: ['Território', 'Territórios'],
};

export const isKind = (text: string | undefined): text is Kind => text !== undefined && text in KIND_WORDS;
export const titleOf = (kind: Kind): string => KIND_WORDS[kind][1];

const PLACES: Readonly<Record<number, string>> = {
  2: 'Estado',
  4: 'Macrorregião',
  5: 'Região de saúde',
  6: 'Município',
};

function nameOf({ kind, id }: SearchHit): string {
  const [name] = KIND_WORDS[kind];
  switch (kind) {
    case 'objective':
      return `${name} ${id.replace('OE-', '')}`;
    case 'strategicAction':
    case 'action':
      return `${name} ${id}`;
    case 'note':
      return `Ação ${id.replace('/', ' · ')}`;
    case 'place':
      return `${PLACES[id.length] ?? name} ${id}`;
    default:
      return name;
  }
}

const foundOf = (hit: SearchHit): Found => ({
  id: `${hit.kind} ${hit.id}`,
  name: nameOf(hit),
  label: hit.label,
  text: hit.text,
  marks: hit.marks,
  href: hit.href,
});

/** What was found of each kind, in the order of the kinds. */
export const groupsOf = (items: readonly SearchHit[], counts: SearchAnswer['counts']): FoundGroup[] =>
  counts
    .map(({ kind, count }) => ({
      id: kind,
      title: titleOf(kind),
      count,
      items: items.filter((hit) => hit.kind === kind).map(foundOf),
    }))
    .filter((group) => group.items.length > 0);

/** One page of what the words find. */
export const readFound = (
  asked: { q: string; kind?: string; perKind?: number; cursor?: string; limit?: number },
  signal: AbortSignal,
): Promise<SearchAnswer> => apiGet(`/api/plan/search${stringifySearch(asked)}`, SearchAnswer, signal);
