import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { AssessmentAnswer, AssessmentList } from '../../contract.ts';

const pathOf = (agreement: string) =>
  `/api/cofinancing/agreements/${encodeURIComponent(agreement)}/assessments`;
const onePath = (agreement: string, period: string) => `${pathOf(agreement)}/${encodeURIComponent(period)}`;

export const ordinancePath = (agreement: string, period: string, form: 'pdf' | 'docx') =>
  `${onePath(agreement, period)}/ordinance/${form}`;

export const useAssessments = (agreement: string) =>
  useQuery({
    queryKey: ['cofinancing', 'assessments', agreement],
    queryFn: ({ signal }) => apiGet(pathOf(agreement), AssessmentList, signal),
    enabled: agreement !== '',
  });

export const useAssessment = (agreement: string, period: string) =>
  useQuery({
    queryKey: ['cofinancing', 'assessments', agreement, period],
    queryFn: ({ signal }) => apiGet(onePath(agreement, period), AssessmentAnswer, signal),
  });

/** What may be sent of an assessment; whatever is read again follows. */
export function useAssessmentCommands(agreement: string) {
  const queries = useQueryClient();
  return async (period: string, what: string, body: object) => {
    await apiPost(`${onePath(agreement, period)}/${what}`, body, AssessmentAnswer);
    await queries.invalidateQueries({ queryKey: ['cofinancing'] });
  };
}
