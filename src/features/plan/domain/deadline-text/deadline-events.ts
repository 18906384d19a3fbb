import type { Deadline } from '../deadline.ts';
import { deadlineInWords } from './in-words.ts';

/** What a person's word in a deadline says; what an import makes of it is told by the import. Who and when stand beside it. */
export function deadlineEventWords({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): string {
  const to = data.to as Deadline;
  if (type === 'taken-back') return `Desfez a confirmação do prazo: voltou a ler-se ${deadlineInWords(to)}.`;
  return `Confirmou o prazo: ${deadlineInWords(to)}.`;
}
