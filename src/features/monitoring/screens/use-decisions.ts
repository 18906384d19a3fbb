import { showToast } from '../../../web/components/Toast.tsx';
import { toastUndo } from '../../../web/components/toast-undo.ts';
import type { CellNamed, ReturnBody } from '../contract.ts';
import { useMonthCommands } from './queries.ts';
import { countOf, sentWords } from './words.ts';

/** What a reviewer decides, each with its way back for ten seconds, but for approvals in a month that locked. */
export function useDecisions(competencia: string) {
  const { approve, giveBack, send, recall, undoApproval, undoReturn } = useMonthCommands(competencia);
  return {
    approve: async (cells: readonly CellNamed[]) => {
      const { mayUndo } = await approve(
        cells.map(({ action, unit, expectedVersion }) => ({ action, unit, expectedVersion })),
      );
      const words = `${countOf(cells.length, 'linha aprovada', 'linhas aprovadas')}.`;
      if (mayUndo) toastUndo(words, () => undoApproval(cells));
      else showToast(words);
    },
    send: async (unit: { readonly id: string; readonly name: string }, expectedVersion: number) => {
      const { version, state } = await send(unit.id, expectedVersion);
      const words = `${unit.name}: ${sentWords(state).toLowerCase()}`;
      if (state === 'approved') showToast(words);
      else toastUndo(words, () => recall(unit.id, version));
    },
    giveBack: async (unit: { readonly id: string; readonly name: string }, body: ReturnBody) => {
      const { version } = await giveBack(unit.id, body);
      const what = body.cells?.map(({ action }) => action).join(', ') ?? 'O lançamento';
      toastUndo(`${what}: devolvido a ${unit.name}.`, () => undoReturn(unit.id, version));
    },
  };
}
