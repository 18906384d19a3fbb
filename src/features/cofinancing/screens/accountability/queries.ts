import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost } from '../../../../web/api.ts';
import { AccountsAnswer, AccountsList, type ReportBody } from '../../contract.ts';

const root = (agreement: string): string =>
  `/api/cofinancing/agreements/${encodeURIComponent(agreement)}/accounts`;
export const accountsPath = (agreement: string, month: string, part = ''): string =>
  `${root(agreement)}/${encodeURIComponent(month)}${part}`;

const KEY = ['cofinancing', 'accounts'];

export const useAccountsList = (agreement: string) =>
  useQuery({
    queryKey: [...KEY, agreement],
    queryFn: ({ signal }) => apiGet(root(agreement), AccountsList, signal),
  });

export const useAccounts = (agreement: string, month: string) =>
  useQuery({
    queryKey: [...KEY, agreement, month],
    queryFn: ({ signal }) => apiGet(accountsPath(agreement, month), AccountsAnswer, signal),
  });

export type AccountsStep = 'submit' | 'notice' | 'analyse' | 'accept' | 'return' | 'close';

/** What is done to the accounts of one competência; the page then shows where they stand. */
export function useAccountsCommands(agreement: string, month: string) {
  const client = useQueryClient();
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      // A refusal may mean that somebody was faster: the page shows what stands now.
      await client.invalidateQueries({ queryKey: KEY });
      void client.invalidateQueries({ queryKey: ['cofinancing', 'ledger'] });
    }
  };
  return {
    draft: (version: number, report: ReportBody) =>
      refreshed(apiPatch(accountsPath(agreement, month, '/report'), { version, report }, AccountsAnswer)),
    step: (step: AccountsStep, body: object) =>
      refreshed(apiPost(accountsPath(agreement, month, `/${step}`), body, AccountsAnswer)),
  };
}
