import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, good, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { type CsvForm, csvHeader, csvLines, openTable } from '../../datasus/index.ts';
import type { ExtractForm } from './domain/extract.ts';
import { importFiles, listCurrentVersions, partitionOf, type VersionRecord } from './index.ts';
import { listImports } from './store/imports.ts';
import { findVersionByHash } from './store/versions.ts';

const NAMES = ADMISSIONS.map(({ name }) => name);
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const csvOf = (rows: readonly (readonly string[])[], names = NAMES) =>
  [names, ...rows].map((cells) => cells.join(';')).join('\r\n');

const TABNET =
  'Internações por Município e Ano/mês\n"Município";"2024/Jan";"Total"\n"110001 ALTA";"1.234";"1.234"\n"Total";"-";"-"\n';

/** The CSV that `pactua dbc --to csv` writes of a file. */
async function extractOf(file: Uint8Array, form: CsvForm): Promise<Buffer> {
  const table = await openTable(file);
  const pieces = [csvHeader(table.columns, form)];
  for await (const batch of table) pieces.push(csvLines(batch, form));
  return Buffer.concat(pieces);
}

if (hasDatabase)
  describe('CSV extracts', () => {
    let fresh: FreshContext;
    let folder: string;
    beforeAll(async () => {
      fresh = await freshContext();
      folder = mkdtempSync(join(tmpdir(), 'pactua-extract-'));
    });
    afterAll(async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const send = async (
      name: string,
      content: string | Uint8Array,
      extract: ExtractForm | null = null,
      confirmed = false,
    ) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return (await importFiles(fresh.context, [path], { extract, confirmed }))[0]!;
    };
    const counts = (version: VersionRecord) =>
      fresh.context.warehouse.count({
        system: version.system,
        partitions: [partitionOf(fresh.context, version)],
        filters: [],
        groupBy: ['DIAG_PRINC', 'MUNIC_RES', 'N_AIH'].map((column) => ({ column, as: column })),
        measures: [
          { name: 'rows', op: 'count' },
          { name: 'value', op: 'sum', column: 'VAL_TOT' },
        ],
      });
    const versionOf = async (content: Uint8Array) =>
      (await findVersionByHash(fresh.context, sha256(content)))!;
    const current = async (uf: string) =>
      (await listCurrentVersions(fresh.context, { system: 'SIH-RD', uf }))[0]!;
    /**
     * Imports a file and then its rows as CSV: the second is one more version of the first, with the same counts, that takes
     * its place only when somebody says so.
     */
    async function expectSame(file: Uint8Array, csv: Uint8Array, uf: string) {
      const first = await send(`first-${csv.length}.dbc`, file);
      const table = await versionOf(file);
      const doubted = await send(`doubted-${csv.length}.csv`, csv);
      expect(doubted).toMatchObject({ status: 'imported', doubts: ['extract-over-official'] });
      expect((await current(uf)).id).toBe(table.id);
      const second = await send(`second-${csv.length}.csv`, csv, null, true);
      expect(second).toMatchObject({
        status: 'replaced',
        uf,
        competencia: first.competencia,
        rows: first.rows,
      });
      const extract = await versionOf(csv);
      expect(extract.id).toBe((await current(uf)).id);
      expect(extract).toMatchObject({
        issueBasis: 'upload',
        columns: table.columns,
        storedColumns: table.storedColumns,
        hashedColumns: table.hashedColumns,
        droppedColumns: table.droppedColumns,
      });
      expect(await counts(extract)).toEqual(await counts(table));
    }

    test('give the same rows as the table they were taken from', async () => {
      await expectSame(good(), await extractOf(good(), 'plain'), 'AC');
    });

    test('with few of the rows of a month do not take its place unasked, and are kept', async () => {
      const february = RECORDS.map((record) => record.with(2, '02'));
      const [full, partial] = [good('2024-04-05', february), csvOf(february.slice(0, 1))];
      const standing = async () =>
        (await listCurrentVersions(fresh.context, { system: 'SIH-RD', from: '2024-02', to: '2024-02' }))[0]!;
      await send('full.dbc', full);
      expect(await send('partial.csv', partial)).toMatchObject({
        status: 'imported',
        rows: 1,
        doubts: ['far-fewer-rows', 'extract-over-official'],
        reason: expect.stringContaining('não passou a valer'),
      });
      expect((await standing()).id).toBe((await versionOf(full)).id);
      const kept = await versionOf(Buffer.from(partial));
      const told = async () =>
        (await listImports(fresh.context, null, 20)).find(({ fileName }) => fileName === 'partial.csv');
      expect(await told()).toMatchObject({ versionId: kept.id, stands: false });
      expect(await send('partial-again.csv', partial, null, true)).toMatchObject({
        status: 'replaced',
        rows: 1,
      });
      expect((await standing()).id).toBe(kept.id);
      expect(await told()).toMatchObject({
        doubts: ['far-fewer-rows', 'extract-over-official'],
        stands: true,
      });
      await send('full-again.dbc', full, null, true);
      expect(await standing()).toMatchObject({ rows: 3 });
    });

    test('of one month in parts stand beside each other, and beside a whole one only when asked', async () => {
      const april = RECORDS.map((record) => record.with(2, '04'));
      const a = good('2024-06-05', april.slice(0, 2));
      const b = good('2024-06-05', april.slice(2));
      const standing = async () =>
        (await listCurrentVersions(fresh.context, { system: 'SIH-RD', from: '2024-04', to: '2024-04' })).map(
          ({ part, rows }) => [part, rows],
        );
      expect(await send('RDAC2404a.dbc', a)).toMatchObject({
        status: 'imported',
        reason: expect.stringMatching(/^Parte B ainda não importada.*é a parte A do mês/),
      });
      expect(await send('RDAC2404b.dbc', b)).toMatchObject({
        status: 'imported',
        reason: expect.stringMatching(/^O mês vale pelas partes A e B juntas\./),
      });
      expect(await standing()).toEqual([
        ['A', 2],
        ['B', 1],
      ]);
      expect(await send('RDAC2404b.dbc', b)).toMatchObject({ status: 'unchanged' });
      expect(await send('RDAC2404b.dbc', b, { system: 'SIH-RD' })).toMatchObject({ status: 'unchanged' });
      expect(await send('RDAC2404b.dbc', b, { system: 'SIA-PA' })).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(/--system diz SIA-PA.*já foi carregado, e é de SIH-RD/),
      });
      expect(await send('RDAC2404.csv', csvOf(april))).toMatchObject({ doubts: ['extract-over-official'] });
      expect(await send('RDAC2404.csv', csvOf(april), null, true)).toMatchObject({ status: 'replaced' });
      expect(await standing()).toEqual([[null, 3]]);
      const again = good('2026-12-05', april.slice(0, 1));
      expect(await send('RDAC2404a.dbc', again)).toMatchObject({
        status: 'imported',
        doubts: ['part-over-whole'],
      });
      expect(await standing()).toEqual([[null, 3]]);
      expect(await send('RDAC2404a.dbc', again, null, true)).toMatchObject({ status: 'replaced' });
      expect(await standing()).toEqual([
        ['A', 1],
        ['B', 1],
      ]);
    });

    test('are read as the options say, and only what may be stored is', async () => {
      const rows = RECORDS.map((record) => [
        '1',
        ...record.map((cell) => (cell === '607.10' ? '607,1' : cell)),
      ]);
      const csv = `sep=;\r\n${csvOf(rows, ['', ...NAMES.map((name) => name.toLowerCase())])}`;
      const form: ExtractForm = { system: 'SIH-RD', delimiter: ';', decimal: ',', missing: 'NA' };
      const result = await send('aih.csv.gz', gzipSync(csv), form, true);
      expect(result).toMatchObject({
        status: 'replaced',
        system: 'SIH-RD',
        uf: 'AC',
        competencia: '2024-01',
        rows: 3,
        reason: expect.stringMatching(/É um extrato: traz \d+ das \d+ colunas/),
      });
      const version = await current('AC');
      expect(version.droppedColumns).toEqual(['CEP', 'NASC', 'GESTOR_CPF']);
      const sums = await counts(version);
      expect(sums.map(({ value }) => value)).toEqual(['607.10', '607.10', '607.10']);
      expect(sums.every(({ N_AIH }) => /^[0-9a-f]{64}$/.test(N_AIH ?? ''))).toBe(true);
    });

    test.each<[string, string, ExtractForm | null, RegExp]>([
      ['another system told', csvOf(RECORDS), { system: 'SIA-PA' }, /Faltam no cabeçalho.*SIA-PA/],
      ['another state told', csvOf(RECORDS), { uf: 'MT' }, /--uf diz MT, mas os registros são de AC/],
      [
        'another month told',
        csvOf(RECORDS),
        { period: '2024-02' },
        /--period diz 2024-02, mas os registros são de 2024-01/,
      ],
      [
        'the coverage of a state as e-Gestor gives it since 2025',
        'nuCompetencia;coUfIbge;coMunicipioIbge;qtPopulacao;qtEsf\n202501;51;510340;694244;120\n',
        null,
        /falta Competência CNES, UF, IBGE, População, Qt\. eSF financiada\..*salve como CSV/,
      ],
      ['columns of no system', 'a;b\n1;2\n', null, /não é um relatório de cobertura.*nem um extrato/],
      [
        'columns of no system, said to be one',
        'a;b\n1;2\n',
        { decimal: ',' },
        /não são as de nenhum sistema/,
      ],
      ['a quote that does not close', `${csvOf(RECORDS)}\r\n"12`, null, /aspas do CSV não fecham/],
      ['no row', csvOf([]), null, /nenhum registro.*Se a fonte o publica vazio/],
      ['a table of TabNet', TABNET, null, /Conferir com o TabNet/],
      [
        'a table of TabNet whose title has a quote',
        `"Internações" por "UF\n${TABNET}`,
        null,
        /Conferir com o TabNet/,
      ],
    ])('with %s are refused', async (name, csv, form, reason) => {
      const result = await send(`${name}.csv`, csv, form);
      expect(result).toMatchObject({ status: 'refused', reason: expect.stringMatching(reason) });
    });

    test('of a system that does not exist are refused before anything is read, and so is a folder', async () => {
      await expect(send('foo.csv', csvOf(RECORDS), { system: 'FOO' })).rejects.toThrow(
        /Não há sistema "FOO".*SIH-RD/,
      );
      expect((await importFiles(fresh.context, [folder]))[0]).toMatchObject({
        status: 'refused',
        reason: expect.stringContaining('é uma pasta'),
      });
    });

    test('with a bad cell in their last line leave nothing', async () => {
      const before = await current('AC');
      const [line] = RECORDS;
      const bad = csvOf([...RECORDS, line!.with(NAMES.indexOf('PROC_REA'), '303010037')]);
      expect((await send('bad.csv', bad)).reason).toMatch(
        /^Linha 5 do CSV, coluna PROC_REA: "303010037" tem 9/,
      );
      expect((await current('AC')).id).toBe(before.id);
    });

    test('with a bad cell in a column of persons tell its shape, and keep nothing of it in any record', async () => {
      const [line] = RECORDS;
      const told = async (column: string, text: string) =>
        (await send(`${column}.csv`, csvOf([line!.with(NAMES.indexOf(column), text)]))).reason;
      const reasons = [await told('NASC', '1985-01-02'), await told('CEP', '78.049-901')];
      expect(reasons).toEqual([
        expect.stringMatching(/coluna NASC: um texto da forma "9999-99-99" tem 10/),
        expect.stringMatching(/coluna CEP: um texto da forma "99.999-999" tem 10/),
      ]);
      const records = await sql<{ text: string }>`select to_jsonb(t)::text as text from source_imports t
        union all select to_jsonb(e)::text from events e`.execute(fresh.context.db);
      const written = records.rows.map(({ text }) => text).join();
      expect(written).toContain('9999-99-99');
      expect(written).not.toMatch(/1985-01-02|78\.049-901/);
    });

    test('that expand without end are refused', async () => {
      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'UF_ZI;'));
      expect((await send('bomb.csv.gz', bomb)).reason).toMatch(/se expande muito além|cabeçalho/);
    });

    test('cut in the middle of their packing are refused', async () => {
      const cut = gzipSync(csvOf(RECORDS)).subarray(0, -20);
      expect((await send('cut.csv.gz', cut)).reason).toMatch(/incompleto ou corrompido/);
    });

    describeWithData('of real files', ['data/dbc/sih/RDAC1401.dbc', 'data/dbc/sih/RDDF9705.dbc'], (files) => {
      test.each<[number, CsvForm, string]>([
        [0, 'spreadsheet', 'AC'],
        [1, 'plain', 'DF'],
      ])('(%i, %s) give the same counts', async (at, form, uf) => {
        const file = readFileSync(files[at]!);
        await expectSame(file, await extractOf(file, form), uf);
      });
    });
    describeWithData('of another program', ['data/oracles/aih100.csv'], ([file]) => {
      test('with its row numbers, decimal commas and NA', async () => {
        const form: ExtractForm = { system: 'SIH-RD', delimiter: ';', decimal: ',', missing: 'NA' };
        const [result] = await importFiles(fresh.context, [file!], { extract: form });
        const read = { status: 'imported', uf: 'RS', competencia: '2018-01', rows: 100, columns: 113 };
        expect(result).toMatchObject(read);
        expect(await counts(await current('RS'))).toHaveLength(100);
      });
    });
  });
