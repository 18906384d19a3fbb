import { describe, expect, it } from 'vitest';
import { officeOf } from '../office.ts';
import { doubtsOf } from './doubts.ts';
import { readTarget } from './interpret.ts';
import { periodOf } from './period.ts';
import { readPlan } from './read-plan.ts';
import type { SourceRow } from './source-row.ts';

const rowsOf = (lines: readonly string[]): SourceRow[] =>
  lines.map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) }));
const read = (...lines: string[]) => readPlan(rowsOf(lines));
/** What is asked but of owners, whose units are not told here, and of columns, of which these tables have only four. */
const asked = (plan: ReturnType<typeof readPlan>) =>
  doubtsOf(plan, { units: [], office: officeOf('Plano', []), planEnd: null })
    .filter(({ field }) => field !== 'owner' && field !== 'column')
    .map(({ line, field, raw }) => [line, field, raw]);

const OPERATIONAL = 'AÇÕES ESTRATÉGICAS | AÇÕES OPERACIONAIS | RESPONSÁVEL | PRAZO';
const STRATEGIC = 'OBJETIVO 1 | AÇÕES ESTRATÉGICAS | RESPONSÁVEL | PRAZO';
const operational = (...rows: string[]) => read('OBJETIVO 1 | VIGIAR', OPERATIONAL, ...rows);
const ids = (plan: ReturnType<typeof readPlan>) =>
  plan.operationalActions.map(({ id, title }) => [id, title]);

describe('actions and their numbers', () => {
  it('goes on with a strategic action printed again: on another page, filled down, copied further below', () => {
    const plan = operational(
      '1) Integrar a rede | 1 - Mapear | COVEP | 2025',
      '1) Integrar a rede | 2 - Comprar | COVEP | 2025',
      '2) Vigiar a rede | 1 - Medir | COVEP | 2025',
      '1) Integrar a rede | 3 - Pactuar | COVEP | 2025',
    );
    expect(ids(plan)).toEqual([
      ['1.1.1', 'Mapear'],
      ['1.1.2', 'Comprar'],
      ['1.2.1', 'Medir'],
      ['1.1.3', 'Pactuar'],
    ]);
    expect(plan.strategicActions.map(({ id }) => id)).toEqual(['1.1', '1.2']);
    expect(asked(plan)).toEqual([]);
  });

  it('gives no two actions one number where a number is printed twice, and asks', () => {
    const plan = operational(
      '1) Integrar a rede | 1 - Mapear | COVEP | 2025',
      '1) Reduzir a fila | 1 - Medir | COVEP | 2025',
    );
    expect(ids(plan)).toEqual([
      ['1.1.1', 'Mapear'],
      ['1.1-2.1', 'Medir'],
    ]);
    expect(asked(plan)).toEqual([[4, 'strategicAction', '1) Reduzir a fila']]);
  });

  it('gives no two actions one number in two tables of no numbered objective, and asks for both', () => {
    const table = [OPERATIONAL, '1) Integrar a rede | 1 - Mapear | COVEP | 2025'];
    const plan = read(...table, '', ...table);
    const numbers = plan.operationalActions.map(({ id }) => id);
    expect(new Set(numbers).size).toBe(2);
    expect(asked(plan).map(([line]) => line)).toEqual([2, 5]);
  });

  it('takes titles that begin with a figure, levels and letters as actions of their own', () => {
    const plan = operational(
      '1) Integrar | 1 - Mapear | COVEP | 2025',
      '| 2 - 1ª oficina | COVEP | 2025',
      '| 3 - 100% dos leitos | COVEP | 2025',
      '| 1.1.4 Pactuar | COVEP | 2025',
      '| e) Avaliar | COVEP | 2025',
    );
    expect(ids(plan).map(([id]) => id)).toEqual(['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']);
    expect(plan.operationalActions.map(({ printedNumber }) => printedNumber)).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks for a row without a number that has all an action has', () => {
    const plan = operational('1) Integrar | 1 - Mapear | COVEP | 2025', '| Comprar câmaras | LACEN | 2026');
    expect(asked(plan)).toContainEqual([4, 'title', 'Comprar câmaras']);
  });

  it('asks for a row that goes on nothing, naming its line', () => {
    expect(asked(operational('| sem número | COVEP | 2025'))).toEqual([
      [3, 'row', 'sem número | COVEP | 2025'],
    ]);
  });

  it('asks once where the strategic actions are not said, and numbers all the same', () => {
    const plan = read(
      'OBJETIVO 1 | VIGIAR',
      'AÇÕES OPERACIONAIS | RESPONSÁVEL | PRAZO',
      '1 - Mapear | COVEP | 2025',
      '2 - Medir | COVEP | 2025',
    );
    expect(ids(plan).map(([id]) => id)).toEqual(['1.?.1', '1.?.2']);
    expect(asked(plan)).toEqual([[3, 'strategicAction', 'Mapear']]);
  });

  it('numbers strategic actions that print no number by their order, and asks', () => {
    const plan = operational(
      'Integrar a rede | 1 - Mapear | COVEP | 2025',
      '| 2 - Comprar | COVEP | 2025',
      'Reduzir a fila | 1 - Medir | COVEP | 2025',
    );
    expect(ids(plan).map(([id]) => id)).toEqual(['1.1.1', '1.1.2', '1.2.1']);
    expect(asked(plan).map(([line, field]) => [line, field])).toEqual([
      [3, 'strategicAction'],
      [5, 'strategicAction'],
    ]);
  });
});

describe('columns', () => {
  const told = (...lines: string[]) =>
    read('OBJETIVO 1 | VIGIAR', ...lines).concerns.map(({ line, raw, reason }) => [line, raw, reason]);
  const whole =
    'AÇÕES ESTRATÉGICAS | AÇÕES OPERACIONAIS | QUEM RESPONDE? | PARTÍCIPES | QUANDO | OBS. | SITUAÇÃO';

  it('are known by other names too', () => {
    const plan = read(
      'OBJETIVO 1 | VIGIAR',
      whole,
      '1) A | 1 - Medir | COVEP | CES | 2025 | na sede | Concluída',
    );
    expect(plan.operationalActions).toMatchObject([
      { owner: 'COVEP', participants: 'CES', deadline: '2025', notes: 'na sede', status: 'Concluída' },
    ]);
    expect(plan.concerns).toEqual([]);
    expect(plan.absent.get('1.1.1')).toEqual([]);
  });

  it('that are missing are told once for the table, and say nothing of the cells', () => {
    const row = '1) A | 1 - Medir | COVEP | 2025';
    expect(told(OPERATIONAL, row, row.replace('1 -', '2 -'))).toEqual([
      [2, OPERATIONAL, expect.stringContaining('colunas QUEM PARTICIPA, OBSERVAÇÕES, STATUS')],
    ]);
    expect(operational(row).absent.get('1.1.1')).toEqual(['participants', 'notes', 'status']);
  });

  it('with a blank deadline ask for it; without the column of deadlines nothing is asked', () => {
    expect(asked(operational('1) A | 1 - Medir | COVEP | '))).toEqual([[3, 'deadline', '']]);
    const heading = 'AÇÕES ESTRATÉGICAS | AÇÕES OPERACIONAIS | RESPONSÁVEL';
    expect(asked(read('OBJETIVO 1 | VIGIAR', heading, '1) A | 1 - Medir | COVEP'))).toEqual([]);
  });

  it('that no reading knows, and cells beyond all of them, are told with their line', () => {
    const row = '1) A | 1 - Medir | COVEP | CES | 2025 | | Concluída';
    expect(told(`${whole} | ORÇAMENTO`, `${row} | R$ 10,00`)).toEqual([
      [3, 'R$ 10,00', expect.stringContaining('“ORÇAMENTO” não é nenhuma')],
    ]);
    expect(told(whole, row, `${row.replace('1 -', '2 -')} | PERDIDA`)).toEqual([
      [4, 'PERDIDA', expect.stringContaining('além das colunas')],
    ]);
  });
});

describe('tables and sections', () => {
  it.each([
    ['OBJETIVO ESTRATÉGICO 2', 2],
    ['OBJETIVO Nº 2', 2],
    ['OBJETIVO ESTRATÉGICO N° 02', 2],
    ['Objetivo II', 2],
    ['OE 2', 2],
  ])('%s heads the table of its number', (head, number) => {
    const plan = read(`${head} | VIGIAR`, OPERATIONAL, '1) Integrar | 1 - Mapear | COVEP | 2025');
    expect(plan.operationalActions.map(({ id }) => id)).toEqual([`${number}.1.1`]);
    expect(plan.objectives.map(({ id, title }) => [id, title])).toEqual([[`OE-${number}`, 'VIGIAR']]);
    expect(read(`${head}: VIGIAR`, OPERATIONAL, '1) A | 1 - B | C | 2025').objectives[0]?.title).toBe(
      'VIGIAR',
    );
  });

  it.each([
    '5.2. METAS ESTRATÉGICAS',
    '5.2 Metas Estratégicas',
    'METAS ESTRATÉGICAS',
    '3. METAS DO PLANO',
    'Metas',
  ])('reads numbered targets under %s', (heading) => {
    const plan = read(
      heading,
      '1. Ampliar a cobertura de 80 para 95, até dezembro de 2027;',
      '2 - Implantar a rede',
      '3 | 100% dos municípios com plano',
      'x | y | z',
      '5.3. PAINEL',
      STRATEGIC,
      'VIGIAR | 1. Integrar | COVEP | 2025',
    );
    expect(plan.targets.map(({ text }) => text)).toEqual([
      '1. Ampliar a cobertura de 80 para 95, até dezembro de 2027;',
      '2 - Implantar a rede',
      '100% dos municípios com plano',
    ]);
    expect(asked(plan)).toEqual([[5, 'row', 'x | y | z']]);
  });

  it('reads a numbered target as the same without its number', () => {
    expect(readTarget('4. 100% dos municípios com plano, até dezembro de 2027')).toEqual(
      readTarget('100% dos municípios com plano, até dezembro de 2027'),
    );
  });

  it('does not end a table at a strategic title alone in its row', () => {
    const plan = operational(
      '1 - Ampliar o acesso',
      '| 1 - Mapear | COVEP | 2025',
      '2. Implantar a rede | | |',
      '| 1 - Medir | COVEP | 2025',
      '7. IMPLEMENTAÇÃO DO PLANO',
      'Texto.',
    );
    expect(ids(plan).map(([id]) => id)).toEqual(['1.1.1', '1.2.1']);
    expect(plan.strategicActions.map(({ title }) => title)).toEqual(['Ampliar o acesso', 'Implantar a rede']);
    expect(asked(plan)).toEqual([]);
  });

  it('asks for what looks like rows of a table that ended', () => {
    const plan = operational(
      '1) Integrar | 1 - Mapear | COVEP | 2025',
      '2. REDE DE FRIO',
      '2) Vigiar | 1 - Medir | COVEP | 2025',
    );
    expect(asked(plan)).toEqual([[5, 'row', '2) Vigiar | 1 - Medir | COVEP | 2025']]);
  });

  it('does not take the numbered title of an objective for its action', () => {
    const plan = read(
      STRATEGIC,
      '1. Habilitar a rede | 1) Dimensionar | COVEP | 2025',
      '| 2) Capacitar | LACEN | 2026',
      '1. Habilitar a rede | 3) Articular | LACEN | 2026',
    );
    expect(plan.strategicActions.map(({ id, title, owner }) => [id, title, owner])).toEqual([
      ['1.1', 'Dimensionar', 'COVEP'],
      ['1.2', 'Capacitar', 'LACEN'],
      ['1.3', 'Articular', 'LACEN'],
    ]);
    expect(plan.objectives.map(({ title }) => title)).toEqual(['1. Habilitar a rede']);
  });

  it('keeps owner and deadline of a strategic action cut by a page, and asks for a row that goes on none', () => {
    const plan = read(
      STRATEGIC,
      '| sem número | COVEP | 2025',
      'VIGIAR | 1) Dimensionar a força | COVEP e | 2024',
      '| de trabalho | LACEN | a 2027',
    );
    expect(plan.strategicActions.map(({ title, owner, deadline }) => [title, owner, deadline])).toEqual([
      ['Dimensionar a força de trabalho', 'COVEP e LACEN', '2024 a 2027'],
    ]);
    expect(asked(plan)).toEqual([[2, 'row', 'sem número | COVEP | 2025']]);
  });
});

it('takes the years that the plan itself bears, not those of a plan it cites', () => {
  const rows = rowsOf([
    'Em continuidade ao Plano Estadual de Saúde (PES) 2020–2023',
    'PLANO ESTRATÉGICO DA SUPERINTENDÊNCIA 2024-2027',
    'PLANEJAMENTO ESTRATÉGICO 2024 a 2027 | DESDOBRAMENTO',
  ]);
  expect(periodOf(rows)).toEqual({ starts: '2024-01-01', ends: '2027-12-31' });
  expect(periodOf(rowsOf(['PLANO DE 2024', 'leis 2019-2021']))).toBeNull();
});
