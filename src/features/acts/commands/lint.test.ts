import { describe, expect, it } from 'vitest';
import { readingOf } from '../domain/act.ts';
import { readActSeed } from '../seed.ts';
import { lintText } from './lint.ts';

const act = readActSeed().find(({ id }) => id === 'mt-cib-2020-072');
const scan = act?.ocr ?? '';
const TODAY = '2026-11-22';

/** The audit of CIB/MT 072/2020: its name of each defect, the rule, and words that the finding must hold. */
const DEFECTS: readonly [audit: string, rule: string, words: RegExp][] = [
  ['N1', 'L003', /^75% \(trinta por cento\)$/],
  ['N2', 'L003', /^85% \(cinquenta por cento\)$/],
  ['N3', 'L004', /^quarto$/],
  ['N4', 'L004', /^quize$/],
  ['N4', 'L004', /^2 \(duas\) vez$/],
  ['A1', 'L005', /^soma os tr\S+ \S+ltimos resultados[\s\S]*divide por 02$/],
  ['A7', 'L016', /^anualmente$/],
  ['A7', 'L016', /^quadrimestral$/],
  ['A9', 'L014', /^com\s+base na m\S+dia da produ\S+ apresentada no per\S+do de 2019[\s\S]*Artigo 9$/],
  ['A9', 'L014', /^EX: munic\S+pio[\s\S]*Setembro de 2019$/],
  ['A10', 'L014', /^120 \(cento e vinte\)\s+dias, a contar de 1. de julho de 2020$/],
  ['D1', 'L008', /^maior ou igual a 30 mil habitantes e inferior a 100 mil habitantes$/],
  ['D2', 'L008', /^70. ?100%$|^70 a 100%$/],
  ['D2', 'L008', /^21.30 ?%$|^21 a 30%$/],
  ['D2', 'L008', /^>31%$/],
  ['D2', 'L008', /^51 ?a ?70%$/],
  ['D2', 'L008', /^71 (?:a )?89%$/],
  ['D2', 'L008', /^90 a 100%$/],
  ['D4', 'L008', /^<15%$/],
  ['D4', 'L008', /^50. ?69%$|^50 a 69%$/],
  ['R1', 'L012', /^Nova Mutum$/],
  ['R2', 'L013', /^Comiss\S+ de\s+Avalia\S+ de Contratos . CAC$/],
];

const reading = act ? readingOf(act) : '';
const linted = [
  { form: 'as scanned', text: scan, findings: await lintText(scan, 'MT', TODAY) },
  { form: 'as corrected', text: reading, findings: await lintText(reading, 'MT', TODAY) },
];

describe.each(linted)('the lint of CIB/MT 072/2020 $form', ({ text, findings }) => {
  it.each(DEFECTS)('finds %s by %s: %s', (_audit, rule, words) => {
    expect(findings.filter((each) => each.rule === rule && words.test(each.text))).toHaveLength(1);
  });

  it('raises no alarm on what holds: sums, shares, ceiling, references, figures with right words', () => {
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of ['L001', 'L002', 'L006', 'L007', 'L009', 'L010', 'L017', 'L018'] as const)
      expect(rules).not.toContain(rule);
  });

  it('finds nothing else but a norm to check, goals without weights and effects before the act', () => {
    const others = findings.filter(
      ({ rule, text: words }) => !DEFECTS.some(([, known, pattern]) => known === rule && pattern.test(words)),
    );
    expect(others.every(({ severity }) => severity === 'info')).toBe(true);
    expect(others.map(({ rule }) => rule).filter((rule) => rule !== 'L014')).toEqual(['L011', 'L015']);
  });

  it('gives the exact place of each', () => {
    for (const { start, end, text: words } of findings) expect(text.slice(start, end)).toBe(words);
  });
});

describe('the lint of the same text with what holds broken', () => {
  const broken = async (from: string, to: string) => {
    expect(scan).toContain(from);
    return (await lintText(scan.replace(from, to), 'MT', TODAY)).map(({ rule }) => rule);
  };

  it.each([
    ['R$ 765.547,34', 'R$ 765.547,43', 'L001'],
    ['R$ 765.547,34', 'R$ 765.547.34', 'L002'],
    ['10 (dez) leitos', '10 (doze) leitos', 'L001'],
    ['8,82% - Novo Mundo', '8,28% - Novo Mundo', 'L007'],
    ['sendo 70% para', 'sendo 75% para', 'L007'],
    ['30 (trinta) dias, a contar', '30 (vinte) dias, a contar', 'L001'],
  ])('%s made %s is %s', async (from, to, rule) => {
    expect(await broken(from, to)).toContain(rule);
  });
});
