import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { AppError } from '../../kernel/app-error.ts';
import { readCallerFolder } from '../../platform/env.ts';

/** What a command prints: one JSON document, or the same said to a person. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  /** Said on standard error, whatever the form of the answer. */
  readonly warnings?: readonly string[];
  /** 1 where something was refused with its reason although the command ran to its end. */
  readonly exit?: 0 | 1;
}

export interface Command {
  /** Words after `pactua`, e.g. `cofinancing explain`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  run(input: CommandInput): Promise<Outcome>;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** The command was called in a way that cannot be understood: exit code 2. */
export class UsageError extends Error {}

/** Reads the words of one command; the option `--json` belongs to all of them. */
export function parseCommand(command: Command, words: readonly string[]): CommandInput {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values };
  } catch (error) {
    throw new UsageError(`${unreadable(error)}\nUso: pactua ${command.usage}`);
  }
}

/** What `parseArgs` refused, in Portuguese. */
function unreadable(error: unknown): string {
  const { code, message } = error as Error & { code?: string };
  const word = /'([^']+)'/.exec(message)?.[1]?.split(' ')[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `A opção ${word} não existe neste comando.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `A opção ${word} está sem valor, ou com um que não admite.`;
  return 'Não foi possível entender o comando.';
}

/** A path as the caller meant it: `npm run` moves to the project's folder and keeps where it was called from. */
export function callerPath(path: string): string {
  return resolve(readCallerFolder(), path);
}

/** The option's text. @throws UsageError when it is missing. */
export function required(input: CommandInput, name: string, command: Pick<Command, 'usage'>): string {
  const value = input.values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`Falta --${name}.\nUso: pactua ${command.usage}`);
}

/** The only file named. @throws UsageError for none or several. */
export function oneFile(input: CommandInput, command: Pick<Command, 'usage'>): string {
  const [file, ...rest] = input.positionals;
  if (file !== undefined && rest.length === 0) return file;
  throw new UsageError(`Informe um arquivo.\nUso: pactua ${command.usage}`);
}

/** `{error: {code, message, offset?}}`: what a refusal prints with `--json`. */
export function refusal(error: AppError): { error: { code: string; message: string; offset?: number } } {
  const offset = error.details.offset;
  return {
    error: { code: error.code, message: error.message, ...(typeof offset === 'number' ? { offset } : {}) },
  };
}
