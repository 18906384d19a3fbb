import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, withQuery } from '../../../web/api.ts';
import {
  AgreementAnswer,
  AgreementList,
  PaymentAnswer,
  ProgrammeAnswer,
  ProgrammeList,
  ReadingList,
} from '../contract.ts';

const AGREEMENTS = '/api/cofinancing/agreements';

export const useAgreements = () =>
  useQuery({
    queryKey: ['cofinancing', 'agreements'],
    queryFn: ({ signal }) => apiGet(AGREEMENTS, AgreementList, signal),
  });

export const useAgreement = (id: string) =>
  useQuery({
    queryKey: ['cofinancing', 'agreements', id],
    queryFn: ({ signal }) => apiGet(`${AGREEMENTS}/${encodeURIComponent(id)}`, AgreementAnswer, signal),
    enabled: id !== '',
  });

/** Address of a month's calculation, with the facts and readings of a simulation. */
export function paymentPath(id: string, month: string, whatIf: Record<string, string>, part = ''): string {
  const path = `${AGREEMENTS}/${encodeURIComponent(id)}/competencias/${encodeURIComponent(month)}${part}`;
  return withQuery(path, whatIf);
}

/** The auditor's dossier of a payment, as a file. */
export const dossierPath = (agreement: string, month: string): string =>
  `${AGREEMENTS}/${encodeURIComponent(agreement)}/months/${encodeURIComponent(month)}/dossier`;

/** What a month pays, once agreement and month are known. A refusal is an answer, not a failure: it is not asked again. */
export const usePayment = (id: string, month: string, whatIf: Record<string, string>) =>
  useQuery({
    queryKey: ['cofinancing', 'payment', id, month, whatIf],
    queryFn: ({ signal }) => apiGet(paymentPath(id, month, whatIf), PaymentAnswer, signal),
    enabled: id !== '' && month !== '',
    placeholderData: keepPreviousData,
    retry: (count, error) => !(error instanceof AppError) && count < 2,
  });

export const useProgrammes = () =>
  useQuery({
    queryKey: ['cofinancing', 'programmes'],
    queryFn: ({ signal }) => apiGet('/api/cofinancing/programmes', ProgrammeList, signal),
  });

export const useProgramme = (id: string) =>
  useQuery({
    queryKey: ['cofinancing', 'programmes', id],
    queryFn: ({ signal }) =>
      apiGet(`/api/cofinancing/programmes/${encodeURIComponent(id)}`, ProgrammeAnswer, signal),
  });

export const useReadings = () =>
  useQuery({
    queryKey: ['cofinancing', 'readings'],
    queryFn: ({ signal }) => apiGet('/api/cofinancing/readings', ReadingList, signal),
  });
