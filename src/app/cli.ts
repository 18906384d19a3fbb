import { AppError } from '../kernel/app-error.ts';
import { type Command, parseCommand, refusal, UsageError } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
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

async function find(words: readonly string[]): Promise<{ command: Command; rest: readonly string[] }> {
  const byLength = Object.entries(COMMANDS).sort(([a], [b]) => b.length - a.length);
  for (const [called, load] of byLength) {
    const name = called.split(' ');
    if (name.every((word, index) => words[index] === word))
      return { command: await load(), rest: words.slice(name.length) };
  }
  throw new UsageError(`Comando desconhecido: ${words.join(' ') || '(nenhum)'}.\n\n${await help()}`);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

async function run(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${await help()}\n`);
    return words.length === 0 ? 2 : 0;
  }
  const { command, rest } = await find(words);
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
