import { formatDay } from '../../../../kernel/format.ts';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { STATE_WORDS } from '../../domain/nonconformities/may.ts';
import { CAUSE_WORDS, ORIGIN_WORDS } from '../../domain/nonconformities/words.ts';
import type { filtersOf } from './Filters.tsx';
import { readAllLines } from './queries.ts';

const HEADER = [
  ...[
    'Nº',
    'De que é',
    'Origem',
    'Ação',
    'Indicador',
    'Unidade',
    'Estado',
    'Aberta em',
    'Dias aberta',
    'Descrição',
  ],
  ...['Causa', 'Medidas', 'Medidas feitas', 'Medidas vencidas', 'Próximo dia', 'Reaberturas'],
];

/** The list as it is filtered, whole. */
export const exportsOf = (filters: ReturnType<typeof filtersOf>) =>
  fileEntries({
    name: 'nao-conformidades',
    table: async () => ({
      header: HEADER,
      rows: (await readAllLines(filters)).map((line) => [
        ...[line.number, line.about, ORIGIN_WORDS[line.origin], line.action, line.indicator, line.unitName],
        ...[STATE_WORDS[line.state], formatDay(line.openedOn), line.daysOpen, line.description],
        line.cause === null ? null : CAUSE_WORDS[line.cause],
        ...[line.measures.all, line.measures.done, line.measures.overdue],
        line.nextDay === null ? null : formatDay(line.nextDay),
        line.rounds - 1,
      ]),
    }),
  });
