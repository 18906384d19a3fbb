import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost, apiUpload } from '../../../web/api.ts';
import {
  Approved,
  type CellNamed,
  type CellSaid,
  CellsWritten,
  EvidenceAnswer,
  type MeetingBody,
  MonthAnswer,
  type MoveMeetingBody,
  ReportAnswer,
  ReportWritten,
  type ReturnBody,
  ReviewAnswer,
  SettingsAnswer,
  type SettingsBody,
  Written,
} from '../contract.ts';

const ROOT = '/api/monitoring';

export const useMonth = (competencia: string) =>
  useQuery({
    queryKey: ['monitoring', 'month', competencia],
    queryFn: ({ signal }) => apiGet(`${ROOT}/months/${competencia}`, MonthAnswer, signal),
  });

export const useCycleSettings = () =>
  useQuery({
    queryKey: ['monitoring', 'settings'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/settings`, SettingsAnswer, signal),
  });

const unitPath = (competencia: string, unit: string): string =>
  `${ROOT}/months/${competencia}/reports/${encodeURIComponent(unit)}`;

export const useReport = (competencia: string, unit: string) =>
  useQuery({
    queryKey: ['monitoring', 'report', competencia, unit],
    queryFn: ({ signal }) => apiGet(unitPath(competencia, unit), ReportAnswer, signal),
  });

export const useReview = (competencia: string) =>
  useQuery({
    queryKey: ['monitoring', 'review', competencia],
    queryFn: ({ signal }) => apiGet(`${ROOT}/months/${competencia}/review`, ReviewAnswer, signal),
  });

export function sendEvidence(file: File): Promise<EvidenceAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload(`${ROOT}/evidence`, form, EvidenceAnswer);
}

export const evidenceAddress = (sha256: string): string => `${ROOT}/evidence/${sha256}`;

/** Every page of the cycle, and of the plan that it writes, is read again after a change, done or refused. */
export function useRefreshed() {
  const client = useQueryClient();
  return async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: ['monitoring'] });
      void client.invalidateQueries({ queryKey: ['plan'] });
    }
  };
}

/** What a person does to cells and reports of a month. */
export function useMonthCommands(competencia: string) {
  const refreshed = useRefreshed();
  const month = `${ROOT}/months/${competencia}`;
  const step = (unit: string, name: string, body: object) =>
    refreshed(apiPost(`${unitPath(competencia, unit)}/${name}`, body, ReportWritten));
  return {
    say: (cells: readonly CellSaid[]) => refreshed(apiPost(`${month}/cells`, { cells }, CellsWritten)),
    takeBack: (cells: readonly CellNamed[]) =>
      refreshed(apiPost(`${month}/cells/undo`, { cells }, CellsWritten)),
    approve: (cells: readonly CellNamed[]) => refreshed(apiPost(`${month}/approve`, { cells }, Approved)),
    send: (unit: string, expectedVersion: number) => step(unit, 'send', { expectedVersion }),
    recall: (unit: string, expectedVersion: number) => step(unit, 'recall', { expectedVersion }),
    tellMeeting: (unit: string, body: MeetingBody) => step(unit, 'meeting', body),
    giveBack: (unit: string, body: ReturnBody) => step(unit, 'return', body),
    undoReturn: (unit: string, expectedVersion: number) => step(unit, 'return/undo', { expectedVersion }),
    /** The lines as they were before they were approved. */
    undoApproval: (cells: readonly CellNamed[]) =>
      refreshed(
        apiPost(
          `${month}/approve/undo`,
          { cells: cells.map((each) => ({ ...each, expectedVersion: each.expectedVersion + 1 })) },
          Approved,
        ),
      ),
  };
}

/** What changes the calendar. */
export function useCalendarCommands() {
  const refreshed = useRefreshed();
  return {
    define: (body: SettingsBody) => refreshed(apiPost(`${ROOT}/settings`, body, Written)),
    moveMeeting: (competencia: string, body: MoveMeetingBody) =>
      refreshed(apiPost(`${ROOT}/months/${competencia}/meeting`, body, Written)),
  };
}
