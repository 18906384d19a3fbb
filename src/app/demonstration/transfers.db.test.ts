import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { GENERATED_NOTICE } from '../../datasus/index.ts';
import { readMonths } from '../../features/cofinancing/commands/month/read.ts';
import {
  readAccounts,
  readAssessment,
  readEvaluation,
  readMonth,
  verifyLedger,
} from '../../features/cofinancing/index.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { tellTransfers } from './transfers.ts';

const AGREEMENT = 'peixoto-de-azevedo';

describe.skipIf(!hasDatabase)('the life of the transfers in the demonstration', { timeout: 120_000 }, () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  }, 120_000);
  afterAll(() => fresh?.close());

  it('is told by the same commands as people use, once', async () => {
    const { context } = fresh;
    const none = { ...context, env: { ...context.env, demonstrationMonths: 0 } };
    expect(await tellTransfers(none)).toBe(0);
    expect((await readMonths(context)).items).toEqual([]);
    const asked = { ...context, env: { ...context.env, demonstrationMonths: 1 } };
    expect(await tellTransfers(asked)).toBe(0);
    const { items } = await readMonths(context);
    expect(items.map(({ competencia, state, sides }) => [competencia, state, ...sides])).toEqual([
      ['2021-02', 'CALCULATED'],
      ['2021-01', 'COMMITTED'],
      ['2020-12', 'PAID'],
      ['2020-11', 'COMMITTED', 'ADJUSTED'],
      ['2020-10', 'CHECKED'],
      ['2020-09', 'CALCULATED'],
    ]);
    const events = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from events`.execute(context.db)).rows[0]?.n;
    const told = await events();
    expect(await tellTransfers(asked)).toBe(0);
    expect(await events()).toBe(told);
  });

  it('leaves a whole ledger and whole chains, under the days of the story', async () => {
    const { context } = fresh;
    expect(await verifyLedger(context)).toMatchObject({ ok: true });
    const events = await listEvents(context, `transfer/${AGREEMENT}/2020-11`);
    expect(brokenAt(events)).toBeNull();
    expect(events[0]?.at.slice(0, 10)).toBe('2020-11-23');
  });

  it('gives accounts of what was paid: one notified, one analysed with an expense that is not accepted', async () => {
    const of = (competencia: string) => readAccounts(fresh.context, { agreement: AGREEMENT, competencia });
    expect(await of('2020-11')).toMatchObject({
      state: 'NOTICED',
      overdue: true,
      problems: [],
      totals: { sanitary: '0.00', closing: '31240.55' },
    });
    expect(await of('2020-12')).toMatchObject({
      state: 'ANALYSED',
      report: { opening: '31240.55' },
      totals: { ineligible: '3870.00', closing: '18905.00' },
    });
  });

  it('shows an evaluation of the commission that all signed, and an assessment that waits to be ratified', async () => {
    const { context } = fresh;
    const evaluation = await readEvaluation(context, { agreement: AGREEMENT, period: '2020-3' });
    expect(evaluation).toMatchObject({ state: 'FINAL', meeting: { on: '2021-01-22' } });
    expect(evaluation.goals.filter(({ judged }) => judged !== null && !judged.met)).toHaveLength(1);
    expect(evaluation.signers.map(({ name, signed }) => [name, signed !== null])).toEqual([
      ['Pessoa Demonstração – Controle e Avaliação de Peixoto', true],
      ['Pessoa Demonstração – CAC de Peixoto', true],
    ]);
    const assessment = await readAssessment(context, { agreement: AGREEMENT, period: '2021-1' });
    expect(assessment).toMatchObject({ state: 'SCORED', competencia: '2021-07', ratified: null });
    expect(assessment.frozen?.whole).toBe(true);
    expect(assessment.scored?.factor).toBe('2.00');
    for (const stream of [`cac/${AGREEMENT}/2020-3`, `assessment/${AGREEMENT}/2021-1`])
      expect(brokenAt(await listEvents(context, stream)), stream).toBeNull();
  });

  it('says of every file that it was generated, and leaves what is presumed unpaid', async () => {
    const { context } = fresh;
    const month = await readMonth(context, { agreement: AGREEMENT, competencia: '2020-12' });
    for (const { file } of month.production.flatMap(({ files }) => files))
      expect(file).toContain(GENERATED_NOTICE);
    const typed = await readMonth(context, { agreement: AGREEMENT, competencia: '2021-03' });
    expect(typed.production).toMatchObject([{ origin: 'typed', holds: false }]);
    const presumed = await readMonth(context, { agreement: AGREEMENT, competencia: '2020-10' });
    expect(presumed.exceptions.join(' ')).toContain('o fator 2,00 exige');
  });
});
