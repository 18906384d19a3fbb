import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import type { Decision } from '../domain/decision.ts';
import { endImport, type ImportEnd, type ImportRecord } from '../store/imports.ts';
import type { Decoded } from './decode/decoded.ts';

/** An end of which nothing is known but that it came. */
export const NOTHING: Omit<ImportEnd, 'status'> = {
  versionId: null,
  system: null,
  uf: null,
  period: null,
  rows: null,
  columns: null,
  reason: null,
  errorCode: null,
  errorOffset: null,
  doubts: [],
};

/** What a decision writes down of the attempt. */
export function endOf(
  decision: Decision,
  about: Pick<Decoded, 'system' | 'uf' | 'period' | 'rows' | 'columns' | 'warnings'>,
): ImportEnd {
  const { system, uf, period, rows, columns } = about;
  const known = { ...NOTHING, system, uf, period };
  if (decision.status === 'refused')
    return { ...known, status: 'refused', reason: decision.reasons.join(' '), errorCode: 'refused' };
  const versionId = decision.status === 'unchanged' ? decision.version.id : null;
  const reason = withWarnings(decision.reason, about.warnings);
  const doubts = 'doubts' in decision ? decision.doubts : [];
  return { ...known, status: decision.status, rows, columns, reason, versionId, doubts };
}

/** The reason followed by what the reader warned of, or null where there is neither. */
function withWarnings(reason: string | null, warnings: Decoded['warnings']): string | null {
  const sentences = [...(reason === null ? [] : [reason]), ...warnings.map((warning) => warning.message)];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Ends the attempt with its event, alone or inside the transaction already open. */
export async function end(context: Context, attempt: ImportRecord, outcome: ImportEnd): Promise<void> {
  await inTransaction(context, async (inner) => {
    await endImport(inner, attempt.id, outcome);
    const { status, reason, system, uf, period, versionId } = outcome;
    await append(inner, {
      stream: `source-import/${attempt.id}`,
      type: status,
      reason,
      data: { fileName: attempt.fileName, sha256: attempt.sha256, system, uf, period, versionId },
    });
  });
}
