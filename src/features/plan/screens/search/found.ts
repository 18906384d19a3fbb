import { roomSearch } from '../../../../web/search/room-search.ts';
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

const titles = Object.fromEntries(Object.entries(KIND_WORDS).map(([kind, [, many]]) => [kind, many]));

export const search = roomSearch('/api/plan/search', SearchAnswer, titles, nameOf);
