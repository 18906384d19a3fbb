import { formatDay } from '../../../../kernel/format.ts';
import type { VersionedLevel } from './content.ts';
import type { ItemChange } from './diff.ts';

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Título',
  titleUnfolded: 'Título no desdobramento',
  text: 'Texto',
  number: 'Número',
  objective: 'Objetivo',
  strategicAction: 'Ação estratégica',
  marker: 'Número impresso',
  perspective: 'Perspectiva',
  responsible: 'Responsável',
  owner: 'Responsável',
  reporting: 'Quem lança',
  participants: 'Quem participa',
  deadline: 'Prazo',
  reading: 'Prazo entendido',
  wording: 'Texto redefinido',
  notes: 'Observações',
  due: 'Até quando',
  base: 'Linha de base',
  baseline: 'Linha de base',
  goal: 'Valor da meta',
  unit: 'Unidade',
  indicator: 'Indicador',
  ppaCode: 'Código no PPA',
  block: 'Bloco do painel',
  from: 'De',
  to: 'Para',
  reason: 'Motivo',
  starts: 'Início',
  ends: 'Fim',
  business: 'Negócio',
  vision: 'Visão',
  mission: 'Missão',
  values: 'Valores',
  guidelines: 'Diretrizes',
  implementation: 'Implementação',
  expansion: 'Na lista de siglas',
  inText: 'No corpo do texto',
};

/** The name of a field of a version, as the document heads its cell. */
export function versionFieldWords(field: string): string {
  const year = /^years\.(\d{4})$/.exec(field)?.[1];
  return year === undefined ? (FIELDS[field] ?? field) : `Valor de ${year}`;
}

/** The value of a field as people read it: a day as they write it. */
export const versionValueWords = (value: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : value;

export const LEVEL_WORDS: Readonly<Record<VersionedLevel, string>> = {
  plan: 'Plano',
  problem: 'Problema priorizado',
  acronym: 'Sigla',
  objective: 'Objetivo',
  strategicAction: 'Ação estratégica',
  action: 'Ação operacional',
  target: 'Meta',
  indicator: 'Indicador',
  link: 'Ligação',
};

export const CHANGE_WORDS: Readonly<Record<ItemChange['kind'], string>> = {
  added: 'Acrescentado',
  removed: 'Retirado',
  changed: 'Alterado',
};
