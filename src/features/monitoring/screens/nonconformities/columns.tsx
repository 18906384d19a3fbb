import { formatDay } from '../../../../kernel/format.ts';
import type { Column } from '../../../../web/grid/Grid.tsx';
import type { NonConformityLine } from '../../contract.ts';
import { STATE_WORDS } from '../../domain/nonconformities/may.ts';
import { CAUSE_WORDS } from '../../domain/nonconformities/words.ts';
import { countOf } from '../words.ts';
import { NonConformityBadge } from './words.tsx';

const measuresText = ({ measures: { all, done } }: NonConformityLine): string =>
  all === 0 ? 'nenhuma' : `${done} de ${all} ${all === 1 ? 'feita' : 'feitas'}`;

export const columns: readonly Column<NonConformityLine>[] = [
  { id: 'number', header: 'Nº', width: 100, value: ({ number }) => number },
  { id: 'about', header: 'De que é', width: 340, value: ({ about }) => about },
  {
    id: 'state',
    header: 'Estado',
    width: 190,
    value: ({ state }) => STATE_WORDS[state],
    cell: (line) => (
      <span className="flex min-w-0 flex-col">
        <NonConformityBadge state={line.state} />
        {line.rounds > 1 && (
          <span className="text-13 text-ink-quiet">reaberta {countOf(line.rounds - 1, 'vez', 'vezes')}</span>
        )}
      </span>
    ),
    onCard: true,
  },
  { id: 'unit', header: 'Unidade', width: 130, value: ({ unitName }) => unitName, onCard: true },
  {
    id: 'days',
    header: 'Aberta há',
    width: 110,
    value: ({ daysOpen }) => (daysOpen === 0 ? 'hoje' : countOf(daysOpen, 'dia', 'dias')),
    onCard: true,
  },
  {
    id: 'cause',
    header: 'Causa',
    width: 190,
    value: ({ cause }) => (cause === null ? 'a analisar' : CAUSE_WORDS[cause]),
  },
  {
    id: 'measures',
    header: 'Medidas',
    width: 150,
    value: measuresText,
    cell: (line) => (
      <span className="flex min-w-0 flex-col">
        {measuresText(line)}
        {line.measures.overdue > 0 && (
          <span className="text-13 text-bad">{countOf(line.measures.overdue, 'vencida', 'vencidas')}</span>
        )}
      </span>
    ),
    onCard: true,
  },
  {
    id: 'next',
    header: 'Próximo dia',
    width: 120,
    value: ({ nextDay }) => (nextDay === null ? '' : formatDay(nextDay)),
  },
];
