import type { ImportDoubt, ImportedChange } from '../../contract.ts';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'Ação',
  titleUnfolded: 'Título no desdobramento',
  text: 'Texto',
  owner: 'Responsável',
  owners: 'Quem responde',
  participants: 'Quem participa',
  deadline: 'Prazo',
  reading: 'Prazo entendido',
  notes: 'Observações',
  status: 'Status',
  marker: 'Número impresso',
  objective: 'Objetivo',
  strategicAction: 'Ação estratégica',
  row: 'Linha do documento',
  column: 'Coluna do quadro',
  section: 'Seção do documento',
  id: 'Número da ação',
  perspective: 'Perspectiva',
  responsible: 'Responsável',
  business: 'Negócio',
  vision: 'Visão',
  mission: 'Missão',
  values: 'Valores',
  source: 'Fonte citada',
  guidelines: 'Diretrizes',
  implementation: 'Implementação',
  expansion: 'Na lista de siglas',
  inText: 'No corpo do texto',
};

/** Whether a doubt is about what the document leaves out in one piece, and not about a cell of it. */
export const isAbsence = ({ field }: Pick<ImportDoubt, 'field'>): boolean => field in LIST_WORDS;

/** The name of a cell as the document heads it; a cell of the panel is named by its year. */
export function fieldWords(field: string): string {
  const year = /^(?:years\.)?(\d{4})$/.exec(field)?.[1];
  if (year !== undefined) return `Valor de ${year}`;
  return FIELD_WORDS[field] ?? LIST_WORDS[field as ImportedChange['list']] ?? field;
}

export const LIST_WORDS: Readonly<Record<ImportedChange['list'], string>> = {
  plan: 'Identidade e diretrizes',
  problems: 'Problemas priorizados',
  acronyms: 'Siglas',
  objectives: 'Objetivos',
  targets: 'Metas',
  indicators: 'Indicadores',
  strategicActions: 'Ações estratégicas',
  operationalActions: 'Ações operacionais',
};

export const KIND_WORDS: Readonly<Record<ImportedChange['kind'], string>> = {
  new: 'Nova',
  changed: 'Mudou',
  moved: 'Mudou de lugar',
  removed: 'Saiu do documento',
};

export const STATUS_WORDS = {
  read: 'Lida, por confirmar',
  confirmed: 'Confirmada',
  undone: 'Desfeita',
} as const;

/** What to do about a doubt that no answer settles: how the document is built is put right in it. */
export function mendWords({ field }: Pick<ImportDoubt, 'field'>): string {
  if (field === 'section')
    return 'Se eram partes diferentes, corrija no documento os números ou os títulos e envie-o de novo.';
  if (field === 'row')
    return 'Fica de fora do plano. Se devia entrar, corrija o documento nesta linha e envie-o de novo.';
  if (field === 'column')
    return 'Se a coluna tem outro nome, escreva no documento o do modelo e envie-o de novo.';
  if (field === 'title')
    return 'Se é outra ação, escreva o número dela no documento, nesta linha, e envie-o de novo.';
  return 'Se devia ter outro número, escreva-o no documento, nesta linha, e envie-o de novo.';
}

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
