import { useQuery } from '@tanstack/react-query';
import { apiGet, withQuery } from '../../../web/api.ts';
import { CodeNames } from '../contract.ts';

const HOUR_MS = 3_600_000;
/** The server names no more at once. */
const MOST = 400;
/** Columns of files that hold a diagnosis or a procedure. */
const DIAGNOSES =
  /^(DIAG_(PRINC|SECUN?)|DIAGSEC\d|CID_(NOTIF|ASSO|MORTE)|CAUSABAS(_O)?|CB_PRE|PA_CID(PRI|SEC|CAS)|SP_CID(PRI|SEC))$/;
const PROCEDURES = /^(PROC_(REA|SOLIC)|PA_PROC_ID|SP_(PROCREA|ATOPROF))$/;

/** Whether the codes of a column have names. */
export const isNamedColumn = (column: string): boolean => DIAGNOSES.test(column) || PROCEDURES.test(column);

/**
 * The names of the codes in rows of a file, by the tables that were imported: asks by column and text, answers the name or
 * null. Codes without a name, and all while the tables are being read, have none.
 */
export function useCodeNames(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  month?: string,
): (column: string, text: string) => string | null {
  const textsOf = (pattern: RegExp) => {
    const places = columns.flatMap((name, at) => (pattern.test(name) ? [at] : []));
    const texts = rows.flatMap((cells) => places.map((at) => cells[at] ?? ''));
    return [...new Set(texts.filter(Boolean))].toSorted().slice(0, MOST);
  };
  const query = { diagnoses: textsOf(DIAGNOSES).join(','), procedures: textsOf(PROCEDURES).join(','), month };
  const names = useQuery({
    queryKey: ['sources', 'codes', query],
    queryFn: ({ signal }) => apiGet(withQuery('/api/sources/codes', query), CodeNames, signal),
    enabled: query.diagnoses + query.procedures !== '',
    staleTime: HOUR_MS,
    placeholderData: (before) => before,
  });
  const { diagnoses = [], procedures = [] } = names.data ?? {};
  const byCode = new Map([...diagnoses, ...procedures].map(({ asked, name }) => [asked, name]));
  return (column, text) => (isNamedColumn(column) ? (byCode.get(text) ?? null) : null);
}
