import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { CrosswalkAnswer } from './contract/crosswalk.ts';

const PES = {
  kind: 'code',
  level: 'objective',
  id: 'OE-3',
  book: 'PES',
  code: '2.1',
  title: 'Organizar a rede',
  from: 2024,
  to: 2027,
  source: 'PES 2024-2027, quadro 12',
};

describe.skipIf(!hasDatabase)('the codes of the PES and of the PPA', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const read = async (): Promise<CrosswalkAnswer> => (await room.get('/api/plan/crosswalk')).body;
  const add = (...entries: object[]) => room.send('POST', '/api/plan/entries', { entries }, superintendent);

  it('begins with the eight codes of the PPA that the panel prints, and no other', async () => {
    const { items, coverage } = await read();
    const coded = items.filter(({ codes }) => codes.length > 0);
    expect(coded.map(({ level, codes }) => [level, codes[0]?.book, codes[0]?.code])).toEqual(
      ['713', '714', '715', '716', '717', '731', '718', '719'].map((code) => ['indicator', 'PPA', code]),
    );
    expect(coverage).toEqual([
      { level: 'objective', records: 5, coded: { PES: 0, PPA: 0 } },
      { level: 'target', records: 9, coded: { PES: 0, PPA: 0 } },
      { level: 'indicator', records: 15, coded: { PES: 0, PPA: 8 } },
      { level: 'strategicAction', records: 26, coded: { PES: 0, PPA: 0 } },
      { level: 'action', records: 96, coded: { PES: 0, PPA: 0 } },
    ]);
  });

  it('keeps codes with their source, shows them on the actions under the record, and takes one back with a reason', async () => {
    const own = { ...PES, level: 'action', id: '3.5.16', book: 'PPA', code: '2456', source: 'LOA 2026' };
    const kept = await add(PES, own);
    expect(kept.status).toBe(200);
    const { body } = await room.get('/api/plan/actions/3.5.16');
    expect(body.codes.map((each: { of: string; code: string }) => [each.of, each.code])).toEqual([
      ['Esta ação', '2456'],
      ['O objetivo dela', '2.1'],
    ]);
    const [entry] = kept.body.items;
    const gone = await room.send(
      'POST',
      `/api/plan/entries/${entry.id}/remove`,
      { reason: 'Era outro objetivo', expectedVersion: 1 },
      superintendent,
    );
    expect(gone.status).toBe(200);
    expect((await read()).coverage[0]?.coded.PES).toBe(0);
  });

  it('refuses a record that the plan has not, a period that ends before it begins, and a code said twice', async () => {
    const unknown = await add({ ...PES, id: 'OE-9' }, { ...PES, from: 2027, to: 2024 });
    expect(unknown.body.error.details.reasons).toEqual([
      'Linha 1: O plano não tem OE-9.',
      'Linha 2: O período acaba antes de começar.',
    ]);
    const twice = await add(PES, PES);
    expect(twice.body.error.message).toBe('OE-3 já tem o código 2.1 do PES.');
  });
});
