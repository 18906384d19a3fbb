import type { CsvCell } from '../../../../kernel/csv.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { ProgrammeAnswer } from '../../contract.ts';
import { bandFigure, type Piece, pieceAt, rangeWords, versionOn } from '../../figures.ts';
import type { HospitalValues } from './hospital-values.ts';

export const KIND_WORDS: Readonly<Record<Piece['kind'], string>> = {
  band: 'Faixa',
  hole: 'Vazio',
  overlap: 'Sobreposição',
};

/** What the act prints for a piece: the words of its row or rows, nothing for a hole. */
export const printedOf = ({ rows }: Piece): string => rows.map(({ printed }) => printed).join(' e ');

/** What a piece is worth: nothing for a hole, and two bands at once are worth nothing certain. */
export const scoreOf = ({ kind, rows }: Piece): string | null =>
  kind === 'band' ? (rows[0]?.score ?? null) : null;

/** Every stretch of every criterion under one reading: bounds and scores as numbers, the act's words, the hospital's value. */
export function bandsTable(
  { tables, example }: ProgrammeAnswer,
  shown: { reading: string; day: string | null; hospital: HospitalValues | null },
): { header: string[]; rows: CsvCell[][] } {
  const header = [
    'Critério',
    'Vigente desde',
    'Trecho',
    'Como impresso',
    'De',
    'Inclui o início',
    'Até',
    'Inclui o fim',
    'Valores',
    'Pontos',
    'Ato',
    'Dispositivo',
    'Citação',
    'Interpretação das faixas',
    'Exemplo',
    'Valor do hospital',
  ];
  const rows = tables.flatMap((table) => {
    const version = versionOn(table, shown.day);
    const reading = version.readings.find(({ id }) => id === shown.reading) ?? version.readings[0];
    if (!reading) return [];
    const figure = bandFigure(version, reading);
    const value = shown.hospital?.of(table) ?? null;
    const held = value && pieceAt(figure, value);
    return figure.pieces.map((piece): CsvCell[] => [
      table.label,
      formatDay(version.effect[0]),
      ...pieceCells(piece),
      reading.label,
      example === null ? 'não' : 'sim',
      held === piece ? number(value?.toDecimal(4)) : null,
    ]);
  });
  return { header, rows };
}

function pieceCells(piece: Piece): CsvCell[] {
  const cite = piece.rows[0]?.cite;
  return [
    KIND_WORDS[piece.kind],
    printedOf(piece),
    number(piece.from),
    yesNo(piece.from, piece.fromIncluded),
    number(piece.to),
    yesNo(piece.to, piece.toIncluded),
    rangeWords(piece),
    number(scoreOf(piece)),
    cite?.actName ?? '',
    cite?.atLabel ?? '',
    piece.rows.map(({ cite: { quote } }) => quote).join(' | '),
  ];
}

const number = (decimal: string | null | undefined) => (decimal ? Number(decimal) : null);

const yesNo = (edge: string | null, included: boolean) => (edge === null ? '' : included ? 'sim' : 'não');
