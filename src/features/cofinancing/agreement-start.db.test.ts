import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { offices, TERM } from '../../../test/instrument-room.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { fixedClock } from '../../platform/clock.ts';
import { readAgreement, readAgreements } from './commands/agreements.ts';
import { explainAgreementPayment } from './commands/explain.ts';
import { readInstrument } from './commands/instrument/read.ts';
import { recordStep } from './commands/instrument/record.ts';
import { startInstrument } from './commands/instrument/start.ts';
import { tellOfTerms } from './commands/instrument/tell-terms.ts';
import { issueTermo, saySignatory, sendTermo } from './commands/instrument/termo.ts';
import { InstrumentAnswer, type StartBody } from './contract.ts';
import type { EventType } from './domain/instrument/event-types.ts';
import type { EventDetails } from './domain/instrument/instrument.ts';
import { insertProduction } from './store/month.ts';

const asked: StartBody = {
  programme: 'mt.cofin.hospitalar',
  municipality: '510642',
  establishment: 'Hospital Municipal Novo',
  on: '2026-03-02',
  document: 'SES-PRO-2026/00077',
};
const CPF = '123.456.789-09';
const signatory = { identityCard: '1234 SSP/MT', cpf: CPF, civilStatus: 'casada', address: 'Rua Um, 10' };

describe.skipIf(!hasDatabase)('an instrument that nobody seeded', () => {
  let fresh: FreshContext;
  let id = '';
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const as = (actor: Actor) => ({ ...fresh.context, actor, commandId: randomUUID() });
  const explain = (competencia: string) =>
    explainAgreementPayment(fresh.context, { agreement: id, competencia });
  const typed = (month: string, hospital: string) =>
    insertProduction(fresh.context, id, {
      id: randomUUID(),
      month,
      origin: 'files',
      cnes: '2392291',
      files: [{ system: 'SIH', file: 'RDMT.dbc', sha256: 'a'.repeat(64), date: null }],
      reason: null,
      knownOn: '2026-11-21',
      at: '2026-11-21T12:00:00Z',
      by: null,
      hospital,
      ambulatory: '0.00',
      hospitalFaec: '0.00',
      ambulatoryFaec: '0.00',
    });
  const read = async (one = id) => InstrumentAnswer.parse(await readInstrument(fresh.context, one));
  const say = async (actor: Actor, type: EventType, on: string, details: EventDetails = {}) =>
    recordStep(as(actor), id, {
      type,
      on,
      document: `Documento de ${on}`,
      details,
      version: (await read()).version,
    });
  const answers = (coverage: string, more: Partial<Record<string, 'not-met'>> = {}) =>
    ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((each) => ({
      id: each,
      answer: more[each] ?? ('met' as const),
      evidence: `Prova do ${each}`,
      ...(each === 'VI' && { value: coverage }),
      ...(each === 'VIII' && { value: '36.2' }),
    }));

  test('is asked by its municipality and by no other, once while it lives', async () => {
    const other = person('municipal-manager', null, '510340');
    await expect(startInstrument(as(other), asked)).rejects.toMatchObject({ code: 'forbidden' });
    ({ id } = await startInstrument(as(offices.municipality), asked));
    expect(id).toBe('peixoto-de-azevedo-2');
    expect(await read()).toMatchObject({ state: 'DRAFT', isAgreement: false, eligibility: { by: 'nobody' } });
    await expect(startInstrument(as(offices.municipality), asked)).rejects.toThrow(
      /já tem um instrumento que vive/,
    );
  });

  test('is refused with every reason, population with its vintage, and tells what each reading would change', async () => {
    await say(offices.municipality, 'submitted', '2026-03-03');
    await say(offices.analysis, 'eligibility-checked', '2026-03-10', {
      items: answers('62', { IX: 'not-met' }),
    });
    const { eligibility } = await read();
    expect(eligibility.population).toMatchObject({ year: 2025, vintage: 'Estimativa IBGE 2025' });
    expect(eligibility.reasons).toHaveLength(2);
    expect(eligibility.readings.map((each) => [each.id, each.options.map(({ verdict }) => verdict)])).toEqual(
      [['numbers', ['not-met', 'met']]],
    );
    const refused = say(offices.cir, 'reference-proposed', '2026-03-20');
    await expect(refused).rejects.toMatchObject({ details: { reasons: eligibility.reasons } });
  });

  test('goes on once completed, to the two acts of the CIR, the council and the approval', async () => {
    await say(offices.municipality, 'eligibility-presented', '2026-03-10', { items: answers('91.5') });
    expect((await read()).eligibility).toMatchObject({ by: 'municipality', reasons: [] });
    await say(offices.analysis, 'eligibility-checked', '2026-04-10', { items: answers('91.5') });
    await say(offices.cir, 'reference-proposed', '2026-04-20');
    await say(offices.cir, 'cir-appreciated', '2026-04-21');
    await say(offices.council, 'cms-appreciated', '2026-04-22');
    await say(offices.cib, 'approved', '2026-05-05', {
      act: 'mt-cib-2020-072',
      amount: '500000.00',
      adReferendum: false,
    });
    expect(await read()).toMatchObject({ state: 'APPROVED_BY_CIB', termo: null });
  });

  test('has its Termo numbered, in PDF and DOCX, with personal data covered in the public copy', async () => {
    const issue = async () => issueTermo(as(offices.decision), id, { version: (await read()).version });
    await expect(issue()).rejects.toThrow(/quem assina por cada uma das partes/);
    await saySignatory(as(offices.decision), id, { party: 'state', name: 'Ana Lima', ...signatory });
    for (const name of ['Bia Costa', 'Rui Dias'])
      await saySignatory(as(offices.municipality), id, { party: 'municipality', name, ...signatory });
    expect((await read()).signatories).toMatchObject([
      { party: 'state', name: 'Ana Lima', before: [] },
      { party: 'municipality', name: 'Rui Dias', before: [{ name: 'Bia Costa' }] },
    ]);
    const rewritten = sql`update instrument_signatories set name = 'Outra' where instrument = ${id}`;
    await expect(rewritten.execute(fresh.context.db)).rejects.toThrow(/append-only/);
    expect(await issue()).toMatchObject({ number: 'TERMO 1/2026' });
    const docx = async (copy: 'public' | 'parties', actor = offices.decision) => {
      const { body } = await sendTermo(as(actor), id, 'docx', copy);
      return strFromU8(unzipSync(body as Uint8Array)['word/document.xml']!);
    };
    const open = await docx('public');
    for (const said of [
      'TERMO 1/2026',
      'Ana Lima',
      'Rui Dias',
      'CLÁUSULA PRIMEIRA',
      'CLÁUSULA OITAVA',
      'Hospital Municipal Novo',
    ])
      expect(open).toContain(said);
    expect(open).not.toContain(CPF);
    expect(await docx('parties')).toContain(CPF);
    await expect(docx('parties', person('auditor', null, '51'))).rejects.toMatchObject({ code: 'forbidden' });
    const { body } = await sendTermo(as(offices.decision), id, 'pdf', 'public');
    expect(
      Buffer.from(body as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from events where data::text like ${`%${CPF}%`}) or exists (select from issued_papers where content::text like ${`%${CPF}%`}) as found`.execute(
      fresh.context.db,
    );
    expect(rows[0]?.found).toBe(false);
    await expect(say(offices.decision, 'signed', '2026-11-20')).rejects.toThrow(/não se assinou em 20/);
    await say(offices.decision, 'signed', '2026-11-22');
    expect((await read()).clocks.map(({ lastDay }) => lastDay)).toEqual(['2026-12-22', '2026-12-22']);
  });

  test('gives its months the numbers of its own documents, from the ordinance on and not before', async () => {
    const on = '2026-10-31';
    const file = (ppi: string): EventDetails => ({
      parameters: ['I', 'II', 'III', 'IV', 'V', 'VI'].map((each) => ({
        id: each,
        value: `Valor ${each}`,
        source: 'SIA e SIH',
        on,
        ...(each === 'II' && { measures: [{ fact: 'ppi.months', values: [ppi] }] }),
        ...(each === 'IV' && {
          measures: [
            { fact: 'referral.outsiders', values: ['36.2'] },
            { fact: 'referral.region', values: ['20', '12.5'], items: ['Matupá', 'Novo Mundo'] },
          ],
        }),
      })),
    });
    expect((await read()).warnings.join()).toContain('Nenhum mês se calcula ainda');
    const { parameters = [] } = file('85');
    const whole = parameters.map(({ measures: _, ...each }) => each);
    const bare = say(offices.municipality, 'technical-file-presented', '2026-11-20', { parameters: whole });
    await expect(bare).rejects.toThrow(/Falta o número de: Execução da PPI/);
    await say(offices.municipality, 'technical-file-presented', '2026-11-20', file('85'));
    await say(offices.municipality, 'licence-recorded', '2026-11-20', {
      licence: 'tac',
      until: '2027-02-28',
    });
    await typed('2026-10', '100000.00');
    await expect(explain('2026-12')).rejects.toThrow(/Falta "% de Execução da PPI/);
    await say(offices.decision, 'base-value-ordered', '2026-11-22', {
      competencia: '2026-12',
      values: '1.55',
    });
    await say(offices.municipality, 'technical-file-presented', '2026-11-22', file('40'));
    expect((await read()).warnings).toEqual([]);
    const { payment, citations } = await explain('2026-12');
    expect([payment.factor.toDecimal(2), payment.amount.toDecimal(2)]).toEqual(['1.55', '155000.00']);
    expect(citations.length).toBeGreaterThan(0);
    await typed('2027-01', '100000.00');
    expect((await explain('2027-03')).payment.factor.toDecimal(2)).toBe('1.05');
    expect((await readAgreements(fresh.context)).items.map((each) => each.id)).toContain(id);
    expect((await readAgreement(fresh.context, id)).approved).toMatchObject({
      value: '500000.00',
      cite: null,
    });
  });

  test('says what a month loses without licence or TAC, by the programme, and warns before it ends', async () => {
    id = TERM;
    await say(offices.municipality, 'licence-recorded', '2026-11-02', {
      licence: 'licence',
      until: '2026-12-31',
    });
    const { licence } = await read();
    expect(licence).toMatchObject({ kind: 'licence', daysLeft: 39, alert: 60, cap: { value: '0.3' } });
    expect(licence.loss).toEqual({ amount: '191386.84', competencia: '2020-10', at: 'month' });
  });

  test('pays the seeded Termo by its licence while it lasts, from the day it was recorded on', async () => {
    const factor = async (competencia: string, knownOn?: string) => {
      const facts = { base: '100000.00', cac: '90' };
      const asked = { agreement: TERM, competencia, facts, ...(knownOn !== undefined && { knownOn }) };
      return (await explainAgreementPayment(fresh.context, asked)).payment.factor.toDecimal(2);
    };
    expect(await factor('2026-12')).toBe('2.50');
    expect(await factor('2027-01')).toBe('2.00');
    expect(await factor('2027-01', '2026-11-01')).toBe('2.50');
  });

  test('tells the municipality and the analysis of a licence that ends, with what is lost, once', async () => {
    const told = async () => {
      const { rows } = await sql<{ text: string }>`
        select text from notices where kind = 'licence-ending' and link like ${`%/${TERM}/%`}`.execute(
        fresh.context.db,
      );
      return rows.map(({ text }) => text);
    };
    const later = { ...fresh.context, clock: fixedClock('2026-12-02T14:00:00Z', fresh.context.env.timeZone) };
    await tellOfTerms(later);
    const first = await told();
    expect(first.length).toBeGreaterThan(1);
    expect(first[0]).toMatch(/vence em 31\/12\/2026 \(faltam 29 dias\).*191\.386,84 a menos/);
    await tellOfTerms(later);
    expect(await told()).toEqual(first);
    const { rows } = await sql<{ text: string }>`
      select distinct text from notices where kind = 'revision-due' and link like ${`%/${TERM}/%`}`.execute(
      fresh.context.db,
    );
    expect(rows).toEqual([{ text: expect.stringMatching(/manda revê-los a cada 12 meses/) }]);
  });
});
