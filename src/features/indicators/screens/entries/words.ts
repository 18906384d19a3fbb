import { parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import type { SheetHead } from '../../contract.ts';

export const LEVEL_WORDS = {
  municipality: 'Município',
  healthRegion: 'Região de saúde',
  macroRegion: 'Macrorregião',
  state: 'Estado',
} as const;

/** "2º semestre de 2025". */
export const periodName = (period: string): string => periodInWords(parsePeriod(period));

export const STATE_WORDS = {
  draft: 'rascunho',
  sent: 'enviado',
  returned: 'devolvido',
  approved: 'aprovado',
  discarded: 'descartado',
} as const;

export const versionName = ({ version, state }: Pick<SheetHead, 'version' | 'state'>): string =>
  `Versão ${version}, ${STATE_WORDS[state]}`;

export const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: 'Aberto',
  sent: 'Enviado',
  recalled: 'Recolhido por quem lança',
  returned: 'Devolvido',
  approved: 'Aprovado',
  'decision-undone': 'Decisão desfeita por quem decidiu',
  settled: 'Aprovação firmada: o mês fechou',
  discarded: 'Descartado',
};
