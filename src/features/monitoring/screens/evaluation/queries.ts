import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost, withQuery } from '../../../../web/api.ts';
import {
  type CancelFreezeBody,
  ComparisonAnswer,
  DifferencesAnswer,
  EvaluationAnswer,
  EvaluationSettingsAnswer,
  type EvaluationSettingsBody,
  EvaluationsAnswer,
  type FreezeBody,
  Frozen,
  type JudgementBody,
  JudgementWritten,
  SignatureWritten,
  type SignBody,
  Written,
} from '../../contract.ts';

const ROOT = '/api/monitoring';
const one = (semester: string): string => `${ROOT}/evaluations/${semester}`;

export const reportAddress = (semester: string, ending: 'pdf' | 'xlsx'): string =>
  `${one(semester)}/report.${ending}`;

export const useEvaluations = () =>
  useQuery({
    queryKey: ['monitoring', 'evaluations'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/evaluations`, EvaluationsAnswer, signal),
  });

export const useEvaluationSettings = () =>
  useQuery({
    queryKey: ['monitoring', 'evaluation-settings'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/evaluation-settings`, EvaluationSettingsAnswer, signal),
  });

export const useEvaluation = (semester: string) =>
  useQuery({
    queryKey: ['monitoring', 'evaluation', semester],
    queryFn: ({ signal }) => apiGet(one(semester), EvaluationAnswer, signal),
  });

export const useDifferences = (semester: string) =>
  useQuery({
    queryKey: ['monitoring', 'evaluation', semester, 'differences'],
    queryFn: ({ signal }) => apiGet(`${one(semester)}/differences`, DifferencesAnswer, signal),
  });

export const useComparison = (from: string, to: string) =>
  useQuery({
    queryKey: ['monitoring', 'evaluation-comparison', from, to],
    queryFn: ({ signal }) =>
      apiGet(withQuery(`${ROOT}/evaluation-comparison`, { from, to }), ComparisonAnswer, signal),
  });

/** Everything a person does to an evaluation; what is shown is read again after it, done or refused. */
export function useEvaluationCommands() {
  const client = useQueryClient();
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: ['monitoring'] });
    }
  };
  return {
    freeze: (semester: string, body: FreezeBody) =>
      refreshed(apiPost(`${one(semester)}/freeze`, body, Frozen)),
    cancel: (semester: string, body: CancelFreezeBody) =>
      refreshed(apiPost(`${one(semester)}/cancel`, body, Written)),
    sign: (semester: string, body: SignBody) =>
      refreshed(apiPost(`${one(semester)}/sign`, body, SignatureWritten)),
    define: (body: EvaluationSettingsBody) =>
      refreshed(apiPost(`${ROOT}/evaluation-settings`, body, Written)),
    /** Of a judgement, only what its form does not hold is read again. */
    judge: (semester: string, objective: string, body: JudgementBody) =>
      refreshed(
        apiPost(`${one(semester)}/judgements/${encodeURIComponent(objective)}`, body, JudgementWritten),
      ),
  };
}
