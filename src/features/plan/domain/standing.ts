import { STATUSES, statusWords } from './state.ts';

/** What is judged by a visible rule, beside which a person may say otherwise. */
export const JUDGED = ['objective', 'target'] as const;
export type Judged = (typeof JUDGED)[number];

/** How a target stands by its indicator; `notYet` where no year has both a value and a target. */
export const TARGET_STANDINGS = ['met', 'missed', 'notYet'] as const;
export type TargetStanding = (typeof TARGET_STANDINGS)[number];

const TARGET_WORDS: Readonly<Record<TargetStanding, string>> = {
  met: 'Alcançada',
  missed: 'Não alcançada',
  notYet: 'Ainda não aferível',
};

/** The rule of targets in words, shown beside every computed standing. */
export const TARGET_RULE =
  'Alcançada ou não no último ano em que o indicador tem valor e meta do ano, pelo sentido da meta (igual à meta é alcançada). Sem um ou sem o outro, ainda não aferível.';

/** What may be said of an objective or of a target. */
export const standingsOf = (kind: Judged): readonly string[] =>
  kind === 'objective' ? STATUSES : TARGET_STANDINGS;

export const standingWords = (kind: Judged, standing: string | null): string =>
  kind === 'target'
    ? (TARGET_WORDS[standing as TargetStanding] ?? TARGET_WORDS.notYet)
    : statusWords(standing as (typeof STATUSES)[number] | null);

/** What a person said, why, and until when. */
export interface Override {
  readonly standing: string;
  readonly reason: string;
  /** The last day on which it stands; null: until it is withdrawn. */
  readonly until: string | null;
  readonly withdrawn: boolean;
}

/** Whether what was said stands on a day; after its last day the computed one counts again by itself. */
export const isInForce = ({ withdrawn, until }: Override, today: string): boolean =>
  !withdrawn && (until === null || until >= today);

/** Why something may not be said; null where it may. */
export function overrideRefusal(
  kind: Judged,
  wanted: Pick<Override, 'standing' | 'until'>,
  computed: string | null,
  today: string,
): string | null {
  if (!standingsOf(kind).includes(wanted.standing))
    return 'Esta situação não existe para o que se julga. Escolha uma da lista.';
  if (wanted.standing === computed) return 'É o que a regra já calcula: não há o que dizer em seu lugar.';
  if (wanted.until !== null && wanted.until < today) return 'O último dia já passou: escolha um por vir.';
  return null;
}
