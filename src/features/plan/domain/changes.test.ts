import { describe, expect, it } from 'vitest';
import { allowedChanges, listOf, type ReportedAction, reportingRefusal } from './changes.ts';
import type { LineState, Status } from './state.ts';

const YES = { allowed: true } as const;
const NO = { allowed: false, reason: 'não' } as const;

const line = (unit: string, status: Status | null, origin: LineState['origin'] = 'entered'): LineState => ({
  unit,
  status,
  origin,
});
const action = (rule: ReportedAction['rule'], ...lines: LineState[]): ReportedAction => ({
  id: '1.1.1',
  rule,
  lines,
  pledge: null,
});

const offered = (of: ReportedAction, unit: string) =>
  Object.fromEntries(
    allowedChanges(of, unit, YES).map((change) => [change.status, change.needsNote !== null]),
  );

describe('allowed changes', () => {
  it.each<[string, ReportedAction, Record<string, boolean>]>([
    [
      'blank',
      action('single', line('CAS', null)),
      { notStarted: false, inProgress: false, completed: false, cancelled: true },
    ],
    [
      'in progress',
      action('single', line('CAS', 'inProgress')),
      { notStarted: false, completed: false, cancelled: true },
    ],
    [
      'only the document says so: may be confirmed',
      action('single', line('CAS', 'inProgress', 'document')),
      { notStarted: false, inProgress: false, completed: false, cancelled: true },
    ],
    [
      'completed reopens with words',
      action('single', line('CAS', 'completed')),
      { notStarted: true, inProgress: true, cancelled: true },
    ],
    [
      'cancelled resumes with words',
      action('single', line('CAS', 'cancelled')),
      { notStarted: true, inProgress: true, completed: true },
    ],
    [
      'the first named closes over open parts with words',
      action('parts', line('CAS', 'inProgress'), line('COAP', null)),
      { notStarted: false, completed: true, cancelled: true },
    ],
    [
      'and freely when the others are done',
      action('parts', line('CAS', 'inProgress'), line('COAP', 'completed')),
      { notStarted: false, completed: false, cancelled: true },
    ],
    [
      'in "each", nobody closes for the others',
      action('each', line('CAS', 'inProgress'), line('COAP', null)),
      { notStarted: false, completed: false, cancelled: true },
    ],
  ])('%s', (_, of, expected) => {
    expect(offered(of, 'CAS')).toEqual(expected);
  });

  it('offers nothing to who may not report, nor for a unit without a line', () => {
    const of = action('single', line('CAS', null));
    expect(allowedChanges(of, 'CAS', NO)).toEqual([]);
    expect(allowedChanges(of, 'COAP', YES)).toEqual([]);
  });

  it('names the open parts', () => {
    const of = action('parts', line('CAS', null), line('COAP', null), line('CORAS', 'inProgress'));
    const completing = allowedChanges(of, 'CAS', YES).find((change) => change.status === 'completed');
    expect(completing?.needsNote).toBe(
      'Concluir encerra a ação com partes em aberto (COAP, CORAS): escreva por quê.',
    );
  });
});

describe('the refusal', () => {
  it('says who reports and what to do', () => {
    expect(reportingRefusal('3.2.1', ['COAP', 'CORAS'], 'COPHS')).toBe(
      'A ação 3.2.1 é lançada por COAP e CORAS, cada unidade na sua linha, e não por COPHS. Peça a mudança a quem a lança ou à administração.',
    );
    expect(reportingRefusal('1.1.1', ['SAS'], null)).toMatch(/lançada por SAS, fora do alcance do seu papel/);
  });

  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A e B'],
    [['A', 'B', 'C'], 'A, B e C'],
  ])('lists %j', (names, expected) => {
    expect(listOf(names)).toBe(expected);
  });
});
