import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, it } from 'vitest';
import { describeWithData } from '../shared-data.ts';
import { openCommandLine } from './pactua.ts';

interface Listed {
  readonly path: string;
  readonly rows: number;
  readonly columns: number;
}

interface Described {
  file: string;
  rows: number;
  columns: { name: string }[];
  crc: 'ok' | 'failed' | null;
  error?: { code: string; message: string; offset?: number };
}

/** The tables of the manifest, with their counts. */
function readManifest(path: string): Listed[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const file = /^`(db[cf]\/[^`]+)`$/.exec(cells[1] ?? '')?.[1];
      const [, rows, columns] = /^(\d+) × (\d+)$/.exec(cells[7] ?? '') ?? [];
      return file === undefined || rows === undefined
        ? []
        : [{ path: file, rows: Number(rows), columns: Number(columns) }];
    });
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describeWithData('pactua dbc over every public file', ['data/README.md'], ([manifest = '']) => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());
  const listed = readManifest(manifest);
  const files = listed.map(({ path }) => join(manifest, '..', path));

  it('counts the rows and the columns of the manifest, in the order given', async () => {
    expect(listed.length).toBe(74);
    const answer = await pactua.run('dbc', ...files, '--json');
    const said = answer.json<Described[]>();
    expect(said.map(({ file, rows, columns }) => [file, rows, columns.length])).toEqual(
      listed.map(({ rows, columns }, index) => [files[index], rows, columns]),
    );
    expect(said.map(({ crc }) => crc)).toEqual(
      listed.map(({ path }) => (path.startsWith('dbc/') ? 'ok' : null)),
    );
    expect(answer.exit).toBe(0);
  });

  it('writes the same CSV with either engine', async () => {
    const compressed = files.filter((file) => /\.dbc$/i.test(file));
    const hashes = await Promise.all(
      ['wasm', 'ts'].map(async (engine) => {
        const out = join(pactua.folder, engine);
        mkdirSync(out);
        const answer = await pactua.run(
          'dbc',
          ...compressed,
          '--to',
          'csv',
          '--out',
          out,
          '--engine',
          engine,
        );
        expect([answer.exit, answer.out.split('\n').length]).toEqual([0, compressed.length + 1]);
        return readdirSync(out).map((name) => [name, sha256(join(out, name))]);
      }),
    );
    expect(hashes[0]).toHaveLength(compressed.length);
    expect(hashes[0]).toEqual(hashes[1]);
  }, 300_000);
});

describeWithData('pactua dbc of several files', ['data/dbc/sih/RDAC2401.dbc'], ([rd = '']) => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());
  const bad = join(pactua.folder, 'leia-me.dbc');
  writeFileSync(bad, 'isto não é um arquivo do DATASUS');

  it('answers in the order given, one refusal not stopping the others', async () => {
    const absent = join(pactua.folder, 'ausente.dbc');
    const answer = await pactua.run('dbc', bad, rd, absent, rd, '--json');
    const said = answer.json<Described[]>();
    expect(said.map(({ file, rows, error }) => [file, rows ?? error?.code])).toEqual([
      [bad, 'refused'],
      [rd, 4315],
      [absent, 'not-found'],
      [rd, 4315],
    ]);
    expect(said[0]?.error).toMatchObject({ message: expect.stringContaining('leia-me.dbc'), offset: 0 });
    expect(answer.exit).toBe(1);
  });

  it('reads the whole records of a damaged file when asked to, and says that it is one', async () => {
    const cut = join(pactua.folder, 'cortado.dbc');
    writeFileSync(cut, readFileSync(rd).subarray(0, 200_000));
    const refused = await pactua.run('dbc', cut, '--json');
    expect([refused.exit, refused.json<Described>().error?.offset]).toEqual([1, 200_000]);
    const saved = await pactua.run('dbc', cut, '--salvage', '--json');
    const said = saved.json<Described & { salvaged: { rows: number; offset: number; message: string } }>();
    expect(said).toMatchObject({ crc: 'failed', salvaged: { rows: said.rows, offset: 200_000 } });
    expect(saved.error).toMatch(new RegExp(`^Aviso: Leitura parcial, de ${said.rows} registros inteiros`));
    const [out, whole] = ['cortado.csv', 'inteiro.csv'].map((name) => join(pactua.folder, name));
    await pactua.run('dbc', cut, '--salvage', '--to', 'csv', '--out', out!);
    await pactua.run('dbc', rd, '--to', 'csv', '--out', whole!);
    const lines = readFileSync(whole!, 'utf8')
      .split('\n')
      .slice(0, said.rows + 1);
    expect(readFileSync(out!, 'utf8')).toBe(`${lines.join('\n')}\n`);
    expect(said.rows).toBeGreaterThan(1000);
  });

  it('writes each by its own name into a folder, and what a spreadsheet in Portuguese opens', async () => {
    const out = join(pactua.folder, 'saida');
    mkdirSync(out);
    const words = ['--columns', 'UF_ZI,VAL_TOT', '--to', 'csv', '--csv', 'spreadsheet', '--out', out];
    const answer = await pactua.run('dbc', rd, bad, ...words);
    expect([answer.exit, readdirSync(out)]).toEqual([1, ['RDAC2401.csv']]);
    const lines = readFileSync(join(out, 'RDAC2401.csv'), 'utf8').split('\r\n');
    expect([lines[0], lines.length]).toEqual(['\ufeffUF_ZI;VAL_TOT', 4317]);
    expect(lines[1]).toMatch(/^120000;\d+,\d\d$/);
  });

  it('writes typed Parquet that other programs read', async () => {
    const out = join(pactua.folder, 'rd.parquet');
    const answer = await pactua.run('dbc', rd, '--to', 'parquet', '--out', out, '--json');
    expect(answer.json()).toEqual({ rows: 4315, columns: 113, bytes: statSync(out).size });
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      `select count(*)::int, typeof(any_value(VAL_TOT)), typeof(any_value(DT_INTER)), min(MUNIC_MOV), max(DT_SAIDA)::text from '${out}'`,
    );
    expect(reader.getRows()).toEqual([[4315, 'DECIMAL(18,2)', 'DATE', '120001', '2024-01-31']]);
    connection.closeSync();
    instance.closeSync();
  });

  it.each([
    ['a file for two', ['--out', 'um.csv'], 1, /--out é uma pasta/],
    ['two of one name', ['--out', '.'], 1, /dariam o mesmo RDAC2401\.csv/],
    ['no end', [], 2, /informe --to csv ou --to parquet e --out/],
    ['an engine that is none', ['--out', '.', '--engine', 'asm'], 2, /--engine admite wasm ou ts/],
  ])('refuses %s before reading anything', async (_, words, exit, message) => {
    const answer = await pactua.run('dbc', rd, rd, '--to', 'csv', ...words);
    expect([answer.exit, answer.error]).toEqual([exit, expect.stringMatching(message)]);
  });
});
