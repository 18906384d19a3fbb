import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type EvaluationRoom, FIRST, openEvaluationRoom } from '../../../test/evaluation-room.ts';
import { coras, superintendent } from '../../../test/plan-room.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { listEvents } from '../../platform/events.ts';
import { cancelFreeze, freezeSemester, judgeObjective, signEvaluation } from './index.ts';

// On PostgreSQL each command has a connection of its own; on the embedded database they stand in line.
describe.skipIf(!hasDatabase)('a frozen semester', () => {
  let room: EvaluationRoom;
  beforeAll(async () => {
    room = await openEvaluationRoom();
    await room.freeze();
  });
  afterAll(() => room?.close());
  const run = (text: string) => sql.raw(text).execute(room.context.db);
  const write = (words: string, expectedVersion: number, context = room.chief) =>
    judgeObjective(context, FIRST, 'OE-2', {
      ...{ grade: 'satisfactory', text: words, recommendation: '', expectedVersion },
    });

  it('two people who freeze at once freeze it once', async () => {
    room.clock.goTo('2025-01-20');
    const body = { reason: null, expectedVersion: 0 };
    const both = await Promise.allSettled([1, 2].map(() => freezeSemester(room.chief, '2024-S2', body)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected')?.reason as AppError;
    expect(refused.code).toBe('conflict');
    const events = await listEvents(room.context, 'evaluation/2024-S2');
    expect(events.map(({ type }) => type)).toEqual(['frozen']);
    await cancelFreeze(room.chief, '2024-S2', { reason: 'Só um teste', expectedVersion: 1 });
  });

  it('two people judge one objective at once: one is kept, the other is told both; nothing is lost', async () => {
    const both = await Promise.allSettled([write('Meu parecer.', 0), write('O outro.', 0, room.as(coras))]);
    const refused = both.find((each) => each.status === 'rejected')?.reason as AppError;
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const kept = (await room.standing()).judgements.find(({ objective }) => objective === 'OE-2');
    expect([refused.code, refused.details.theirs, refused.details.yours]).toEqual([
      'conflict',
      expect.objectContaining({ text: kept?.text, version: 1 }),
      expect.objectContaining({ text: kept?.text === 'Meu parecer.' ? 'O outro.' : 'Meu parecer.' }),
    ]);
  });

  it('a signature and a change of a judgement at once: no signature stands on what it was not of', async () => {
    await room.judgeAll();
    const { contentSha256 } = await room.standing();
    const signing = { unit: 'SAS', sha256: contentSha256 ?? '' };
    await Promise.allSettled([
      signEvaluation(room.as(superintendent), FIRST, signing, { by: 'password' }),
      room.judge('OE-2', 'Mudou enquanto se assinava.'),
    ]);
    const after = await room.standing();
    expect(after.contentSha256).not.toBe(contentSha256);
    expect(after.signers.filter(({ signed }) => signed !== null)).toEqual([]);
  });

  it('the database refuses to change or delete it, and to change what was published', async () => {
    await expect(run(`update evaluation_snapshots set content = '{}'`)).rejects.toThrow(/append-only/);
    await expect(run('delete from evaluation_snapshots')).rejects.toThrow(/append-only/);
    await room.signAll();
    await expect(run('update evaluations set paper = null')).rejects.toThrow(/append-only/);
    await expect(run(`update evaluation_judgements set text = 'outro'`)).rejects.toThrow(/append-only/);
    await expect(run('delete from evaluation_judgements')).rejects.toThrow(/append-only/);
  });

  it('who gets past the database is found on reading: the text by its hash, both by the chain of events', async () => {
    const set = `update evaluation_snapshots set content = replace(content, '"inProgress"', '"completed"')`;
    const pass = async (statement: string) => {
      await run('alter table evaluation_snapshots disable trigger user');
      await run(statement);
      await run('alter table evaluation_snapshots enable trigger user');
    };
    expect((await room.standing()).frozen?.isWhole).toBe(true);
    await pass(set);
    expect((await room.standing()).frozen?.isWhole).toBe(false);
    await pass(`update evaluation_snapshots set sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')`);
    expect((await room.standing()).frozen?.isWhole).toBe(false);
  });
});
