import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { apiGet, withQuery } from '../../../../web/api.ts';
import { LedgerEntryDetail, LedgerPage, VerificationStep } from '../../contract.ts';

const LEDGER = '/api/cofinancing/ledger';
const PAGE = 100;

export interface LedgerAsked {
  readonly municipality: string | undefined;
  readonly unit: string | undefined;
  readonly competencia: string | undefined;
  readonly kind: string | undefined;
}

const readPage = (asked: LedgerAsked, before: number | null, limit: number, signal?: AbortSignal) =>
  apiGet(withQuery(LEDGER, { ...asked, before, limit }), LedgerPage, signal);

export const useLedger = (asked: LedgerAsked) =>
  useInfiniteQuery({
    queryKey: ['cofinancing', 'ledger', asked],
    queryFn: ({ signal, pageParam }) => readPage(asked, pageParam, PAGE, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

export const useLedgerEntry = (sequence: number) =>
  useQuery({
    queryKey: ['cofinancing', 'ledger', 'entry', sequence],
    queryFn: ({ signal }) => apiGet(`${LEDGER}/entries/${sequence}`, LedgerEntryDetail, signal),
  });

/** Every entry that answers the filters, page after page. */
export async function readWholeLedger(asked: LedgerAsked): Promise<LedgerPage['items']> {
  const items: LedgerPage['items'] = [];
  for (let before: number | null = null; ; ) {
    const page: LedgerPage = await readPage(asked, before, 200);
    items.push(...page.items);
    if (page.next === null) return items;
    before = page.next;
  }
}

export const readVerification = (cursor: string, signal: AbortSignal) =>
  apiGet(withQuery(`${LEDGER}/verification`, { cursor }), VerificationStep, signal);
