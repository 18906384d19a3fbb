import { AppError } from './app-error.ts';

declare const brand: unique symbol;

/** A processing or payment month, `YYYY-MM`. Not a date: it has no day and no zone. */
export type Competencia = string & { readonly [brand]: 'Competencia' };

const MONTHS = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
] as const;

/** @throws AppError `invalid-input` unless `text` is `YYYY-MM` with a month from 01 to 12. */
export function parseCompetencia(text: string): Competencia {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    throw new AppError('invalid-input', `"${text}" não é uma competência. Escreva ano e mês, como 2020-09.`, {
      details: { text },
    });
  }
  return text as Competencia;
}

export function competenciaOf(year: number, month: number): Competencia {
  return parseCompetencia(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
}

export function yearOf(competencia: Competencia): number {
  return Number(competencia.slice(0, 4));
}

function monthOf(competencia: Competencia): number {
  return Number(competencia.slice(5));
}

export function addMonths(competencia: Competencia, months: number): Competencia {
  const index = yearOf(competencia) * 12 + monthOf(competencia) - 1 + months;
  return competenciaOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}

/** `"setembro de 2020"`. */
export function competenciaInWords(competencia: Competencia): string {
  return `${MONTHS[monthOf(competencia) - 1]} de ${competencia.slice(0, 4)}`;
}

/** `"set 2020"`, for grids and the top bar. */
export function competenciaShort(competencia: Competencia): string {
  return `${MONTHS[monthOf(competencia) - 1]?.slice(0, 3)} ${competencia.slice(0, 4)}`;
}
