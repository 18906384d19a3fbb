import { expect, test } from 'vitest';
import { readPastedTable } from './pasted-table.ts';

const places = [
  { code: '510340', name: 'Cuiabá' },
  { code: '510790', name: 'Sinop' },
  { code: '510792', name: 'Sorriso' },
];
const entry = { numerator: 'Acompanhados', denominator: 'A acompanhar' };
const read = (text: string) => readPastedTable(text, places, entry);

test('places come in any order, by code or name, with or without accents, and a printed percentage', () => {
  const { cells, problems } = read('SINOP\t80\t100\n5103403\tCUIABA\t1.234\t2.000\t61,70%\n\n510792;7;9');
  expect(problems).toEqual([]);
  expect(cells).toEqual([
    { territory: '510790', numerator: '80', denominator: '100', value: null },
    { territory: '510340', numerator: '1234', denominator: '2000', value: '61.70' },
    { territory: '510792', numerator: '7', denominator: '9', value: null },
  ]);
});

test('headings say which column is which, in any order', () => {
  const { cells } = read(
    'UF\tIBGE\tMunicípio\tA acompanhar\tAcompanhados\t% acomp.\nMT\t510790\tSinop\t100\t80\t80.00%',
  );
  expect(cells).toEqual([{ territory: '510790', numerator: '80', denominator: '100', value: '80.00' }]);
});

test('a percentage alone is the value', () => {
  expect(read('Sinop\t93,69%').cells).toEqual([
    { territory: '510790', numerator: null, denominator: null, value: '93.69' },
  ]);
});

test('each line that was not read is told with its number and reason; the others stand', () => {
  const { cells, problems } = read(
    'Sinop\t80\t100\nRio Branco\t1\t2\nSorriso\t8,5\t9\nSINOP\t1\t2\nTotal\t88\t109',
  );
  expect(cells).toHaveLength(1);
  expect(problems.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '2: nenhum lugar desta planilha foi reconhecido na linha.',
    '3: "8,5" não é um número inteiro. Digite só algarismos, como 1234 ou 1.234.',
    '4: o mesmo lugar já veio em outra linha.',
    '5: nenhum lugar desta planilha foi reconhecido na linha.',
  ]);
});
