import { monthInWords } from '../month-in-words.ts';
import type { State } from './event-types.ts';
import { paymentGates, stateOn } from './fold.ts';
import { stopOf } from './hold.ts';
import type { Instrument } from './instrument.ts';
import type { Around } from './may.ts';
import { STATE_WORDS } from './words.ts';

export interface InMonth {
  readonly state: State;
  readonly suspended: boolean;
  /** Why nothing may be authorised for the month, in words; empty where something may. */
  readonly blockedBy: readonly string[];
}

/**
 * An instrument as it stands for a payment month: a suspension or a closing counts from the month it names, whenever it was
 * said. `normal` is whether the month is paid by its production, which asks the ordinance of the base values.
 */
export function inMonth(
  around: Around,
  competencia: string,
  { normal, from }: { readonly normal: boolean; readonly from: string },
): InMonth {
  const { instrument, terms, today, days } = around;
  const stop = stopOf(instrument, competencia);
  const state = stop ?? stateOn(withoutEnds(instrument), terms, today, days);
  const blockedBy: string[] = [];
  if (state !== 'ACTIVE') blockedBy.push(STATE_REASONS[state]);
  if (competencia < from.slice(0, 7))
    blockedBy.push(`O instrumento vale desde ${monthInWords(from.slice(0, 7))}.`);
  for (const { gate, done } of paymentGates(instrument, terms))
    if (!done) blockedBy.push(`Falta registrar: ${gate.label}.`);
  if (normal && !instrument.baseValues.some((each) => each.from <= competencia))
    blockedBy.push('Nenhuma portaria de valores de base alcança esta competência.');
  return { state, suspended: stop === 'SUSPENDED', blockedBy };
}

/** Ends and suspensions hold by month, not by the day on which they were said. */
const withoutEnds = (instrument: Instrument): Instrument => {
  const { closed: _closed, ...last } = instrument.last;
  return { ...instrument, last, suspensions: [] };
};

const notYet = (state: State): string =>
  `O instrumento está em “${STATE_WORDS[state]}”: só o que está ativo é pago.`;

const STATE_REASONS: Readonly<Record<Exclude<State, 'ACTIVE'>, string>> = {
  DRAFT: notYet('DRAFT'),
  UNDER_REVIEW: notYet('UNDER_REVIEW'),
  PROPOSED_BY_CIR: notYet('PROPOSED_BY_CIR'),
  APPROVED_BY_CIB: notYet('APPROVED_BY_CIB'),
  HOMOLOGATED: notYet('HOMOLOGATED'),
  SIGNED: 'Os documentos que seguem a assinatura ainda não foram todos apresentados.',
  DOCUMENTS_OVERDUE: 'O prazo dos documentos que seguem a assinatura passou e nem todos foram apresentados.',
  SUSPENDED: 'Os repasses desta competência estão suspensos.',
  CLOSED: 'O instrumento já estava encerrado nesta competência.',
};
