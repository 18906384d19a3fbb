import { expect, it } from 'vitest';
import { type Coded, coverageOf, readCodes } from './crosswalk.ts';

const OBJECTS: Coded[] = [
  { level: 'objective', id: 'OE-1', short: 'Objetivo 1' },
  { level: 'target', id: 'META-01', short: 'Meta 1' },
  { level: 'action', id: '3.5.16', short: '3.5.16' },
];

it('reads a sheet, a CSV with its heading and quotes, and names by number or by words', () => {
  const read = readCodes(
    '\uFEFFRegistro;Instrumento;Código;Título;Vigência;Fonte\r\nOBJETIVO 1;pes;2.1;"Fortalecer ""a"" APS";2024-2027;PES 2024-2027, p. 40\r\n\r\n',
    OBJECTS,
  );
  expect(read).toEqual({
    codes: [
      {
        level: 'objective',
        id: 'OE-1',
        book: 'PES',
        code: '2.1',
        title: 'Fortalecer "a" APS',
        from: 2024,
        to: 2027,
        source: 'PES 2024-2027, p. 40',
      },
    ],
    faults: [],
  });
  expect(readCodes('3.5.16\tPPA\t2456\t\t2026\tLOA 2026', OBJECTS).codes).toMatchObject([
    { id: '3.5.16', from: 2026, to: 2026, title: '' },
  ]);
});

it('keeps a semicolon, a line break and quotes inside a quoted cell', () => {
  const { codes, faults } = readCodes(
    'registro;instrumento;código;título;vigência;fonte\r\nMeta 1;PPA;714;"Ampliar; ""qualificar""\r\na APS";2024 a 2027;"LOA 2026; anexo II"\r\nMeta 1;PPA;715;;sempre;x',
    OBJECTS,
  );
  expect(codes).toMatchObject([{ title: 'Ampliar; "qualificar"\r\na APS', source: 'LOA 2026; anexo II' }]);
  expect(faults).toEqual([expect.stringMatching(/^Linha 4: "sempre"/)]);
});

it.each([
  ['9.9.9\tPES\t1\t\t2024\tx', /Linha 1: "9.9.9" não é objetivo/],
  ['Meta 1\tPAS\t1\t\t2024\tx', /"PAS" não é PES nem PPA/],
  ['Meta 1\tPES\t\t\t2024\tx', /falta o código/],
  ['Meta 1\tPES\t1\t\t2027 a 2024\tx', /não é um período/],
  ['Meta 1\tPES\t1\t\tsempre\tx', /não é um período/],
  ['Meta 1\tPES\t1\t\t2024 a 2027\t', /falta a fonte/],
])('names what cannot be read of “%s”', (line, fault) => {
  const { codes, faults } = readCodes(line, OBJECTS);
  expect(codes).toEqual([]);
  expect(faults[0]).toMatch(fault);
});

it('passes over the lines of an export whose record has no code yet', () => {
  expect(readCodes('Objetivo 1;;;;;;Melhorar a atenção', OBJECTS)).toEqual({ codes: [], faults: [] });
});

it('counts a record once for each book, however many codes it has', () => {
  const [objective, target] = OBJECTS as [Coded, Coded];
  const objects = [
    { ...objective, codes: [{ book: 'PES' as const }, { book: 'PES' as const }, { book: 'PPA' as const }] },
    { ...target, codes: [] },
  ];
  expect(coverageOf(objects).slice(0, 2)).toEqual([
    { level: 'objective', records: 1, coded: { PES: 1, PPA: 1 } },
    { level: 'target', records: 1, coded: { PES: 0, PPA: 0 } },
  ]);
});
