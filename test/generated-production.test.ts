import { describe, expect, it } from 'vitest';
import {
  CALIBRATION,
  GENERATED_CNES,
  generateProduction,
} from '../src/app/demonstration/production/generate.ts';
import { columnTypes, GENERATED_NOTICE, matchEra, openTable } from '../src/datasus/index.ts';

const MONTHS = ['2020-09', '2020-10', '2020-11', '2020-12'];
const cents = (text: string): bigint => BigInt(text.trim().replace('.', ''));

async function rowsOf(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const table = await openTable(bytes);
  const rows: Record<string, string>[] = [];
  for await (const batch of table)
    for (let at = 0; at < batch.rows; at += 1)
      rows.push(
        Object.fromEntries(table.header.fields.map(({ name }) => [name, batch.column(name).text(at).trim()])),
      );
  return rows;
}

describe('the generated production', () => {
  const files = generateProduction(MONTHS);
  const named = (kind: string) => files.filter(({ name }) => name.startsWith(kind));

  it('has the layout of the ministry’s own files, the same bytes each time, and says what it is', async () => {
    expect(generateProduction(MONTHS)).toEqual(files);
    for (const { name, bytes } of files) {
      const table = await openTable(bytes, { fileName: name });
      expect(table.header.isGenerated).toBe(true);
      const { system } = await table.identify();
      expect(system).toBe(name.startsWith('RD') ? 'SIH-RD' : 'SIA-PA');
      expect(matchEra(system, table.header.fields).message ?? null).toBeNull();
      expect(columnTypes(system, table.header.fields)).toHaveLength(table.header.fields.length);
    }
    const [first] = files;
    const { warnings } = await (await openTable(first!.bytes, { fileName: first!.name })).finish();
    expect(warnings).toMatchObject([{ code: 'generated', message: GENERATED_NOTICE }]);
    const [row] = await rowsOf(named('RD')[0]!.bytes);
    expect(row?.AUD_JUST).toBe(GENERATED_NOTICE);
  });

  it('comes to the numbers of the Annex: 411 admissions a month, 93,74% of 39 beds, seven referral shares, the presumed means', async () => {
    let total = 0n;
    for (const [index, { bytes }] of named('RD').entries()) {
      const own = (await rowsOf(bytes)).filter(({ CNES }) => CNES === GENERATED_CNES);
      expect(own).toHaveLength(CALIBRATION.admissions);
      const days = [30, 31, 30, 31][index]! * CALIBRATION.beds;
      const stays = own.reduce((sum, { DIAS_PERM = '' }) => sum + Number(DIAS_PERM), 0);
      expect(Math.abs((stays * 100) / days - 93.74)).toBeLessThan(0.05);
      for (const [home, share] of CALIBRATION.origins) {
        const living = own.filter(({ MUNIC_RES }) => MUNIC_RES === home).length;
        expect(Math.abs((living * 10_000) / own.length - share)).toBeLessThan(25);
      }
      total += own.reduce((sum, { VAL_TOT = '' }) => sum + cents(VAL_TOT), 0n);
    }
    expect(total).toBe(CALIBRATION.hospitalCents * BigInt(MONTHS.length));
    const procedures = (await Promise.all(named('PA').map(({ bytes }) => rowsOf(bytes)))).flat();
    expect(procedures.reduce((sum, { PA_VALAPR = '' }) => sum + cents(PA_VALAPR), 0n)).toBe(
      CALIBRATION.ambulatoryCents * BigInt(MONTHS.length),
    );
  });
});
