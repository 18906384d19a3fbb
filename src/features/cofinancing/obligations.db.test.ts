import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { person } from '../../../test/plan-room.ts';
import { openRoom } from '../../../test/room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { renderProtocol } from './commands/obligations/submit.ts';
import { ObligationList } from './contract.ts';
import { afterSubmission, NOTHING_SENT, type SubmissionEvent } from './domain/obligations/submission.ts';
import { cofinancingRoutes } from './routes.ts';
import { listObligationRecords } from './store/obligations.ts';

const TERM = 'peixoto-de-azevedo';
const ROOT = `/api/cofinancing/agreements/${TERM}/obligations`;
const PPI = 'cl-3/inc-5';
const TRANSPORT = 'cl-3/inc-17';
const manager = person('municipal-manager', null, '510642');
const control = person('municipal-control', null, '510642');
const hospital = person('hospital', 'HOSPITAL-510642', '510642');
const office = person('regional-office', 'ERS-51015', '51015');
const spca = person('spca', null);
const elsewhere = person('municipal-manager', null, '510340');

describe.skipIf(!hasDatabase)('the obligations of a Termo', () => {
  let fresh: FreshContext;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let file: { sha256: string; fileName: string };
  beforeAll(async () => {
    fresh = await freshContext('2026-11-23T14:00:00Z');
    room = await openRoom(fresh.context, cofinancingRoutes, manager);
    const sent = await room.upload(
      '/api/cofinancing/instrument-files',
      'ppi.pdf',
      '%PDF-1.7 prova',
      hospital,
    );
    file = { sha256: sent.body.sha256, fileName: sent.body.fileName };
  });
  afterAll(async () => {
    await room?.app.close();
    await fresh?.close();
  });

  const lineOf = async (id: string, as = manager) => {
    const { items } = ObligationList.parse((await room.get(ROOT, as)).body);
    return items.find((each) => each.id === id) as ObligationList['items'][number];
  };
  /** Says something of an obligation as somebody who saw it just now. */
  const say = async (what: string, obligation: string, as = manager, more: object = {}) => {
    const { version } = await lineOf(obligation, as);
    return room.send('POST', `${ROOT}/${what}`, { obligation, version, ...more }, as);
  };
  const submit = (obligation: string, as = manager, more: object = { month: '2026-10' }) =>
    say('municipality/submit', obligation, as, { file, note: 'Relatório do SISPPI.', ...more });

  test('are 28, what is missing first, and what is recorded proves itself', async () => {
    const { items } = ObligationList.parse((await room.get(ROOT)).body);
    expect(items).toHaveLength(28);
    // Each has its next day, or says the event that it waits for.
    expect(items.filter(({ next, noDate }) => (next === null) === (noDate === null))).toEqual([]);
    const of = (id: string) => items.find((each) => each.id === id);
    expect(of('cl-3/inc-15')).toMatchObject({
      standing: 'proved',
      words: expect.stringContaining('Portaria SMS nº 31/2020'),
      maySubmit: false,
    });
    expect(of('cl-3/inc-1')).toMatchObject({ standing: 'proved' });
    expect(of('cl-3/inc-13')).toMatchObject({ standing: 'missing' });
    expect(of(TRANSPORT)).toMatchObject({ standing: 'document', maySubmit: true, submissions: [] });
    expect(of('cl-3/inc-4')?.expiring).toMatchObject({ to: '2022-05-22', ended: true });
    expect(items[0]?.standing).toBe('missing');
    expect(items.at(-1)?.standing).toBe('proved');
  });

  test('a submission yields a protocol with number, hour and hash, in a PDF', async () => {
    const answer = await submit(PPI);
    expect(answer.status, answer.text).toBe(200);
    const { standing, submissions } = await lineOf(PPI);
    expect(standing).toBe('review');
    expect(submissions).toMatchObject([{ number: 'PROT 1/2026', month: '2026-10', offers: ['withdraw'] }]);
    const paper = submissions[0]?.paper ?? '';
    expect((await room.get(`${ROOT}/protocols/${paper}`, office)).text.startsWith('%PDF')).toBe(true);
    const words = textOfPdf(Buffer.from((await renderProtocol(fresh.context, TERM, paper)).bytes));
    if (words !== null) expect(words).toContain('10:00:00');
    const nobodys = await room.get(`${ROOT}/protocols/00000000-0000-7000-8000-000000000000`);
    expect(nobodys.status).toBe(404);
  });

  test('is of its party and its territory, and nobody reviews what they sent', async () => {
    expect((await submit(TRANSPORT, elsewhere, {})).status).toBe(403);
    expect((await submit(TRANSPORT, hospital, {})).status).toBe(403);
    expect((await say('hospital/submit', TRANSPORT, hospital, { file })).text).toMatch(/outra parte/);
    expect(
      (await say('accept', PPI, manager, { paper: (await lineOf(PPI)).submissions[0]?.paper })).status,
    ).toBe(403);
    const unknown = { file: { sha256: 'f'.repeat(64), fileName: 'x.pdf' } };
    expect((await submit(TRANSPORT, manager, unknown)).text).toMatch(/não foi enviado a este servidor/);
    const own = await say('state/submit', 'cl-2/inc-1', spca, { file });
    expect(own.status, own.text).toBe(200);
    const { paper } = (await lineOf('cl-2/inc-1', spca)).submissions[0] as { paper: string };
    expect((await say('accept', 'cl-2/inc-1', spca, { paper, until: '2027-11-23' })).text).toMatch(
      /não analisa o próprio envio/,
    );
    expect((await say('accept', 'cl-2/inc-1', office, { paper, until: '2027-11-23' })).status).toBe(200);
    expect(await lineOf('cl-2/inc-1')).toMatchObject({ standing: 'proved', next: { by: '2027-11-23' } });
  });

  test('who sent it takes it back before the review, and sends another; who was slower is told', async () => {
    const { paper } = (await lineOf(PPI)).submissions[0] as { paper: string };
    expect((await say('municipality/withdraw', PPI, control, { paper })).text).toMatch(/Só quem enviou/);
    const stale = await room.send('POST', `${ROOT}/municipality/withdraw`, {
      obligation: PPI,
      version: 0,
      paper,
    });
    expect(stale.status).toBe(409);
    expect((await say('municipality/withdraw', PPI, manager, { paper })).status).toBe(200);
    expect(await lineOf(PPI)).toMatchObject({ standing: 'document', submissions: [{ state: 'WITHDRAWN' }] });
    expect((await submit(PPI, control)).status).toBe(200);
    expect((await say('accept', PPI, office, { paper })).text).toMatch(/desfeito por quem o enviou/);
  });

  test('the office returns it with the reason or accepts it, and the next month follows', async () => {
    const first = (await lineOf(PPI)).submissions[0] as { paper: string };
    expect((await say('return', PPI, office, { paper: first.paper, reason: '' })).text).toMatch(/motivo/);
    const reason = 'O relatório é de setembro.';
    expect((await say('return', PPI, office, { paper: first.paper, reason })).status).toBe(200);
    expect(await lineOf(PPI)).toMatchObject({ standing: 'returned', words: expect.stringContaining(reason) });
    await submit(PPI);
    const { paper, number } = (await lineOf(PPI)).submissions[0] as { paper: string; number: string };
    expect((await say('accept', PPI, office, { paper })).status).toBe(200);
    expect(await lineOf(PPI)).toMatchObject({
      standing: 'proved',
      words: expect.stringContaining(number),
      next: { month: '2026-11', by: '2026-12-31' },
    });
    const twice = await say('accept', PPI, office, { paper });
    expect(twice.text).toMatch(/já foi aceito/);
  });

  test('what is kept is what its events say, in whole chains', async () => {
    for (const [obligation, record] of await listObligationRecords(fresh.context, TERM)) {
      const events = await listEvents(fresh.context, `obligation/${TERM}/${obligation}`);
      expect(brokenAt(events)).toBeNull();
      const folded = events.reduce(
        (before, { type, data, actorId, at }) =>
          afterSubmission(before, { type, data, by: actorId, at } as unknown as SubmissionEvent),
        NOTHING_SENT,
      );
      expect(record).toEqual(JSON.parse(JSON.stringify(folded)));
    }
  });
});
