import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { offices, TERM } from '../../../test/instrument-room.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { readInstrument } from './commands/instrument/read.ts';
import { recordStep } from './commands/instrument/record.ts';
import { startInstrument } from './commands/instrument/start.ts';
import { issueTermo, saySignatory, sendTermo } from './commands/instrument/termo.ts';
import { InstrumentAnswer, type StartBody } from './contract.ts';
import type { EventType } from './domain/instrument/event-types.ts';
import type { EventDetails } from './domain/instrument/instrument.ts';

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
    await say(offices.cib, 'approved', '2026-05-05', { act: 'mt-cib-2020-072', adReferendum: false });
    expect(await read()).toMatchObject({ state: 'APPROVED_BY_CIB', termo: null });
  });

  test('has its Termo numbered, in PDF and DOCX, with personal data covered in the public copy', async () => {
    const issue = async () => issueTermo(as(offices.decision), id, { version: (await read()).version });
    await expect(issue()).rejects.toThrow(/quem assina por cada uma das partes/);
    await saySignatory(as(offices.decision), id, { party: 'state', name: 'Ana Lima', ...signatory });
    await saySignatory(as(offices.municipality), id, {
      party: 'municipality',
      name: 'Rui Dias',
      ...signatory,
    });
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
    await say(offices.decision, 'signed', '2026-11-20');
    expect((await read()).clocks.map(({ lastDay }) => lastDay)).toEqual(['2026-12-21', '2026-12-21']);
  });

  test('says what a month loses without licence or TAC, by the programme, and warns before it ends', async () => {
    id = TERM;
    await say(offices.municipality, 'licence-recorded', '2026-11-02', {
      licence: 'licence',
      until: '2026-12-31',
    });
    const { licence } = await read();
    expect(licence).toMatchObject({ kind: 'licence', daysLeft: 39, alert: 60, cap: { value: '0.3' } });
    expect(licence.loss).toEqual({ amount: '191386.84', competencia: '2020-10' });
  });
});
