/** What can go wrong, in one closed list; `platform/http` maps each to one HTTP status. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'refused'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable'
  | 'internal';

export interface AppErrorOptions {
  cause?: unknown;
  /** Facts a program may need: the field, the offset, both versions of a conflict. Never personal data. */
  details?: Record<string, unknown>;
}

/** The one error of the house. `message` is read by people: what happened, why, what to do (pt-BR). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
