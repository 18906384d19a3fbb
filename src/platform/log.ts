import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

/** Carries request and person ids; never names, mail, query text or file content. */
export function createLog(env: Env): Log {
  return pino({ level: env.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
}
