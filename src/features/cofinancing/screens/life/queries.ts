import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost, apiUpload } from '../../../../web/api.ts';
import {
  type AnnulBody,
  FileAnswer,
  InstrumentAnswer,
  InstrumentList,
  SignatoryAnswer,
  type SignatoryBody,
  type StartBody,
  StepAnswer,
  TermoAnswer,
} from '../../contract.ts';

const ROOT = '/api/cofinancing/instruments';
const FILES = '/api/cofinancing/instrument-files';

export type Instrument = InstrumentAnswer;
export type Offer = InstrumentAnswer['offers'][number];
export type Step = InstrumentAnswer['steps'][number];
export type Details = Step['details'];

const at = (id: string, rest = ''): string => `${ROOT}/${encodeURIComponent(id)}${rest}`;

export const useInstruments = () =>
  useQuery({
    queryKey: ['cofinancing', 'instruments'],
    queryFn: ({ signal }) => apiGet(ROOT, InstrumentList, signal),
  });

export const useInstrument = (id: string) =>
  useQuery({
    queryKey: ['cofinancing', 'instruments', id],
    queryFn: ({ signal }) => apiGet(at(id), InstrumentAnswer, signal),
    enabled: id !== '',
  });

export function sendProof(file: File): Promise<FileAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload(FILES, form, FileAnswer);
}

export const proofAddress = (sha256: string): string => `${FILES}/${sha256}`;

export const termoAddress = (id: string, form: 'pdf' | 'docx', copy: 'public' | 'parties'): string =>
  at(id, `/termo/${form}${copy === 'parties' ? '/parties' : ''}`);

/** What a person says of an event: its day, its document and what it carries. */
export interface StepSaid {
  readonly on: string;
  readonly document: string;
  readonly details: Details;
}

/** What may be recorded; every page of co-financing is read again after it, done or refused. */
export function useLife(instrument: { readonly id: string; readonly version: number }) {
  const client = useQueryClient();
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: ['cofinancing'] });
    }
  };
  const { id, version } = instrument;
  return {
    record: ({ office, type }: Pick<Offer, 'office' | 'type'>, said: StepSaid) =>
      refreshed(apiPost(at(id, `/steps/${office}`), { type, ...said, version }, StepAnswer)),
    sign: (party: 'state' | 'municipality', said: SignatoryBody) =>
      refreshed(apiPost(at(id, `/signatories/${party}`), said, SignatoryAnswer)),
    annul: (said: Omit<AnnulBody, 'version'>) =>
      refreshed(apiPost(at(id, '/annulments'), { ...said, version }, StepAnswer)),
    issue: () => refreshed(apiPost(at(id, '/termo'), { version }, TermoAnswer)),
  };
}

export function useStart() {
  const client = useQueryClient();
  return async (said: StartBody) => {
    const started = await apiPost(ROOT, said, StepAnswer);
    await client.invalidateQueries({ queryKey: ['cofinancing', 'instruments'] });
    return started;
  };
}
