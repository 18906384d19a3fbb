import type { Cite, FactAnswer } from '../contract.ts';

export const STATUS_WORDS: Record<FactAnswer['status'], string> = {
  printed: 'Impresso no ato',
  reconstructed: 'Reconstruído',
  assumed: 'Presumido',
};

export const REGIME_WORDS = { exceptional: 'Excepcional', normal: 'Normal' } as const;

/** Where a citation opens: the act, at the provision. */
export const citeHref = ({ act, at }: Pick<Cite, 'act' | 'at'>): string => `/atos/${act}#${at}`;
