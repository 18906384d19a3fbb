import type { ChainEdge, ChainNode } from '../../contract.ts';

/** Names of the levels: many, one, and what is said where one lacks another. */
export const LEVEL_WORDS: Readonly<Record<ChainNode['level'], { many: string; one: string }>> = {
  problem: { many: 'Problemas', one: 'Problema' },
  objective: { many: 'Objetivos', one: 'Objetivo' },
  strategicAction: { many: 'Ações estratégicas', one: 'Ação estratégica' },
  indicator: { many: 'Indicadores', one: 'Indicador' },
  target: { many: 'Metas', one: 'Meta' },
};

export const LACK_WORDS: Readonly<Record<ChainNode['lacks'][number], string>> = {
  objective: 'sem objetivo',
  strategicAction: 'sem ação estratégica',
  action: 'sem ação',
  indicator: 'sem indicador',
  target: 'sem meta',
};

export const BASIS_WORDS: Readonly<Record<ChainEdge['basis'], string>> = {
  document: 'o documento liga',
  words: 'os textos nomeiam a mesma coisa',
  reading: 'leitura deste projeto',
  entered: 'lançado',
};
