import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import type { CountRow, Filter } from '../../../platform/warehouse/engine.ts';
import {
  CID10_COLUMNS,
  CID10_SYSTEM,
  cid10Code,
  type DiagnosisName,
  nameDiagnosis,
} from '../domain/cid10.ts';
import { SIGTAP_SYSTEM } from '../domain/sigtap.ts';
import { listCurrentVersions, type VersionRecord } from '../store/versions.ts';
import { partitionOf } from './folders.ts';

/** A procedure as one edition of the national table has it. Amounts are exact, in reais, as text with a point. */
interface Procedure {
  /** Ten digits. */
  readonly code: string;
  readonly name: string;
  readonly group: CodeName;
  readonly subgroup: CodeName;
  readonly form: CodeName;
  /** 0 does not apply, 1 primary, 2 medium, 3 high. */
  readonly complexity: string;
  readonly financing: CodeName;
  /** Hospital service (SH), outpatient service (SA), professional service (SP). */
  readonly values: { readonly hospital: string; readonly outpatient: string; readonly professional: string };
  /** Instruments of record (03 is AIH main procedure), modalities and bed types that it goes with. */
  readonly instruments: readonly string[];
  readonly modalities: readonly string[];
  readonly bedTypes: readonly string[];
}

interface CodeName {
  readonly code: string;
  readonly name: string;
}

/** The edition that an answer was read from. */
interface TableVersion {
  readonly period: string;
  readonly versionId: string;
  readonly fileName: string;
  readonly sha256: string;
}

export type ProcedureAnswer =
  /** `sameMonth` is false where the month asked for is not imported and the last one before it answers: names hold, amounts may not. */
  | {
      readonly status: 'known';
      readonly procedure: Procedure;
      readonly table: TableVersion;
      readonly sameMonth: boolean;
    }
  | { readonly status: 'missing'; readonly code: string; readonly reason: string };

export type DiagnosisAnswer =
  | ({ readonly status: 'known'; readonly table: TableVersion } & DiagnosisName)
  | { readonly status: 'missing'; readonly code: string; readonly reason: string };

const LEAST = 10;

/**
 * Procedures by their ten digits, in the order asked, as the table of a month (`YYYY-MM`) has them; the newest imported where
 * no month is told. Source: DATASUS, SIGTAP monthly export.
 * @throws AppError `invalid-input` for a code that is none
 */
export async function procedures(
  context: Context,
  codes: readonly string[],
  month: string | null = null,
): Promise<ProcedureAnswer[]> {
  const bad = codes.find((code) => !/^\d{10}$/.test(code));
  if (bad !== undefined)
    throw new AppError('invalid-input', `"${bad}" não é um procedimento: são ${LEAST} algarismos.`);
  const asked = month === null ? null : parseCompetencia(month);
  const versions = await listCurrentVersions(context, { system: SIGTAP_SYSTEM, ...(asked && { to: asked }) });
  const version = versions.at(-1);
  if (version === undefined) {
    const until = asked === null ? '' : ` de ${asked} nem de antes`;
    return codes.map((code) => ({
      status: 'missing',
      code,
      reason: `Nenhuma tabela SIGTAP${until} foi carregada em Cargas.`,
    }));
  }
  const rows = await distinctRows(context, version, version.storedColumns, [
    { column: 'CO_PROCEDIMENTO', op: 'in', values: codes },
  ]);
  const byCode = new Map(rows.map((row) => [row.CO_PROCEDIMENTO, row]));
  const table = tableOf(version);
  const sameMonth = asked === null || version.period === asked;
  return codes.map((code) => {
    const row = byCode.get(code);
    return row === undefined
      ? {
          status: 'missing',
          code,
          reason: `O procedimento ${code} não está na tabela SIGTAP de ${version.period}.`,
        }
      : { status: 'known', procedure: procedureOf(row), table, sameMonth };
  });
}

/** Diagnoses by their code, however it is written (`j18.9`, `I10X`), in the order asked. Source: DATASUS, CID-10 V2008. */
export async function diagnoses(context: Context, codes: readonly string[]): Promise<DiagnosisAnswer[]> {
  const wanted = codes.map((text) => ({ text, code: cid10Code(text) }));
  const [version] = (await listCurrentVersions(context, { system: CID10_SYSTEM })).toReversed();
  if (version === undefined)
    return codes.map((code) => ({
      status: 'missing',
      code,
      reason: 'As tabelas da CID-10 não foram carregadas em Cargas.',
    }));
  const exact = wanted.flatMap(({ code }) => (code === null ? [] : [code, code.slice(0, 3)]));
  const rows = await distinctRows(context, version, CID10_COLUMNS, [
    {
      op: 'any',
      of: [
        [{ column: 'CODIGO', op: 'in', values: [...new Set(exact)] }],
        [{ column: 'NIVEL', op: 'in', values: ['chapter', 'group'] }],
      ],
    },
  ]);
  const table = tableOf(version);
  return wanted.map(({ text, code }) => {
    const named = code === null ? null : nameDiagnosis(rows, code);
    return named === null
      ? { status: 'missing', code: text, reason: `"${text}" não é um código da CID-10.` }
      : { status: 'known', table, ...named };
  });
}

function tableOf({ period, id, fileName, sha256 }: VersionRecord): TableVersion {
  return { period, versionId: id, fileName, sha256 };
}

function distinctRows(
  context: Context,
  version: VersionRecord,
  columns: readonly string[],
  filters: readonly Filter[],
): Promise<CountRow[]> {
  return context.warehouse.count({
    system: version.system,
    partitions: [partitionOf(context, version)],
    filters,
    groupBy: columns.map((column) => ({ column, as: column })),
    measures: [],
  });
}

function procedureOf(row: CountRow): Procedure {
  const text = (name: string) => row[name] ?? '';
  const list = (name: string) => text(name).split(',').filter(Boolean);
  const code = text('CO_PROCEDIMENTO');
  return {
    code,
    name: text('NO_PROCEDIMENTO'),
    group: { code: code.slice(0, 2), name: text('NO_GRUPO') },
    subgroup: { code: code.slice(0, 4), name: text('NO_SUB_GRUPO') },
    form: { code: code.slice(0, 6), name: text('NO_FORMA_ORGANIZACAO') },
    complexity: text('TP_COMPLEXIDADE'),
    financing: { code: text('CO_FINANCIAMENTO'), name: text('NO_FINANCIAMENTO') },
    values: { hospital: text('VL_SH'), outpatient: text('VL_SA'), professional: text('VL_SP') },
    instruments: list('REGISTROS'),
    modalities: list('MODALIDADES'),
    bedTypes: list('LEITOS'),
  };
}
