import { describe, expect, test } from 'vitest';
import { missingParts, partsInWords, partWarning, wholeMonths } from './parts.ts';

describe('a month that came in parts', () => {
  test.each<[string, string[], string[]]>([
    ['one file alone was never split', [], []],
    ['the first is never alone', ['A'], ['B']],
    ['two are whole', ['B', 'A'], []],
    ['those before the last must be there', ['C'], ['A', 'B']],
    ['in the middle too', ['A', 'C', 'D'], ['B']],
    ['three are whole', ['A', 'B', 'C'], []],
    ['parts may be numbered', ['1'], ['2']],
    ['past nine too', ['1', '2', '3', '4', '5', '6', '7', '8', '10'], ['9']],
  ])('%s', (_, present, missing) => {
    expect(missingParts(present)).toEqual(missing);
  });

  test('is whole with all of them; what lacks one is told, with the others of the system as they are', () => {
    const slot = { system: 'SIA-PA', uf: 'SP' };
    const january = { ...slot, period: '2024-01' };
    const standing = [
      { ...january, part: 'A' },
      { ...january, part: 'B' },
      { ...slot, period: '2024-02', part: 'B' },
      { ...slot, period: '2024-03', part: null },
      { system: 'SIA-PA', uf: 'RJ', period: '2024-01', part: 'A' },
    ];
    const { whole, incomplete } = wholeMonths(standing);
    expect(whole).toEqual([standing[0], standing[1], standing[3]]);
    expect(incomplete).toEqual([
      { ...slot, period: '2024-02', present: ['B'], missing: ['A'] },
      { system: 'SIA-PA', uf: 'RJ', period: '2024-01', present: ['A'], missing: ['B'] },
    ]);
  });

  test('says what lacks, or that what there is makes the month', () => {
    expect(partsInWords(['A'])).toBe(
      'Parte B ainda não importada: o mês está incompleto e não entra nas contas.',
    );
    expect(partsInWords(['C'])).toMatch(/^Partes A e B ainda não importadas: /);
    expect(partsInWords(['C', 'A', 'B'])).toBe('O mês vale pelas partes A, B e C juntas.');
    expect(partWarning('A')).toContain('parte A do mês');
    expect(partWarning(null)).toBeNull();
  });
});
