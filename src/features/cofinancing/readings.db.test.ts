import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readAgreement } from './commands/agreements.ts';
import { explainForCli } from './commands/explain-for-cli.ts';
import { readPanel } from './commands/panel/read-panel.ts';
import { readPayment } from './commands/payment.ts';
import { decideReading, readReadings } from './commands/readings.ts';
import { ReadingList } from './contract.ts';

const AGREEMENT = 'peixoto-de-azevedo';
const PROGRAMME = 'mt.cofin.hospitalar';
const superintendent = person('superintendent', 'SAS', '51');
const ANSWER = {
  option: 'region-only',
  from: '2020-09',
  act: 'mt-cib-2020-072',
  reason: 'Assim leu a CIB na reunião ordinária.',
  version: 0,
};

describe.skipIf(!hasDatabase)('the open questions of the acts', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const decide = (said: object = {}, actor: Actor = superintendent, reading = 'referral') =>
    decideReading(
      { ...fresh.context, actor, commandId: randomUUID() },
      { programme: 'hospitalar', reading },
      { ...ANSWER, ...said },
    );
  const listed = async (id: string) => {
    const { items } = ReadingList.parse(await readReadings(fresh.context));
    return items.find((each) => each.id === id && each.programme.id === PROGRAMME);
  };
  const amount = async (competencia: string, readings = {}) =>
    (await explainForCli(fresh.context, { agreement: AGREEMENT, competencia, readings })).amount;

  test('are listed with the words that raise them and the money of each answer, recalculated over the known months', async () => {
    const referral = await listed('referral');
    expect(referral).toMatchObject({
      status: 'to-decide',
      chosen: 'all-outsiders',
      decision: null,
      version: 0,
    });
    expect(referral?.cites.map(({ atLabel }) => atLabel)).toEqual([
      'Art. 2º, inciso VIII',
      expect.stringContaining('nota 3'),
    ]);
    expect(referral?.known).toMatchObject([
      { agreement: AGREEMENT, months: ['2020-07', '2020-08', '2020-09', '2020-10'] },
    ]);
    expect(referral?.options.map(({ id, isDefault, effect }) => ({ id, isDefault, ...effect }))).toEqual([
      {
        id: 'all-outsiders',
        isDefault: true,
        months: 4,
        total: '3062189.36',
        difference: '0.00',
        refusal: null,
      },
      {
        id: 'region-only',
        isDefault: false,
        months: 4,
        total: '2373196.72',
        difference: '-688992.64',
        refusal: null,
      },
    ]);
    const sums = (await listed('ppi-mean'))?.options[1];
    expect(sums?.effect).toMatchObject({ months: 0, total: null, difference: null });
    expect(sums?.effect.refusal).toContain('não imprime as quantidades mensais');
    const mayDecide = async (actor: Actor) => (await readReadings({ ...fresh.context, actor })).mayDecide;
    expect(await mayDecide(person('technician', 'COPHS', '51'))).toBe(false);
    expect(await mayDecide(superintendent)).toBe(true);
  });

  test('are decided by act, month and reason; months before it stay, months from it change, and the choice can be simulated away', async () => {
    await expect(decide({}, person('spca', 'SPCA', '51'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide()).toMatchObject({
      option: 'region-only',
      from: '2020-09',
      act: { id: 'mt-cib-2020-072', name: 'Resolução CIB/MT nº 072/2020' },
    });
    expect(await Promise.all(['2020-08', '2020-09', '2020-10'].map((month) => amount(month)))).toEqual([
      '765547.34',
      '593299.18',
      '593299.18',
    ]);
    expect(await amount('2020-09', { referral: 'all-outsiders' })).toBe('765547.34');
    const { months } = await readAgreement(fresh.context, AGREEMENT);
    expect(months.slice(0, 4).map((each) => each.amount)).toEqual([
      '765547.34',
      '765547.34',
      '593299.18',
      '593299.18',
    ]);
    const [event] = await listEvents(fresh.context, `reading/${PROGRAMME}/referral`);
    expect(event).toMatchObject({ type: 'decided', reason: ANSWER.reason, data: { option: 'region-only' } });
  });

  test('show in a payment who decided; before the day it was said nothing was decided', async () => {
    const request = { agreement: AGREEMENT, competencia: '2020-09' };
    const payment = await readPayment(fresh.context, request);
    const of = (id: string) => payment.readings.find((each) => each.id === id);
    expect(of('referral')).toMatchObject({
      status: 'decided',
      chosen: 'region-only',
      decision: { reason: ANSWER.reason, from: '2020-09' },
    });
    expect(of('bands')).toMatchObject({ status: 'to-decide', decision: null });
    const simulated = await readPayment(fresh.context, {
      ...request,
      readings: { referral: 'all-outsiders' },
    });
    expect(simulated.readings.find(({ id }) => id === 'referral')).toMatchObject({ status: 'to-decide' });
    const before = await readPayment(fresh.context, { ...request, knownOn: '2026-11-21' });
    expect(before).toMatchObject({ amount: '765547.34' });
  });

  test('are decided again by another decision; the last said stands, and who did not see it is told', async () => {
    await expect(decide({ option: 'all-outsiders' })).rejects.toMatchObject({ code: 'conflict' });
    await decide({ option: 'all-outsiders', version: 1, from: '2020-10' });
    expect(await listed('referral')).toMatchObject({
      status: 'decided',
      chosen: 'all-outsiders',
      version: 2,
      history: [{ option: 'all-outsiders' }, { option: 'region-only' }],
    });
    expect(await amount('2020-09')).toBe('593299.18');
    expect(await amount('2020-10')).toBe('765547.34');
    expect(brokenAt(await listEvents(fresh.context, `reading/${PROGRAMME}/referral`))).toBeNull();
  });

  test('close the holes of the bands in the panel too', async () => {
    const asked = { level: 'unit', competencia: '2020-09' } as const;
    expect((await readPanel(fresh.context, AGREEMENT, asked)).reading?.isAssumed).toBe(true);
    await decide({ option: 'lower-band' }, superintendent, 'bands');
    expect((await readPanel(fresh.context, AGREEMENT, asked)).reading).toEqual({
      label: 'na faixa de baixo',
      isAssumed: false,
    });
  });

  test.each([
    [{ option: 'none' }, 'referral', 'refused', /Use: all-outsiders, region-only/],
    [{ from: '2020-06' }, 'referral', 'refused', /começa em 2020-07/],
    [{ act: 'nenhum' }, 'referral', 'not-found', /nenhum/],
    [{}, 'nenhuma', 'not-found', /não tem a questão "nenhuma"/],
  ])('refuse %j for %s', async (said, reading, code, message) => {
    const error = await decide({ ...said, version: 9 }, superintendent, reading).catch((thrown) => thrown);
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(message);
  });
});
