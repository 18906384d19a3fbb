import { AppError } from '../kernel/app-error.ts';
import { actsLintCommand, actsWordsCommand } from './cli/acts.ts';
import { bedsCommand } from './cli/beds.ts';
import { codeCommand } from './cli/code.ts';
import { cofinancingCommand, computeCommand } from './cli/cofinancing.ts';
import { type Command, parseCommand, refusal, UsageError } from './cli/command.ts';
import { dbcCommand } from './cli/dbc.ts';
import { deadlineCommand } from './cli/deadline.ts';
import { importCommand } from './cli/import.ts';
import { backupCommand, restoreCommand } from './cli/keeping.ts';
import { ledgerDossierCommand, ledgerVerifyCommand } from './cli/ledger.ts';
import { planCheckCommand, planImportCommand } from './cli/plan.ts';
import { planExportCommand } from './cli/plan-export.ts';
import { planDiffCommand, planVersionsCommand } from './cli/plan-versions.ts';
import { populationCommand } from './cli/population.ts';
import { indicatorsCommand, planCommand, traceCommand } from './cli/rooms.ts';
import { warehouseSweepCommand, warehouseVerifyCommand } from './cli/warehouse.ts';

const COMMANDS: readonly Command[] = [
  dbcCommand,
  importCommand,
  indicatorsCommand,
  cofinancingCommand,
  computeCommand,
  ledgerVerifyCommand,
  ledgerDossierCommand,
  planCommand,
  planImportCommand,
  planExportCommand,
  planCheckCommand,
  planVersionsCommand,
  planDiffCommand,
  deadlineCommand,
  populationCommand,
  actsWordsCommand,
  actsLintCommand,
  codeCommand,
  bedsCommand,
  traceCommand,
  warehouseVerifyCommand,
  warehouseSweepCommand,
  backupCommand,
  restoreCommand,
];

function help(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'Pactua: planeja, pactua, monitora, mede e financia a rede de atenção à saúde.',
    '',
    'Uso: pactua COMANDO [opções]      (npm run -s pactua -- COMANDO)',
    '',
    ...lines,
    '',
    '--json imprime um documento JSON e mais nada. Saída: 0 feito, 1 recusado com motivo, 2 uso errado.',
    'pactua COMANDO --help explica um comando.',
  ].join('\n');
}

function find(words: readonly string[]): { command: Command; rest: readonly string[] } {
  const byLength = [...COMMANDS].sort((a, b) => b.name.length - a.name.length);
  for (const command of byLength) {
    const name = command.name.split(' ');
    if (name.every((word, index) => words[index] === word))
      return { command, rest: words.slice(name.length) };
  }
  throw new UsageError(`Comando desconhecido: ${words.join(' ') || '(nenhum)'}.\n\n${help()}`);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

async function run(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${help()}\n`);
    return words.length === 0 ? 2 : 0;
  }
  const { command, rest } = find(words);
  const input = parseCommand(command, rest);
  if (input.values.help) {
    process.stdout.write(`Uso: pactua ${command.usage}\n${command.summary}\n`);
    return 0;
  }
  const outcome = await command.run(input);
  for (const warning of outcome.warnings ?? []) process.stderr.write(`Aviso: ${warning}\n`);
  if (input.values.json) print(outcome.json);
  else process.stdout.write(`${outcome.text}\n`);
  return outcome.exit ?? 0;
}

function report(error: unknown, json: boolean): number {
  const usage = error instanceof UsageError;
  const known =
    error instanceof AppError ? error : new AppError('internal', (error as Error).message, { cause: error });
  if (json) print(refusal(usage ? new AppError('invalid-input', (error as Error).message) : known));
  else process.stderr.write(`${usage ? (error as Error).message : known.message}\n`);
  return usage ? 2 : 1;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const words = process.argv.slice(2);
const exit = await run(words).catch((error: unknown) => report(error, words.includes('--json')));
// Writes to a pipe may still be on their way; the code is set and the process ends by itself when they are out.
process.exitCode = exit;
