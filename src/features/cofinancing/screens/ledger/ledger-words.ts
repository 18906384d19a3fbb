import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { CsvCell } from '../../../../kernel/csv.ts';
import { formatBrl, formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { LedgerEntryAnswer, PositionAnswer } from '../../contract.ts';
import { KIND_WORDS } from '../../domain/ledger/chart.ts';

export const reais = (decimal: string): string => formatBrl(Rational.parse(decimal));

export const monthShort = (month: string | null): string =>
  month === null ? 'Várias' : competenciaShort(parseCompetencia(month));

/** "Empenho · EMP 123". */
export function entryName({ kind, document }: Pick<LedgerEntryAnswer, 'kind' | 'document'>): string {
  return document === null ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} · ${document}`;
}

export const SOURCE_WORDS = { state: 'Recurso estadual', municipal: 'Recurso municipal' } as const;

/** What the strip above the entries and the drawer tell of a position, in the order of the execution. */
export const POSITION_WORDS: readonly (readonly [keyof PositionAnswer, string])[] = [
  ['authorised', 'Autorizado'],
  ['ordered', 'Ordenado'],
  ['committed', 'Empenhado'],
  ['liquidated', 'Liquidado'],
  ['paid', 'Pago'],
  ['discounted', 'Descontado por recuperação'],
  ['toRecover', 'A recuperar'],
  ['withheld', 'Retido'],
];

const HEADER = [
  'Lançamento',
  'Dia',
  'Tipo',
  'Documento',
  'Competência',
  'Município',
  'Código IBGE',
  'Hospital',
  'Programa',
  'Origem do recurso',
  'Fundo que recebe',
  'Valor (R$)',
  ...POSITION_WORDS.map(([, label]) => `${label} na competência, depois (R$)`),
];

/** The entries as a table, amounts as numbers. */
export function ledgerTable(items: readonly LedgerEntryAnswer[]): { header: string[]; rows: CsvCell[][] } {
  const rows = items.map((entry) => [
    entry.sequence,
    formatDay(entry.occurredOn),
    KIND_WORDS[entry.kind],
    entry.document,
    entry.competencia,
    entry.municipality.name,
    entry.municipality.id,
    entry.unit.name,
    entry.programme.name,
    SOURCE_WORDS[entry.source],
    entry.fund,
    Number(entry.amount),
    ...POSITION_WORDS.map(([key]) => (entry.position === null ? null : Number(entry.position[key]))),
  ]);
  return { header: HEADER, rows };
}
