import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithData } from '../../../../test/shared-data.ts';
import { type Act, applyCorrections, correctionsOf, quoteSpan, readingOf } from './act.ts';
import { isAddress, isWithin } from './address.ts';
import { foldWhiteSpace } from './quotes.ts';

const folder = resolve(import.meta.dirname, '../../../../database/seed/acts');
const read = (name: string) => readFileSync(resolve(folder, name), 'utf8');
const resolution = JSON.parse(read('mt-cib-2020-072.json')) as Act;
const plan = JSON.parse(read('sas-plano-2024-2027.json')) as Act;
const ocr = read('mt-cib-2020-072.ocr.txt');
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const count = (act: Act, pattern: RegExp) => act.units.filter((u) => pattern.test(u.address)).length;

describe.each([resolution, plan])('$id', (act) => {
  it('has stable, unique addresses', () => {
    const addresses = act.units.map((unit) => unit.address);
    expect(addresses.filter((address) => !isAddress(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(act.units.filter((unit) => unit.text === '')).toEqual([]);
  });

  it('keeps what lies below an address together', () => {
    const addresses = act.units.filter((unit) => unit.kind !== 'page').map((unit) => unit.address);
    const broken = addresses.filter((address, i) => {
      const family = addresses.map((other) => isWithin(other, address));
      return family.lastIndexOf(true) - i + 1 !== family.filter(Boolean).length;
    });
    expect(broken).toEqual([]);
  });
});

describe('the scan of CIB/MT 072/2020 and its corrected reading', () => {
  it('is kept as it came', () => expect(sha256(ocr)).toBe(resolution.source?.sha256));

  it('becomes the reading by the list of corrections alone', () => {
    const rebuilt = applyCorrections(ocr, resolution.corrections);
    expect(foldWhiteSpace(rebuilt)).toBe(foldWhiteSpace(resolution.units.map((u) => u.text).join(' ')));
  });

  it.each(resolution.units.map((unit) => [unit.address, unit] as const))('%s too', (address, unit) => {
    const slice = ocr.slice(unit.ocrStart ?? 0, unit.ocrEnd ?? 0);
    const rebuilt = applyCorrections(slice, correctionsOf(resolution, address), unit.ocrStart ?? 0);
    expect(foldWhiteSpace(rebuilt)).toBe(unit.text);
  });

  it('marks in brackets, and only there, what cannot be read', () => {
    const marked = resolution.units.filter((unit) => /\[/u.test(unit.text)).map((unit) => unit.address);
    const declared = resolution.units.filter((u) => u.status === 'reconstructed').map((u) => u.address);
    expect(declared).toEqual(marked);
    expect(count(resolution, /^anexo\/cl-\d$/u)).toBe(9);
    expect(resolution.units.find((u) => u.address === 'anexo/cl-4')?.status).toBe('printed');
  });

  it.each([
    ['art-2/inc-6/a', '75% (trinta por cento)'],
    ['art-2/inc-6/b', '85% (cinquenta por cento)'],
    ['art-1', 'trinta e quarto centavos'],
    ['anexo/cl-3/inc-4', '15 (quize) leitos'],
    ['cons-7', 'Nova Mutum'],
    ['anexo/quadro-01/nota-3/a', '8,82% - Novo Mundo'],
    ['anexo/quadro-01/nota-2/b', 'segunda avaliação em 2021'],
    ['anexo/quadro-01/nota-4/b', 'os três últimos resultados'],
    ['anexo/cl-4/p-2', '2 (duas) vez ao ano'],
  ])('keeps the own errors of the act: %s "%s"', (at, quote) => {
    expect(quoteSpan(resolution, at, quote).found).toBe(true);
  });

  it('has the parts the act has', () => {
    expect(count(resolution, /^cons-\d+$/u)).toBe(7);
    expect(count(resolution, /^art-\d+$/u)).toBe(10);
    const items = [2, 4, 5, 6, 7].map((n) => count(resolution, new RegExp(`^art-${n}/inc-\\d+$`, 'u')));
    expect(items).toEqual([9, 6, 10, 5, 2]);
    expect(count(resolution, /^anexo\/cl-2\/inc-\d+$/u)).toBe(6);
    expect(count(resolution, /^anexo\/cl-3\/inc-\d+$/u)).toBe(17);
    expect(count(resolution, /^anexo\/cl-5\/quali-\d+$/u)).toBe(10);
    expect(count(resolution, /^anexo\/cl-5\/quanti-\d+$/u)).toBe(7);
  });

  it('has no personal document numbers', () => {
    expect(readingOf(resolution)).not.toMatch(/\d{3}\.?\d{3}\.?\d{3}-?\d{2}/u);
  });
});

describe('the tables of the act', () => {
  const cells = resolution.tables.flatMap((table) =>
    table.rows.flatMap((row) => Object.entries(row.cells).map(([key, cell]) => ({ table, row, key, cell }))),
  );

  it.each(cells.filter(({ cell }) => cell.quote !== null).map((c) => [c.row.at, c.key, c] as const))(
    '%s, %s: the cell is in the reading',
    (at, _key, { cell }) => expect(quoteSpan(resolution, at, cell.quote ?? '').found).toBe(true),
  );

  it('name only their own columns', () => {
    const strange = cells.filter(({ table, key }) => !table.columns.some((column) => column.key === key));
    expect(strange).toEqual([]);
  });

  it('Quadro 01 adds up to the printed ceiling', () => {
    const [quadro] = resolution.tables;
    const best = { ppi: '0.75', referral: '0.75', cac: '0.50' };
    const last = quadro?.rows.at(-1)?.cells;
    for (const [key, value] of Object.entries(best)) expect(last?.[key]?.value).toBe(value);
    expect(quadro?.rows[2]?.cells.sanitary?.value).toBe('0.50');
    expect(quoteSpan(resolution, 'anexo/cl-4', 'seu teto estabelecido em 2,5TabelaSUS').found).toBe(true);
  });
});

describe('the plan 2024–2027', () => {
  it('has the parts the document has', () => {
    expect(count(plan, /^sec-3\/problema-\d+$/u)).toBe(10);
    expect(count(plan, /^sec-5\/diretriz-\d$/u)).toBe(3);
    expect(count(plan, /^sec-5\.1\/oe-[r\d]$/u)).toBe(5);
    expect(count(plan, /^sec-5\.2\/meta-\d$/u)).toBe(9);
    expect(count(plan, /^sec-5\.3\/indicador-\d+$/u)).toBe(15);
    expect(count(plan, /^sec-6\/ae-[\d.a-d]+$/u)).toBe(26);
    expect(count(plan, /^sec-6\.1\/ae-[\d.]+$/u)).toBe(22);
    expect([1, 2, 3, 4].map((n) => count(plan, new RegExp(`^sec-6\\.1/ao-${n}\\.`, 'u')))).toEqual([
      18, 11, 44, 23,
    ]);
  });
});

describeWithData('the plan in the repository', ['seeds/000_0935b89b306796de.txt'], (files) => {
  it('has the source it names, and none of the people it lists', () => {
    const source = readFileSync(files[0] ?? '', 'utf8');
    expect(sha256(source)).toBe(plan.source?.sha256);
    const [credits = ''] = source.split('LISTA DE SIGLAS');
    const named = credits.split('\n').flatMap((line) => /^(.+?)\s*[–-]\s*Coord/u.exec(line)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(60);
    const reading = readingOf(plan);
    expect(named.filter((name) => reading.includes(name))).toEqual([]);
  });
});
