import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { rewritten, type TableFile } from '../../../test/rewritten-file.ts';
import { caller, leadTo, ON, openTransfers, type Transfers, versionOf } from '../../../test/transfer-room.ts';
import { generateProduction } from '../../app/demonstration/production/generate.ts';
import { importFiles } from '../sources/index.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { closeProduction } from './commands/month/production.ts';
import { authoriseMonth, calculateMonth, checkMonth } from './commands/month/sign.ts';

const PRODUCTION = '2020-09';
/** After the first year of the Termo, in which nobody asks for evaluations. */
const LATER = { agreement: ON.agreement, competencia: '2021-09' };
const ELSEWHERE = '510320';

/** Changes the first row of a level of complexity, and no other. */
function onlyFirst(column: string, level: string, changed: Readonly<Record<string, string>>) {
  let found = false;
  return {
    change: (row: Readonly<Record<string, string>>) => {
      if (found || row[column] !== level) return row;
      found = true;
      return { ...row, ...changed };
    },
  };
}

/** A load that was tried leaves its own trace, whatever came of it. */
const ATTEMPTS = { table: 'source_imports', streams: 'source-import/%' };

describe.skipIf(!hasDatabase)(
  'what is wrong in a month is refused with its reason, and nothing changes',
  () => {
    let room: Transfers;
    const folder = mkdtempSync(join(tmpdir(), 'pactua-bad-input-'));
    const issue = (name: string): TableFile => {
      const found = generateProduction([PRODUCTION, '2020-10']).find((each) => each.name === name);
      if (found === undefined) throw new Error(name);
      return found;
    };
    const saved = ({ name, bytes }: TableFile): string => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    };
    const bring = async (file: Promise<TableFile> | TableFile) =>
      importAndCompute(room.context, [saved(await file)]);

    beforeAll(async () => {
      room = await openTransfers();
      await leadTo(room, 'checked');
    }, 120_000);
    afterAll(async () => {
      await room?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Rows of every table, and what stands of months, balances and files. */
    async function kept(): Promise<unknown> {
      const { db } = room.context;
      const { rows: tables } = await sql<{
        name: string;
      }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
      const counts = tables
        .filter(({ name }) => name !== ATTEMPTS.table)
        .map(({ name }) =>
          name === 'events'
            ? sql`select 'events' as name, count(*)::int as n from events where stream not like ${ATTEMPTS.streams}`
            : sql`select ${name} as name, count(*)::int as n from ${sql.table(name)}`,
        );
      const { rows } = await sql.join(counts, sql` union all `).$castTo<unknown>().execute(db);
      const { rows: standing } = await sql`select
      (select json_agg(content order by agreement, competencia) from transfer_months) as months,
      (select json_agg(b order by b::text) from ledger_balances b) as balances,
      (select json_agg(c order by c::text) from source_currents c) as files`.execute(db);
      return { rows, standing };
    }

    const close =
      (on = ON) =>
      async () =>
        closeProduction(room.as('regional-office'), on, { version: await versionOf(room.context, on) });
    const authorise = (at?: string) => async () => {
      const version = await versionOf(room.context);
      return authoriseMonth(room.as('spending-authority', at), caller, ON, { version });
    };
    /** What came of a file that was sent, as a failure where it was not taken. */
    const send = (file: () => Promise<TableFile> | TableFile) => async () => {
      const [result] = await importFiles(room.context, [saved(await file())]);
      if (result?.status !== 'refused' && result?.status !== 'unchanged') throw new Error(result?.status);
      throw Object.assign(new Error(result.reason ?? ''), { code: result.status });
    };

    it.each<{
      what: string;
      prepare?: () => Promise<unknown>;
      refused: () => Promise<unknown>;
      code?: string;
      reason: RegExp;
    }>([
      {
        what: 'a file of another month under this one’s name',
        refused: send(() => ({ ...issue('RDMT2010.dbc'), name: 'RDMT2009.dbc' })),
        reason: /O nome RDMT2009\.dbc diz SIH-RD · MT · 2020-09, mas o conteúdo é SIH-RD · MT · 2020-10/,
      },
      {
        what: 'the same file again',
        refused: send(() => issue('PAMT2009.dbc')),
        code: 'unchanged',
        reason: /já (foi|está|estava)|mesmo/i,
      },
      {
        what: 'the same bytes under the name of another month',
        refused: send(() => ({ ...issue('PAMT2009.dbc'), name: 'PAMT2010.dbc' })),
        reason: /PAMT2010\.dbc diz/,
      },
      {
        what: 'production below zero in the SIH',
        prepare: () =>
          bring(
            rewritten(issue('RDMT2009.dbc'), '2020-11-01', {
              change: (row) => ({ ...row, VAL_SH_GES: '9999.99' }),
            }),
          ),
        refused: close(),
        reason: /A produção hospitalar \(SIH\) do CNES 9990001 em setembro de 2020 dá negativa/,
      },
      {
        what: 'one admission below zero in a month whose sum is not',
        prepare: () =>
          bring(
            rewritten(issue('RDMT2009.dbc'), '2020-11-01', onlyFirst('COMPLEX', '02', { VAL_TOT: '-0.01' })),
          ),
        refused: close(),
        reason:
          /Em RDMT2009\.dbc, 1 registro da produção hospitalar \(SIH\) .* tem valor negativo, ainda que a soma/,
      },
      {
        what: 'the signature of what such a file replaced',
        refused: authorise(),
        reason: /mudaram depois do cálculo/,
      },
      {
        what: 'a file without this hospital',
        prepare: () =>
          bring(
            rewritten(issue('RDMT2009.dbc'), '2020-11-02', {
              change: (row) => ({ ...row, CNES: '9990002', MUNIC_MOV: ELSEWHERE }),
            }),
          ),
        refused: close(),
        reason: /9990001/,
      },
      {
        what: 'a file in which this hospital’s CNES is of another municipality',
        prepare: () =>
          bring(
            rewritten(issue('RDMT2009.dbc'), '2020-11-03', {
              change: (row) => ({ ...row, MUNIC_MOV: ELSEWHERE }),
            }),
          ),
        refused: close(),
        reason: /O CNES 9990001 é, nos arquivos de setembro de 2020, de Colíder: não é o de/,
      },
      {
        what: 'production below zero in the SIA',
        prepare: async () => {
          await bring(rewritten(issue('RDMT2009.dbc'), '2020-11-04'));
          await bring(
            rewritten(issue('PAMT2009.dbc'), '2020-11-04', {
              change: (row) => ({ ...row, PA_VL_CL: '99999.99' }),
            }),
          );
        },
        refused: close(),
        reason: /A produção ambulatorial \(SIA\) do CNES 9990001 em setembro de 2020 dá negativa/,
      },
      {
        what: 'one procedure whose local complement passes its value',
        prepare: () =>
          bring(
            rewritten(
              issue('PAMT2009.dbc'),
              '2020-11-04',
              onlyFirst('PA_NIVCPL', '2', { PA_VL_CL: '99999.99' }),
            ),
          ),
        refused: close(),
        reason:
          /Em PAMT2009\.dbc, 1 registro da produção ambulatorial \(SIA\) .* tem valor negativo, ainda que a soma/,
      },
      {
        what: 'a clock set back behind the last act',
        refused: authorise('2026-11-01T12:00:00Z'),
        reason: /O relógio está atrasado.*Acerte o relógio do servidor/,
      },
      {
        what: 'a clock set back behind the competência',
        refused: authorise('2020-10-01T12:00:00Z'),
        reason: /ainda não chegou: hoje é 01\/10\/2020/,
      },
      {
        what: 'a month after the first year without the evaluations of the commission',
        prepare: async () => {
          for (const file of generateProduction(['2021-07'])) await bring(file);
          await close(LATER)();
        },
        refused: async () =>
          calculateMonth(room.as('regional-office'), LATER, {
            version: await versionOf(room.context, LATER),
            opinion: 'De acordo.',
          }),
        reason: /passado o primeiro ano do Termo, o critério das metas pede a avaliação da CAC/,
      },
      {
        what: 'a signature without its own person',
        refused: async () =>
          checkMonth(room.as('regional-office'), caller, ON, { version: await versionOf(room.context) }),
        code: 'forbidden',
        reason: /./,
      },
    ])('refuses, and changes nothing: $what', async ({ prepare, refused, code = 'refused', reason }) => {
      await prepare?.();
      const before = await kept();
      await expect(refused()).rejects.toMatchObject({ code, message: reason });
      expect(await kept()).toEqual(before);
      expect(await verifyLedger(room.context)).toMatchObject({ ok: true, entries: 0 });
    });

    it('goes on where the right files came, to one right in the ledger', async () => {
      await bring(rewritten(issue('PAMT2009.dbc'), '2020-11-05'));
      await leadTo(room, 'authorised');
      expect(await verifyLedger(room.context)).toMatchObject({ ok: true, entries: 1 });
    });
  },
);
