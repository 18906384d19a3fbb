import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo, parseSearch, stringifySearch, validatePlace } from './place.ts';

describe('month and territory in the address', () => {
  it('takes the search of an address apart, the last value too', () => {
    expect(linkTo('/indicadores/x?periodo=2024-01&cnes=2001586')).toEqual({
      to: '/indicadores/x',
      search: { periodo: '2024-01', cnes: '2001586' },
    });
    expect(linkTo('/indicadores')).toEqual({ to: '/indicadores', search: {} });
  });

  it('reads codes as text', () => {
    expect(parseSearch('?mes=2026-11&territorio=51')).toEqual({ mes: '2026-11', territorio: '51' });
  });

  it('reads a repeated name as a list', () => {
    expect(parseSearch('?unidade=COPHS&unidade=CAC&unidade=NEPS').unidade).toEqual(['COPHS', 'CAC', 'NEPS']);
  });

  it('leaves out what is empty', () => {
    expect(stringifySearch({ mes: '2026-11', q: '', unidade: undefined, x: null })).toBe('?mes=2026-11');
    expect(stringifySearch({})).toBe('');
  });

  it('reads back what it wrote', () => {
    const text = fc.string({ minLength: 1 });
    const search = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(text, fc.array(text, { minLength: 2 })),
    );
    fc.assert(
      fc.property(search, (written) => {
        expect(parseSearch(stringifySearch(written))).toEqual({ ...written });
      }),
    );
  });

  it.each([
    ['2026-11', '51', '2026-11', '51'],
    ['2026-13', '51', undefined, '51'],
    ['nov', '<b>', undefined, undefined],
    ['2026-11', '510642', '2026-11', '510642'],
  ])('keeps %s and %s only when well formed', (mes, territorio, month, place) => {
    expect(validatePlace({ mes, territorio, q: 'x' })).toEqual({ q: 'x', mes: month, territorio: place });
  });
});
