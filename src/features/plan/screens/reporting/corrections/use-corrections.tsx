import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { apiPost } from '../../../../../web/api.ts';
import { useSession } from '../../../../../web/session.ts';
import { type Action, type AskedCells, CorrectionsAnswer, type CorrectionsBody } from '../../../contract.ts';
import type { Saved } from '../use-many.ts';
import type { Reporting } from '../use-reporting.tsx';

const CorrectionsDialog = lazy(() =>
  import('./CorrectionsDialog.tsx').then((file) => ({ default: file.CorrectionsDialog })),
);

export interface Corrections {
  /** Whether this reader says who reports and by when. */
  may: boolean;
  /** Shows how cells are read, beside what is stored, and saves them once somebody says so. */
  ask: (cells: readonly AskedCells[]) => void;
  /** Render it once. */
  dialog: ReactNode;
}

const FIELDS: Readonly<Record<string, 'owner' | 'deadline'>> = { unit: 'owner', due: 'deadline' };

/** Whether a column of the grid holds what the plan promises, and not what a unit says of it. */
export const isCorrected = (columnId: string): boolean => columnId in FIELDS;

/** Typed, pasted or filled cells of those columns, those of one action together. */
export function cellsOf(
  cells: readonly { row: Pick<Action, 'id'>; columnId: string; value: string }[],
): AskedCells[] {
  const byAction = new Map<string, AskedCells>();
  for (const { row, columnId, value } of cells) {
    const field = FIELDS[columnId];
    if (field) byAction.set(row.id, { action: row.id, ...byAction.get(row.id), [field]: value.trim() });
  }
  return [...byAction.values()];
}

/** The gesture, and with it the one over lines that the same paste made. */
function savedOf({ actions, corrected, at }: CorrectionsAnswer, before: Saved | null): Saved {
  return {
    actions,
    at,
    takeBack: async () => {
      const done = await apiPost('/api/plan/corrections/undo', { corrected }, CorrectionsAnswer);
      const lines = (await before?.takeBack?.())?.actions ?? [];
      return { actions: [...done.actions, ...lines], at: done.at, takeBack: null };
    },
  };
}

/** Changes who reports and by when in place, each change read and looked at before it is saved. */
export function useCorrections({ gesture, isAsking, last }: Reporting): Corrections {
  const may = useSession()?.verbs.includes('plan.manage') ?? false;
  const [cells, setCells] = useState<readonly AskedCells[]>([]);
  const lastBefore = useRef<Saved | null>(null);
  const ask = useCallback(
    (asked: readonly AskedCells[]) => {
      if (asked.length === 0) return;
      lastBefore.current = last;
      setCells(asked);
    },
    [last],
  );
  const close = () => setCells([]);
  const save = async (body: CorrectionsBody) => {
    const before = last === lastBefore.current ? null : last;
    await gesture(async () =>
      savedOf(await apiPost('/api/plan/corrections', body, CorrectionsAnswer), before),
    );
    close();
  };
  const dialog = cells.length > 0 && !isAsking && (
    <Suspense>
      <CorrectionsDialog cells={cells} onClose={close} onSave={save} />
    </Suspense>
  );
  return { may, ask, dialog };
}
