import { amountTyped, readAmount } from '../month/amount-typed.ts';
import type { Details, Instrument } from './queries.ts';

export type Measure = Instrument['technicalFile'][number]['measures'][number];
type MeasuresSaid = NonNullable<NonNullable<Details['parameters']>[number]['measures']>;

/** "36,2%" as it is kept. @throws Error with the words of the problem */
export function decimal(text: string, problem: string): string {
  const typed = text.trim().replaceAll('.', '').replace(',', '.').replace('%', '');
  if (!/^\d+(\.\d+)?$/.test(typed)) throw new Error(problem);
  return typed;
}

/** Numbers as people type them, by fact; those of several places one a line: "Matupá: 5,8". */
export function measuresTyped(measures: readonly Measure[]): Record<string, string> {
  return Object.fromEntries(
    measures.map(({ fact, unit, byPlace, values, items }) => {
      const typed = values.map((value) => (unit === 'money' ? amountTyped(value) : value.replace('.', ',')));
      return [fact, byPlace ? typed.map((value, i) => `${items[i]}: ${value}`).join('\n') : (typed[0] ?? '')];
    }),
  );
}

/** What is sent of them; one that is optional and empty is left out. @throws Error with the words that stand in the dialog */
export function measuresWritten(
  measures: readonly Measure[],
  typed: Readonly<Record<string, string>>,
): MeasuresSaid {
  return measures.flatMap(({ fact, label, unit, byPlace, optional }) => {
    const text = (typed[fact] ?? '').trim();
    if (text === '' && optional) return [];
    if (text === '') throw new Error(`Falta: ${label}.`);
    const one = (value: string) =>
      unit === 'money'
        ? readAmount(value, label)
        : decimal(value, `${label}: escreva um número, por exemplo 36,2.`);
    if (!byPlace) return [{ fact, values: [one(text)] }];
    const lines = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split(':'));
    const broken = lines.find((parts) => parts.length !== 2);
    if (broken)
      throw new Error(`“${broken.join(':').trim()}”: escreva o município, dois-pontos e o percentual.`);
    return [
      {
        fact,
        values: lines.map(([, value = '']) => one(value)),
        items: lines.map(([place = '']) => place.trim()),
      },
    ];
  });
}
