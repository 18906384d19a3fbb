import { Temporal } from 'temporal-polyfill';
import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { EventType } from '../instrument/event-types.ts';
import type { Due, NextDue } from './obligation.ts';

const lastDayOf = (month: string): string => {
  const each = Temporal.PlainYearMonth.from(month);
  return each.toPlainDate({ day: each.daysInMonth }).toString();
};

export const followed = (month: string): string => addMonths(parseCompetencia(month), 1);

export const dueOn = (next: NextDue): Due => ({ next, noDate: null });
const noDate = (event: string): Due => ({ next: null, noDate: event });

/** The act names no day: a month is proved until the last day of the next one, by this installation. */
export const dueOfMonth = (month: string): Due => dueOn({ month, by: lastDayOf(followed(month)) });

/** A transfer is made in its own payment month. */
export const dueOfPayment = (month: string): Due => dueOn({ month, by: lastDayOf(month) });

interface StepFacts {
  /** The day it was done; null while it was not. */
  readonly done: string | null;
  /** The last day of the term that the signature started, where this document has one. */
  readonly lastDay: string | null;
  /** Whether this document has such a term, that starts with a signature still to come. */
  readonly fromSignature: boolean;
  /** The last ordinance of base values, and after how many months they are looked at again. */
  readonly revision: { readonly last: string | null; readonly months: number };
}

const WAITS: Partial<Record<EventType, string>> = {
  'reference-proposed': 'Sem data: a CIR propõe o município antes da aprovação pela CIB.',
  'cac-constituted': 'Sem data: o Termo não fixa dia para a comissão; sem ela não há avaliação das metas.',
  'base-value-ordered': 'Sem data: publica-se depois da análise dos documentos.',
};

/** What is done once waits for its event; the base values are looked at again each year (clause 7). */
export function dueOfStep(of: EventType, { done, lastDay, fromSignature, revision }: StepFacts): Due {
  if (of === 'base-value-ordered' && revision.last !== null) {
    const by = Temporal.PlainDate.from(revision.last).add({ months: revision.months }).toString();
    return dueOn({ month: null, by, what: 'revisão anual dos valores de base' });
  }
  if (done !== null) return noDate('Cumpre-se uma vez, e está cumprida.');
  if (lastDay !== null)
    return dueOn({ month: null, by: lastDay, what: 'fim do prazo contado da assinatura' });
  if (fromSignature) return noDate('Sem data: o prazo se conta da assinatura do Termo.');
  return noDate(WAITS[of] ?? 'Sem data: espera a etapa na vida do Termo.');
}

/** A criterion holds until somebody looks at it again; what regularises the hospital ends on a day. */
export function dueOfCriterion(checkedOn: string | null, ends: NextDue | null): Due {
  if (ends !== null) return dueOn(ends);
  if (checkedOn === null) return noDate('Sem data: verifica-se com os critérios de elegibilidade.');
  return noDate(
    `Sem data: verificado em ${formatDay(checkedOn)}; volta a ser visto se a elegibilidade for verificada de novo ou uma notificação o apontar.`,
  );
}

/** What only a document proves has the validity that its acceptance gives. */
export const UNTIL_ACCEPTED = noDate(
  'Sem data: o ato não fixa dia; a próxima data é a validade dita quando a comprovação é aceita.',
);
export const ONCE_ACCEPTED = noDate('Cumpre-se uma vez.');
