import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMISSIONS, good, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { reactions } from '../../app/reactions.ts';
import { writeDbc, writeDbf } from '../../datasus/writer.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import { stagingFolder, warehouseFolder } from './commands/folders.ts';
import { cancelImport, requestImports } from './commands/request-imports.ts';
import { stageFile } from './commands/stage.ts';
import {
  importFiles,
  listCurrentVersions,
  listVersionsKnownAt,
  partitionOf,
  runImport,
  sweepSources,
} from './index.ts';
import { claimImport, findImport, saveImport } from './store/imports.ts';

const suite = describe.skipIf(!hasDatabase);

suite('imports', () => {
  let fresh: FreshContext;
  let context: Context;
  let folder: string;

  beforeEach(async () => {
    fresh = await freshContext();
    context = fresh.context;
    folder = mkdtempSync(join(tmpdir(), 'pactua-import-'));
  });
  afterEach(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const importOne = async (name: string, bytes: Uint8Array) =>
    (await importFiles(context, [put(name, bytes)]))[0]!;
  const partitions = () =>
    readdirSync(warehouseFolder(context), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.parquet'),
    );
  const staged = () => (existsSync(stagingFolder(context)) ? readdirSync(stagingFolder(context)) : []);

  /** The files of these tests have few columns, and the result says so. */
  const FEW_COLUMNS = /^As 14 colunas deste arquivo SIH-RD não são as de nenhuma época conhecida aqui/;

  test('a good file becomes one partition, one version, one event', async () => {
    const path = put('RDAC2401.dbc', good());
    const [result] = await importFiles(context, [path]);
    expect(result).toEqual({
      file: path,
      status: 'imported',
      system: 'SIH-RD',
      uf: 'AC',
      competencia: '2024-01',
      rows: 3,
      columns: 14,
      reason: expect.stringMatching(FEW_COLUMNS),
      version: expect.any(String),
    });
    const [version] = await listCurrentVersions(context, { system: 'SIH-RD' });
    expect(version).toMatchObject({
      id: result?.version,
      uf: 'AC',
      issuedOn: '2024-03-05',
      issueBasis: 'header',
      hashedColumns: ['N_AIH'],
      droppedColumns: ['CEP', 'NASC', 'GESTOR_CPF'],
    });
    expect(partitions()).toHaveLength(1);
    expect(staged()).toEqual([]);
    const events = await listEvents(context, 'source/SIH-RD/AC/2024-01');
    expect(events.map((event) => event.type)).toEqual(['imported']);
  });

  test('stored text is as it came less padding; authorisation numbers only as a keyed hash; dropped columns are nowhere', async () => {
    await importOne('RDAC2401.dbc', good());
    const [version] = await listCurrentVersions(context);
    const rows = await context.warehouse.rows(
      { system: 'SIH-RD', partitions: [partitionOf(context, version!)], filters: [] },
      version!.storedColumns,
      0,
      10,
    );
    expect(rows.map((row) => [row.record_number, row.DIAG_PRINC, row.VAL_TOT])).toEqual([
      ['1', 'J189', '607.10'],
      ['2', 'A09', '607.10'],
      ['3', 'O800', '607.10'],
    ]);
    expect(rows[0]!.N_AIH).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(rows[0]!)).not.toContain('CEP');
  });

  test('the same bytes again change nothing', async () => {
    await importOne('RDAC2401.dbc', good());
    expect(await importOne('outro-nome.dbc', good())).toMatchObject({
      status: 'unchanged',
      rows: 3,
      columns: 14,
    });
    expect(partitions()).toHaveLength(1);
  });

  test('a newer issue replaces and the trace is kept; an older one is stored, not current', async () => {
    await importOne('RDAC2401.dbc', good('2024-03-05'));
    const newer = await importOne('RDAC2401.dbc', good('2024-09-05', RECORDS.slice(0, 2)));
    expect(newer).toMatchObject({ status: 'replaced', rows: 2 });
    const older = await importOne('RDAC2401.dbc', good('2024-02-20', RECORDS.slice(0, 1)));
    expect(older).toMatchObject({ status: 'imported', rows: 1 });
    expect(older.reason).toContain('continua sendo');
    const current = await listCurrentVersions(context);
    expect(current.map((version) => version.rows)).toEqual([2]);
    expect(partitions()).toHaveLength(3);
    const events = await listEvents(context, 'source/SIH-RD/AC/2024-01');
    expect(events.map((event) => event.type)).toEqual(['imported', 'replaced', 'kept-aside']);
    expect(await listVersionsKnownAt(context, '2000-01-01T00:00:00Z')).toEqual([]);
  });

  const followedBy = (bytes: Uint8Array, count: number) => {
    const longer = new Uint8Array(bytes.length + count);
    longer.set(bytes);
    return longer;
  };
  const TRAILING = 'Há 7 byte(s) depois do fim dos dados; foram ignorados.';

  test('bytes after the end of the stream are accepted, and the result says so', async () => {
    const longer = followedBy(good(), 7);
    expect(await importOne('RDAC2401.dbc', longer)).toMatchObject({
      status: 'imported',
      rows: 3,
      reason: expect.stringContaining(`${TRAILING} As 14 colunas`),
    });
    const [version] = await listCurrentVersions(context);
    expect(version!.warnings.map((warning) => warning.code)).toEqual(['trailing-bytes', 'unknown-columns']);
    const again = await importOne('RDAC2401.dbc', longer);
    expect(again).toMatchObject({ status: 'unchanged' });
    expect(again.reason).toMatch(/nada mudou\. Há 7 byte/);
  });

  test('the warning stands after the reason of the decision', async () => {
    await importOne('RDAC2401.dbc', good('2024-03-05'));
    const newer = await importOne('RDAC2401.dbc', followedBy(good('2024-09-05', RECORDS.slice(0, 2)), 7));
    expect(newer.status).toBe('replaced');
    expect(newer.reason).toMatch(/^Substitui a versão de .*que continua guardada\. Há 7 byte/);
  });

  test('of the same header date, other content replaces and the former is kept', async () => {
    await importOne('RDAC2401.dbc', good());
    expect(await importOne('RDAC2401.dbc', good('2024-03-05', RECORDS.slice(0, 2)))).toMatchObject({
      status: 'replaced',
      rows: 2,
    });
    expect(partitions()).toHaveLength(2);
  });

  const damaged = good('2025-01-01', RECORDS.slice(0, 2));
  const crc = damaged.slice();
  const headerLength = damaged[8]! + damaged[9]! * 256;
  crc[headerLength]! ^= 0xff;
  test.each<[string, string, Uint8Array, string]>([
    ['empty', 'RDAC2401.dbc', new Uint8Array(0), 'empty'],
    ['not a DBC', 'RDAC2401.dbc', Buffer.from('%PDF-1.7 nada a ver'), 'not-a-dbc'],
    ['truncated', 'RDAC2401.dbc', damaged.slice(0, -12), 'truncated'],
    ['wrong checksum', 'RDAC2401.dbc', crc, 'crc-mismatch'],
    [
      'wrong layout',
      'CIDCAP10.DBF',
      writeDbf({ fields: [{ name: 'CODIGO', width: 4 }] }, [['A00']]),
      'unknown-layout',
    ],
    ['no rows', 'RDAC2401.dbc', writeDbc({ fields: ADMISSIONS, updatedOn: '2025-01-01' }, []), 'refused'],
    ['another state in the name', 'RDMT2401.dbc', damaged, 'refused'],
    ['another month in the name', 'RDAC2402.dbc', damaged, 'refused'],
    ['another system in the name', 'PAAC2401.dbc', damaged, 'refused'],
  ])('%s is refused with one reason, and the good version stands', async (_, name, bytes, code) => {
    await importOne('RDAC2401.dbc', good());
    const result = await importOne(name, bytes);
    expect(result).toMatchObject({ status: 'refused', rows: null });
    expect(result.reason).toMatch(/[.]$/);
    const { rows } = await sql<{
      error_code: string;
    }>`select error_code from source_imports order by id desc limit 1`.execute(context.db);
    expect(rows[0]!.error_code).toBe(code);
    expect((await listCurrentVersions(context)).map((version) => version.rows)).toEqual([3]);
    expect(partitions()).toHaveLength(1);
    expect(staged()).toEqual([]);
  });

  test('one refused file does not stop the others, and the order is kept', async () => {
    const paths = [
      put('vazio.dbc', new Uint8Array(0)),
      put('RDAC2401.dbc', good()),
      join(folder, 'não-existe.dbc'),
    ];
    const results = await importFiles(context, paths);
    expect(results.map((each) => each.file)).toEqual(paths);
    expect(results.map((each) => each.status)).toEqual(['refused', 'imported', 'refused']);
  });

  describe('a stop at any moment leaves the last good state', () => {
    const stage = async (bytes: Uint8Array) => {
      const file = await stageFile(
        context,
        'RDAC2401.dbc',
        (async function* () {
          yield bytes;
        })(),
      );
      await saveImport(context, file);
      return file;
    };

    test('before or while reading: it waits again and ends as if nothing had happened', async () => {
      const file = await stage(good());
      await claimImport(context, file.id);
      writeFileSync(join(stagingFolder(context), `${file.id}.1.2.csv`), 'record_number\n1');
      expect(await sweepSources(context)).toMatchObject({ requeued: 1, removed: [expect.any(String)] });
      expect(await runImport(context, file.id)).toMatchObject({ status: 'imported', rows: 3 });
      expect(partitions()).toHaveLength(1);
    });

    test('after the partition and before its row: the partition is an orphan and goes', async () => {
      await importOne('RDAC2401.dbc', good());
      const [kept] = partitions();
      const slot = join(warehouseFolder(context), 'system=SIH-RD/uf=AC/period=2024-01');
      writeFileSync(join(slot, `${'f'.repeat(64)}.parquet`), 'PAR1');
      writeFileSync(join(slot, `${'e'.repeat(64)}.parquet.99.part`), 'PA');
      expect(await sweepSources(context)).toMatchObject({ requeued: 0, removed: { length: 2 } });
      expect(partitions()).toEqual([kept]);
      expect(await listCurrentVersions(context)).toHaveLength(1);
    });

    test('while receiving: half a file is not read, and the attempt says so', async () => {
      const file = await stage(good());
      writeFileSync(join(stagingFolder(context), file.id), 'half');
      await sweepSources(context);
      expect(await findImport(context, file.id)).toMatchObject({
        status: 'failed',
        errorCode: 'interrupted',
      });
      expect(staged()).toEqual([]);
    });

    test('three times while reading: it is put aside with the reason, and not begun for ever', async () => {
      const file = await stage(good());
      for (let stop = 1; stop <= 3; stop++) {
        await claimImport(context, file.id);
        expect(await sweepSources(context), `stop ${stop}`).toMatchObject({ requeued: stop < 3 ? 1 : 0 });
      }
      expect(await runImport(context, file.id)).toMatchObject({
        status: 'failed',
        errorCode: 'stopped-the-program',
        reason: expect.stringContaining('parou 3 vezes enquanto lia este arquivo'),
      });
      expect(staged()).toEqual([]);
      expect(await listEvents(context, `source-import/${file.id}`)).toHaveLength(1);
      const again = await stage(good());
      expect(await runImport(context, again.id)).toMatchObject({ status: 'imported' });
    });

    test('an attempt that ended is left alone when its message comes again', async () => {
      const file = await stage(good());
      await runImport(context, file.id);
      await runImport(context, file.id);
      expect(await listEvents(context, 'source/SIH-RD/AC/2024-01')).toHaveLength(1);
    });
  });

  test('a request by the page becomes jobs; a cancelled one stores nothing', async () => {
    async function* uploads() {
      const { Readable } = await import('node:stream');
      yield { fileName: 'RDAC2401.dbc', stream: Readable.from([good()]) };
      yield { fileName: 'RDAC2401.dbc', stream: Readable.from([good('2024-09-05', RECORDS.slice(0, 2))]) };
    }
    const [first, second] = await requestImports(context, uploads());
    await cancelImport(context, second!.id);
    const jobs = await startJobs(context, reactions);
    await drainReactions(context);
    await jobs.stop();
    expect(await findImport(context, first!.id)).toMatchObject({ status: 'imported' });
    expect(await findImport(context, second!.id)).toMatchObject({ status: 'cancelled', versionId: null });
    expect(partitions()).toHaveLength(1);
    await expect(cancelImport(context, first!.id)).rejects.toThrow('já terminou');
  });
});
