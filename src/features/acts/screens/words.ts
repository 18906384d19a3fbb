import type { ActSummary } from '../contract.ts';

export const KIND_WORDS: Record<ActSummary['kind'], string> = {
  resolution: 'Resolução',
  plan: 'Plano',
  law: 'Lei, trechos citados',
};
