import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  AGREEMENT,
  caller,
  leadTo,
  ON,
  openTransfers,
  type Transfers,
  versionOf,
} from '../../../test/transfer-room.ts';
import { GENERATED_NOTICE } from '../../datasus/index.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { explainAgreementPayment } from './commands/explain.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { validateLines } from './commands/month/lines.ts';
import { monthStream } from './commands/month/open.ts';
import { closeProduction, countersignProduction, typeProduction } from './commands/month/production.ts';
import { readLines, readMonth } from './commands/month/read.ts';
import { authoriseMonth, calculateMonth, checkMonth, sendBack } from './commands/month/sign.ts';
import { foldMonth } from './domain/month/month.ts';
import type { MonthEvent } from './domain/month/month-event.ts';
import { findMonth } from './store/month.ts';

describe.skipIf(!hasDatabase)('the month of a transfer', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
  }, 120_000);
  afterAll(() => room?.close());

  const count = async (table: string) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      room.context.db,
    );
    return rows[0]?.n;
  };

  it('refuses to calculate before its production is closed, and nothing changes', async () => {
    const asked = calculateMonth(room.as('regional-office'), ON, { version: 0, opinion: 'x' });
    await expect(asked).rejects.toMatchObject({ code: 'refused', message: /Feche antes a produção/ });
    expect(await findMonth(room.context, ON.agreement, ON.competencia)).toBeNull();
  });

  it('closes the production of two months before, read in the files, which the tree of the payment names', async () => {
    await leadTo(room, 'closed');
    const answer = await readMonth(room.as('regional-office'), ON);
    expect(answer).toMatchObject({
      state: 'PRODUCTION_CLOSED',
      productionMonth: '2020-09',
      regime: 'normal',
    });
    const [record] = answer.production;
    expect(record).toMatchObject({ origin: 'files', cnes: '9990001', holds: true });
    // Sent by hand as any file is, they say what they are.
    expect(record?.files.map(({ file }) => file)).toEqual([
      `RDMT2009.dbc (${GENERATED_NOTICE})`,
      `PAMT2009.dbc (${GENERATED_NOTICE})`,
    ]);
    const { trace } = await explainAgreementPayment(room.context, ON);
    const files = JSON.stringify(trace);
    for (const { sha256 } of record?.files ?? []) expect(files).toContain(sha256);
    // 1,018 × the means that the Annex lets presume: 260.876,70 + 121.896,97.
    expect(record?.total).toBe('389663.60');
  });

  it('is a no-op where nothing is new: the same files again, or the same command', async () => {
    const before = await readMonth(room.context, ON);
    await closeProduction(room.as('regional-office'), ON, { version: before.version });
    expect(await versionOf(room.context)).toBe(before.version);
    expect(await count('production_records')).toBe(1);
  });

  it('is not checked while an indicator that has a value was not validated, and says which', async () => {
    const office = room.as('regional-office');
    await calculateMonth(office, ON, {
      version: await versionOf(room.context),
      opinion: 'De acordo com os arquivos.',
    });
    const version = await versionOf(room.context);
    const asked = checkMonth(room.as('spca'), caller, ON, { version });
    await expect(asked).rejects.toMatchObject({
      code: 'refused',
      message: /^\d+ indicadores do mês têm valor e não foram validados .*Valide em “Indicadores do mês”/,
    });
    expect(await versionOf(room.context)).toBe(version);
    const { offers } = await readMonth(room.as('spca'), ON);
    expect(offers.find(({ action }) => action === 'check')?.reasons.join()).toContain('não foram validados');
  });

  it('takes the clean indicator lines together, and an exception alone and with words', async () => {
    const office = room.as('regional-office');
    const { items } = await readLines(office, ON);
    const clean = items.filter(({ exceptions }) => exceptions.length === 0).map(({ id }) => id);
    const [exception] = items.filter(({ exceptions }) => exceptions.length > 0).map(({ id }) => id);
    expect(clean.length).toBeGreaterThan(0);
    const say = async (lines: string[], words: string | null) =>
      validateLines(office, ON, { version: await versionOf(room.context), lines, words });
    await expect(say([...clean, exception!], null)).rejects.toThrow(/é exceção: valide-a sozinha/);
    await expect(say([exception!], null)).rejects.toThrow(/só se valida com o que a explica/);
    await say(clean, null);
    await say([exception!], 'O hospital declara no dia 10.');
    const after = await readLines(office, ON);
    const done = after.items.filter(({ validated }) => validated?.stands).map(({ id }) => id);
    expect(done.toSorted()).toEqual([...clean, exception].toSorted());
  });

  it('asks three people: author, checker and authoriser', async () => {
    await leadTo(room, 'calculated');
    const version = await versionOf(room.context);
    const both = {
      ...room.as('spca'),
      actor: { ...room.as('spca').actor, id: room.as('regional-office').actor.id },
    };
    await expect(checkMonth(both, caller, ON, { version })).rejects.toThrow(/Quem calculou não confere/);
    await expect(checkMonth(room.as('regional-office'), caller, ON, { version })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await checkMonth(room.as('spca'), caller, ON, { version });
    for (const role of ['regional-office', 'spca']) {
      const actor = { ...room.as('spending-authority').actor, id: room.as(role).actor.id };
      const asked = authoriseMonth({ ...room.context, actor }, caller, ON, { version: version + 1 });
      await expect(asked).rejects.toThrow(/são três pessoas/);
    }
    expect((await readMonth(room.context, ON)).state).toBe('CHECKED');
  });

  it('calculated again with nothing new is a no-op that leaves the check as it is; another opinion is refused', async () => {
    const before = await findMonth(room.context, ON.agreement, ON.competencia);
    const again = async (opinion: string) =>
      calculateMonth(room.as('regional-office'), ON, { version: await versionOf(room.context), opinion });
    expect(await again('De acordo com os arquivos.')).toEqual(before);
    await expect(again('Outro parecer.')).rejects.toThrow(/anularia a conferência/);
    expect(await findMonth(room.context, ON.agreement, ON.competencia)).toEqual(before);
    expect(before).toMatchObject({ state: 'CHECKED', check: { by: room.as('spca').actor.id } });
  });

  it('refuses whoever read an earlier version, with theirs and ours', async () => {
    const theirs = await versionOf(room.context);
    await expect(sendBack(room.as('spca'), ON, { version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
      details: { yours: 1, theirs, state: 'CHECKED' },
    });
  });

  it('voids the check where a file is imported anew before the authorisation', async () => {
    const version = await versionOf(room.context);
    await room.send(['2020-09'], { issuedOn: '2020-12-21', late: 9 });
    const asked = authoriseMonth(room.as('spending-authority'), caller, ON, { version });
    await expect(asked).rejects.toThrow(/mudaram depois do cálculo/);
    expect(await versionOf(room.context)).toBe(version);
    expect(await count('ledger_entries')).toBe(0);
    await leadTo(room, 'checked');
    const now = await readMonth(room.context, ON);
    expect(now.production).toHaveLength(2);
  });

  it('refuses a clock set back', async () => {
    const version = await versionOf(room.context);
    const late = room.as('spending-authority', '2026-11-01T12:00:00Z');
    await expect(authoriseMonth(late, caller, ON, { version })).rejects.toThrow(/relógio está atrasado/);
  });

  it('is authorised once by two people at once, with the right in the ledger in the same transaction', async () => {
    const version = await versionOf(room.context);
    const authority = room.as('spending-authority');
    const another = { ...authority, actor: { ...authority.actor, id: room.as('superintendent').actor.id } };
    const answers = await Promise.allSettled([
      authoriseMonth(authority, caller, ON, { version }),
      authoriseMonth(another, caller, ON, { version }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    });
    expect(await count('ledger_entries')).toBe(1);
    const month = await readMonth(room.context, ON);
    expect(month).toMatchObject({ state: 'AUTHORISED', entitlement: month.calculation?.amount });
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true, entries: 1 });
  });

  it('takes no production after that: it enters as an adjustment', async () => {
    const version = await versionOf(room.context);
    await expect(closeProduction(room.as('regional-office'), ON, { version })).rejects.toThrow(/como ajuste/);
  });

  it('is the fold of its events, whose chain is whole', async () => {
    const events = await listEvents(room.context, monthStream(ON));
    expect(brokenAt(events)).toBeNull();
    const told = events.map(({ type, data, actorId, at }) => ({ type, data, by: actorId, at }) as MonthEvent);
    expect(await findMonth(room.context, ON.agreement, ON.competencia)).toEqual(
      JSON.parse(JSON.stringify(foldMonth(told))),
    );
    const [signed] = events.filter(({ type }) => type === 'authorised');
    expect(signed?.data).toMatchObject({ confirmed: 'demonstration', signed: { as: 'authorised' } });
  });

  describe('where files are missing', () => {
    const LATER = { agreement: AGREEMENT, competencia: '2021-03' };
    const typed = {
      hospital: '250000.00',
      hospitalFaec: '0.00',
      ambulatory: '100000.00',
      ambulatoryFaec: '0.00',
      reason: 'Ofício 12/2021: o SIH de janeiro não foi publicado.',
    };

    it('says which file lacks', async () => {
      const asked = closeProduction(room.as('regional-office'), LATER, { version: 0 });
      await expect(asked).rejects.toMatchObject({ code: 'refused', message: /janeiro de 2021/ });
    });

    it('takes typed production once another person countersigned it', async () => {
      const { record } = await typeProduction(room.as('regional-office'), LATER, typed);
      const close = () => closeProduction(room.as('regional-office'), LATER, { version: 0 });
      await expect(close()).rejects.toMatchObject({ code: 'refused' });
      const at = { agreement: AGREEMENT, record };
      await expect(countersignProduction(room.as('regional-office'), caller, at, {})).rejects.toThrow(
        /Quem digitou não contra-assina/,
      );
      await countersignProduction(room.as('spca'), caller, at, {});
      await expect(countersignProduction(room.as('spca'), caller, at, {})).rejects.toMatchObject({
        code: 'conflict',
      });
      await close();
      const answer = await readMonth(room.context, LATER);
      expect(answer).toMatchObject({ state: 'PRODUCTION_CLOSED', production: [{ total: '350000.00' }] });
    });

    it('refuses to type where the files are there', async () => {
      const asked = typeProduction(room.as('regional-office'), { ...LATER, competencia: '2020-12' }, typed);
      await expect(asked).rejects.toThrow(/em vez de digitar/);
    });
  });

  it('refuses a competência that has not come', async () => {
    const later = { agreement: AGREEMENT, competencia: '2027-03' };
    await expect(closeProduction(room.as('regional-office'), later, { version: 0 })).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('pays the exceptional months by the base of the act, and refuses to authorise what is presumed', async () => {
    const july = { agreement: AGREEMENT, competencia: '2020-07' };
    await leadTo(room, 'checked', july);
    const month = await readMonth(room.context, july);
    expect(month).toMatchObject({
      regime: 'exceptional',
      productionMonth: null,
      calculation: { amount: '765547.34' },
    });
    const asked = authoriseMonth(room.as('spending-authority'), caller, july, { version: month.version });
    await expect(asked).rejects.toThrow(/Este valor é o que o fator 2,00 exige/);
  });
});
