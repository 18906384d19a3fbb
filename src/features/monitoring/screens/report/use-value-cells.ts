import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { loadTelling } from '../../../indicators/screens/index.tsx';
import type { MonthValue } from '../../contract.ts';
import { useRefreshed } from '../queries.ts';

type Source = MonthValue['source'];

/** Telling the values of the month's grid: each goes to its own sheet, which is opened by the first gesture, by the room that keeps them. */
export function useValueCells(values: readonly MonthValue[]) {
  const client = useQueryClient();
  const commands = async () => (await loadTelling()).entryCommands(client);
  const refreshed = useRefreshed();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const known = useRef(new Map<string, { id: string; sequence: number }>());
  useEffect(() => {
    known.current = new Map(values.flatMap(({ indicator, sheet }) => (sheet ? [[indicator, sheet]] : [])));
  }, [values]);
  const sheetOf = async ({ indicator, period }: MonthValue) =>
    known.current.get(indicator) ?? (await (await commands()).open({ indicator, period, level: 'state' }));
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
    inTurn(value, async (id, sequence) =>
      (await commands()).source(id, sequence, { ...value.source, ...change }),
    );
  return {
    tell: async (value: MonthValue, text: string) => {
      const { readFigure, entryCommands } = await loadTelling();
      const read = readFigure(text);
      if ('problem' in read) throw new Error(read.problem);
      return inTurn(value, (id, sequence) =>
        entryCommands(client).cells(id, sequence, [{ territory: value.territory, ...read }]),
      );
    },
    note: (value: MonthValue, text: string) => tellSource(value, { note: text.trim() || null }),
    prove: (value: MonthValue, evidence: string | null) => tellSource(value, { evidence }),
    sendProof: async (file: File) => (await loadTelling()).sendProof(file),
  };
}

export type ValueCells = ReturnType<typeof useValueCells>;
