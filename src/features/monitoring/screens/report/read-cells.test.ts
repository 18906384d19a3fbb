import { describe, expect, it } from 'vitest';
import type { MonthLine } from '../../contract.ts';
import { readCell, readPasted, unchanged } from './read-cells.ts';

const line = (action: string, change: Partial<MonthLine> = {}): MonthLine => ({
  ...{ action, unit: 'COPHS', title: '', objective: 'OE-3', deadline: '', lateness: null, notes: '' },
  ...{ status: null, said: false, planStatus: null, progress: null, comment: null, evidence: [] },
  ...{
    review: null,
    reason: null,
    before: null,
    findings: [],
    version: 0,
    lineVersion: 1,
    pledge: null,
    refusal: null,
  },
  ...change,
});
const before = (status: MonthLine['status'], progress: number | null) => ({
  competencia: '2024-04',
  status,
  progress,
  comment: null,
});

describe('a typed or pasted cell', () => {
  it.each([
    ['status', 'Em andamento', { status: 'inProgress' }],
    ['status', 'CONCLUÍDO', { status: 'completed' }],
    ['progress', '40', { progress: 40 }],
    ['progress', '40 %', { progress: 40 }],
    ['progress', '100,00%', { progress: 100 }],
    ['progress', '', { progress: null }],
    ['comment', ' Oficina feita ', { comment: 'Oficina feita' }],
    ['comment', '', { comment: null }],
  ])('%s “%s”', (column, text, change) => expect(readCell(column, text)).toEqual(change));

  it.each([
    ['status', 'quase', 'não é uma situação'],
    ['status', '', 'não se apaga'],
    ['progress', '101', 'de 0 a 100'],
    ['progress', '12,5', 'de 0 a 100'],
    ['progress', '-1', 'de 0 a 100'],
    ['progress', 'metade', 'de 0 a 100'],
  ])('%s “%s” says why not', (column, text, words) => expect(readCell(column, text)).toContain(words));
});

it('cells of one line become one change; what cannot be read, or may not be written, is told', () => {
  const [one, two] = [line('3.5.3'), line('3.5.4', { progress: 10 })];
  const cell = (row: MonthLine, columnId: string, value: string) => ({ row, columnId, value, refusal: null });
  const { changes, skipped } = readPasted(
    [
      cell(one, 'status', 'Em andamento'),
      cell(one, 'progress', '20'),
      cell(two, 'progress', '10'),
      cell(two, 'status', 'talvez'),
    ],
    [{ row: line('3.5.5'), columnId: 'progress', value: '1', refusal: 'O mês fechou.' }],
  );
  expect(changes).toEqual([{ line: one, change: { status: 'inProgress', progress: 20 } }]);
  expect(skipped).toEqual(['3.5.5: O mês fechou.', '3.5.4: “talvez” não é uma situação do plano.']);
});

it('“sem mudança” repeats the last month, else the plan, and leaves what nobody ever said', () => {
  const lines = [
    line('1', { before: before('inProgress', 40), planStatus: 'inProgress' }),
    line('2', { planStatus: 'notStarted' }),
    line('3'),
    line('4', { said: true, status: 'inProgress', before: before('inProgress', 10) }),
    line('5', { before: before('inProgress', 10), refusal: 'O mês fechou.' }),
    line('6', { before: before('inProgress', 10), progress: 15 }),
  ];
  expect(unchanged(lines).map(({ line: { action }, change }) => [action, change])).toEqual([
    ['1', { status: 'inProgress', progress: 40 }],
    ['2', { status: 'notStarted' }],
    ['6', { status: 'inProgress', progress: 15 }],
  ]);
});
