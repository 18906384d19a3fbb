import { describe, expect, test } from 'vitest';
import { partRefusal, partWarning } from './parts.ts';

const slot = { system: 'SIA-PA', uf: 'SP', period: '2024-01' };
const a = { fileName: 'PASP2401a.dbc', part: 'A' };
const b = { fileName: 'PASP2401b.dbc', part: 'B' };
const whole = { fileName: 'PASP2401.csv', part: null };

describe('a month that came in parts', () => {
  test('is not left with the last part alone', () => {
    const reason = partRefusal(b, a, slot);
    expect(reason).toContain('PASP2401b.dbc é a parte B de SIA-PA · SP · 2024-01');
    expect(reason).toContain('o que vale hoje é PASP2401a.dbc');
    expect(partRefusal(a, whole, slot)).toContain('o que vale hoje é PASP2401.csv');
  });

  test('takes the same part anew, and the whole', () => {
    expect(partRefusal({ ...a, fileName: 'copia/PASP2401A.DBC' }, a, slot)).toBeNull();
    expect(partRefusal(whole, a, slot)).toBeNull();
  });

  test('says that a part is not the month', () => {
    expect(partWarning(a)).toContain('só a parte A do mês');
    expect(partWarning(whole)).toBeNull();
  });
});
