import { sql } from 'kysely';
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

  const read = (level: PanelLevel, competencia?: string) =>
    readPanel(fresh.context, 'peixoto-de-azevedo', { level, competencia });
  const criterion = ({ criteria }: PanelAnswer, id: string) => criteria.find((each) => each.id === id);

  test('shows every item of Art. 5º and of clause 6, quoted', async () => {
    const panel = await read('unit');
    expect(panel.criteria.map(({ id }) => id)).toEqual(
      'I II III IV V VI VII VIII IX X 6-VIII 6-I ppi-sia 5.2-1 5.2-3 5.2-4'.split(' '),
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
    expect(criterion(unit, 'II')?.values[0]?.reason).toContain('Programação: 420 internações');
  });

  test('counts no file at any level while nobody said the CNES, and gives no band', async () => {
    for (const level of ['unit', 'municipality', 'region', 'state'] as const) {
      const panel = await read(level);
      for (const id of ['I', 'II', 'IV', 'V', '6-I']) {
        const counted = criterion(panel, id)?.values.filter(({ source }) => source === 'computed');
        expect(counted?.every(({ text, band }) => text === null && band === null)).toBe(true);
        expect(counted?.[0]?.reason).toContain('Sem CNES');
      }
    }
  });

  test('says how the holes of Quadro 01 are read, and that nobody decided it', async () => {
    expect((await read('unit')).reading).toMatchObject({
      label: expect.stringContaining('início da seguinte'),
      isAssumed: true,
    });
  });

  test('refuses a month to come', async () => {
    await expect(read('unit', '2026-12')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('is the same for municipality, regional office and state while there is one hospital', async () => {
    const places = { municipality: 'Peixoto de Azevedo', region: 'Vale do Peixoto', state: 'Mato Grosso' };
    const unit = criterion(await read('unit'), 'VI')?.values[0]?.text;
    for (const level of ['municipality', 'region', 'state'] as const) {
      const panel = await read(level);
      expect(panel).toMatchObject({
        level,
        place: places[level],
        hospitals: [{ name: 'Hospital Regional de Peixoto de Azevedo', cnes: null }],
      });
      expect(criterion(panel, 'VI')?.values[0]?.text).toBe(unit);
    }
  });

  test('says of two hospitals which one declared nothing, and holds no band to the part', async () => {
    await sql`insert into units (id, position, acronym, name, kind, parent, territory, origin)
      select 'HOSPITAL-TEST', 9999, 'H2', 'Hospital Dois', kind, parent, territory, origin from units
      where id = 'HOSPITAL-510642'`.execute(fresh.context.db);
    const [alone] = criterion(await read('unit', '2026-09'), 'III')?.values ?? [];
    const [pooled] = criterion(await read('municipality', '2026-09'), 'III')?.values ?? [];
    expect(pooled).toMatchObject({ text: alone?.text, band: null });
    expect(pooled?.reason).toMatch(
      /^1 de 2 hospitais fora da soma\. Hospital Dois: O hospital não declarou setembro de 2026/,
    );
  });
});
