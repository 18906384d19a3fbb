import type { CsvCell } from '../../../../kernel/csv.ts';
import type { CreditsAnswer } from '../../contract.ts';
import type { CreditGroup } from '../../domain/credits.ts';
import { countOf } from '../words.ts';

export const GROUP_WORDS: Readonly<Record<CreditGroup, string>> = {
  authority: 'Governo e secretaria',
  office: 'Órgão do plano',
  making: 'Elaboração do documento',
  edition: 'Edição',
};

/** What stands where a line shows no name: how many are kept from sight, or how many the document names. */
export function unnamed(printed: number | null, hidden: number): string {
  if (hidden > 0) return countOf(hidden, 'nome não mostrado', 'nomes não mostrados');
  if (printed === null) return 'sem pessoa indicada';
  return `${countOf(printed, 'pessoa nomeada', 'pessoas nomeadas')} no documento`;
}

const HEADER = ['Parte', 'Função', 'Órgão ou texto', 'Pessoas que o documento nomeia', 'Unidade'];
const PERSONAL = 'Pessoa (dado pessoal)';

/** The sheet as a table; names of people only when asked, in a column that says what they are. */
export function sheetTable({ items, units, workshops }: CreditsAnswer, named: boolean) {
  const row = (cells: CsvCell[], people: readonly string[] = []) =>
    named ? [...cells, people.join('; ')] : cells;
  return {
    header: named ? [...HEADER, PERSONAL] : HEADER,
    rows: [
      ...items.map(({ content: { group, role, institution, people, printedPeople } }) =>
        row([GROUP_WORDS[group], role, institution, printedPeople ?? '', ''], people),
      ),
      ...units.map(({ acronym, name }) => row(['Unidades', '', name, '', acronym])),
      ...workshops.map(({ institution, people }) =>
        row(['Oficinas de elaboração', 'Participantes', institution, people, '']),
      ),
    ],
  };
}
