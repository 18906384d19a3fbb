import type { Actor } from '../kernel/actor.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db/database.ts';
import type { Env } from './env.ts';
import type { FileStore } from './files.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import type { PdfRenderer } from './pdf/renderer.ts';
import type { AnalyticsEngine } from './warehouse/engine.ts';

/** What a permission is asked about: who owns the record and where it lies, from state down to municipality. */
export interface Scope {
  readonly unit?: string | null;
  readonly units?: readonly string[];
  readonly territoryPath?: readonly string[];
  /** Unit that keeps the record: only who sits in that very unit reaches it, whatever the reach of their role. */
  readonly keeper?: string;
}

type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** The pure policy of `accounts`, handed in by the app: may this actor do `verb` here on this day? */
export type Policy = (actor: Actor, verb: string, scope: Scope | null, day: string) => Decision;

/** The records of one kind that rooms to the left of theirs may name by id, listed by the app. */
export type Register = (context: Context) => Promise<
  readonly {
    readonly id: string;
    readonly name: string;
    /** Actions of the plan that it carries out, and the act that created it. */
    readonly actions: readonly string[];
    readonly act: string | null;
  }[]
>;

/** Everything outside that a room may touch, handed down; there is no other way to reach it. */
export interface Context {
  readonly env: Env;
  readonly clock: Clock;
  /** The current handle: the open transaction inside `inTransaction`, else the pool. */
  readonly db: Db;
  readonly insideTransaction: boolean;
  readonly log: Log;
  readonly files: FileStore;
  readonly warehouse: AnalyticsEngine;
  readonly pdf: PdfRenderer;
  /** Where mail goes; null where this installation sends none. Rooms post letters, and never call it. */
  readonly mail: Mailer | null;
  readonly policy: Policy;
  readonly registers: Readonly<Record<'body', Register>>;
  readonly actor: Actor;
  readonly requestId: string | null;
  /** Given by the caller of a command so that a repeated one returns its first answer. */
  readonly commandId: string | null;
  /** Secret for HMACs of record numbers; never leaves the server. */
  readonly secret: string;
}

/**
 * Runs `work` with a child context whose `db` is one transaction; joins the one already open. No mail, file, PDF or
 * job belongs inside: write an outbox row instead.
 */
export function inTransaction<T>(context: Context, work: (inner: Context) => Promise<T>): Promise<T> {
  if (context.insideTransaction) return work(context);
  return context.db.transaction().execute((tx) => work({ ...context, db: tx, insideTransaction: true }));
}

/** Why the actor may not: `unauthenticated` for a visitor, `forbidden` with the policy's reason for anybody else; null where they may. */
export function refusalOf(context: Context, verb: string, scope: Scope | null = null): AppError | null {
  const decision = context.policy(context.actor, verb, scope, context.clock.today());
  if (decision.allowed) return null;
  if (context.actor.kind === 'anonymous')
    return new AppError('unauthenticated', 'Entre com a sua conta para continuar.', { details: { verb } });
  return new AppError('forbidden', decision.reason, { details: { verb } });
}

/** @throws AppError what `refusalOf` answers. */
export function authorise(context: Context, verb: string, scope: Scope | null = null): void {
  const refusal = refusalOf(context, verb, scope);
  if (refusal !== null) throw refusal;
}
