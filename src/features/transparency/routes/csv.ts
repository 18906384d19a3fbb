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

/** One cell: quoted where needed, and never read as a formula by a spreadsheet. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
  const lines = [HEADER, ...answer.rows.map(cells)].map((line) => line.map(cell).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
