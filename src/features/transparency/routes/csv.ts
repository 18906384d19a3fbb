import { toCsv } from '../../../kernel/csv.ts';
import type { TraceAnswer, TraceRow } from '../contract.ts';
import { roomOf } from '../domain/rooms.ts';
import { STATE_WORDS } from '../domain/state.ts';

const HEADER = [
  'Código',
  'Documento',
  'Seção',
  'Onde',
  'Trecho',
  'Funcionalidade',
  'Área',
  'Telas',
  'Situação',
  'O que falta',
  'Entrega',
  'Testes',
];

/** The rows as a spreadsheet opens them here: `;`, UTF-8 with BOM. */
export function traceCsv(answer: TraceAnswer): string {
  const sections = new Map(
    answer.documents.flatMap((document) =>
      document.sections.map((section) => [`${document.id} ${section.id}`, { document, section }] as const),
    ),
  );
  const cells = (row: TraceRow): string[] => {
    const place = sections.get(`${row.document} ${row.section}`);
    return [
      row.id,
      place?.document.title ?? row.document,
      place?.section.title ?? row.section,
      row.atLabel,
      row.quote,
      row.feature,
      roomOf(row.route).label,
      row.screens.map(({ route }) => route).join(' | '),
      STATE_WORDS[row.state],
      row.lacks.join(' | '),
      row.deliveries.join(' | '),
      row.tests.join(' | '),
    ];
  };
  return toCsv(HEADER, answer.rows.map(cells));
}
