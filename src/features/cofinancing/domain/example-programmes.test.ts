import { describe, expect, it } from 'vitest';
import { catchError } from '../../../../test/fixtures/cofinancing.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { readCofinancingSeed } from '../seed.ts';
import { compileProgramme } from './compile.ts';
import { chooseReadings, parseStated } from './inputs.ts';
import { calculatePayment } from './payment.ts';
import type { Fact, Programme } from './programme.ts';
import { generatedAgreement } from './simulation/generated.ts';

const { programmes, agreements } = readCofinancingSeed();
const bySlug = (slug: string) =>
  programmes.find(({ content }) => content.slug === slug)?.content as Programme;
const PLACE = { code: '510267', name: 'Confresa', healthRegion: '51003' };

function paid(slug: string, month: string, facts: Record<string, string>, recorded: readonly Fact[] = []) {
  const programme = bySlug(slug);
  const agreement = generatedAgreement(programme, PLACE);
  const { amount, factor } = calculatePayment({
    programme,
    agreement: { ...agreement, facts: [...agreement.facts, ...recorded] },
    competencia: parseCompetencia(month),
    knownOn: '2026-11-22',
    readings: chooseReadings(programme, {}),
    stated: parseStated(programme, facts),
  });
  return [factor.toDecimal(2), amount.toDecimal(2)];
}

const open = ['2024-01-01', null] as const;
const teams: Fact = {
  id: 'teams',
  label: 'Equipes',
  value: '3',
  effect: open,
  known: open,
  status: 'assumed',
  note: '-',
};

describe('further programmes as data', () => {
  it.each<[string, string, Record<string, string>, [string, string]]>([
    ['aae', '2024-10', { base: '100000', agenda: '95', shared: '50', remote: 'no' }, ['1.05', '105000.00']],
    ['aae', '2024-10', { base: '100000', agenda: '95', shared: '80', remote: 'yes' }, ['2.00', '200000.00']],
    ['aae', '2024-10', { base: '100000', agenda: '59.99', shared: '29.99', remote: 'no' }, ['0.00', '0.00']],
    ['melhor-em-casa', '2024-10', { occupancy: '80' }, ['0.80', '60000.00']],
    ['melhor-em-casa', '2024-10', { occupancy: '80.01' }, ['1.00', '75000.00']],
    ['planificacao', '2024-10', { adhesion: 'yes', stages: '30' }, ['0.75', '6000.00']],
    ['planificacao', '2024-10', { adhesion: 'no', stages: '90' }, ['1.00', '0.00']],
  ])('%s in %s with %j', (slug, month, facts, expected) => {
    expect(paid(slug, month, facts, [teams])).toEqual(expected);
  });

  it('change their bands on the day the law does, and are asked of no month before it', () => {
    const facts = { base: '100000', ppi: '55', referral: '24', cac: '76', sanitary: 'yes', equity: 'no' };
    expect(paid('hospitalar-191', '2024-12', facts)).toEqual(['1.30', '130000.00']);
    expect(paid('hospitalar-191', '2025-01', facts)).toEqual(['1.10', '110000.00']);
    expect(catchError(() => paid('hospitalar-191', '2023-06', facts)).message).toContain('fora da vigência');
  });

  it('use no operator that Quadro 01 does not use', () => {
    const operators = (programme: Programme) => new Set(Object.values(programme.rules).map(({ op }) => op));
    const known = operators(bySlug('hospitalar'));
    expect(known.size).toBe(12);
    for (const { content } of programmes)
      expect([...operators(content)].filter((op) => !known.has(op))).toEqual([]);
  });

  it('are examples that say so in every value, and nobody signed one', () => {
    const examples = programmes.filter(({ content }) => content.example);
    expect(examples.map(({ content }) => content.slug)).toEqual([
      'aae',
      'hospitalar-191',
      'melhor-em-casa',
      'planificacao',
    ]);
    const ids = examples.map(({ content }) => content.id);
    expect(agreements.filter(({ content }) => ids.includes(content.programme))).toEqual([]);
    const [parameter] = bySlug('planificacao').parameters;
    const told = {
      ...parameter,
      values: parameter?.values.map((each) => ({ ...each, status: 'printed' as const })),
    };
    const broken = {
      ...bySlug('planificacao'),
      parameters: [told, ...bySlug('planificacao').parameters.slice(1)],
    };
    expect(compileProgramme(broken as Programme)).toEqual([
      'O parâmetro "adhesion.yes" é de um programa de exemplo: só pode ser presumido.',
    ]);
  });
});
