import { describe, expect, it } from 'vitest';
import { readFigure, spell } from './figure.ts';

describe('spell', () => {
  it('writes an amount with the ways in which acts print it', () => {
    expect(spell('R$ 101.001,21')).toEqual({
      words: 'cento e um mil e um reais e vinte e um centavos',
      variants: [
        'cento e um mil um reais e vinte e um centavos',
        'cento e um mil e um reais, vinte e um centavos',
      ],
    });
  });

  it('writes percentages, ordinals and counts, a count in either gender', () => {
    expect(spell('75%')).toMatchObject({ words: 'setenta e cinco por cento' });
    expect(spell('3ª')).toMatchObject({ words: 'terceira' });
    expect(spell('2')).toEqual({ words: 'dois', variants: ['duas'] });
  });

  it.each([
    ['cento e um mil e um reais e vinte e um centavos', '101001.21'],
    ['dois milhões de reais', '2000000.00'],
    ['oito vírgula zero cinco por cento', '8.05'],
    ['duas mil e uma', '2001'],
    ['trinta e quarto centavos', '0.34'],
  ])('reads %s', (words, value) => {
    expect(spell(words)).toEqual({ value });
  });

  it('refuses what is neither, and says what it takes', () => {
    expect(() => spell('R$ 2.000,000,00')).toThrow(/não é um número em algarismos/);
    expect(() => spell('R$ 10,999')).toThrow(/não é um número em algarismos/);
    expect(() => spell('vinte e dez')).toThrow(/nem um número por extenso/);
  });
});

describe('readFigure', () => {
  it.each(['1.50', '1.0000', '12,', '2.000,000,00', 'R$ 5%', 'R$ 1,005', 'R$ 10,5', 'abc'])(
    'finds no figure in %s',
    (text) => {
      expect(readFigure(text)).toBeNull();
    },
  );
});
