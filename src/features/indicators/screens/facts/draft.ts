import type { FactAnswer, FactBatchBody, FactKindAnswer } from '../../contract.ts';

/** What is typed of a fact before it is sent. */
export interface Draft {
  readonly day: string | null;
  readonly detail: string | null;
  readonly actName: string;
  readonly actDate: string | null;
  readonly evidence: { readonly sha256: string; readonly fileName: string } | null;
  readonly url: string;
  readonly note: string;
}

export const EMPTY_DRAFT: Draft = {
  day: null,
  detail: null,
  actName: '',
  actDate: null,
  evidence: null,
  url: '',
  note: '',
};

export function draftOf(fact: FactAnswer): Draft {
  return {
    day: fact.day,
    detail: fact.detail,
    actName: fact.act?.name ?? '',
    actDate: fact.act?.date ?? null,
    evidence: fact.evidence,
    url: fact.url ?? '',
    note: fact.note ?? '',
  };
}

const written = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the server is sent; `day` is there, see `draftProblem`. */
export function bodyOf(draft: Draft): Omit<FactBatchBody, 'kind' | 'subjects'> {
  const name = written(draft.actName);
  return {
    day: draft.day ?? '',
    detail: draft.detail,
    act: name === null ? null : { name, date: draft.actDate },
    evidence: draft.evidence?.sha256 ?? null,
    url: written(draft.url),
    note: written(draft.note),
  };
}

/** What must still be filled in, in the order of the form; null when it can be sent. */
export function draftProblem(
  draft: Draft,
  kind: FactKindAnswer,
): { field: keyof Draft; words: string } | null {
  if (kind.detail !== null && draft.detail === null)
    return { field: 'detail', words: `Escolha ${kind.detail.label.toLowerCase()}.` };
  if (draft.day === null) return { field: 'day', words: 'Diga em que dia aconteceu.' };
  if (kind.act === 'required' && written(draft.actName) === null)
    return { field: 'actName', words: 'Escreva o tipo e o número do ato.' };
  if (kind.act === 'required' && draft.actDate === null)
    return { field: 'actDate', words: 'Diga a data do ato.' };
  if (kind.evidence === 'required' && draft.evidence === null && written(draft.url) === null)
    return { field: 'evidence', words: 'Anexe a prova ou diga o endereço onde ela está.' };
  return null;
}
