import { toCsv } from '../../../kernel/csv.ts';
import { formatDay } from '../../../kernel/format.ts';
import type { Action } from '../contract.ts';
import { latenessWords } from '../domain/lateness.ts';
import { DOCUMENT_WORDS } from '../domain/state.ts';
import type { StrategicActionRecord } from '../store/structure.ts';

const HEADER = [
  'Nº',
  'OBJETIVO',
  'AÇÕES ESTRATÉGICAS',
  'AÇÕES OPERACIONAIS (Como fazer?)',
  'RESPONSÁVEL',
  'QUEM PARTICIPA (atores envolvidos)',
  'PRAZO',
  'OBSERVAÇÕES',
  'STATUS',
  'Unidade que lança',
  'Início entendido',
  'Prazo entendido',
  'Situação do prazo',
  'Comentário da unidade',
  'Origem da situação',
  'Prazo reprogramado',
  'Texto redefinido',
  'Vezes redefinida',
];

const day = (value: string | null): string => (value === null ? '' : formatDay(value));

function rowOf(action: Action, strategic: StrategicActionRecord | undefined): string[] {
  const notes = action.lines
    .filter((line) => line.note !== null)
    .map((line) => (action.lines.length === 1 ? (line.note ?? '') : `${line.unitName}: ${line.note}`));
  return [
    action.id,
    action.objective,
    `${action.strategicAction} ${strategic?.title ?? ''}`.trim(),
    action.title,
    action.owner,
    action.participants,
    action.deadline.raw,
    action.notes,
    action.status === null ? '' : DOCUMENT_WORDS[action.status],
    action.lines.map((line) => line.unitName).join(', '),
    day(action.deadline.start),
    day(action.deadline.due),
    latenessWords(action.lateness),
    notes.join(' | '),
    action.origin === 'document' ? 'Documento' : 'Lançado',
    action.deadline.redefined?.words ?? '',
    action.redefinedTitle ?? '',
    String(action.renegotiations),
  ];
}

/** The actions as a spreadsheet opens them here: `;`, UTF-8 with BOM, the document's own column names and status words. */
export function actionsCsv(actions: readonly Action[], strategic: readonly StrategicActionRecord[]): string {
  const byId = new Map(strategic.map((each) => [each.id, each]));
  const rows = actions.map((action) => rowOf(action, byId.get(action.strategicAction)));
  return toCsv(HEADER, rows);
}
