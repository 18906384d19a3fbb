import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { offices, step } from '../../../test/instrument-room.ts';
import { leadTo, ON, openTypedTransfers, payWhole } from '../../../test/transfer-room.ts';
import { readAccounts } from './commands/accountability/read.ts';
import { readMyDeadlines } from './commands/deadlines/read.ts';
import { tellOfDeadlines } from './commands/deadlines/tell.ts';

describe.skipIf(!hasDatabase)('the terms that run for a Termo', () => {
  let room: Awaited<ReturnType<typeof openTypedTransfers>>;
  beforeAll(async () => {
    room = await openTypedTransfers();
    await room.type(ON);
    await leadTo(room, 'authorised');
    await payWhole(room);
  }, 120_000);
  afterAll(() => room?.close());

  const on = (day: string) => room.as('regional-office', `${day}T14:00:00Z`);
  const told = async (day: string) => {
    const before = await notices();
    await tellOfDeadlines({ ...room.context, clock: on(day).clock });
    return (await notices()).slice(before.length);
  };
  const notices = async () => {
    const { rows } = await sql<{ text: string }>`select text from notices
      where kind = 'deadline-running' order by id`.execute(room.context.db);
    return rows.map(({ text }) => text);
  };

  it('are those of accounts to present, told before their last day and once past it', async () => {
    expect(await readAccounts(on('2026-12-31'), ON)).toMatchObject({
      ...{ state: 'OPEN', overdue: false, lastDay: '2026-12-31', daysLeft: 0 },
    });
    expect(await readAccounts(on('2027-01-01'), ON)).toMatchObject({ overdue: true, daysLeft: -1 });
    const { items } = await readMyDeadlines(on('2026-12-21'));
    expect(items).toMatchObject([{ kind: 'accounts', daysLeft: 10, agreement: { id: ON.agreement } }]);
    expect(await told('2026-12-20')).toEqual([]);
    const first = await told('2026-12-21');
    expect(first.length).toBeGreaterThan(1);
    expect(first[0]).toMatch(/^Prestar contas de novembro de 2020 .*: até 31\/12\/2026, faltam 10 dias\.$/);
    expect(await told('2026-12-22')).toEqual([]);
    expect((await told('2027-01-02'))[0]).toMatch(/acabou há 2 dias/);
  });

  it('tell of a notice when it begins, and no more of it once it was answered', async () => {
    const reason = 'A ocupação ficou abaixo da meta.';
    const until = '2026-12-31';
    await step(room.context, offices.analysis, 'suspension-noticed', '2026-11-20', { reason, until });
    const [first] = await told('2026-11-23');
    expect(first).toMatch(
      /^Responder à notificação que precede a suspensão .*: até 31\/12\/2026, faltam 38 dias\.$/,
    );
    expect(await told('2026-11-24')).toEqual([]);
    await step(room.context, offices.municipality, 'suspension-answered', '2026-11-23', { reason });
    const { items } = await readMyDeadlines(on('2026-11-24'));
    expect(items.map(({ kind }) => kind)).toEqual(['accounts']);
    expect((await readMyDeadlines(room.as('state-fund'))).items).toEqual([]);
  });
});
