import type { Status } from '../state.ts';
import { plainWords } from './source-row.ts';

const WORDS: Readonly<Record<Status, readonly string[]>> = {
  notStarted: [
    'nao iniciado',
    'nao iniciada',
    'a iniciar',
    'nao comecou',
    'nao comecado',
    'previsto',
    'prevista',
  ],
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
  cancelled: ['cancelado', 'cancelada', 'suspenso', 'suspensa'],
};

/** The words the plan's own document uses, offered where a cell bears another. */
export const STATUS_CHOICES = ['Não iniciada', 'Em andamento', 'Concluída', 'Cancelada'];

/** A STATUS cell whatever its capitals and accents: null for a blank one, `unknown` for a word that must be asked. */
export function readStatus(cell: string): Status | null | 'unknown' {
  const plain = plainWords(cell);
  if (plain === '') return null;
  const known = Object.entries(WORDS).find(([, words]) => words.includes(plain));
  return (known?.[0] as Status | undefined) ?? 'unknown';
}
