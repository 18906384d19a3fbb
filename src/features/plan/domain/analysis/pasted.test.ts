import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPasted } from './pasted.ts';

const MACROS = [
  { code: '5103', name: 'Macrorregião Norte' },
  { code: '5105', name: 'Macrorregião Centro-Norte' },
];
const LINES = [
  { code: 'MI', name: 'Materno e infantil' },
  { code: 'UE', name: 'Urgência e emergência' },
];
const read = (text: string) => readPasted(text, MACROS, LINES);

it('reads columns of a sheet, by code or by name, whatever the accents', () => {
  expect(read('Norte\tFalta de leitos\tMI\n5105\tFila longa\tURGENCIA E EMERGENCIA, MI\n\n')).toEqual({
    problems: [
      { macro: '5103', text: 'Falta de leitos', careLines: ['MI'] },
      { macro: '5105', text: 'Fila longa', careLines: ['UE', 'MI'] },
    ],
    faults: [],
  });
  expect(read('macrorregião centro norte;Sem transporte').problems).toEqual([
    { macro: '5105', text: 'Sem transporte', careLines: [] },
  ]);
});

it('names each line that it cannot read, and guesses nothing', () => {
  expect(read('Nordeste\tX\nNorte\t\nNorte\tY\tIdoso\nNorte\tZ')).toEqual({
    problems: [{ macro: '5103', text: 'Z', careLines: [] }],
    faults: [
      'Linha 1: "Nordeste" não é macrorregião deste estado.',
      'Linha 2: falta o texto do problema.',
      'Linha 3: "Idoso" não é linha de cuidado do plano.',
    ],
  });
});

it('never throws, and answers for each line that says something', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => read(text)).not.toThrow();
      const unquoted = text.replace(/["\r\t]/g, '');
      const { problems, faults } = read(unquoted);
      expect(problems.length + faults.length).toBe(
        unquoted.split('\n').filter((line) => line.trim() !== '').length,
      );
    }),
  );
});

it('keeps semicolons and line breaks inside quotes', () => {
  expect(read('Norte;"Fila; sem\nretorno";MI\nNorte;Z').problems).toEqual([
    { macro: '5103', text: 'Fila; sem\nretorno', careLines: ['MI'] },
    { macro: '5103', text: 'Z', careLines: [] },
  ]);
});
