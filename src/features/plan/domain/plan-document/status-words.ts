import type { Status } from '../state.ts';
import { plainWords } from './source-row.ts';

const WORDS: Readonly<Record<Status, readonly string[]>> = {
  notStarted: ['nao iniciado', 'nao iniciada', 'a iniciar', 'nao comecou', 'nao comecado'],
  inProgress: [
    'em andamento',
    'em execucao',
    'iniciado',
    'iniciada',
    'andamento',
    'em curso',
    'em desenvolvimento',
  ],
  completed: [
    'concluido',
    'concluida',
    'finalizado',
    'finalizada',
    'realizado',
    'realizada',
    'executado',
    'executada',
    'encerrado',
    'encerrada',
  ],
  cancelled: ['cancelado', 'cancelada'],
};

/** Words that units use of two situations: which one is meant is asked. */
const AMBIGUOUS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:suspens|paralisad|interrompid|adiad)[oa]$/,
    'pode ser uma pausa, depois da qual se continua, ou o fim: cancelada.',
  ],
  [
    /^(?:previst|programad|planejad|agendad)[oa]$/,
    'diz o que se quer fazer, não o que se fez: pode ser não iniciada ou já em andamento.',
  ],
];

/** The words the plan's own document uses, offered where a cell bears another. */
export const STATUS_CHOICES = ['Não iniciada', 'Em andamento', 'Concluída', 'Cancelada'];

/** Why a STATUS cell must be asked; null for one that is understood, or blank. */
export function statusReason(cell: string): string | null {
  if (readStatus(cell) !== 'unknown') return null;
  const [, two] = AMBIGUOUS.find(([words]) => words.test(plainWords(cell))) ?? [];
  return two === undefined ? `“${cell}” não é uma situação conhecida.` : `“${cell}” ${two}`;
}

/** Whether a cell is a word of the column, one that is asked too. */
export const isStatusWord = (cell: string): boolean =>
  cell !== '' &&
  (readStatus(cell) !== 'unknown' || AMBIGUOUS.some(([words]) => words.test(plainWords(cell))));

/** A STATUS cell whatever its capitals and accents: null for a blank one, `unknown` for a word that must be asked. */
export function readStatus(cell: string): Status | null | 'unknown' {
  const plain = plainWords(cell);
  if (plain === '') return null;
  const known = Object.entries(WORDS).find(([, words]) => words.includes(plain));
  return (known?.[0] as Status | undefined) ?? 'unknown';
}
