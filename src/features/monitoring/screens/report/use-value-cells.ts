import { useEffect, useRef } from 'react';
import { readFigure, sendProof, useEntryCommands } from '../../../indicators/screens/index.tsx';
import type { MonthValue } from '../../contract.ts';
import { useRefreshed } from '../queries.ts';

type Source = MonthValue['source'];

/** Telling the values of the month's grid: each goes to its own sheet, which is opened by the first gesture, by the room that keeps them. */
export function useValueCells(values: readonly MonthValue[]) {
  const entries = useEntryCommands();
  const refreshed = useRefreshed();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const known = useRef(new Map<string, { id: string; sequence: number }>());
  useEffect(() => {
    known.current = new Map(values.flatMap(({ indicator, sheet }) => (sheet ? [[indicator, sheet]] : [])));
  }, [values]);
  const sheetOf = async ({ indicator, period }: MonthValue) =>
    known.current.get(indicator) ?? (await entries.open({ indicator, period, level: 'state' }));
  /** One writing after another, each upon the sheet that the one before it left. */
  const inTurn = (
    value: MonthValue,
    work: (id: string, sequence: number) => Promise<{ id: string; sequence: number }>,
  ) => {
    const done = queue.current.then(async () => {
      const { id, sequence } = await sheetOf(value);
      known.current.set(value.indicator, await work(id, sequence));
    });
    queue.current = done.catch(() => undefined);
    return refreshed(done);
  };
  const tellSource = (value: MonthValue, change: Partial<Source>) =>
    inTurn(value, (id, sequence) => entries.source(id, sequence, { ...value.source, ...change }));
  return {
    tell: (value: MonthValue, text: string) => {
      const read = readFigure(text);
      if ('problem' in read) throw new Error(read.problem);
      return inTurn(value, (id, sequence) =>
        entries.cells(id, sequence, [{ territory: value.territory, ...read }]),
      );
    },
    note: (value: MonthValue, text: string) => tellSource(value, { note: text.trim() || null }),
    prove: (value: MonthValue, evidence: string | null) => tellSource(value, { evidence }),
    sendProof,
  };
}

export type ValueCells = ReturnType<typeof useValueCells>;
