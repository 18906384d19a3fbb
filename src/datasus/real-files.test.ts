import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import implodeDecoder from 'implode-decoder';
import { describe, expect, it } from 'vitest';
import { describeWithData } from '../../test/shared-data.ts';
import { fromName } from './layouts/file-name.ts';
import { disagreements, type Identity } from './layouts/identify.ts';
import { storedColumns, storedFields } from './layouts/stored-columns.ts';
import { explode } from './pkware/whole-stream.ts';
import { openDbc, openTable } from './reader.ts';
import { compressDbf } from './writer.ts';

interface Listed {
  path: string;
  rows: number;
  columns: number;
  period: string;
  state: string;
  note: string;
}

/** The rows of the manifest's table that are DATASUS tables. */
function readManifest(text: string): Listed[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const path = /^`(db[cf]\/.+)`$/.exec(cells[1] ?? '')?.[1];
    const [, rows, columns] = /^(\d+) × (\d+)$/.exec(cells[7] ?? '') ?? [];
    if (path === undefined || rows === undefined) return [];
    const [period, state, note] = [cells[8]!, cells[9]!, cells[10]!];
    return [{ path, rows: Number(rows), columns: Number(columns), period, state, note }];
  });
}

/** Files without a DATASUS layout: sample tables of other programs, auxiliary tables. */
const FOREIGN = /\/(sids|storm)\.dbc$|^dbf\/(CADMUN|TABUF|CIDCAP10)/;
/** The manifest's name of a header date, as stored: '125-02-08'. */
const headerDate = (note: string) => /as stored\) (\d+)-(\d+)-(\d+)/.exec(note)!.slice(1).map(Number);

describeWithData('the public files', ['data/README.md'], ([manifest]) => {
  const folder = join(manifest!, '..');
  // A skipped suite is collected too: there is then nothing to list.
  const listed = existsSync(manifest!) ? readManifest(readFileSync(manifest!, 'utf8')) : [];

  it('are all in the manifest', () => {
    expect(listed.length).toBe(74);
  });

  describe.each(listed.map((file) => [file.path, file] as const))('%s', (path, file) => {
    const bytes = readFileSync(join(folder, path));
    const fileName = basename(path);

    it('has the rows, columns, system, state, period and date of the manifest', async () => {
      const table = await openTable(createReadStream(join(folder, path)), { fileName, size: bytes.length });
      const summary = await table.finish();
      expect([summary.rows, table.header.fields.length]).toEqual([file.rows, file.columns]);
      expect(table.header).toMatchObject({ records: file.rows, isGenerated: false });
      expect(summary).toMatchObject({ deleted: 0, crc: path.startsWith('dbc/') ? 'ok' : 'none' });
      expect(summary.warnings.length).toBe(/after the compressed stream/.test(file.note) ? 1 : 0);
      const [year, month, day] = headerDate(file.note);
      const placed = table.header.updatedOn ?? '1995-07-26';
      expect([Number(placed.slice(2, 4)), placed.slice(5)]).toEqual([
        year! % 100,
        `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      ]);
      expectIdentity(file, summary.identity);
    });

    const check = path.startsWith('dbc/') ? it : null;
    check?.('decodes as an independent decoder does', async () => {
      const stream = bytes.subarray(bytes.readUInt16LE(8) + 4);
      expect(Buffer.compare(explode(stream), await oracle(stream))).toBe(0);
    });
  });

  function expectIdentity(file: Listed, identity: Identity): void {
    const named = fromName(file.path);
    if (FOREIGN.test(file.path)) {
      expect([identity.system, named]).toEqual([null, null]);
      return;
    }
    expect(identity.system).toBe(named!.system);
    expect(disagreements(identity, named)).toEqual([]);
    if (file.period === 'empty template') return;
    expect(identity.uf).toBe(file.state === 'exterior' ? 'EX' : file.state);
    expect(identity.competencia).toBe(file.period);
  }
});

describeWithData('RDAC2401', ['data/dbc/sih/RDAC2401.dbc'], ([path]) => {
  it('is 4315 × 113 and its values add up', async () => {
    const table = await openDbc(readFileSync(path!), {
      columns: ['N_AIH', 'VAL_SH', 'VAL_SP', 'VAL_TOT', 'CNES'],
    });
    let cents = 0;
    let rows = 0;
    for await (const batch of table) {
      const [, services, professionals, total, cnes] = batch.columns;
      for (let row = 0; row < batch.rows; row++) {
        expect(cnes!.text(row)).toMatch(/^\d{7}$/);
        const parts = Number(services!.text(row)) + Number(professionals!.text(row));
        expect(parts).toBeCloseTo(Number(total!.text(row)), 2);
        cents += Math.round(Number(total!.text(row)) * 100);
        rows++;
      }
    }
    expect([rows, table.header.fields.length]).toEqual([4315, 113]);
    expect(cents).toBeGreaterThan(0);
  });

  it('survives our own imploder, every literal coding and dictionary', async () => {
    const bytes = readFileSync(path!);
    const headerLength = bytes.readUInt16LE(8);
    const dbf = Buffer.concat([bytes.subarray(0, headerLength), explode(bytes.subarray(headerLength + 4))]);
    for (const literals of ['binary', 'ascii'] as const)
      for (const dictionary of [1024, 2048, 4096] as const)
        expect((await (await openDbc(compressDbf(dbf, { literals, dictionary }))).finish()).rows).toBe(4315);
  });
});

/** Published numbers of deaths of residents of Mato Grosso (state 51), which the files must give by themselves. */
const DEATHS_OF_51: [string, number][] = [
  ['data/dbc/sim/DOMAT04.DBC', 34],
  ['data/dbc/sim/DOMAT15.dbc', 43],
  ['data/dbc/sim/DOMAT16.dbc', 42],
  ['data/dbc/sim/DOMAT17.dbc', 34],
  ['data/dbc/sim/DOMAT19.dbc', 38],
  ['data/dbc/sim/DOMAT22.dbc', 29],
  ['data/dbc/sim/DOINF21.dbc', 733],
];
const DEATH_FILES = DEATHS_OF_51.map(([path]) => path);
describeWithData('known numbers', DEATH_FILES, (files) => {
  it.each(DEATHS_OF_51)('%s has %d records of residents', async (listed, deaths) => {
    const table = await openDbc(readFileSync(files[DEATH_FILES.indexOf(listed)]!), {
      columns: ['CODMUNRES'],
    });
    let count = 0;
    for await (const batch of table) {
      const { values, codes } = batch.columns[0]!.dictionary();
      for (const code of codes) if (values[code]!.startsWith('51')) count++;
    }
    expect(count).toBe(deaths);
  });
});

describeWithData(
  'what may be stored',
  [
    'data/dbc/sih/RDAC2401.dbc',
    'data/dbc/sih/RDSE1506.dbc',
    'data/dbc/sih/SPRR1604.dbc',
    'data/dbc/sia/PAAC2401.dbc',
    'data/dbc/cnes/STAC2401.dbc',
    'data/dbc/cnes/LTSP2105.dbc',
    'data/dbc/cnes/EPSP2307.dbc',
    'data/dbc/sim/DOMAT17.dbc',
    'data/dbc/sinasc/DNAP2019.dbc',
    'data/dbc/other/CIHAMT1203.dbc',
  ],
  (files) => {
    it.each(files.map((path) => [basename(path), path]))(
      'of %s holds no valid CPF nor CNS',
      async (_, path) => {
        const table = await openTable(readFileSync(path!));
        const { system } = await table.identify();
        const kept = storedFields(table.header.fields, system).filter((column) => column.keep === 'as-is');
        expect(kept.length).toBeLessThanOrEqual(storedColumns(system!)!.length);
        const found: string[] = [];
        for await (const batch of table) {
          const values = kept.flatMap(({ field }) => batch.column(field.name).dictionary().values);
          found.push(...values.filter((value) => isCpf(value) || isCns(value)));
        }
        expect(found).toEqual([]);
      },
    );
  },
);

function oracle(stream: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const decoder = implodeDecoder();
    decoder.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    decoder.on('error', reject);
    decoder.on('end', () => resolve(Buffer.concat(chunks)));
    decoder.end(stream);
  });
}

function isCpf(text: string): boolean {
  if (!/^\d{11}$/.test(text) || /^(\d)\1+$/.test(text)) return false;
  return [9, 10].every((length) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Number(text[i]) * (length + 1 - i);
    return ((sum * 10) % 11) % 10 === Number(text[length]);
  });
}

function isCns(text: string): boolean {
  if (!/^[12789]\d{14}$/.test(text)) return false;
  return [...text].reduce((sum, digit, i) => sum + Number(digit) * (15 - i), 0) % 11 === 0;
}
