import { describe, expect, it } from 'vitest';
import { readNumberWords } from './number-reading.ts';

const read = (text: string) => {
  const found = readNumberWords(text);
  return found && `${found.kind} ${found.value}`;
};

describe('readNumberWords', () => {
  it.each([
    ['dois milhões de reais', 'money 2000000/1'],
    ['um milhão e quinhentos reais', 'money 1000500/1'],
    ['Hum mil, duzentos e trinta reais e zero centavos', 'money 1230/1'],
    ['vinte centavos de real', 'money 1/5'],
    ['trinta e seis inteiros e dois décimos por cento', 'percentage 181/5'],
    ['cinco centésimos por cento', 'percentage 1/20'],
    ['dois e meio por cento', 'percentage 5/2'],
    ['meio por cento', 'percentage 1/2'],
    ['CENTO E VINTE', 'count 120/1'],
    ['duas mil e uma', 'count 2001/1'],
    ['catorze', 'count 14/1'],
    ['sexto', 'ordinal 6/1'],
    ['décima primeira', 'ordinal 11/1'],
    ['quatrocen-\ntos', 'count 400/1'],
  ])('%s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    ['trinta e quarto centavos', 'money 17/50', ['quarto → quatro']],
    ['quize', 'count 15/1', ['quize → quinze']],
    ['cinguenta e tr3s', 'count 53/1', ['cinguenta → cinquenta', 'tr3s → três']],
    ['rnil e cern', 'count 1100/1', ['rnil → mil', 'cern → cem']],
    ['cincoenta por cento', 'percentage 50/1', ['cincoenta → cinquenta']],
  ])('repairs %s', (text, value, repairs) => {
    const found = readNumberWords(text);
    expect(read(text)).toBe(value);
    expect(found?.repairs.map(({ from, to }) => `${from} → ${to}`)).toEqual(repairs);
    for (const { start, end, from } of found?.repairs ?? []) expect(text.slice(start, end)).toBe(from);
  });

  it('takes lost accents for no mistake', () => {
    expect(readNumberWords('trés milhoes de reais')?.repairs).toEqual([]);
  });

  it.each([
    'vinte e dez',
    'cinco vinte',
    'mil milhões',
    'dois mil três mil',
    'cem e dois',
    'trinta e',
    'reais',
    'dez reais e vinte',
    'dez reais e cem centavos',
    'vírgula cinco por cento',
    'dois inteiros e dez décimos por cento',
    'por cento',
    'INCRA',
    'base SMS',
    'um e zero',
    '',
  ])('makes no number of "%s"', (text) => {
    expect(readNumberWords(text)).toBeNull();
  });
});
