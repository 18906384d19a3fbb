import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { csvHeader, csvLines, openTable } from '../../datasus/index.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { fixedClock } from '../../platform/clock.ts';
import { listCurrentVersions, restoreVersion, verifyWarehouse } from '../sources/index.ts';
import { indicatorValue } from './index.ts';

const MONTH = '2024-01';
const LACKS_B = /Parte B ainda não importada: o mês está incompleto e não entra nas contas\.$/;

/** With the bed's specialty, which variants of the indicator need. */
const partOf = (records: readonly (readonly string[])[], updatedOn = '2024-03-05') =>
  writeDbc(
    { fields: [...ADMISSIONS, { name: 'ESPEC', width: 2 }], updatedOn },
    records.map((record) => [...record, '03']),
  );

describe.skipIf(!hasDatabase)('a month that came in parts', () => {
  let fresh: FreshContext;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-parts-'));
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const on = (day: string) => ({
    ...fresh.context,
    clock: fixedClock(`${day}T15:00:00Z`, fresh.context.env.timeZone),
  });
  const load = async (name: string, content: Uint8Array, day: string, confirmed = false) => {
    writeFileSync(join(folder, name), content);
    await importAndCompute(on(day), [join(folder, name)], { confirmed });
  };
  const admissions = (knownOn: string | null = null, period = MONTH) =>
    indicatorValue(fresh.context, {
      indicator: '713',
      variant: 'ALL',
      territory: '12',
      period,
      knownOn,
    });
  const counted = async (knownOn: string | null = null) => {
    const { denominator, sources } = await admissions(knownOn);
    return [denominator, ...sources.map(({ file }) => file)];
  };

  test('has no value while a part lacks, and says which', async () => {
    await load('RDAC2401a.dbc', partOf(RECORDS.slice(0, 1)), '2026-03-01');
    const value = await admissions();
    expect(value).toMatchObject({ status: 'unavailable', numerator: null, denominator: null });
    expect(value.reason).toMatch(/^SIH-RD · AC · 2024-01: Parte B/);
    expect(value.reason).toMatch(LACKS_B);
  });

  test('has the sum of its parts once they are there, and points to each', async () => {
    await load('RDAC2401b.dbc', partOf(RECORDS.slice(1)), '2026-03-02');
    expect(await counted()).toEqual(['3', 'RDAC2401a.dbc', 'RDAC2401b.dbc']);
    expect((await admissions('2026-03-01')).reason).toMatch(LACKS_B);
  });

  test('takes a part anew in its own place alone, and as known before stays as it was', async () => {
    await load('RDAC2401b.dbc', partOf(RECORDS.slice(1, 2), '2024-05-05'), '2026-04-01');
    expect(await counted()).toEqual(['2', 'RDAC2401a.dbc', 'RDAC2401b.dbc']);
    expect((await counted('2026-03-31'))[0]).toBe('3');
  });

  test('gives way to a file of the whole month, and comes back with all its parts', async () => {
    const whole = [...RECORDS, ...RECORDS, ...RECORDS].map((record, at) =>
      record.with(3, String(1_224_100_000_100 + at)),
    );
    await load('RDAC2401.dbc', partOf(whole, '2024-06-05'), '2026-05-01');
    expect(await counted()).toEqual(['9', 'RDAC2401.dbc']);
    expect((await counted('2026-04-30')).length).toBe(3);

    await load('RDAC2401a.dbc', partOf(RECORDS.slice(2), '2024-07-05'), '2026-06-01');
    expect(await counted()).toEqual(['9', 'RDAC2401.dbc']);
    await load('RDAC2401a.dbc', partOf(RECORDS.slice(0, 2), '2024-08-05'), '2026-06-02', true);
    expect(await counted()).toEqual(['3', 'RDAC2401a.dbc', 'RDAC2401b.dbc']);
    expect(await counted('2026-05-31')).toEqual(['9', 'RDAC2401.dbc']);
    expect(await verifyWarehouse(fresh.context)).toMatchObject({ ok: true });
  });

  test('a year says that it leaves the month out for the part that lacks', async () => {
    await load('RDAC2402b.dbc', partOf(RECORDS.map((record) => record.with(2, '02'))), '2026-06-03');
    const { status, denominator, reason } = await admissions(null, '2024');
    expect([status, denominator]).toEqual(['partial', '3']);
    expect(reason).toMatch(
      /^1 de 12 competências .* SIH-RD · AC · 2024-02: Parte A ainda não importada: o mês está incompleto/,
    );
  });
});

if (hasDatabase)
  describeWithData('a month of production in two files', ['data/dbc/sia/PAAC2401.dbc'], ([file]) => {
    let fresh: FreshContext;
    const folder = mkdtempSync(join(tmpdir(), 'pactua-parts-'));
    beforeAll(async () => {
      fresh = await freshContext();
    });
    afterAll(async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The rows of a real file in two, under one heading each, as the ministry splits what is too large. */
    async function halves(): Promise<string[]> {
      const table = await openTable(readFileSync(file!));
      const heading = csvHeader(table.columns, 'plain');
      const pieces: Buffer[] = [];
      for await (const batch of table) pieces.push(Buffer.from(csvLines(batch, 'plain')));
      const lines = Buffer.concat(pieces).toString('latin1').trimEnd().split(/\r?\n/);
      const middle = Math.floor(lines.length / 2);
      return [lines.slice(0, middle), lines.slice(middle)].map((some, at) => {
        const path = join(folder, `PAAC2401${'ab'[at]}.csv`);
        const content = `${Buffer.from(heading).toString('latin1')}${some.join('\r\n')}\r\n`;
        writeFileSync(path, content, 'latin1');
        return path;
      });
    }

    const value = (establishment: string | null = null) =>
      indicatorValue(fresh.context, {
        indicator: 'valor-ambulatorial',
        territory: '12',
        period: MONTH,
        ...(establishment && { establishment }),
      });

    test('is worth what the whole file is, for the state and for an establishment that is in both', async () => {
      const [a, b] = await halves();
      await importAndCompute(fresh.context, [file!]);
      const [whole, hospital] = [await value(), await value('2001586')];
      expect(whole.numerator).toBe('4657212.81');
      await importAndCompute(fresh.context, [a!], { confirmed: true });
      expect(await value()).toMatchObject({ numerator: null, reason: expect.stringMatching(LACKS_B) });
      await importAndCompute(fresh.context, [b!]);
      expect(await value()).toMatchObject({ status: whole.status, numerator: whole.numerator });
      const notice = '(Extrato: não é o arquivo do Ministério)';
      expect((await value()).sources.map((each) => each.file)).toEqual([
        `PAAC2401a.csv ${notice}`,
        `PAAC2401b.csv ${notice}`,
      ]);
      expect((await value('2001586')).numerator).toBe(hospital.numerator);

      const [part] = await listCurrentVersions(fresh.context, { system: 'SIA-PA' });
      expect(part).toMatchObject({
        part: 'A',
        warnings: expect.arrayContaining([expect.objectContaining({ code: 'part-of-month' })]),
      });
      await expect(
        restoreVersion(fresh.context, part!.id, 'Já vale: deve ser recusado.'),
      ).rejects.toMatchObject({
        code: 'conflict',
      });
    });
  });
