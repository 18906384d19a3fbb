import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from './printed-plan.ts';

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
        expect(unguarded(guarded(text))).toBe(/^'+[=+\-@]$/.test(text) ? unguarded(text) : text);
      }),
    );
  });
});
