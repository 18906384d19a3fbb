import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CsvForm } from '../../datasus/index.ts';
import { AppError } from '../../kernel/app-error.ts';
import { type Command, type CommandInput, callerPath, type Outcome, UsageError } from './command.ts';
import type { DbcAnswer, DbcJob, Target } from './dbc/job.ts';
import { runJobs } from './dbc/run-jobs.ts';

const USAGE =
  'dbc ARQUIVO… [--json] [--to csv|parquet --out CAMINHO [--columns A,B] [--csv plain|spreadsheet]] [--engine wasm|ts] [--salvage]';

/** Reads DATASUS files without opening any database: what they are, or the same rows as CSV or Parquet. */
export const dbcCommand: Command = {
  name: 'dbc',
  usage: USAGE,
  summary: 'lê arquivos .dbc ou .dbf do DATASUS, confere o CRC e os converte',
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    columns: { type: 'string' },
    csv: { type: 'string' },
    engine: { type: 'string' },
    salvage: { type: 'boolean' },
  },
  async run(input) {
    const jobs = jobsOf(input);
    const answers = await runJobs(jobs);
    const [only] = answers;
    return only !== undefined && answers.length === 1 ? ofOne(only) : ofSeveral(jobs, answers);
  },
};

function jobsOf(input: CommandInput): DbcJob[] {
  const { positionals, values } = input;
  if (positionals.length === 0) throw new UsageError(`Informe ao menos um arquivo.\nUso: pactua ${USAGE}`);
  const engine = oneOf(input, 'engine', ['wasm', 'ts'], 'wasm');
  const columns =
    typeof values.columns === 'string' ? values.columns.split(',').map((name) => name.trim()) : null;
  const targets = targetsOf(input);
  return positionals.map((file, index) => ({
    file,
    path: callerPath(file),
    target: targets?.[index] ?? null,
    columns,
    engine,
    salvage: values.salvage === true,
  }));
}

/** The option's value, one of those that it admits. */
function oneOf<Value extends string>(
  { values }: CommandInput,
  name: string,
  admitted: readonly Value[],
  absent: Value,
): Value {
  const value = values[name];
  if (value === undefined) return absent;
  if (admitted.includes(value as Value)) return value as Value;
  throw new UsageError(
    `A opção --${name} admite ${admitted.join(' ou ')}, não ${String(value)}.\nUso: pactua ${USAGE}`,
  );
}

/** Where each file goes: into `--out` by its own name where that is a folder, else `--out` itself, for one file. */
function targetsOf(input: CommandInput): Target[] | null {
  const { to, out, csv } = input.values;
  if (to === undefined && out === undefined && csv === undefined) return null;
  if ((to !== 'csv' && to !== 'parquet') || typeof out !== 'string') {
    throw new UsageError(
      `Para converter, informe --to csv ou --to parquet e --out CAMINHO.\nUso: pactua ${USAGE}`,
    );
  }
  const form: CsvForm = oneOf(input, 'csv', ['plain', 'spreadsheet'], 'plain');
  const path = callerPath(out);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder && input.positionals.length > 1) {
    throw new AppError(
      'invalid-input',
      `Para converter vários arquivos, --out é uma pasta, e ${out} não é. Crie-a ou escolha outra.`,
    );
  }
  const paths = input.positionals.map((file) => (isFolder ? join(path, renamed(file, to)) : path));
  const twice = paths.find((each, index) => paths.indexOf(each) !== index);
  if (twice === undefined) return paths.map((each) => ({ format: to, form, path: each }));
  throw new AppError(
    'invalid-input',
    `Dois dos arquivos informados dariam o mesmo ${basename(twice)}. Converta-os para pastas diferentes.`,
  );
}

const renamed = (file: string, format: Target['format']) =>
  `${basename(file).replace(/\.db[cf]$/i, '')}.${format}`;

function ofOne(answer: DbcAnswer): Outcome {
  if (answer.ok) return answer;
  throw new AppError(answer.code, answer.message, {
    details: answer.offset === null ? {} : { offset: answer.offset },
  });
}

/** In the order given; a refused file does not stop the others. */
function ofSeveral(jobs: readonly DbcJob[], answers: readonly DbcAnswer[]): Outcome {
  return {
    json: answers.map((answer, index) => ({ file: jobs[index]?.file, ...jsonOf(answer) })),
    text: answers.map((answer) => (answer.ok ? answer.text : answer.message)).join('\n'),
    warnings: answers.flatMap((answer, index) =>
      answer.ok ? answer.warnings.map((warning) => `${jobs[index]?.file}: ${warning}`) : [],
    ),
    exit: answers.every(({ ok }) => ok) ? 0 : 1,
  };
}

function jsonOf(answer: DbcAnswer): object {
  if (answer.ok) return answer.json;
  const { code, message, offset } = answer;
  return { error: { code, message, ...(offset === null ? {} : { offset }) } };
}
