import type { GivenRecord } from '../../contract.ts';

export type KindWords = GivenRecord['kind'];

/** What each kind of record is called. */
export const KIND_WORDS: Readonly<Record<KindWords, string>> = {
  act: 'Ato',
  body: 'Colegiado',
  file: 'Arquivo',
  fact: 'Fato registrado',
};

/** Where a record is read. */
export function recordAddress({ kind, id }: Pick<GivenRecord, 'kind' | 'id'>): string {
  switch (kind) {
    case 'act':
      return `/atos/${encodeURIComponent(id)}`;
    case 'body':
      return `/colegiados/${encodeURIComponent(id)}`;
    case 'file':
      return `/api/plan/evidence/${id}`;
    case 'fact':
      return `/indicadores/fatos/${id}`;
  }
}
