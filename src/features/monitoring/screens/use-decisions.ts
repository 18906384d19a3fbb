import { toastUndo } from '../../../web/components/toast-undo.ts';
import type { CellNamed, ReturnBody } from '../contract.ts';
import { useMonthCommands } from './queries.ts';
import { countOf } from './words.ts';

/** What a reviewer decides, each with its way back for ten seconds. */
export function useDecisions(competencia: string) {
  const { approve, giveBack, undoApproval, undoReturn } = useMonthCommands(competencia);
  return {
    approve: async (cells: readonly CellNamed[]) => {
      await approve(cells);
      toastUndo(`${countOf(cells.length, 'linha aprovada', 'linhas aprovadas')}.`, () => undoApproval(cells));
    },
    giveBack: async (unit: { readonly id: string; readonly name: string }, body: ReturnBody) => {
      const { version } = await giveBack(unit.id, body);
      const what = body.cells?.map(({ action }) => action).join(', ') ?? 'O lançamento';
      toastUndo(`${what}: devolvido a ${unit.name}.`, () => undoReturn(unit.id, version));
    },
  };
}
