import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import type { Fact } from '../programme.ts';
import type { RecordedEvent } from './agreement.ts';
import { factsThroughAnnulments, foldStanding, refusalsOfAnnulment, undoneBy } from './annulment.ts';
import type { EventType } from './event-types.ts';
import { stateOn } from './fold.ts';
import type { EventDetails, LifecycleTerms } from './instrument.ts';

const terms: LifecycleTerms = JSON.parse(
  readFileSync('database/seed/cofinancing/lifecycle/hospitalar.json', 'utf8'),
);
const around = { terms, days: new WorkingDays('51'), today: '2026-11-23' };

const said = (sequence: number, type: EventType, on: string, details: EventDetails = {}): RecordedEvent => ({
  sequence,
  event: { type, on, document: `doc ${sequence}`, details },
  knownOn: on,
  annulledOn: null,
});
const contents = (type: EventType) =>
  terms.documents.find(({ event }) => event === type)?.contents.map(({ id }) => id) ?? [];
const reason = 'A ocupação ficou abaixo da meta.';
const LIFE = [
  said(1, 'signed', '2020-09-10'),
  said(2, 'contract-presented', '2020-09-15', { contents: contents('contract-presented') }),
  said(3, 'improvement-plan-presented', '2020-09-16'),
  said(4, 'base-value-ordered', '2020-10-20', { competencia: '2020-11', values: '2.00' }),
  said(5, 'suspension-noticed', '2021-03-01', { reason, until: '2021-03-20' }),
  said(6, 'suspension-answered', '2021-03-05', { reason }),
  said(7, 'suspension-opinion', '2021-03-10', { reason }),
  said(8, 'suspended', '2021-03-15', { reason, competencia: '2021-04' }),
];
const without = (sequence: number) =>
  LIFE.map((each) => (each.sequence === sequence ? { ...each, annulledOn: '2026-11-23' } : each));
const state = (life: readonly RecordedEvent[]) =>
  stateOn(foldStanding(life), terms, around.today, around.days);

describe('the annulment of a step', () => {
  it.each<[string, number, RegExp | null]>([
    ['the last act', 8, null],
    [
      'an opinion on which a suspension rests',
      7,
      /“Suspensão dos repasses” .15\/03\/2021, doc 8. veio depois/,
    ],
    ['a contract, since a notice is due without one too', 2, null],
    ['what is not there', 99, /Não há essa etapa/],
  ])('of %s', (_, sequence, refused) => {
    const reasons = refusalsOfAnnulment(LIFE, sequence, around);
    if (refused === null) expect(reasons).toEqual([]);
    else expect(reasons.join(' ')).toMatch(refused);
  });

  it('is said once, and never of an ordinance that published an assessment', () => {
    expect(refusalsOfAnnulment(without(8), 8, around)).toEqual(['Essa etapa já foi anulada em 23/11/2026.']);
    const published = [...LIFE, said(9, 'revised', '2026-01-10', { assessment: '2026-1' })];
    expect(refusalsOfAnnulment(published, 9, around).join(' ')).toMatch(/avaliação do incentivo 2026-1/);
  });

  it('gives the state of what is left, and says what it undoes', () => {
    expect([state(LIFE), state(without(8)), state(without(2))]).toEqual(['SUSPENDED', 'ACTIVE', 'SUSPENDED']);
    expect(undoneBy(LIFE, 8, around)).toEqual([
      'O instrumento passa de “Suspenso” a “Ativo”.',
      '“Suspensão dos repasses” fica sem registro, e pode ser registrada de novo.',
      'Deixa de haver a suspensão desde abril de 2021.',
    ]);
    expect(undoneBy(LIFE, 4, around).join(' ')).toMatch(
      /doc 4 deixa de fixar os valores de base desde novembro de 2020.*O que já foi autorizado fica/,
    );
  });

  it('leaves what an annulled step said to who looks as of a day before, and to nobody since', () => {
    const factsOf = (seen: readonly RecordedEvent[]): Fact[] =>
      seen
        .filter(({ event }) => event.type === 'base-value-ordered')
        .map(({ knownOn }) => ({
          id: 'x',
          label: 'x',
          value: '2.00',
          status: 'printed',
          effect: ['2020-11-01', null],
          known: [knownOn, null],
        }));
    expect(factsThroughAnnulments(LIFE, factsOf).map(({ known }) => known)).toEqual([['2020-10-20', null]]);
    expect(factsThroughAnnulments(without(4), factsOf).map(({ known }) => known)).toEqual([
      ['2020-10-20', '2026-11-23'],
    ]);
  });
});
