import { competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';

/** "março de 2026", of a month written `2026-03`: how a person reads it in a message. */
export const monthInWords = (month: string): string => competenciaInWords(parseCompetencia(month));
