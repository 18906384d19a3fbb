import { describe, expect, it } from 'vitest';
import { readActSeed } from '../seed.ts';
import { readingOf } from './act.ts';
import { isAddress } from './address.ts';
import { parseStructure } from './structure.ts';

const act = readActSeed().find(({ id }) => id === 'mt-cib-2020-072');
/** Pieces that the text itself marks: recitals, articles and what is inside, clauses with incisos, the table, its rows and notes. */
const MARKED =
  /^(?:cons-\d+|art-\d+(?:\/.+)?|anexo|anexo\/cl-\d+(?:\/inc-\d+(?:\/[a-z])?)?|anexo\/quadro-\d+(?:\/(?:faixa|nota)-\d+(?:\/[a-z])?)?)$/u;

describe('parseStructure', () => {
  it('gives each marked provision of CIB/MT 072/2020 the address and the text it has in the registry', () => {
    const wanted = (act?.units ?? []).filter(({ kind, address }) => kind !== 'page' && MARKED.test(address));
    const parsed = new Map(
      parseStructure(act ? readingOf(act) : '').map((unit) => [unit.address, unit.text]),
    );
    expect(wanted.length).toBeGreaterThan(100);
    const different = wanted.filter(({ address, text }) => parsed.get(address) !== text);
    expect(different.map(({ address }) => address)).toEqual([]);
  });

  it('loses no text, repeats no address and says where each piece stands', () => {
    for (const text of [act?.ocr ?? '', act ? readingOf(act) : '']) {
      const units = parseStructure(text);
      const bare = (words: string) => words.replace(/\s+/gu, '');
      expect(bare(units.map((unit) => unit.text).join(''))).toBe(bare(text));
      expect(new Set(units.map(({ address }) => address)).size).toBe(units.length);
      for (const unit of units) {
        expect(isAddress(unit.address)).toBe(true);
        expect(bare(text.slice(unit.start, unit.end))).toBe(bare(unit.text));
      }
    }
  });

  it('reads articles, paragraphs, incisos, letters and items, lines that go on included', () => {
    const text = `RESOLUÇÃO CIB/MT Nº 191 DE 14 DE JUNHO DE 2023.
Dispõe sobre o
cofinanciamento.
A COMISSÃO INTERGESTORES BIPARTITE, considerando:
I - A Lei nº 8.080;
II – o Decreto
nº 7.508;
RESOLVE:
Art. 1º Aprovar:
I - um;
a) letra;
1. item;
b) outra;
§ 1º Primeiro.
Parágrafo único. Só este.
Artigo 2 Outro.
Cuiabá-MT, 14 de junho de 2023.
FULANO DE TAL
ANEXO II
CLÁUSULA DÉCIMA - DO PRAZO
Texto da cláusula.
I. inciso.`;
    expect(parseStructure(text).map(({ address }) => address)).toEqual([
      'epigrafe',
      'ementa',
      'preambulo',
      'cons-1',
      'cons-2',
      'resolve',
      'art-1',
      'art-1/inc-1',
      'art-1/inc-1/a',
      'art-1/inc-1/a/item-1',
      'art-1/inc-1/b',
      'art-1/par-1',
      'art-1/par-unico',
      'art-2',
      'fecho',
      'assinaturas',
      'anexo-2',
      'anexo-2/cl-10',
      'anexo-2/cl-10/p-1',
      'anexo-2/cl-10/inc-1',
    ]);
  });

  it('reads what it wrote, provision by line, as the same provisions', () => {
    const addresses = (text: string) => parseStructure(text).map(({ address }) => address);
    const once = parseStructure(act ? readingOf(act) : '');
    expect(addresses(once.map(({ text }) => text).join('\n'))).toEqual(once.map(({ address }) => address));
  });

  it('tells a numbering that begins again apart', () => {
    const twice = parseStructure('ANEXO\n1- Um.\n2- Dois.\n1- Outro um.').map(({ address }) => address);
    expect(twice).toEqual(['anexo', 'anexo/item-1', 'anexo/item-2', 'anexo/item-1.2']);
  });

  it('makes nothing of nothing', () => {
    expect(parseStructure('')).toEqual([]);
    expect(parseStructure(' \n\n')).toEqual([]);
  });
});
