import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policy } from '../features/accounts/index.ts';
import { listBodyNames } from '../features/governance/index.ts';
import { SYSTEM } from '../kernel/actor.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/db/database.ts';
import type { Env } from '../platform/env.ts';
import { openFileStore } from '../platform/files.ts';
import { createLog } from '../platform/log.ts';
import { openKeptMailbox } from '../platform/mail/kept.ts';
import type { Mailer } from '../platform/mail/mailer.ts';
import { openSmtp } from '../platform/mail/smtp.ts';
import { startPdfRenderer } from '../platform/pdf/typst.ts';
import { startDuckDb } from '../platform/warehouse/duckdb.ts';

export interface OpenContext extends Context {
  close(): Promise<void>;
}

/** Hands the outside in: everything a room may touch, wired once. Acts as the system until a request says who. */
export function openContext(env: Env, db: Db, clock: Clock = systemClock(env.timeZone)): OpenContext {
  const folder = join(env.dataFolder, env.mode);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const warehouse = startDuckDb(join(folder, 'warehouse'));
  const pdf = startPdfRenderer();
  return {
    env,
    clock,
    db,
    insideTransaction: false,
    log: createLog(env),
    files: openFileStore(join(folder, 'files')),
    warehouse,
    pdf,
    mail: openMail(env, db, clock),
    policy,
    registers: { body: listBodyNames },
    actor: SYSTEM,
    requestId: null,
    commandId: null,
    secret: env.secret ?? keptSecret(folder),
    async close() {
      await Promise.all([warehouse.close(), pdf.close()]);
    },
  };
}

/** The demonstration's people are invented: nothing leaves it, whatever server is configured. */
function openMail(env: Env, db: Db, clock: Clock): Mailer | null {
  if (env.mode === 'demonstration') return openKeptMailbox(db, clock);
  return env.mail === null ? null : openSmtp(env.mail);
}

/** The secret of this installation, made at the first start and kept beside its data. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const secret = randomBytes(32).toString('hex');
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}
