import type { Comparison } from './compare.ts';
import type { Snapshot } from './snapshot.ts';
import { type ReportTable, table } from './tables.ts';
import { COURSE_WORDS, inOrder, objectiveName, statusWords, verdictWords } from './words.ts';

/** What advanced, went back and fell late: by objective, unit, indicator and action. */
export function comparisonTables(comparison: Comparison, to: Snapshot, from: Snapshot): ReportTable[] {
  const unitNames = new Map([...from.units, ...to.units].map(({ unit, name }) => [unit, name]));
  const known = { objectives: [...to.objectives, ...from.objectives] };
  const group = (
    id: string,
    title: string,
    head: string,
    nameOf: (id: string) => string,
    rows: Comparison['units'],
  ) =>
    table<Comparison['units'][number]>(
      id,
      title,
      [
        { label: head, of: (row) => nameOf(row.id), onPaper: '1fr' },
        { label: 'Avançaram', of: ({ advanced }) => advanced, onPaper: 'auto', numbers: true },
        { label: 'Regrediram', of: ({ regressed }) => regressed, onPaper: 'auto', numbers: true },
        { label: 'Atrasaram', of: ({ newLate }) => newLate, onPaper: 'auto', numbers: true },
        {
          label: 'Deixaram o atraso',
          of: ({ noLongerLate }) => noLongerLate,
          onPaper: 'auto',
          numbers: true,
        },
        {
          label: 'Concluídas antes',
          of: (row) => row.from?.completed ?? null,
          onPaper: 'auto',
          numbers: true,
        },
        {
          label: 'Concluídas depois',
          of: (row) => row.to?.completed ?? null,
          onPaper: 'auto',
          numbers: true,
        },
      ],
      rows,
    );
  return [
    group(
      'objetivos',
      'Por objetivo',
      'Objetivo',
      (id) => objectiveName(known, id),
      inOrder(comparison.objectives),
    ),
    group('unidades', 'Por unidade', 'Unidade', (id) => unitNames.get(id) ?? id, inOrder(comparison.units)),
    table<Comparison['indicators'][number]>(
      'indicadores',
      'Por indicador',
      [
        { label: 'Código', of: ({ code }) => code, onPaper: 'auto' },
        { label: 'Indicador', of: ({ name }) => name, onPaper: '1fr' },
        { label: 'Antes', of: (row) => reached(row.from), onPaper: '26mm' },
        { label: 'Depois', of: (row) => reached(row.to), onPaper: '26mm' },
        { label: 'Curso', of: ({ course }) => COURSE_WORDS[course], onPaper: '26mm' },
        { label: 'Aferição antes', of: (row) => verdictWords(row.from?.verdict ?? null) },
        { label: 'Aferição depois', of: (row) => verdictWords(row.to?.verdict ?? null) },
      ],
      inOrder(comparison.indicators.map((each) => ({ ...each, id: each.code }))),
    ),
    table<Comparison['actions'][number]>(
      'acoes',
      'Ações que mudaram',
      [
        { label: 'Ação', of: ({ id }) => id },
        { label: 'Texto', of: ({ title }) => title },
        { label: 'Objetivo', of: ({ objective }) => objectiveName(known, objective) },
        { label: 'Unidades', of: ({ units }) => units.join(', ') },
        { label: 'Antes', of: (row) => statusWords(row.from) },
        { label: 'Depois', of: (row) => statusWords(row.to) },
        { label: 'Curso', of: ({ course }) => COURSE_WORDS[course] },
        {
          label: 'Atraso',
          of: (row) => (row.newLate ? 'Atrasou' : row.noLongerLate ? 'Deixou o atraso' : null),
        },
        { label: 'Redefinida', of: ({ renegotiated }) => (renegotiated ? 'Sim' : null) },
      ],
      inOrder(comparison.actions).filter(
        ({ course, newLate, noLongerLate, renegotiated }) =>
          course !== 'same' || newLate || noLongerLate || renegotiated,
      ),
    ),
  ];
}

const reached = (value: Comparison['indicators'][number]['from']): string | null =>
  value === null ? null : (value.text ?? 'sem valor');
