import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, foldWhiteSpace, isPrefixQuote, quotedWords } from './quotes.ts';

describe('findQuote', () => {
  it.each([
    ['um  texto\nquebrado', 'texto quebrado', { start: 4, end: 18 }],
    ['a\tb', 'a b', { start: 0, end: 3 }],
    ['valor (R$ 1,00) + 1', 'R$ 1,00) +', { start: 7, end: 17 }],
    ['Solicitar à Superintendência', 'Solicitar à …', { start: 0, end: 11 }],
    ['nada aqui', 'outra coisa', null],
    ['nada aqui', '…', null],
    ['nada aqui', '', null],
    ['Região', 'região', null],
  ])('%j contains %j at %j', (text, quote, expected) => {
    expect(findQuote(text, quote)).toEqual(expected);
  });

  it('finds any words of a text, however the white space between them is written', () => {
    const word = fc.stringMatching(/^[^\s…]{1,8}$/u).filter((w) => !w.endsWith('...'));
    const gap = fc.constantFrom(' ', '\n', '\t', '  ', ' \n ');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), gap, gap, (words, inText, inQuote) => {
        const text = words.join(inText);
        const span = findQuote(`início ${text} fim`, words.join(inQuote));
        expect(span).not.toBeNull();
        const found = `início ${text} fim`.slice(span?.start, span?.end);
        expect(foldWhiteSpace(found)).toBe(foldWhiteSpace(words.join(' ')));
      }),
    );
  });
});

describe('prefix quotes', () => {
  it.each([
    ['Conduzir o processo …', true, 'Conduzir o processo'],
    ['Conduzir o processo...', true, 'Conduzir o processo'],
    ['Conduzir o processo', false, 'Conduzir o processo'],
  ])('%j', (quote, prefix, words) => {
    expect(isPrefixQuote(quote)).toBe(prefix);
    expect(quotedWords(quote)).toBe(words);
  });
});
