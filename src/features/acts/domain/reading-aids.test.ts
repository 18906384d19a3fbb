import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords } from '../../../kernel/find-words.ts';
import { readActSeed } from '../seed.ts';
import { correctionsOf } from './act.ts';
import { piecesOf } from './comparison.ts';
import { foldWhiteSpace } from './quotes.ts';
import { runsOf } from './runs.ts';

describe('the scan beside the reading', () => {
  const act = readActSeed().find(({ id }) => id === 'mt-cib-2020-072');
  const { ocr, units } = act ?? { ocr: null, units: [] };

  it.each(units.map((unit) => [unit.address, unit] as const))(
    '%s: the pieces give both texts',
    (address, unit) => {
      const from = unit.ocrStart ?? 0;
      const scan = (ocr ?? '').slice(from, unit.ocrEnd ?? 0);
      const own = act === undefined ? [] : correctionsOf(act, address);
      const pieces = piecesOf(
        scan,
        own.map(({ start, end, to }) => ({ start: start - from, end: end - from, to })),
      );
      expect(pieces.map((piece) => (piece.kind === 'same' ? piece.text : piece.from)).join('')).toBe(scan);
      const reading = pieces.map((piece) => (piece.kind === 'same' ? piece.text : piece.to)).join('');
      expect(foldWhiteSpace(reading)).toBe(unit.text);
      expect(pieces.filter(({ kind }) => kind === 'changed')).toHaveLength(own.length);
    },
  );
});

describe('findWords', () => {
  it.each([
    ['Região de Saúde', 'regiao', ['Região']],
    ['Região de\nSaúde', 'REGIÃO  de saude', ['Região de\nSaúde']],
    ['85% (cinquenta)', '85% (', ['85% (']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['texto', '  ', []],
    ['texto', 'tese', []],
    ['ﬁm e São', 'sao', ['São']],
  ])('in %j finds %j', (text, words, found) => {
    expect(findWords(text, words).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  it('finds any part of a text, written without accents', () => {
    const text = 'Atenção à saúde: média e alta complexidade, 2º semestre (SIHD2) – ações';
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.integer({ min: 1, max: 12 }), (start, length) => {
        const part = text.slice(start, start + length);
        fc.pre(part.trim() !== '');
        const asked = part.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
        expect(findWords(text, asked).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('runsOf', () => {
  it('cuts a text where a reference or a hit begins or ends, and loses no letter', () => {
    const text = 'a Lei 9.870 e a Lei 10';
    const law = { start: 2, end: 11, id: 'law' };
    const runs = runsOf(text, [law], findWords(text, '870 e'));
    expect(runs.map((run) => [run.text, run.reference?.id ?? null, run.isHit])).toEqual([
      ['a ', null, false],
      ['Lei 9.', 'law', false],
      ['870', 'law', true],
      [' e', null, true],
      [' a Lei 10', null, false],
    ]);
    expect(runsOf('', [], [])).toEqual([]);
  });

  it('says of a stretch every note that lies on it', () => {
    const runs = runsOf(
      'de 15 (quize) dias',
      [],
      [],
      [
        { start: 3, end: 13, id: 'count' },
        { start: 7, end: 12, id: 'spelling' },
      ],
    );
    expect(runs.map(({ text, notes }) => [text, notes.map(({ id }) => id)])).toEqual([
      ['de ', []],
      ['15 (', ['count']],
      ['quize', ['count', 'spelling']],
      [')', ['count']],
      [' dias', []],
    ]);
  });

  it('gives the text back, whatever is marked in it', () => {
    const span = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 30, maxLength: 30 }),
        fc.array(span),
        fc.array(span),
        fc.array(span),
        (text, some, others, notes) => {
          expect(
            runsOf(text, some, others, notes)
              .map((run) => run.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
