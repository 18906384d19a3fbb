import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, type PrintablePlan, printedPlan, redefinedTable, unguarded } from './printed-plan.ts';

describe('a cell that a spreadsheet would calculate', () => {
  it.each([
    ['=SOMA(A1:A9)', "'=SOMA(A1:A9)"],
    ['+55 65 3613', "'+55 65 3613"],
    ['- Verificar versão', "'- Verificar versão"],
    ['@gestor', "'@gestor"],
    ['-', '-'],
    ['', ''],
    ['Até abril/24', 'Até abril/24'],
    ["'aspas'", "'aspas'"],
    ["'= ", "'= "],
    ["'=1", "''=1"],
  ])('%j is written %j', (cell, written) => {
    expect(guarded(cell)).toBe(written);
  });

  it('never begins as a formula, and is read back as it was', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom('=', '+', '-', '@', "'", "'="), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cell, (text) => {
        expect(guarded(text)).not.toMatch(/^[=+@-].*\S/s.test(text) && text.length > 1 ? /^[=+@-]/ : /^\b\B/);
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});

describe('what was redefined since the document', () => {
  const action = (more: Partial<PrintablePlan['operationalActions'][number]>) => ({
    id: '1.1.1',
    strategicAction: '1.1',
    objective: 'OE-1',
    printedMarker: '1 -',
    title: 'Elaborar o plano',
    owner: 'SAS',
    participants: '',
    deadline: { raw: 'maio/2024' },
    notes: '',
    status: null,
    printedStatus: null,
    statusRaw: null,
    ...more,
  });
  const planOf = (operationalActions: PrintablePlan['operationalActions']): PrintablePlan => ({
    title: 'Plano',
    objectives: [],
    targets: [],
    indicators: [],
    strategicActions: [],
    operationalActions,
  });

  it('stands beside the printed, what was not with an equals sign; the tables of the document stay as printed', () => {
    const plan = planOf([
      action({ id: '1.1.1' }),
      action({
        id: '1.1.2',
        deadline: { raw: 'maio/2024', redefined: { words: 'até 30/06/2027' } },
        renegotiations: 2,
      }),
      action({ id: '1.1.3', redefinedTitle: 'Elaborar e validar o plano', renegotiations: 1 }),
    ]);
    const [, table] = redefinedTable(plan);
    expect(table?.kind === 'table' && table.rows).toEqual([
      ['1.1.2 Elaborar o plano', '=', 'maio/2024 → até 30/06/2027', '2×'],
      ['1.1.3 Elaborar o plano', 'Elaborar e validar o plano', '=', '1×'],
    ]);
    expect(JSON.stringify(printedPlan(plan))).not.toContain('30/06/2027');
  });

  it('is no table where nothing was', () => {
    expect(redefinedTable(planOf([action({})]))).toEqual([]);
  });
});
