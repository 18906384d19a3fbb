import { formatDay } from '../../../../kernel/format.ts';

/** What an event of an occurrence says, for people; its evidence, who and when stand beside it. */
export function occurrenceEventWords(
  day: string,
  { type, data }: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
): string {
  const { doneOn } = data;
  return type === 'done' && typeof doneOn === 'string'
    ? `Ocorrência de ${formatDay(day)} feita em ${formatDay(doneOn)}.`
    : `Desfez o registro da ocorrência de ${formatDay(day)}.`;
}
