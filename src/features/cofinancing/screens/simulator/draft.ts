import type { Change, ProgrammeAnswer } from '../../contract.ts';
import { figureTyped } from './changes.ts';

/** A change while it is typed; figures as people write them. */
export interface Draft {
  readonly kind: Change['kind'];
  /** Of the parameter, table, question or fact. */
  readonly id: string;
  readonly row: string;
  /** The new value, score or answer. */
  readonly value: string;
  readonly form: 'same' | 'below' | 'between' | 'above';
  readonly from: string;
  readonly to: string;
}

export const EMPTY_DRAFT: Draft = {
  kind: 'parameter',
  id: '',
  row: '',
  value: '',
  form: 'same',
  from: '',
  to: '',
};

const FIGURE = 'Escreva um número positivo, como 1,5.';

/** The change that was typed, or what is missing in it. */
export function draftChange(draft: Draft, programme: ProgrammeAnswer): Change | string {
  if (draft.id === '') return 'Escolha o que muda.';
  switch (draft.kind) {
    case 'parameter': {
      const value = figureTyped(draft.value);
      return value === null ? FIGURE : { kind: 'parameter', id: draft.id, value };
    }
    case 'band':
      return bandOf(draft);
    case 'reading':
      if (draft.value === '') return 'Escolha a resposta.';
      return { kind: 'reading', id: draft.id, option: draft.value };
    case 'fact':
      return factOf(draft, programme);
  }
}

function bandOf({ id, row, value, ...bounds }: Draft): Change | string {
  if (row === '') return 'Escolha a faixa.';
  const score = value.trim() === '' ? undefined : figureTyped(value);
  if (score === null) return FIGURE;
  const band = boundsOf(bounds);
  if (band === null) return 'Escreva os limites da faixa em %, como 20,5.';
  if (score === undefined && band === undefined) return 'Diga a nova pontuação, os novos limites ou ambos.';
  return { kind: 'band', table: id, row, ...(score && { score }), ...(band && { band }) };
}

type Bounds = Extract<Change, { kind: 'band' }>['band'];

/** The new bounds; undefined where they stay, null where a figure is missing. */
function boundsOf({ form, from, to }: Pick<Draft, 'form' | 'from' | 'to'>): Bounds | null {
  if (form === 'same') return undefined;
  const first = figureTyped(from);
  if (first === null) return null;
  if (form !== 'between') return { form, value: first };
  const last = figureTyped(to);
  return last === null ? null : { form, from: first, to: last };
}

function factOf({ id, value }: Draft, programme: ProgrammeAnswer): Change | string {
  const kind = programme.inputs.find((input) => input.id === id)?.kind;
  const fact = (said: string): Change => ({ kind: 'fact', input: id, value: said, agreement: null });
  if (kind === 'yes-no') return value === '' ? 'Escolha sim ou não.' : fact(value);
  if (kind === 'percent-or-none' && value.trim().toLowerCase() === 'nenhuma') return fact('none');
  const figure = figureTyped(value);
  return figure === null ? FIGURE : fact(figure);
}
