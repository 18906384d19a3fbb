import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, type Entries, openEntries, superintendent } from '../../../test/entries-room.ts';
import { getTerritory } from '../territory/index.ts';
import { allIndicatorValues } from './index.ts';

const [SORRISO, SINOP] = ['510792', '510790'] as const;

/** Every municipality of 2024 with ten told of forty, but the two named. */
async function wholeState(room: Entries): Promise<[string, string, string][]> {
  const territory = await getTerritory(room.context);
  const own = new Map([[SINOP, '30'] as const, [SORRISO, '20'] as const]);
  return territory
    .municipalitiesOn('2024-06-28')
    .map(({ code }) => [code, own.get(code as typeof SINOP) ?? '10', '40']);
}

describe.skipIf(!hasDatabase)('told values among the indicators', () => {
  let room: Entries;
  beforeAll(async () => {
    room = await openEntries();
  });
  afterAll(() => room.close());

  test('before anything is approved there is no value, and the reason says where to tell it', async () => {
    const found = await room.value('pbf', '2024');
    expect(found).toMatchObject({ status: 'no-records', value: null });
    expect(found.reason).toContain('Lançar valores');
    await room.tell({ period: '2024-S1' }, [[SINOP, '30', '40']]);
    expect(await room.value('pbf', '2024-S1', SINOP)).toMatchObject({ status: 'no-records' });
    const all = await allIndicatorValues(room.context, { territory: '51', period: '2022', sets: ['plan'] });
    expect(all).toHaveLength(15);
    expect(all.filter(({ value, reason }) => value === null && !reason)).toEqual([]);
  });

  test('numerators and denominators add up through region, macro-region and state, never percentages', async () => {
    const draft = await room.get('/entries/sheet?indicator=pbf&period=2024-S1&level=municipality', cophs);
    await room.step(draft.body.sheet.id, 'discard', draft.body.sheet.sequence);
    expect((await room.approve({ period: '2024-S1' }, await wholeState(room))).status).toBe(200);
    expect(await room.value('pbf', '2024-S1', SINOP)).toMatchObject({
      status: 'declared',
      value: '75.00',
      numerator: '30',
      denominator: '40',
      method: 'DECLARED',
    });
    // 139 × 10 + 30 + 20 of 141 × 40.
    expect(await room.value('pbf', '2024-S1')).toMatchObject({
      status: 'declared',
      value: '25.53',
      numerator: '1440',
      denominator: '5640',
    });
    const macro = await room.value('pbf', '2024-S1', '5103');
    // Norte has 35 municipalities in 2024: 33 × 10 + 30 + 20 of 35 × 40.
    expect(macro).toMatchObject({ numerator: '380', denominator: '1400', value: '27.14' });
    expect(await room.value('pbf', '2024-03')).toMatchObject({ status: 'unavailable' });
  });

  test('a year with one vigência is partial and not judged; with both it is the second’s, and says what both give', async () => {
    const half = await room.value('pbf', '2024');
    expect(half).toMatchObject({ status: 'partial', value: '25.53' });
    expect(half.reason).toContain('Até 1º semestre de 2024');
    await room.approve(
      { period: '2024-S2' },
      (await wholeState(room)).map(([code, , whole]) => [code, whole, whole]),
    );
    expect(await room.value('pbf', '2024')).toMatchObject({ status: 'declared', value: '100.00' });
    const { body } = await room.get('/pbf/value?period=2024');
    // 1440 + 5640 of 5640 + 5640.
    expect(body.source.explained.reading.alternatives[0]).toMatchObject({
      id: 'TOGETHER',
      result: '2950/47',
    });
    expect(body.source.recordsHref).toContain('/indicadores/lancar');
    const panel = await room.get('?from=2024&to=2024');
    const row = panel.body.items.find((item: { code: string }) => item.code === 'pbf').years[0];
    expect([row.actual.text, row.verdict]).toEqual(['100,00%', 'met']);
  });

  test('the memory says who told, who approved, by what proof, down to each municipality', async () => {
    const { body } = await room.get('/pbf/value?period=2024-S1');
    const { explained } = body.source;
    expect(explained.note).toContain('Ofício nº 3/2025, de 10/02/2025');
    expect(explained.note).toMatch(
      /Lançado por .* em 22\/11\/2026 e aprovado por .* em 22\/11\/2026, versão 2\./,
    );
    const [numerator] = explained.inputs;
    expect(numerator).toMatchObject({ value: '1440/1', op: 'sum' });
    expect(numerator.inputs).toHaveLength(6);
    const leaves = numerator.inputs.flatMap((macro: { inputs: { inputs: unknown[] }[] }) =>
      macro.inputs.flatMap((region) => region.inputs),
    );
    expect(leaves).toHaveLength(141);
  });

  test('what is missing of a place makes its sum partial and is named; a printed value alone is never added', async () => {
    await room.approve({ period: '2023-S2' }, [
      [SINOP, '30', '40'],
      [SORRISO, null, null, '93.69'],
    ]);
    expect(await room.value('pbf', '2023-S2', SORRISO)).toMatchObject({ value: '93.69', numerator: null });
    const region = await room.value('pbf', '2023-S2', '5103');
    expect(region).toMatchObject({ status: 'partial', numerator: '30', denominator: '40' });
    expect(region.reason).toMatch(/Soma de 1 de 35: faltam .* e mais 31/);
    const { body } = await room.get('/pbf/map?period=2023-S2&level=municipality');
    expect(body.places.filter(({ value }: { value: string | null }) => value !== null)).toHaveLength(2);
  });

  test('a total told for the state stands, and the sum of the parts is said where it differs', async () => {
    await room.approve({ period: '2024-S1', level: 'state' }, [['51', '2820', '5640']]);
    const told = await room.value('pbf', '2024-S1');
    expect(told).toMatchObject({ value: '50.00', numerator: '2820' });
    expect(told.reason).toContain('A soma do que foi lançado dentro dele dá 25,53%');
  });

  test('a vigência that still runs is partial', async () => {
    await room.approve({ period: '2026-S2', level: 'state' }, [['51', '1', '2']]);
    const found = await room.value('pbf', '2026-S2');
    expect(found).toMatchObject({ status: 'partial', value: '50.00' });
    expect(found.reason).toContain('Vigência ainda aberta');
  });

  test('as known on a day before the approval there was nothing', async () => {
    expect(await room.value('pbf', '2024-S1', '51', { knownOn: '2026-11-21' })).toMatchObject({
      value: null,
    });
    expect(await room.value('pbf', '2024-S1', '51', { knownOn: '2026-11-22' })).toMatchObject({
      value: '50.00',
    });
  });

  test('beside what is counted: it stands where nothing could be, and both are shown as series', async () => {
    const asked = { indicator: '716', period: '2024', level: 'state' };
    await room.approve(asked, [['51', '110', '141']], superintendent);
    expect(await room.value('716', '2024')).toMatchObject({
      status: 'declared',
      value: '78',
      method: 'DECLARED',
    });
    expect(await room.value('716', '2024', '51', { method: 'ANY_SERVICE' })).toMatchObject({
      status: 'no-records',
    });
    const { body } = await room.get('/716');
    expect(body.series.map(({ method }: { method: string }) => method)).toEqual(['DECLARED', 'ANY_SERVICE']);
    expect(body).toMatchObject({ method: 'DECLARED', grains: ['year'], absence: null });
    const series = await room.get('/pbf/series?grain=semester');
    expect(series.body.items.map(({ period }: { period: string }) => period)).toEqual([
      '2023-S2',
      '2024-S1',
      '2024-S2',
      '2026-S2',
    ]);
  });
});
