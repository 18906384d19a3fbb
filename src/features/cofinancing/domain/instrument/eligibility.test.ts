import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import {
  type EligibilityTerms,
  type ItemSaid,
  judge,
  readingsOf,
  refusalsOfEligibility,
} from './eligibility.ts';

const FILE = new URL('../../../../../database/seed/cofinancing/lifecycle/hospitalar.json', import.meta.url);
const terms: EligibilityTerms = JSON.parse(readFileSync(FILE, 'utf8')).eligibility;

const met = (id: string, more: Partial<ItemSaid> = {}): ItemSaid => ({
  id,
  answer: 'met',
  evidence: 'Ofício 1',
  ...more,
});
const answers = (coverage: string, more: readonly ItemSaid[] = []): ItemSaid[] => {
  const all = terms.criteria.map(({ id }) =>
    met(id, { value: id === 'VI' ? coverage : id === 'VIII' ? '15' : undefined }),
  );
  return all.map((each) => more.find(({ id }) => id === each.id) ?? each);
};
const town = (people: number) => ({ people, year: 2025, vintage: 'Estimativa IBGE 2025' });
const reasonsOf = (items: readonly ItemSaid[], people: number, readings = {}) =>
  refusalsOfEligibility(judge(terms, { items, population: town(people), readings }));

describe('eligibility by Art. 2º, I to IX', () => {
  test.each([
    // people, coverage, answers to the two questions, what criterion VI becomes
    ['100 mil, pelos números', 100_000, '75', {}, 'met'],
    ['100 mil, um centésimo abaixo', 100_000, '74.99', {}, 'not-met'],
    ['100 mil, por extenso', 100_000, '30', { numbers: 'words' }, 'met'],
    ['99.999 caem na outra faixa', 99_999, '84.99', {}, 'not-met'],
    ['30 mil, pelos números', 30_000, '85', {}, 'met'],
    ['30 mil, por extenso', 30_000, '50', { numbers: 'words' }, 'met'],
    ['29.999: a faixa que o ato esqueceu', 29_999, '100', {}, 'undecided'],
    ['29.999, nenhum mínimo', 29_999, '0', { below: 'no-minimum' }, 'met'],
    ['29.999, como a menor faixa escrita', 29_999, '84.99', { below: 'lowest-class' }, 'not-met'],
    ['29.999, a menor faixa, por extenso', 29_999, '50', { below: 'lowest-class', numbers: 'words' }, 'met'],
  ] as const)('%s', (_, people, coverage, readings, verdict) => {
    const judged = judge(terms, { items: answers(coverage), population: town(people), readings });
    expect(judged.find(({ criterion }) => criterion.id === 'VI')?.verdict).toBe(verdict);
  });

  it('takes whoever meets all nine, and the plan of Art. 3º in the place of IV alone', () => {
    expect(reasonsOf(answers('90'), 35_000)).toEqual([]);
    expect(reasonsOf(answers('90', [met('IV', { answer: 'plan' })]), 35_000)).toEqual([]);
    expect(reasonsOf(answers('90', [met('V', { answer: 'plan' })]), 35_000)).toEqual([
      'Critério V: o ato não deixa um plano no lugar deste critério.',
    ]);
  });

  it('refuses with every reason at once', () => {
    const items = answers('62', [
      met('II', { answer: 'not-met' }),
      met('V', { evidence: '' }),
      met('VIII', { value: '14.99' }),
    ]).filter(({ id }) => id !== 'IX');
    expect(reasonsOf(items, 35_000)).toEqual([
      'Critério II: não atendido (clínicas básicas ou atendimento especializado).',
      'Critério V: falta a evidência: o número ou o arquivo.',
      'Critério VI: 62% é menos que o mínimo de 85% (faixa de 30.000 a menos de 100.000 habitantes, pelos números).',
      'Critério VIII: 14,99% é menos que o mínimo de 15% (o ato).',
      'Critério IX: falta a resposta (setor de controle e avaliação instituído).',
    ]);
  });

  it('tells what each answer to an open question would make of it, and asks none that changes nothing', () => {
    const shown = (coverage: string, people: number) =>
      readingsOf(terms, { items: answers(coverage), population: town(people), readings: {} }).map(
        ({ id, chosen, options }) => [id, chosen, options.map(({ verdict }) => verdict)],
      );
    expect(shown('90', 35_000)).toEqual([]);
    expect(shown('62', 35_000)).toEqual([['numbers', 'figures', ['not-met', 'met']]]);
    expect(shown('62', 12_000)).toEqual([['below', 'as-printed', ['undecided', 'met', 'not-met']]]);
  });

  it('decides nothing where no population was published', () => {
    const judged = judge(terms, { items: answers('90'), population: null, readings: {} });
    expect(judged.find(({ criterion }) => criterion.id === 'VI')?.verdict).toBe('undecided');
  });
});
