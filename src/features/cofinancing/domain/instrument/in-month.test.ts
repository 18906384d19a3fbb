import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Rational } from '../../../../kernel/rational.ts';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import type { EventType } from './event-types.ts';
import { foldAll } from './fold.ts';
import { inMonth } from './in-month.ts';
import type { EventDetails, InstrumentEvent, LifecycleTerms } from './instrument.ts';
import { type Around, may, mayStart } from './may.ts';

const SEED = new URL('../../../../../database/seed/cofinancing/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, SEED), 'utf8'));
const terms: LifecycleTerms = read('lifecycle/hospitalar.json');
const life: InstrumentEvent[] = read('demonstration/instruments.json').instruments[0].steps.map(
  (step: Omit<InstrumentEvent, 'details'> & { details?: EventDetails }) => ({ details: {}, ...step }),
);
const days = new WorkingDays('51');
const TODAY = '2026-11-22';

const upTo = (type: EventType) => life.slice(0, life.findIndex((each) => each.type === type) + 1);
const around = (events: readonly InstrumentEvent[], today = TODAY): Around => ({
  instrument: foldAll(events),
  terms,
  today,
  days,
});
const event = (type: EventType, on: string, details: EventDetails = {}): InstrumentEvent => ({
  type,
  on,
  document: 'nº 1',
  details,
});

describe('a payment month', () => {
  const asked = { normal: true, from: '2020-07-01' };

  it('waits for both appreciations, the documents and, by production, the base values', () => {
    const { blockedBy } = inMonth(around(upTo('signed'), '2020-09-20'), '2020-11', asked);
    expect(blockedBy).toEqual([
      'Os documentos que seguem a assinatura ainda não foram todos apresentados.',
      'Falta registrar: Apreciação do Termo pela CIR.',
      'Falta registrar: Apreciação do Termo pelo Conselho Municipal de Saúde.',
      'Nenhuma portaria de valores de base alcança esta competência.',
    ]);
    const exceptional = inMonth(around(upTo('cac-constituted')), '2020-08', { ...asked, normal: false });
    expect(exceptional.blockedBy).toEqual([]);
  });

  it('waits for the approval of the adequacy plan where criterion IV rests on it', () => {
    const byPlan = life.map((each) =>
      each.type === 'eligibility-checked'
        ? { ...each, details: { items: [{ id: 'IV', answer: 'plan' as const, evidence: 'x' }] } }
        : each,
    );
    const presented = event('adequacy-plan-presented', '2020-10-05', { until: '2021-10-05' });
    const approved = event('adequacy-plan-approved', '2020-10-20');
    const again = { ...presented, on: '2020-11-05' };
    const blocked = (...more: InstrumentEvent[]) =>
      inMonth(around([...byPlan, ...more]), '2020-11', asked).blockedBy;
    const waits = 'Falta registrar: Aprovação do plano de adequação pela SES.';
    expect(blocked(presented)).toEqual([waits]);
    expect(blocked(presented, approved)).toEqual([]);
    expect(blocked(presented, approved, again)).toEqual([waits]);
    expect(blocked(presented, approved, again, { ...approved, on: '2020-11-20' })).toEqual([]);
    expect(inMonth(around(life), '2020-11', asked).blockedBy).toEqual([]);
  });

  it('before the instrument began, or after it was closed, is not paid', () => {
    expect(inMonth(around(life), '2020-06', asked).blockedBy).toHaveLength(2);
    const closed = [
      ...life,
      event('closed', '2023-06-14', {
        closing: 'superseded',
        successor: 's',
        competencia: '2023-07',
        reason: 'outro ato',
      }),
    ];
    expect(inMonth(around(closed), '2023-06', asked)).toMatchObject({ state: 'ACTIVE', blockedBy: [] });
    expect(inMonth(around(closed), '2023-07', asked).state).toBe('CLOSED');
    expect(mayStart(around(closed), 'revised')).not.toEqual([]);
  });

  it.each([
    ['2.50', '2.5', null],
    ['2.51', '2.5', /2,51 TabelaSUS, passa do limite do programa para esta competência, 2,50/],
    ['3.50', '3.5', null],
    ['3.51', '3.5', /passa do limite/],
    ['9.99', null, /não diz até quanto/],
    ['-1', '2.5', /não é negativo/],
    ['-0.01', undefined, /não é negativo/],
    ['2.10', undefined, null],
  ])('an ordinance may fix %s where the limit is %s: %s', (values, limit, why) => {
    const details = { reason: 'pedido do gestor', competencia: '2024-03', values };
    const analysed = [...life, event('revision-analysed', '2024-02-01', { reason: details.reason })];
    const factorLimit = limit == null ? limit : Rational.parse(limit);
    const where = { ...around(analysed), ...(factorLimit !== undefined && { factorLimit }) };
    const reasons = may(where, event('revised', '2024-02-10', details));
    expect(reasons).toEqual(why === null ? [] : [expect.stringMatching(why)]);
  });

  it('after a revision keeps the base values of the months before it', () => {
    const reason = 'pedido do gestor';
    const analysed = [...life, event('revision-analysed', '2024-02-01', { reason })];
    expect(
      may(
        around(analysed),
        event('revised', '2024-02-10', { reason, competencia: '2020-07', values: '2.1' }),
      ),
    ).toEqual([
      'Os valores de base de julho de 2020 já valem: a revisão alcança uma competência depois dela.',
    ]);
    const revised = foldAll([
      ...analysed,
      event('revised', '2024-02-10', { reason, competencia: '2024-03', values: '2.1' }),
    ]);
    expect(revised.baseValues.map(({ from, values }) => [from, values])).toEqual([
      ['2020-07', '2.00'],
      ['2024-03', '2.1'],
    ]);
    expect(revised.procedure.revision).toEqual([]);
  });
});
