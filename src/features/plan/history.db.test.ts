import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { HistoryEntry } from './contract.ts';

describeWithData('the history of an action', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  let room: PlanRoom;
  beforeAll(async () => {
    if (!hasDatabase) return;
    room = await openPlanRoom();
    const clock = fixedClock('2026-11-24T12:00:00Z', room.context.env.timeZone);
    Object.assign(room.context, { clock });
  });
  afterAll(() => room?.close());
  const of = async (id: string): Promise<HistoryEntry[]> =>
    (await room.get(`/api/plan/actions/${id}`)).body.history;
  const say = (url: string, body: object) =>
    room.send('POST', `/api/plan/actions/${url}`, body, superintendent);

  it.skipIf(!hasDatabase)('tells occurrences done and taken back, with their evidence', async () => {
    const day = (await room.get('/api/plan/actions/1.3.1/schedule')).body.items[0].day as string;
    const [year, month, dayOfMonth] = day.split('-');
    await say(`1.3.1/occurrences/${day}`, { doneOn: '2026-11-20', evidence: 'Ata nº 3', expectedVersion: 0 });
    await say(`1.3.1/occurrences/${day}/undo`, { expectedVersion: 1 });
    const told = (await of('1.3.1')).filter(({ kind }) => kind === 'occurrence');
    const shown = `${dayOfMonth}/${month}/${year}`;
    expect(told.map(({ words, note }) => [words, note]).toSorted()).toEqual([
      [`Desfez o registro da ocorrência de ${shown}.`, null],
      [`Ocorrência de ${shown} feita em 20/11/2026.`, 'Ata nº 3'],
    ]);
  });

  it.skipIf(!hasDatabase)(
    'tells who confirmed a deadline, and an import with what it changed and its undoing',
    async () => {
      await say('2.1.4/deadline', { words: 'até 30/11/2026', expectedVersion: 0 });
      expect((await of('2.1.4'))[0]).toMatchObject({
        kind: 'deadline',
        words: 'Confirmou o prazo: até 30/11/2026.',
        unitName: null,
      });
      await say('2.1.4/deadline/undo', { expectedVersion: 1 });
      const text = readFileSync(path, 'utf8').replace('Até 15 de Abril de 2024', 'Até 30 de Abril de 2024');
      const { id } = (await room.upload('revisto.txt', text)).body;
      const step = (verb: string, expectedVersion: number) =>
        room.send('POST', `/api/plan/imports/${id}/${verb}`, { expectedVersion }, superintendent);
      const { changes } = (await step('confirm', 1)).body;
      const action = changes[0].id as string;
      const imported = async () =>
        (await of(action)).filter(({ kind }) => kind === 'import').map(({ words }) => words);
      expect(await imported()).toEqual(['A importação de revisto.txt mudou prazo e prazo entendido.']);
      await step('undo', 2);
      expect((await imported()).toSorted()).toEqual([
        'A importação de revisto.txt mudou prazo e prazo entendido.',
        'Desfez a importação de revisto.txt: a ação voltou a ser como era.',
      ]);
      expect((await of('1.1.1')).filter(({ kind }) => kind === 'import')).toEqual([]);
    },
  );
});
