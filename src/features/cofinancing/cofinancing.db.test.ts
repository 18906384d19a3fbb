import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { type Actor, ANONYMOUS } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { sha256 } from '../../platform/ids.ts';
import {
  AgreementAnswer,
  AgreementList,
  PaymentAnswer,
  ProgrammeAnswer,
  ProgrammeList,
  SavedAnswer,
} from './contract.ts';
import { cofinancingRoutes } from './index.ts';

const technician: Actor = {
  kind: 'person',
  id: '01940000-0000-7000-8000-000000000001',
  name: 'technician',
  grants: [{ role: 'technician', unit: 'COPHS', territory: '51', from: '2020-01-01', to: null }],
};
const AGREEMENT = '/api/cofinancing/agreements/peixoto-de-azevedo';

describe.skipIf(!hasDatabase)('the co-financing room through its routes', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let actor: Actor = technician;

  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildHttpServer({
      context: fresh.context,
      routes: cofinancingRoutes,
      identify: async () => actor,
    });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  const get = (url: string) => app.inject({ url });
  const json = async (url: string) => (await get(url)).json();

  it('lists the agreements with the approved value in words', async () => {
    const { items } = AgreementList.parse(await json('/api/cofinancing/agreements'));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'peixoto-de-azevedo',
      municipality: 'Peixoto de Azevedo',
      approved: {
        value: '765547.34',
        words:
          'setecentos e sessenta e cinco mil quinhentos e quarenta e sete reais e trinta e quatro centavos',
        cite: { atLabel: 'Art. 1º', actName: 'Resolução CIB/MT nº 072/2020' },
      },
    });
  });

  it('shows the facts of an agreement, what is assumed, and the months that pay', async () => {
    const answer = AgreementAnswer.parse(await json(AGREEMENT));
    expect(answer.territory).toEqual(expect.arrayContaining(['Vale do Peixoto', 'Peixoto de Azevedo']));
    const assumed = answer.facts.filter(({ status }) => status === 'assumed').map(({ id }) => id);
    expect(assumed).toEqual(['base.hospital', 'base.ambulatory', 'ppi.sums']);
    expect(answer.months.map(({ competencia, amount }) => [competencia, amount])).toEqual([
      ['2020-07', '765547.34'],
      ['2020-08', '765547.34'],
      ['2020-09', '765547.34'],
      ['2020-10', '765547.34'],
      ['2020-11', null],
      ['2020-12', null],
    ]);
    expect(answer.months.at(-1)?.refusal).toContain('(outubro de 2020)');
  });

  it('lists the programmes, examples last and marked, and shows each as data', async () => {
    const { items } = ProgrammeList.parse(await json('/api/cofinancing/programmes'));
    expect(items.map(({ slug, example }) => [slug, example !== null])).toEqual([
      ['hospitalar', false],
      ['planificacao', true],
      ['aae', true],
      ['melhor-em-casa', true],
      ['hospitalar-191', true],
    ]);
    for (const { id, slug } of items) {
      const programme = ProgrammeAnswer.parse(await json(`/api/cofinancing/programmes/${slug}`));
      expect(programme.id).toBe(id);
      expect(programme.tables.length).toBeGreaterThan(0);
    }
  });

  it('explains a month and what each other reading would pay', async () => {
    const answer = PaymentAnswer.parse(await json(`${AGREEMENT}/competencias/2020-09`));
    expect(answer).toMatchObject({ amount: '765547.34', factor: '2.00', base: '382773.67' });
    expect(answer.criteria.map(({ value }) => value)).toEqual(['0.75', '0.75', '0.00', '0.50']);
    expect(answer.assumed).toHaveLength(2);
    const referral = answer.readings.find(({ id }) => id === 'referral');
    expect(referral?.options).toMatchObject([
      { id: 'all-outsiders', result: '765547.34', difference: '0.00' },
      { id: 'region-only', result: '593299.18', difference: '-172248.16' },
    ]);
    expect(answer.citations.every(({ sha256: hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    expect(PaymentAnswer.parse(await json(`${AGREEMENT}/competencias/2020-09`)).sha256).toBe(answer.sha256);
  });

  it('simulates with facts and readings, says the way to the next band, and refuses with the reason', async () => {
    const url = `${AGREEMENT}/competencias/2020-09`;
    const region = PaymentAnswer.parse(await json(`${url}?reading.referral=region-only`));
    expect(region.amount).toBe('593299.18');
    expect(region.nextBands).toMatchObject([
      { criterion: 'referral', distance: '0.35', gain: '0.45', difference: '172248.16' },
      { criterion: 'cac', needs: 'first-value', gain: '0.20' },
    ]);
    const printed = await get(`${url}?reading.referral=region-only&reading.bands=as-printed`);
    expect(printed.statusCode).toBe(422);
    expect(printed.json().error.message).toContain('nenhuma faixa');
    expect((await get(`${url}?leitos=39`)).statusCode).toBe(400);
    expect((await get(`${AGREEMENT}/competencias/2020-13`)).statusCode).toBe(400);
    expect((await get('/api/cofinancing/agreements/nenhum')).statusCode).toBe(404);
  });

  it('prints the same memory of calculation byte for byte, tagged, with figures, words and articles', async () => {
    const first = await get(`${AGREEMENT}/competencias/2020-09/pdf`);
    const second = await get(`${AGREEMENT}/competencias/2020-09/pdf`);
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toBe('application/pdf');
    expect(first.headers.etag).toBe(`"${sha256(first.rawPayload)}"`);
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    const file = first.rawPayload.toString('latin1');
    expect(file).toContain('/MarkInfo');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part>');
    const text = textOfPdf(first.rawPayload);
    if (text === null) return;
    for (const words of [
      'R$ 765.547,34',
      'setecentos e sessenta e cinco mil',
      'valor presumido',
      'Esta memória não autoriza pagamento.',
      'Demonstração',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Art. 9º, parágrafo único');
    expect(text).toContain('R$ 593.299,18');
  });

  it('marks a simulated memory as one', async () => {
    const text = textOfPdf((await get(`${AGREEMENT}/competencias/2020-09/pdf?ppi=99`)).rawPayload);
    if (text !== null) expect(text).toContain('Simulação');
  });

  it('shows the score tables with the holes of each reading and the scan beside them', async () => {
    const answer = ProgrammeAnswer.parse(await json('/api/cofinancing/programmes/hospitalar'));
    const referral = answer.tables.find(({ id }) => id === 'referral')?.versions.at(-1);
    const gaps = Object.fromEntries(referral?.readings.map(({ id, gaps: holes }) => [id, holes]) ?? []);
    expect(gaps['integer-thresholds']).toEqual([]);
    expect(gaps['lower-band']).toEqual([]);
    expect(gaps['as-printed']).toEqual([
      { from: '20.00', to: '21.00', fromIncluded: false, toIncluded: false },
      { from: '30.00', to: '31.00', fromIncluded: false, toIncluded: true },
    ]);
    expect(referral?.rows.map(({ ocr }) => ocr)).toContain('15220% (0,201ab SUS)');
    expect(answer.scan?.rows).toHaveLength(4);
  });

  it('shows each dated version of a table with its own holes, under the line that asks it', async () => {
    const { tables } = ProgrammeAnswer.parse(await json('/api/cofinancing/programmes/hospitalar-191'));
    const ppi = tables.find(({ id }) => id === 'ppi');
    expect(ppi).toMatchObject({ rule: 'ppi.score', scoreUnit: 'TabSUS' });
    const asPrinted = ppi?.versions.map(({ effect, readings }) => ({
      from: effect[0],
      gaps: readings.find(({ id }) => id === 'as-printed')?.gaps.map(({ from, to }) => [from, to]),
    }));
    expect(asPrinted).toEqual([
      { from: '2023-07-01', gaps: [['69.00', '70.00']] },
      { from: '2025-01-01', gaps: [['80.00', '80.01']] },
    ]);
    expect(tables.find(({ id }) => id === 'cac')?.rule).toBe('cac.band');
  });

  it('keeps a calculation once, with its event and a numbered memory', async () => {
    const url = `${AGREEMENT}/competencias/2020-08`;
    const before = await get(`${url}/pdf`);
    const save = (as: Actor) => {
      actor = as;
      return app.inject({ method: 'POST', url: `${url}/calculations`, headers: { 'x-pactua-csrf': '1' } });
    };
    const office = (territory: string): Actor => ({
      ...technician,
      grants: [{ role: 'regional-office', unit: null, territory, from: '2020-01-01', to: null }],
    });
    expect((await save(technician)).statusCode).toBe(403);
    expect((await save(office('51001'))).statusCode).toBe(403);
    const saved = SavedAnswer.parse((await save(office('51015'))).json());
    expect(saved).toMatchObject({ number: 'MC 1/2026', issuedOn: '2026-11-23' });
    expect((await save(office('51015'))).json()).toEqual(saved);
    actor = technician;
    const answer = PaymentAnswer.parse(await json(url));
    expect(answer.saved).toEqual(saved);
    expect(answer.sha256).toBe(saved.sha256);
    const events = await listEvents(fresh.context, 'payment/peixoto-de-azevedo/2020-08');
    expect(events.map(({ type, data }) => [type, data.amount, data.paper, data.authorisable])).toEqual([
      ['calculated', '765547.34', 'MC 1/2026', false],
    ]);
    expect(brokenAt(events)).toBeNull();
    const first = await get(`${url}/pdf`);
    expect((await get(`${url}/pdf`)).rawPayload.equals(first.rawPayload)).toBe(true);
    expect(first.rawPayload.equals(before.rawPayload)).toBe(false);
    const text = textOfPdf(first.rawPayload);
    if (text !== null) expect(text).toContain('Nº MC 1/2026, emitida em 23 de novembro de 2026');
  });

  it('keeps nothing where nothing can be calculated', async () => {
    actor = { ...technician, grants: [{ ...technician.grants[0]!, role: 'spca' }] };
    const url = `${AGREEMENT}/competencias/2020-11/calculations`;
    const refused = await app.inject({ method: 'POST', url, headers: { 'x-pactua-csrf': '1' } });
    actor = technician;
    expect(refused.statusCode).toBe(422);
    expect(await listEvents(fresh.context, 'payment/peixoto-de-azevedo/2020-11')).toEqual([]);
  });

  it('never changes what was kept', async () => {
    const change = sql`update calculations set amount = 1`.execute(fresh.context.db);
    await expect(change).rejects.toThrow();
    await expect(sql`delete from issued_papers`.execute(fresh.context.db)).rejects.toThrow();
  });

  it('answers nobody who did not sign in', async () => {
    actor = ANONYMOUS;
    const { statusCode } = await get(AGREEMENT);
    actor = technician;
    expect(statusCode).toBe(401);
  });
});
