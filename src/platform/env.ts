import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../kernel/app-error.ts';

/** The folder that holds `package.json`, `database/` and `dist/`. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

const Settings = z.object({
  /** `production` knows no demonstration people and no demonstration data. */
  mode: z.enum(['demonstration', 'production']),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string(),
  dataFolder: z.string(),
  databaseUrl: z.string().nullable(),
  /** Secret of sessions and of the record-number HMAC; made once and kept in the data folder where not given. */
  secret: z.string().min(32).nullable(),
  publicUrl: z.string().nullable(),
  uf: z.string().regex(/^[A-Z]{2}$/),
  timeZone: z.string(),
  department: z.string(),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
});

export type Env = z.infer<typeof Settings>;

/** The only reader of environment variables. @throws AppError naming the variable that is wrong. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const config = JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'pactua.config.json'), 'utf8'));
  const result = Settings.safeParse({
    ...config,
    mode: variables.PACTUA_ENV ?? 'demonstration',
    port: variables.PORT ?? 3000,
    host: variables.PACTUA_HOST ?? 'localhost',
    dataFolder: resolve(variables.PACTUA_DATA ?? resolve(PROJECT_ROOT, 'data')),
    databaseUrl: variables.DATABASE_URL ?? null,
    secret: variables.PACTUA_SECRET ?? null,
    publicUrl: variables.PACTUA_URL ?? null,
    uf: variables.PACTUA_UF ?? config.uf,
    logLevel: variables.PACTUA_LOG ?? 'warn',
  });
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError(
    'invalid-input',
    `Configuração inválida: ${names}. Veja a seção "Configuração" do README.`,
  );
}

/** The folder a command was called from: npm moves to the project's and says here where it was. */
export function readCallerFolder(variables: NodeJS.ProcessEnv = process.env): string {
  return variables.INIT_CWD ?? process.cwd();
}
