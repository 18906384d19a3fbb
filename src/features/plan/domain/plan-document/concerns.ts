import type { SourceRow } from './source-row.ts';
import type { ActionTable } from './table-kinds.ts';

/** Something of a document's build that a person must look at, with how it was read meanwhile. */
export interface Concern {
  readonly line: number | null;
  readonly field: string;
  readonly raw: string;
  readonly reason: string;
}

/** A row that nothing of the plan was read from. */
export function unreadRow(row: SourceRow, reason: string): Concern {
  const raw = row.cells.filter((cell) => cell !== '').join(' | ');
  return { line: row.line, field: 'row', raw, reason };
}

const COLUMN_NAMES = {
  owner: 'RESPONSÁVEL',
  participants: 'QUEM PARTICIPA',
  deadline: 'PRAZO',
  notes: 'OBSERVAÇÕES',
  status: 'STATUS',
} as const;

/** Columns that a table of actions has not, and those that it has and no reading knows. */
export function columnConcerns({ kind, heading, columns, rows }: ActionTable): Concern[] {
  const { line } = heading;
  const known = new Set<number | undefined>(Object.values(columns));
  const wanted = kind === 'operational' ? Object.keys(COLUMN_NAMES) : ['owner', 'deadline'];
  const missing = wanted.filter((role) => !(role in columns));
  const names = missing.map((role) => COLUMN_NAMES[role as keyof typeof COLUMN_NAMES]).join(', ');
  const printed = heading.cells.filter((cell) => cell !== '').join(' | ');
  const absent = `O quadro não tem ${missing.length === 1 ? 'a coluna' : 'as colunas'} ${names}: o que já estiver gravado fica como está.`;
  const width = Math.max(heading.cells.length, ...rows.map(({ cells }) => cells.length));
  const unread = Array.from({ length: width }, (_, at) => at).flatMap((at): Concern[] => {
    const row = known.has(at) ? undefined : rows.find(({ cells }) => (cells[at] ?? '') !== '');
    if (row === undefined) return [];
    const name = heading.cells[at] ?? '';
    const reason =
      name === ''
        ? `A célula está além das colunas do quadro e não foi lida.`
        : `A coluna “${name}” não é nenhuma das do modelo, e o que ela traz não foi lido.`;
    return [{ line: row.line, field: 'column', raw: row.cells[at] ?? '', reason }];
  });
  return [
    ...(missing.length === 0 ? [] : [{ line, field: 'column', raw: printed, reason: absent }]),
    ...unread,
  ];
}
