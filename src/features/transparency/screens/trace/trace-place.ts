import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useFilters } from '../../../../web/place.ts';
import type { TraceAnswer, TraceRow } from '../../contract.ts';
import { filterRows } from '../../domain/filter.ts';

export type DocumentId = TraceRow['document'];

/** The filters of the address: what their parts are called there. */
const NAMES = ['documento', 'secao', 'situacao', 'area', 'q', 'tela'] as const;
export type FilterName = (typeof NAMES)[number];

export interface TracePlace {
  /** The document on the left. */
  document: DocumentId;
  filters: Record<FilterName, string | undefined>;
  setFilter: (name: FilterName, value: string | undefined) => void;
  clearFilters: () => void;
  showDocument: (id: DocumentId) => void;
  /** How many rows of each document answer the filters. */
  counts: Record<DocumentId, number>;
  /** Rows of the document on the left that answer the filters, and the selected one. */
  rows: TraceRow[];
  selected: TraceRow | undefined;
  select: (id: string) => void;
}

function documentOf(asked: string | undefined, found: readonly TraceRow[]): DocumentId {
  if (asked === 'A' || asked === 'B') return asked;
  return found[0]?.document ?? 'A';
}

function useAddress() {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const select = useCallback(
    (id: string) =>
      void navigate({
        to: '.',
        search: (before: object) => before,
        hash: id,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      } as never),
    [navigate],
  );
  return { hash: decodeURIComponent(hash), select };
}

/** What the address says of the matrix: filters in the query, the selected row in the anchor. */
export function useTracePlace(answer: TraceAnswer): TracePlace {
  const [values, change] = useFilters(NAMES);
  const { hash, select } = useAddress();
  const [section, state, room, q, screen] = [
    values.secao[0],
    values.situacao[0],
    values.area[0],
    values.q[0],
    values.tela[0],
  ];
  const found = useMemo(
    () => filterRows(answer.rows, { section, state, room, q, screen }),
    [answer, section, state, room, q, screen],
  );
  const selected = answer.rows.find((row) => row.id === hash);
  const document = selected?.document ?? documentOf(values.documento[0], found);
  const beside = selected !== undefined && !found.includes(selected) ? selected : undefined;
  const rows = useMemo(() => {
    const wanted = new Set([...found, beside]);
    return answer.rows.filter((row) => row.document === document && wanted.has(row));
  }, [answer, found, beside, document]);
  const inA = found.filter((row) => row.document === 'A').length;
  return {
    document,
    filters: {
      documento: values.documento[0],
      secao: section,
      situacao: state,
      area: room,
      q,
      tela: screen,
    },
    setFilter: (name, value) => change({ documento: [document], [name]: value ? [value] : [] }),
    clearFilters: () => change({ documento: [document], secao: [], situacao: [], area: [], q: [], tela: [] }),
    showDocument: (id) => change({ documento: [id], secao: [] }),
    counts: { A: inA, B: found.length - inA },
    rows,
    selected,
    select,
  };
}
