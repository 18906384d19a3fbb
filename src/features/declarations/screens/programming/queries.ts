import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost, apiUpload, withQuery } from '../../../../web/api.ts';
import {
  EvidenceAnswer,
  type NewProgrammeBody,
  ProgrammeAnswer,
  ProgrammeList,
  ProgrammeWritten,
} from '../../contract.ts';
import type { Cell } from '../../domain/programming/programme.ts';

const ROOT = '/api/declarations/programmes';

export const useProgrammes = (hospital: string) =>
  useQuery({
    queryKey: ['programmes', hospital],
    queryFn: ({ signal }) => apiGet(withQuery(ROOT, { hospital }), ProgrammeList, signal),
  });

export const useProgramme = (id: string | null) =>
  useQuery({
    queryKey: ['programme', id],
    queryFn: ({ signal }) => apiGet(`${ROOT}/${id}`, ProgrammeAnswer, signal),
    enabled: id !== null,
    placeholderData: keepPreviousData,
  });

export const programmeCsv = (id: string): string => `${ROOT}/${id}/csv`;
export const evidenceAddress = (sha256: string): string => `/api/declarations/evidence/${sha256}`;

export function sendEvidence(file: File): Promise<EvidenceAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload('/api/declarations/evidence', form, EvidenceAnswer);
}

/** What a person does to the versions; each brings the page up to date. */
export function useProgrammeCommands() {
  const client = useQueryClient();
  const refresh = async (id: string) => {
    await client.invalidateQueries({ queryKey: ['programmes'] });
    await client.invalidateQueries({ queryKey: ['programme', id] });
  };
  const post = async (path: string, body: object) => {
    const written = await apiPost(path, body, ProgrammeWritten);
    await refresh(written.id);
    return written;
  };
  return {
    draft: (body: NewProgrammeBody) => post(ROOT, body),
    publish: (id: string, body: object) => post(`${ROOT}/${id}/publish`, body),
    discard: (id: string, expected: number) => post(`${ROOT}/${id}/discard`, { expected }),
    /** Saves cells; the answer is read again whatever happens, so that the page shows what stands. */
    put: async (id: string, expected: number, cells: readonly Cell[]) => {
      try {
        return await apiPatch(`${ROOT}/${id}/cells`, { expected, cells }, ProgrammeWritten);
      } finally {
        await refresh(id);
      }
    },
  };
}
