import type { PastedCell } from '../../../../web/grid/column.ts';
import type { Action } from '../../contract.ts';
import { readStatus } from '../../domain/plan-document/status-words.ts';
import type { Skipped, Wanted } from '../reporting/use-many.ts';
import { ownLines } from '../words.ts';

export interface Pasted {
  wanted: Wanted[];
  skipped: Skipped[];
}

const SEVERAL = 'tem uma linha por unidade: abra a ação e escreva em cada uma.';

/** What a pasted cell means for its line: the change, or why there is none. */
function meaning(columnId: string, value: string): Pick<Wanted, 'status' | 'note'> | string {
  if (columnId === 'note') return { note: value.trim() === '' ? null : value.trim() };
  const status = readStatus(value);
  if (status === 'unknown') return `“${value}” não é uma situação do plano.`;
  if (status === null) return 'uma situação não se apaga colando em branco.';
  return { status };
}

/** Cells pasted or filled down, as the lines they change: status and comment of one line become one change. */
export function readPasted(
  cells: readonly PastedCell<Action>[],
  refused: readonly PastedCell<Action>[],
): Pasted {
  const byAction = new Map<string, Wanted>();
  const skipped: Skipped[] = refused.map(({ row, refusal }) => ({ name: row.id, why: refusal ?? '' }));
  for (const { row, columnId, value } of cells) {
    const [line, another] = ownLines(row);
    const change = meaning(columnId, value);
    if (!line || another) skipped.push({ name: row.id, why: SEVERAL });
    else if (typeof change === 'string') skipped.push({ name: row.id, why: change });
    else byAction.set(row.id, { action: row, line, ...byAction.get(row.id), ...change });
  }
  const wanted = [...byAction.values()].filter(changesSomething);
  return { wanted, skipped: [...new Map(skipped.map((each) => [each.name + each.why, each])).values()] };
}

/** A line that would stay as it is leaves no event. */
const changesSomething = ({ line, status, note }: Wanted): boolean =>
  (status !== undefined && (status !== line.status || line.origin === 'document')) ||
  (note !== undefined && note !== line.note);
