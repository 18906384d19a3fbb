import { describe, expect, it } from 'vitest';
import {
  type IndicatorLine,
  lineOf,
  refusalsOfLines,
  refusalsOfUnvalidated,
  stands,
} from './indicator-lines.ts';

const value = {
  source: 'computed',
  text: '93,74%',
  reason: null,
  band: { dependsOnReading: false },
} as const;
const criterion = { id: 'V', label: 'Taxa de ocupação', noBand: null };

describe('an indicator line of a month', () => {
  it.each([
    ['one source, one band', [value], []],
    ['the act beside it', [value, { ...value, source: 'document', text: '90%' }], []],
    ['nothing said', [{ ...value, text: null, band: null }], ['Sem valor no mês.']],
    [
      'two sources that differ',
      [value, { ...value, source: 'declared', text: '91%' }],
      ['O arquivo e a declaração não dizem o mesmo: 93,74% e 91%.'],
    ],
    ['two numbers of one source', [value, { ...value, text: '91%' }], []],
    [
      'nothing declared beside the file',
      [value, { ...value, text: null, band: null, reason: 'Não declarou.' }],
      [],
    ],
    ['no band', [{ ...value, band: null }], ['Nenhuma faixa contém o valor.']],
    [
      'a band that a reading moves',
      [{ ...value, band: { dependsOnReading: true } }],
      ['A faixa depende de interpretação a decidir.'],
    ],
    ['a remark', [{ ...value, reason: 'Falta o arquivo de um mês.' }], ['Falta o arquivo de um mês.']],
  ] as const)('%s', (_, values, exceptions) => {
    expect(lineOf({ ...criterion, values }).exceptions).toEqual(exceptions);
  });

  it('needs no band where its table does not reach', () => {
    expect(lineOf({ ...criterion, noBand: 'x', values: [{ ...value, band: null }] }).exceptions).toEqual([]);
  });

  it('is validated with the other clean ones, and an exception alone and with words', () => {
    const clean = lineOf({ ...criterion, values: [value] });
    const exception = lineOf({ ...criterion, id: 'VI', values: [] });
    const lines = [clean, exception];
    expect(refusalsOfLines(lines, ['V'], null)).toEqual([]);
    expect(refusalsOfLines(lines, ['VI'], 'Sem demanda.')).toEqual([]);
    expect(refusalsOfLines(lines, ['VI'], ' ')).toHaveLength(1);
    expect(refusalsOfLines(lines, ['V', 'VI'], 'Sem demanda.')).toHaveLength(1);
    expect(refusalsOfLines(lines, ['X'], null)).toEqual(['O painel do hospital não tem a linha "X".']);
  });

  it('is to be validated again when its value changes', () => {
    const line = lineOf({ ...criterion, values: [value] });
    const validated = { value: '93,74%', words: null, by: null, at: '' };
    expect(stands(line, validated)).toBe(true);
    expect(stands(line, { ...validated, value: '90%' })).toBe(false);
    expect(stands(line, undefined)).toBe(false);
  });
});

describe('the signature of a month, as far as its indicators go', () => {
  const line = (id: string, text: string | null, exceptions: readonly string[] = []): IndicatorLine => ({
    id,
    label: `Indicador ${id}`,
    value: text,
    exceptions,
  });
  const said = (text: string | null) => ({ value: text, words: null, by: 'regional office', at: '' });

  it.each([
    ['no line', [], {}, null],
    ['all validated as they stand', [line('I', '10%')], { I: said('10%') }, null],
    [
      'a line without a value, of which nobody said anything',
      [line('I', null, ['Sem valor no mês.'])],
      {},
      null,
    ],
    [
      'a clean line that nobody validated',
      [line('I', '10%')],
      {},
      /^1 indicador .* foi validado .*“Indicador I”\. Valide/,
    ],
    [
      'an exception that nobody validated',
      [line('I', '10%', ['Falta um arquivo.'])],
      {},
      /“Indicador I”\. Valide/,
    ],
    [
      'a value that came after nothing was validated',
      [line('I', '10%')],
      { I: said(null) },
      /“Indicador I” \(mudou depois de validado\)/,
    ],
    [
      'a value that changed',
      [line('I', '11%')],
      { I: said('10%') },
      /“Indicador I” \(mudou depois de validado\)/,
    ],
    [
      'two of three',
      [line('I', '10%'), line('II', '20%'), line('III', '30%')],
      { II: said('20%') },
      /^2 indicadores do mês têm valor e não foram validados .*“Indicador I”; “Indicador III”\./,
    ],
  ] as const)('%s', (_, lines, validated, reason) => {
    const refusals = refusalsOfUnvalidated(lines, validated);
    if (reason === null) expect(refusals).toEqual([]);
    else expect(refusals).toEqual([expect.stringMatching(reason)]);
  });
});
