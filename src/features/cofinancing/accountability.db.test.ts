import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { offices, step } from '../../../test/instrument-room.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import {
  caller,
  leadTo,
  ON,
  openTransfers,
  payWhole,
  type Transfers,
  versionOf,
} from '../../../test/transfer-room.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { recordReturn } from './commands/accountability/give-back.ts';
import { accountsStream } from './commands/accountability/open.ts';
import { draftReport, submitReport } from './commands/accountability/present.ts';
import { readAccounts, readAccountsOf, renderReport } from './commands/accountability/read.ts';
import {
  acceptAccounts,
  analyseAccounts,
  closeAccounts,
  noticeInconsistencies,
} from './commands/accountability/review.ts';
import { renderDossier } from './commands/dossier/dossier.ts';
import { readLedger } from './commands/ledger/read.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { adjustMonth, proposeAdjustment } from './commands/month/adjust.ts';
import { readMonth } from './commands/month/read.ts';
import type { ReportBody } from './contract.ts';
import { type Accounts, type AccountsEvent, foldAccounts } from './domain/accountability/accounts.ts';
import { centsOf, decimalOf } from './domain/ledger/entry.ts';
import { findAccounts, saveAccounts } from './store/accountability.ts';

const RECEIVED = '779327.20';
const LATE = '9624.06';

describe.skipIf(!hasDatabase)('the accounts of a paid competência', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'authorised');
    await payWhole(room);
  }, 120_000);
  afterAll(() => room?.close());

  const report = (more: Partial<ReportBody> = {}): ReportBody => ({
    admissions: 411,
    procedures: 13256,
    opening: '0.00',
    yields: '100.00',
    expenses: [
      {
        id: 'a',
        day: '2026-11-20',
        document: 'NF 10',
        supplier: 'Distribuidora Vale',
        purpose: 'Medicamentos',
        kind: 'care',
        amount: '500000.00',
      },
      {
        id: 'b',
        day: '2026-11-21',
        document: 'NF 11',
        supplier: 'Construtora Norte',
        purpose: 'Exaustão da CME',
        kind: 'sanitary',
        amount: '200000.00',
      },
      {
        id: 'c',
        day: '2026-11-21',
        document: 'NF 12',
        supplier: 'Eventos Ltda.',
        purpose: 'Confraternização',
        kind: 'care',
        amount: '9427.20',
      },
    ],
    closing: '70000.00',
    ...more,
  });
  const version = async () => (await findAccounts(room.context, ON.agreement, ON.competencia))?.version ?? 0;
  const draft = async (said = report()) =>
    draftReport(room.as('municipal-control'), ON, { version: await version(), report: said });
  const submit = async () =>
    submitReport(room.as('municipal-control'), caller, ON, { version: await version() });

  it('let nothing go to sanitary works until the SES approved the plan, and then up to 30 %', async () => {
    await draft();
    await expect(submit()).rejects.toThrow(
      /R\$ 200\.000,00 em adequação sanitária, e a SES não aprovou plano/,
    );
    const contents = ['needed', 'actions', 'term'];
    const said = { contents, until: '2027-11-20' };
    await step(room.context, offices.municipality, 'adequacy-plan-presented', '2026-11-01', said);
    await expect(submit()).rejects.toThrow(/não aprovou plano/);
    await step(room.context, offices.analysis, 'adequacy-plan-approved', '2026-11-10');
    expect(await readAccounts(room.context, ON)).toMatchObject({
      planFrom: '2026-11-10',
      problems: [],
      totals: { sanitary: '200000.00', sanitaryLimit: '233798.16' },
    });
  });

  it('are kept while they are wrong, with what is wrong, and presented only when they add up', async () => {
    await draft(report({ closing: '70000.01' }));
    await expect(submit()).rejects.toThrow(/a diferença é R\$ 0,01/);
    await draft();
    const answer = await readAccounts(room.as('municipal-control'), ON);
    expect(answer).toMatchObject({
      state: 'DRAFT',
      received: RECEIVED,
      problems: [],
      totals: { care: '509427.20', sanitary: '200000.00', closing: '70000.00', sanitaryLimit: '233798.16' },
    });
    const offered = answer.offers.filter(({ allowed }) => allowed).map(({ action }) => action);
    expect(offered).toEqual(['draft', 'submit']);
  });

  it('get a numbered protocol with the hash of what was presented', async () => {
    const { submission } = await submit();
    expect(submission).toMatchObject({ number: 'PC 1/2026' });
    const { bytes, sha256 } = await renderReport(room.context, ON);
    expect((await renderReport(room.context, ON)).sha256).toBe(sha256);
    const text = textOfPdf(Buffer.from(bytes));
    if (text === null) return;
    for (const said of ['PC 1/2026', 'Construtora Norte', 'R$ 70.000,00', submission?.sha256 ?? '-'])
      expect(text).toContain(said);
  });

  it('are notified with a term in calendar days, and a notice past its last day is in sight', async () => {
    const said = { items: 'Falta a nota fiscal 12 assinada.', days: null };
    const mine = { ...room.as('regional-office').actor, id: room.as('municipal-control').actor.id };
    const own = noticeInconsistencies({ ...room.as('regional-office'), actor: mine }, ON, {
      ...said,
      version: await version(),
    });
    await expect(own).rejects.toThrow(/Quem apresentou as contas não as analisa/);
    await noticeInconsistencies(room.as('regional-office'), ON, { ...said, version: await version() });
    const answer = await readAccounts(room.context, ON);
    expect(answer).toMatchObject({ state: 'NOTICED', overdue: false, notice: { on: '2026-11-23' } });
    expect(answer.notice?.lastDay).toBe('2026-12-09');
    const later = room.as('regional-office', '2026-12-10T12:00:00Z');
    expect(await readAccounts(later, ON)).toMatchObject({ overdue: true, notice: { words: /acabou/ } });
    await submit();
    expect(await readAccounts(room.context, ON)).toMatchObject({ state: 'SUBMITTED', notice: null });
  });

  it('are analysed by one person and accepted by another, and then enter the ledger', async () => {
    const analyse = async (expense: string) =>
      analyseAccounts(room.as('regional-office'), ON, {
        version: await version(),
        opinion: 'Regular, com ressalva.',
        ineligible: [{ expense, reason: 'Não é ação de saúde.' }],
      });
    await expect(analyse('zz')).rejects.toThrow(/não está no relatório/);
    await analyse('c');
    const accept = async (role: string) =>
      acceptAccounts(room.as(role), caller, ON, { version: await version() });
    await expect(accept('regional-office')).rejects.toThrow(/são três pessoas/);
    expect((await readMonth(room.context, ON)).state).toBe('PAID');
    await accept('spca');
    expect((await readMonth(room.context, ON)).state).toBe('ACCOUNTED');
    const { items } = await readLedger(room.as('auditor'), { limit: 1 });
    expect(items).toMatchObject([{ kind: 'accountability', amount: '709427.20', document: 'PC 2/2026' }]);
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });

  it('end once what was not accepted was given back', async () => {
    const close = async () => closeAccounts(room.as('spca'), ON, { version: await version() });
    await expect(close()).rejects.toThrow(/Falta devolver R\$ 9\.427,20/);
    const giveBack = async (amount: string) =>
      recordReturn(room.as('state-fund'), ON, {
        version: await version(),
        of: 'ineligible',
        amount,
        document: 'GRU 1',
        day: '2026-11-23',
      });
    await expect(giveBack('9427.21')).rejects.toThrow(/Há R\$ 9\.427,20 a devolver/);
    await giveBack('9427.20');
    await close();
    expect(await readMonth(room.context, ON)).toMatchObject({ state: 'CLOSED', sides: ['RETURNED'] });
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
    const { items } = await readAccountsOf(room.context, ON.agreement);
    expect(items).toMatchObject([{ state: 'CLOSED', closing: '70000.00' }]);
    const next = { ...ON, competencia: '2020-12' };
    expect((await readAccounts(room.context, next)).openingDue).toBe('70000.00');
  });

  it('are in the dossier of the payment, with what was not accepted', async () => {
    const { bytes } = await renderDossier(room.as('auditor'), ON);
    const text = textOfPdf(Buffer.from(bytes));
    if (text === null) return;
    for (const said of ['9. Prestação de contas', 'PC 2/2026', 'Não é ação de saúde.', 'R$ 9.427,20'])
      expect(text).toContain(said);
  });

  it('are the fold of their events, whose chain is whole', async () => {
    const events = await listEvents(room.context, accountsStream(ON));
    expect(brokenAt(events)).toBeNull();
    const told = events.map(
      ({ type, data, actorId, at }) => ({ type, data, by: actorId, at }) as AccountsEvent,
    );
    const kept = await findAccounts(room.context, ON.agreement, ON.competencia);
    expect(foldAccounts(told)).toMatchObject(JSON.parse(JSON.stringify(kept)));
    const { rows } = await sql<{ version: number }>`select version from accountability_reports`.execute(
      room.context.db,
    );
    expect(rows).toEqual([{ version: events.length }]);
  });

  it('presented before it was kept what they answer for are told it by their own sums, whatever was written since', async () => {
    const kept = await findAccounts(room.context, ON.agreement, ON.competencia);
    await sql`update accountability_reports set content = jsonb_set(content #- '{submission,received}', '{report,closing}', '"1.00"')`.execute(
      room.context.db,
    );
    const migration = join(PROJECT_ROOT, 'database/migrations/0771-received-of-old-accounts.sql');
    await sql.raw(readFileSync(migration, 'utf8')).execute(room.context.db);
    const told = await findAccounts(room.context, ON.agreement, ON.competencia);
    expect(told?.submission).toEqual(kept?.submission);
    expect(await readAccounts(room.context, ON)).toMatchObject({ received: RECEIVED, elsewhere: [] });
    await saveAccounts(room.context, ON.agreement, ON.competencia, kept as Accounts);
  });

  it('of a closed competência stay as they are when late production is paid, and later ones answer for it', async () => {
    const december = { ...ON, competencia: '2020-12' };
    await room.send(['2020-09', '2020-10'], { issuedOn: '2020-12-21', late: 9 });
    await proposeAdjustment(room.as('regional-office'), ON, {
      version: await versionOf(room.context),
      opinion: 'AIH reapresentadas.',
    });
    await adjustMonth(room.as('spending-authority'), caller, ON, {
      version: await versionOf(room.context),
      recovery: null,
    });
    const before = await findAccounts(room.context, ON.agreement, ON.competencia);
    await payWhole(room);
    expect(await findAccounts(room.context, ON.agreement, ON.competencia)).toEqual(before);
    const after = await readAccounts(room.context, ON);
    expect(after).toMatchObject({ received: RECEIVED, elsewhere: [{ in: null, amount: LATE }] });
    expect((await readMonth(room.context, ON)).state).toBe('PAID');

    await leadTo(room, 'authorised', december);
    await payWhole(room, december);
    const opened = await readAccounts(room.context, december);
    expect(opened).toMatchObject({
      late: [{ of: ON.competencia, amount: LATE }],
      lateReading: { received: opened.own },
    });
    expect(centsOf(opened.received)).toBe(centsOf(opened.own) + centsOf(LATE));
    expect((await readAccounts(room.context, ON)).elsewhere).toEqual([
      { in: december.competencia, amount: LATE },
    ]);

    const closing = decimalOf(centsOf('70000.00') + centsOf(opened.received));
    const said = report({ opening: '70000.00', yields: '0.00', expenses: [], closing });
    const at = async () => (await readAccounts(room.context, december)).version;
    const municipality = room.as('municipal-control');
    await draftReport(municipality, december, { version: await at(), report: said });
    await submitReport(municipality, caller, december, { version: await at() });
    await analyseAccounts(room.as('regional-office'), december, {
      version: await at(),
      opinion: 'Regular.',
      ineligible: [],
    });
    await acceptAccounts(room.as('spca'), caller, december, { version: await at() });
    expect((await readMonth(room.context, december)).state).toBe('ACCOUNTED');
    expect((await readMonth(room.context, ON)).state).toBe('CLOSED');
    expect(await findAccounts(room.context, ON.agreement, ON.competencia)).toEqual(before);
    const text = textOfPdf(Buffer.from((await renderReport(room.context, december)).bytes));
    if (text !== null) expect(text).toContain('R$ 9.624,06');
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true });
  });
});
