import { describe, expect, it } from 'vitest';
import type { Action, Line, ManyProblem } from '../../contract.ts';
import { chosenLines, reasonDue } from '../reporting/use-many.ts';
import { readPasted } from './pasted.ts';

const line = (change: Partial<Line> = {}): Line =>
  ({
    unit: 'COPHS',
    status: null,
    note: null,
    version: 1,
    origin: 'entered',
    refusal: null,
    changes: [
      { status: 'completed', needsNote: null, pledge: null },
      { status: 'cancelled', needsNote: 'Cancelar pede o motivo.', pledge: null },
    ],
    ...change,
  }) as Line;
const action = (id: string, ...lines: Line[]): Action => ({ id, lines }) as Action;
const cell = (row: Action, columnId: string, value: string, refusal: string | null = null) => ({
  row,
  columnId,
  value,
  refusal,
});

describe('cells pasted from a spreadsheet', () => {
  const one = action('3.5.15', line());
  const two = action('3.5.16', line({ note: 'Antes', status: 'completed' }));

  it('make one change of each line, whatever the words of the document', () => {
    const { wanted, skipped } = readPasted(
      [cell(one, 'status', ' CONCLUÍDO '), cell(one, 'note', 'Ata 3'), cell(two, 'note', '')],
      [],
    );
    expect(wanted.map(({ action: { id }, status, note }) => [id, status, note])).toEqual([
      ['3.5.15', 'completed', 'Ata 3'],
      ['3.5.16', undefined, null],
    ]);
    expect(skipped).toEqual([]);
  });

  it('leave no trace where they change nothing', () => {
    expect(readPasted([cell(two, 'status', 'Concluída'), cell(two, 'note', 'Antes')], []).wanted).toEqual([]);
  });

  it.each([
    ['status', 'quase pronta', '“quase pronta” não é uma situação do plano.'],
    ['status', '', 'uma situação não se apaga colando em branco.'],
  ])('are left out with the reason: %s %s', (column, value, why) => {
    expect(readPasted([cell(one, column, value)], [])).toEqual({
      wanted: [],
      skipped: [{ name: '3.5.15', why }],
    });
  });

  it('are left out where they are not mine, or where one cell means several lines', () => {
    const shared = action('1.1.5', line(), line({ unit: 'CAS' }));
    const { wanted, skipped } = readPasted(
      [cell(shared, 'status', 'Concluída')],
      [cell(one, 'status', 'x', 'É lançada por SAS.')],
    );
    expect(wanted).toEqual([]);
    expect(skipped.map(({ name }) => name)).toEqual(['3.5.15', '1.1.5']);
    expect(skipped[0]?.why).toBe('É lançada por SAS.');
  });

  it('ask for the reason where one change would', () => {
    const [cancelled] = readPasted([cell(one, 'status', 'Cancelada')], []).wanted;
    expect(cancelled && reasonDue(cancelled)).toBe('Cancelar pede o motivo.');
    expect(cancelled && reasonDue({ ...cancelled, note: 'Outro ato.' })).toBeNull();
  });

  it('ask for the reason where the verb promises a record, which a cell cannot hold', () => {
    const asks = [{ words: 'a portaria', kinds: ['act' as const] }];
    const pledge = { rule: 'group', verb: 'constituir', asks };
    const promising = action('1.1.1', line({ changes: [{ status: 'completed', needsNote: null, pledge }] }));
    const [completed] = readPasted([cell(promising, 'status', 'Concluída')], []).wanted;
    expect(completed && reasonDue(completed)).toMatch(/constituir.*portaria/i);
    expect(completed && reasonDue({ ...completed, note: 'Portaria em assinatura.' })).toBeNull();
  });
});

describe('the lines saved after the answers', () => {
  const wanted = [
    { action: action('a'), line: line(), status: 'completed' as const },
    { action: action('b'), line: line(), status: 'completed' as const },
    { action: action('c'), line: line(), status: 'cancelled' as const },
  ];
  const problem = (id: string, code: string): ManyProblem => ({
    action: id,
    unit: 'COPHS',
    code,
    message: '',
    yours: { status: 'completed' },
    theirs: code === 'conflict' ? { status: 'inProgress', note: 'deles', version: 7 } : null,
  });

  it('are mine upon the stored version where I chose so, and theirs stay', () => {
    const problems = [problem('a', 'conflict'), problem('b', 'conflict')];
    const saved = chosenLines(wanted, problems, new Set(['a/COPHS']), 'Motivo');
    expect(saved.map((each) => [each.action.id, each.line.version, each.note])).toEqual([
      ['a', 7, undefined],
      ['c', 1, 'Motivo'],
    ]);
  });

  it('leave out what may not be changed', () => {
    const saved = chosenLines(wanted, [problem('a', 'forbidden'), problem('c', 'refused')], new Set(), '');
    expect(saved.map((each) => each.action.id)).toEqual(['b']);
  });
});
