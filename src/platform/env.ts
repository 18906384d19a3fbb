import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../kernel/app-error.ts';

/** The folder that holds `package.json`, `database/` and `dist/`. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

const MAIL_SERVER = 'Use smtps://usuario:senha@servidor:465 ou smtp://servidor:587';

/** How this installation sends mail: the server, and in whose name. */
const MailSettings = z.object({
  url: z.url({ protocol: /^smtps?$/, error: MAIL_SERVER }),
  from: z.object({ name: z.string().min(1), address: z.email() }),
});
export type MailSettings = z.infer<typeof MailSettings>;

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
  /** null where no mail is sent; the demonstration keeps its mail whatever this says. */
  mail: MailSettings.nullable(),
  /** When digests of notices go out: from this hour of working days on, those of the week on this weekday (1 is Monday). */
  digest: z.object({ hour: z.int().min(0).max(23), weekday: z.int().min(1).max(5) }),
  /** Days for which a notice is kept. */
  noticeDays: z.int().min(30),
  /** IBGE code (6 digits) of the municipality where the department sits, whose holidays no mail goes out on; null keeps the state's. */
  seat: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** Roles (of `roles.json`) that hold only for who has a second factor. */
  secondFactorRoles: z.array(z.string()),
  /** Months of the plan's life that the demonstration begins with; 0 is none. Production has none whatever this says. */
  demonstrationMonths: z.coerce.number().int().min(0).max(34),
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
    mail: mailOf(variables, config.department),
    demonstrationMonths: variables.PACTUA_DEMONSTRATION_MONTHS ?? config.demonstrationMonths,
    uf: variables.PACTUA_UF ?? config.uf,
    logLevel: variables.PACTUA_LOG ?? 'warn',
  });
  if (result.success) return withAddress(result.data);
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError(
    'invalid-input',
    `Configuração inválida: ${names}. Veja a seção "Configuração" do README.`,
  );
}

/** Letters carry addresses: who sends mail says under which public one. */
function withAddress(env: Env): Env {
  if (env.mail === null || env.publicUrl !== null) return env;
  throw new AppError(
    'invalid-input',
    'Configuração incompleta: com PACTUA_SMTP_URL é preciso PACTUA_URL, o endereço público que as cartas levam.',
  );
}

/** `PACTUA_MAIL_FROM` is an address, or `Nome <endereço>`; without a name the department's is used. */
function mailOf(variables: NodeJS.ProcessEnv, department: string) {
  if (variables.PACTUA_SMTP_URL === undefined) return null;
  const from = variables.PACTUA_MAIL_FROM ?? '';
  const [, name, address] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? [null, '', from.trim()];
  return { url: variables.PACTUA_SMTP_URL, from: { name: name || `Pactua · ${department}`, address } };
}

/** The folder a command was called from: npm moves to the project's and says here where it was. */
export function readCallerFolder(variables: NodeJS.ProcessEnv = process.env): string {
  return variables.INIT_CWD ?? process.cwd();
}

/** The address of a page (`/avisos`) as somebody outside opens it. */
export function publicAddress(env: Env, path: string): string {
  return `${env.publicUrl?.replace(/\/$/, '') ?? `http://${env.host}:${env.port}`}${path}`;
}
