import { describe, expect, it } from 'vitest';
import { addressLabel, isAddress, isWithin, parentAddress } from './address.ts';

describe('addressLabel', () => {
  it.each([
    ['art-9/par-unico', 'Art. 9º, parágrafo único'],
    ['art-10', 'Art. 10'],
    ['art-1/par-2', 'Art. 1º, § 2º'],
    ['art-2/inc-6/a', 'Art. 2º, inciso VI, alínea a'],
    ['cons-7', 'Considerando VII'],
    ['anexo/cl-3/inc-17', 'Anexo Único, Cláusula Terceira, inciso XVII'],
    ['anexo/quadro-01/nota-4/c', 'Anexo Único, Quadro 01, nota 4, alínea c'],
    ['anexo/quadro-01/faixa-4', 'Anexo Único, Quadro 01, faixa 4'],
    ['anexo/cl-5/quanti-7', 'Anexo Único, Cláusula Quinta, meta quantitativa 7'],
    ['sec-5.2/meta-1', 'Seção 5.2, meta 1'],
    ['sec-6.1/ao-3.5.16', 'Seção 6.1, ação operacional 3.5.16'],
    ['sec-0/siglas', 'Elementos iniciais, lista de siglas'],
  ])('%s reads "%s"', (address, label) => expect(addressLabel(address)).toBe(label));
});

describe('addresses', () => {
  it('know their parents and their families', () => {
    expect(parentAddress('art-2/inc-6/a')).toBe('art-2/inc-6');
    expect(parentAddress('art-2')).toBeNull();
    expect(isWithin('art-2/inc-6/a', 'art-2')).toBe(true);
    expect(isWithin('art-10', 'art-1')).toBe(false);
  });

  it.each([
    ['anexo/quadro-01/nota-4/c', true],
    ['sec-6/ae-2.a', true],
    ['Art-1', false],
    ['art-1/', false],
    ['', false],
    ['art 1', false],
  ])('%j is an address: %s', (text, expected) => expect(isAddress(text)).toBe(expected));
});
