import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { readPanel } from './commands/panel/read-panel.ts';
import type { PanelAnswer, PanelLevel } from './contract.ts';

describe.skipIf(!hasDatabase)('the panel of a hospital', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const read = (level: PanelLevel, competencia?: string, cnes?: string) =>
    readPanel(fresh.context, 'peixoto-de-azevedo', { level, competencia, cnes });
  const criterion = ({ criteria }: PanelAnswer, id: string) => criteria.find((each) => each.id === id);

  test('shows every item of Art. 5º and of clause 6, quoted', async () => {
    const panel = await read('unit');
    expect(panel.criteria.map(({ id }) => id)).toEqual(
      'I II III IV V VI VII VIII IX X 6-VIII 6-I'.split(' '),
    );
    expect(criterion(panel, 'VI')?.cite).toMatchObject({ at: 'art-5/inc-6', atLabel: 'Art. 5º, inciso VI' });
    expect(panel.criteria.every(({ values }) => values.length > 0)).toBe(true);
  });

  test('opens at the last month that was approved, and takes its declared values from it', async () => {
    const panel = await read('unit');
    expect(panel.competencia).toBe('2026-09');
    const [occupancy] = criterion(panel, 'III')?.values ?? [];
    expect(occupancy).toMatchObject({ source: 'declared', isDemonstration: true, band: { score: null } });
    expect(occupancy?.explained?.note).toMatch(/declaração nº \d+\/2026, versão 1, aprovada/);
    expect(criterion(panel, 'VIII')?.values[0]).toMatchObject({ text: 'Não' });
    const waiting = await read('unit', '2026-10');
    expect(criterion(waiting, 'VI')?.values).toEqual([
      expect.objectContaining({ text: null, reason: expect.stringContaining('espera a aprovação') }),
    ]);
  });

  test('holds what the act prints to the bands of Quadro 01', async () => {
    const panel = await read('unit');
    const printed = (id: string) => criterion(panel, id)?.values.find(({ source }) => source === 'document');
    expect(printed('I')).toMatchObject({ text: '36,20%', band: { label: 'faixa 4: >31%', score: '0.75' } });
    expect(printed('II')).toMatchObject({ text: '104,61%', band: { score: '0.75' } });
    expect(
      criterion(await read('municipality'), 'I')?.values.some(({ source }) => source === 'document'),
    ).toBe(false);
  });

  test('says why a file-counted value is absent, and what was programmed', async () => {
    const unit = await read('unit');
    expect(criterion(unit, 'V')?.values[0]).toMatchObject({
      text: null,
      reason: expect.stringContaining('CNES'),
    });
    expect(criterion(unit, 'II')?.values[0]?.reason).toContain('Programadas 420 internações');
    const unknown = await read('unit', '2026-09', '1234567');
    expect(criterion(unknown, 'V')?.values[0]?.reason).toContain('CNES 1234567');
  });

  test('is the same for municipality, regional office and state while there is one hospital', async () => {
    const places = { municipality: 'Peixoto de Azevedo', region: 'Vale do Peixoto', state: 'Mato Grosso' };
    const unit = criterion(await read('unit'), 'VI')?.values[0]?.text;
    for (const level of ['municipality', 'region', 'state'] as const) {
      const panel = await read(level);
      expect(panel).toMatchObject({
        level,
        place: places[level],
        hospitals: ['Hospital Regional de Peixoto de Azevedo'],
      });
      expect(criterion(panel, 'VI')?.values[0]?.text).toBe(unit);
    }
  });
});
