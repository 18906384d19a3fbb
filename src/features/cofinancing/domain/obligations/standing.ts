import { addMonths, competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { dueOfMonth, dueOn, followed, ONCE_ACCEPTED, UNTIL_ACCEPTED } from './due.ts';
import type { Due, Found, NextDue, Obligation } from './obligation.ts';
import type { ObligationRecord, Submission } from './submission.ts';

export const STANDINGS = ['missing', 'returned', 'expired', 'document', 'review', 'proved'] as const;
/**
 * Proved; under review; asked by a document that nobody sent yet; proved once and no longer; returned; or missing where a record should be
 * and is not.
 */
export type Standing = (typeof STANDINGS)[number];

export interface Standed {
  readonly standing: Standing;
  /** How it is proved, or why it is not. */
  readonly words: string;
  readonly next: NextDue | null;
  /** Why there is no day: the event that it waits for; null where there is one. */
  readonly noDate: string | null;
}

const words = (month: string): string => competenciaInWords(parseCompetencia(month));

/** Where an obligation stands on a day, by what was found of its proof, or by what was submitted where only a document proves it. */
export function standingOf(
  obligation: Obligation,
  found: Found,
  record: ObligationRecord,
  today: string,
): Standed {
  if (obligation.proof.kind !== 'document')
    return 'proof' in found
      ? { standing: 'proved', words: found.proof, ...found.due }
      : { standing: 'missing', words: found.reason, ...found.due };
  const due = dueOf(obligation, record, today);
  const proof = proofOf(obligation, record, today);
  if (proof !== null) return { standing: 'proved', words: proof, ...due };
  return { ...waiting(record, today), ...due };
}

const accepted = ({ submissions }: ObligationRecord): Submission[] =>
  submissions.filter(({ state }) => state === 'ACCEPTED');

const newestMonth = (record: ObligationRecord): string | null =>
  accepted(record)
    .map(({ month }) => month ?? '')
    .toSorted()
    .at(-1) ?? null;

const lastUntil = (record: ObligationRecord): string | null =>
  accepted(record)
    .map(({ answer }) => answer?.until ?? '')
    .toSorted()
    .at(-1) ?? null;

const tellOf = ({ number, answer }: Submission): string =>
  `${number}, aceito em ${formatDay(answer?.on ?? '')}`;

function proofOf({ often }: Obligation, record: ObligationRecord, today: string): string | null {
  const last = accepted(record).at(-1);
  if (last === undefined) return null;
  if (often === 'once') return `${tellOf(last)}.`;
  if (often === 'standing') {
    const until = lastUntil(record) ?? '';
    return until < today ? null : `${tellOf(last)}, vale até ${formatDay(until)}.`;
  }
  const month = newestMonth(record) ?? '';
  const asked = addMonths(parseCompetencia(today.slice(0, 7)), -2);
  return month < asked ? null : `Comprovada até ${words(month)} (${tellOf(last)}).`;
}

function dueOf({ often }: Obligation, record: ObligationRecord, today: string): Due {
  if (often === 'once') return ONCE_ACCEPTED;
  if (often === 'standing') {
    const until = lastUntil(record);
    return until === null ? UNTIL_ACCEPTED : dueOn({ month: null, by: until });
  }
  const newest = newestMonth(record);
  return dueOfMonth(newest === null ? addMonths(parseCompetencia(today.slice(0, 7)), -1) : followed(newest));
}

function waiting(record: ObligationRecord, today: string): Pick<Standed, 'standing' | 'words'> {
  const last = record.submissions.findLast(({ state }) => state !== 'WITHDRAWN');
  if (last?.state === 'REVIEW')
    return {
      standing: 'review',
      words: `${last.number} espera a análise do Escritório Regional ou da SPCA.`,
    };
  if (last?.state === 'RETURNED')
    return { standing: 'returned', words: `${last.number} devolvido: ${last.answer?.reason ?? ''}` };
  const until = lastUntil(record);
  if (until !== null && until !== '' && until < today)
    return { standing: 'expired', words: `A comprovação valeu até ${formatDay(until)}: apresente outra.` };
  const month = newestMonth(record);
  if (month !== null && month !== '')
    return { standing: 'expired', words: `Comprovada só até ${words(month)}: faltam os meses seguintes.` };
  return { standing: 'document', words: 'Comprova-se por documento, que ainda não foi apresentado.' };
}

/** What is missing comes first, what is proved last; otherwise the order of the act. */
export function inOrder<T extends { readonly standing: Standing }>(lines: readonly T[]): T[] {
  return lines.toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
}
