import type { CellStatus } from '../cell.ts';
import type { Course } from './compare.ts';
import type { ConfirmedBy } from './life.ts';
import type { Snapshot, Verdict } from './snapshot.ts';

const STATUSES: Readonly<Record<CellStatus, string>> = {
  notStarted: 'Não iniciada',
  inProgress: 'Em andamento',
  completed: 'Concluída',
  cancelled: 'Cancelada',
};

export const statusWords = (status: CellStatus | null): string =>
  status === null ? 'Sem informação' : STATUSES[status];

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'Alcançada',
  missed: 'Não alcançada',
  notYet: 'Ainda não aferível',
};

/** A target without an indicator, and an indicator without a target, have no verdict. */
export const verdictWords = (verdict: Verdict | null): string =>
  verdict === null ? 'Sem aferição' : VERDICT_WORDS[verdict];

export const COURSE_WORDS: Readonly<Record<Course | 'unknown', string>> = {
  advanced: 'Avançou',
  regressed: 'Regrediu',
  same: 'Como estava',
  added: 'Nova no plano',
  removed: 'Saiu do plano',
  unknown: 'Não comparável',
};

export const CONFIRMED_WORDS: Readonly<Record<ConfirmedBy, string>> = {
  password: 'Senha',
  'password-and-code': 'Senha e segundo fator',
  demonstration: 'Demonstração, sem senha',
};

/** `Objetivo 1`; the one that the plan does not number is that of result. */
export function objectiveName({ objectives }: Pick<Snapshot, 'objectives'>, id: string): string {
  const number = objectives.find((each) => each.id === id)?.number ?? null;
  return number === null ? 'Objetivo de resultado' : `Objetivo ${number}`;
}

const NUMERIC = new Intl.Collator('pt-BR', { numeric: true });

/** In the order in which people count: 1.2 before 1.10. */
export const inOrder = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => NUMERIC.compare(a.id, b.id));
