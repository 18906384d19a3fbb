import type { Cell } from './cell.ts';

/** What a reviewer should look at before approving a line of the month; each a visible rule. */
export const FINDING_WORDS = {
  lateWithoutComment: 'Atrasada, e o mês não diz por quê.',
  progressFell: 'O andamento é menor que o do mês passado.',
  concludedBelow: 'Concluída com andamento abaixo de 100%.',
  wholeStillOpen: 'Andamento de 100%, e a ação não está concluída.',
  notStartedBegun: 'Não iniciada com andamento acima de zero.',
  concludedWithoutProof: 'Concluída neste mês sem prova anexada.',
  cancelled: 'Cancelada neste mês.',
} as const;

export type Finding = keyof typeof FINDING_WORDS;

interface Looked {
  readonly cell: Cell;
  readonly before: Pick<Cell, 'status' | 'progress'> | null;
  readonly late: boolean;
}

const RULES: Readonly<Record<Finding, (looked: Looked) => boolean>> = {
  lateWithoutComment: ({ cell, late }) => late && cell.comment === null,
  progressFell: ({ cell, before }) =>
    cell.progress !== null && before?.progress != null && cell.progress < before.progress,
  concludedBelow: ({ cell }) => cell.status === 'completed' && cell.progress !== null && cell.progress < 100,
  wholeStillOpen: ({ cell }) => cell.progress === 100 && cell.status !== 'completed',
  notStartedBegun: ({ cell }) => cell.status === 'notStarted' && (cell.progress ?? 0) > 0,
  concludedWithoutProof: ({ cell, before }) =>
    cell.status === 'completed' && before?.status !== 'completed' && cell.evidence.length === 0,
  cancelled: ({ cell, before }) => cell.status === 'cancelled' && before?.status !== 'cancelled',
};

/** Everything to look at in a line; none is a clean line. */
export const findingsOf = (looked: Looked): Finding[] =>
  (Object.keys(RULES) as Finding[]).filter((finding) => RULES[finding](looked));
