import { ZodError } from 'zod';
import { AppError, type ErrorCode } from '../../kernel/app-error.ts';

/** The one table from error code to HTTP status. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  refused: 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
};

export interface Failure {
  readonly status: number;
  readonly body: { error: { code: ErrorCode; message: string; details?: Record<string, unknown> } };
  /** Present where the log should hold what really happened. */
  readonly unexpected: unknown;
}

interface TransportError {
  statusCode?: number;
  code?: string;
  validation?: unknown;
  message?: string;
}

/** Turns anything thrown into an answer; what nobody foresaw is hidden behind one sentence and logged. */
export function failureOf(error: unknown): Failure {
  const known = knownError(error);
  if (known) {
    const details = Object.keys(known.details).length > 0 ? { details: known.details } : {};
    return {
      status: STATUS[known.code],
      body: { error: { code: known.code, message: known.message, ...details } },
      unexpected: known.code === 'internal' ? error : null,
    };
  }
  const message =
    'Algo falhou do nosso lado e nada foi alterado. Tente de novo; se persistir, avise a administração.';
  return { status: 500, body: { error: { code: 'internal', message } }, unexpected: error };
}

function knownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return invalid(error);
  const transport = error as TransportError;
  switch (transport?.statusCode) {
    case 404:
      return new AppError('not-found', 'Endereço não encontrado.');
    case 413:
      return new AppError('too-large', 'O envio passa do tamanho permitido.');
    case 429:
      return new AppError('rate-limited', 'Muitas tentativas seguidas. Espere um minuto e tente de novo.');
    case 400:
    case 415:
      return new AppError(
        'invalid-input',
        'O pedido não pôde ser lido. Recarregue a página e tente de novo.',
      );
    default:
      return null;
  }
}

function invalid(error: ZodError): AppError {
  const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  const first = fields[0];
  const where = first?.field ? `campo "${first.field}": ` : '';
  return new AppError(
    'invalid-input',
    `Dados inválidos: ${where}${first?.message ?? 'verifique o preenchimento'}.`,
    {
      details: { fields },
    },
  );
}
