import { describe, expect, it } from 'vitest';
import {
  type Act,
  applyCorrections,
  type Correction,
  correctionsOf,
  findUnit,
  quoteSpan,
  readingOf,
  type Unit,
  unitsWithin,
} from './act.ts';

const unit = (address: string, text: string, kind: Unit['kind'] = 'provision'): Unit => ({
  address,
  kind,
  text,
  status: 'printed',
  ocrStart: null,
  ocrEnd: null,
});
const correction = (start: number, from: string, to: string): Correction => ({
  start,
  end: start + from.length,
  from,
  to,
  kind: 'misread',
  at: 'art-1',
  by: 'teste',
});

const act: Act = {
  id: 'exemplo',
  kind: 'resolution',
  coverage: 'full',
  number: '1/2020',
  title: 'Exemplo',
  body: 'CIB',
  ementa: null,
  signedOn: '2020-01-01',
  effectFrom: '2020-01-01',
  effectTo: null,
  source: { file: 'x', sha256: '', date: '2020' },
  ocrFile: null,
  units: [
    unit('art-1', 'Art. 1º. Aprovar o valor:'),
    unit('pagina-2/timbre', 'Governo', 'page'),
    unit('art-1/inc-1', 'I. mensal;'),
    unit('art-10', 'Art. 10. Aprovar o resto.'),
  ],
  corrections: [correction(0, 'x', 'y')],
  tables: [],
  omissions: [],
};

describe('the reading of an act', () => {
  it('leaves the page furniture out', () => {
    expect(readingOf(act)).toBe('Art. 1º. Aprovar o valor:\nI. mensal;\nArt. 10. Aprovar o resto.');
    expect(unitsWithin(act, 'art-1').map((u) => u.address)).toEqual(['art-1', 'art-1/inc-1']);
    expect(findUnit(act, 'art-1/inc-1')?.text).toBe('I. mensal;');
    expect(findUnit(act, 'art-2')).toBeUndefined();
    expect(correctionsOf(act, 'art-1')).toHaveLength(1);
    expect(correctionsOf(act, 'art-10')).toEqual([]);
  });
});

describe('quoteSpan', () => {
  it('finds a quote at its address and below it, across pages and units', () => {
    const found = quoteSpan(act, 'art-1', 'o valor: I. mensal');
    expect(found).toEqual({ found: true, at: 'art-1', start: 17, end: 35, text: 'o valor:\nI. mensal' });
    if (found.found) expect(readingOf(act).slice(found.start, found.end)).toBe(found.text);
    expect(quoteSpan(act, 'art-10', 'Aprovar')).toMatchObject({ found: true, start: 46 });
  });

  it('says why a quote is not there', () => {
    expect(quoteSpan(act, 'art-1', 'Aprovar o resto')).toEqual({ found: false, reason: 'not-at-address' });
    expect(quoteSpan(act, 'art-7', 'Aprovar')).toEqual({ found: false, reason: 'unknown-address' });
  });
});

describe('applyCorrections', () => {
  it.each<[string, Correction[], string]>([
    [
      'agoes e servigos',
      [correction(0, 'agoes', 'ações'), correction(8, 'servigos', 'serviços')],
      'ações e serviços',
    ],
    ['ab', [correction(1, '', ' e ')], 'a e b'],
    ['a % b', [correction(2, '%', '')], 'a  b'],
    ['', [], ''],
  ])('%j', (text, corrections, expected) => expect(applyCorrections(text, corrections)).toBe(expected));

  it('reads a slice with its place in the whole', () => {
    expect(applyCorrections('agoes', [correction(100, 'agoes', 'ações')], 100)).toBe('ações');
  });

  it('refuses corrections that do not fit', () => {
    expect(() => applyCorrections('abc', [correction(0, 'x', 'y')])).toThrow('não encontra "x"');
    expect(() => applyCorrections('aa', [correction(1, 'a', 'b'), correction(0, 'a', 'b')])).toThrow();
  });
});
