import { formatDay } from '../../../../kernel/format.ts';
import {
  type Cause,
  lastRound,
  type Measure,
  MOST_WHYS,
  measuresOfRound,
  type NonConformity,
  type PlannedMeasure,
  type State,
  stateOf,
} from './nonconformity.ts';

/** What a person asks of one non-conformity, in one gesture. */
export type Change =
  | { readonly kind: 'described'; readonly description: string; readonly unit: string }
  | { readonly kind: 'analysed'; readonly cause: Cause }
  | { readonly kind: 'measure-planned'; readonly measure: PlannedMeasure }
  | { readonly kind: 'measure-changed'; readonly number: number; readonly measure: PlannedMeasure }
  | {
      readonly kind: 'measure-done';
      readonly number: number;
      readonly on: string;
      readonly words: string | null;
      readonly files: readonly string[];
    }
  /** Does a measure that redefines the action: another deadline, other words, or both. */
  | {
      readonly kind: 'action-redefined';
      readonly number: number;
      readonly deadline: string | null;
      readonly title: string | null;
      readonly reason: string;
      readonly actionVersion: number;
    }
  | { readonly kind: 'measure-resumed'; readonly number: number; readonly reason: string }
  | { readonly kind: 'measure-dropped'; readonly number: number; readonly reason: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'judged'; readonly effective: boolean; readonly on: string; readonly words: string }
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'reopened'; readonly reason: string };

export const STATE_WORDS: Readonly<Record<State, string>> = {
  analysis: 'Em análise',
  treatment: 'Em tratamento',
  verification: 'Aguarda verificação',
  effective: 'Eficaz',
  cancelled: 'Cancelada',
};

type Kind = Change['kind'];
const WHEN: Readonly<Record<State, readonly Kind[]>> = {
  analysis: [],
  treatment: [],
  verification: ['judged', 'reopened'],
  effective: ['reopened'],
  cancelled: ['reopened'],
};
const UNTREATED: readonly Kind[] = ['judged', 'reopened'];

function wrongState(state: State, kind: Kind): string | null {
  const isTreated = state === 'analysis' || state === 'treatment';
  if (isTreated ? !UNTREATED.includes(kind) : WHEN[state].includes(kind)) return null;
  if (kind === 'judged')
    return isTreated
      ? 'Só se verifica a eficácia do que foi encerrado.'
      : `A não conformidade está "${STATE_WORDS[state]}": a eficácia já não se verifica.`;
  if (kind === 'reopened') return 'A não conformidade já está aberta.';
  return state === 'verification'
    ? 'O tratamento foi encerrado e aguarda a verificação da eficácia. Reabra a não conformidade para mudá-la.'
    : `A não conformidade está "${STATE_WORDS[state]}". Reabra-a para mudá-la.`;
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';
const reasons = (...each: (string | false | null)[]): string[] =>
  each.filter((one): one is string => typeof one === 'string');

function ofMeasure(
  each: NonConformity,
  measure: PlannedMeasure,
  today: string,
  before: Measure | null,
): string[] {
  return reasons(
    blank(measure.what) && 'Escreva o que será feito.',
    measure.until !== before?.until &&
      measure.until < today &&
      `O prazo ${formatDay(measure.until)} já passou: escolha um dia de hoje em diante.`,
    measure.redefines &&
      each.action === null &&
      'Só se redefine a ação de uma não conformidade que é de uma ação do plano.',
  );
}

/** @returns the measure where it may be changed, else why not. */
function standing(each: NonConformity, number: number): Measure | string {
  const measure = each.measures.find((one) => one.number === number);
  if (measure === undefined) return `Esta não conformidade não tem a medida ${number}.`;
  if (measure.dropped !== null) return `A medida ${number} foi retirada: planeje outra.`;
  if (measure.done !== null)
    return `A medida ${number} já foi feita, em ${formatDay(measure.done.on)}. Retome-a para mudá-la.`;
  return measure;
}

function ofDone(
  each: NonConformity,
  change: Extract<Change, { kind: 'measure-done' }>,
  today: string,
): string[] {
  const measure = standing(each, change.number);
  if (typeof measure === 'string') return [measure];
  return reasons(
    measure.redefines &&
      `A medida ${change.number} se faz redefinindo a ação ${each.action}: use "Redefinir a ação".`,
    change.on > today && `${formatDay(change.on)} ainda não chegou.`,
    change.on < each.rounds[0].openedOn &&
      `A medida não pode ter sido feita antes de ${formatDay(each.rounds[0].openedOn)}, quando a não conformidade foi aberta.`,
    blank(change.words) &&
      change.files.length === 0 &&
      'Diga o que prova que foi feita: escreva a evidência ou anexe um arquivo.',
  );
}

function ofClosing(each: NonConformity): string[] {
  const measures = measuresOfRound(each);
  const undone = measures.filter(({ done }) => done === null).map(({ number }) => number);
  const { number, cause } = lastRound(each);
  return reasons(
    blank(each.description) && 'Falta descrever a não conformidade.',
    cause === null && 'Falta a causa: responda ao menos um "por quê?" e diga de que tipo ela é.',
    measures.length === 0 &&
      (number === 1
        ? 'Falta ao menos uma medida corretiva.'
        : 'Foi reaberta: falta ao menos uma medida nova, porque as anteriores não bastaram.'),
    undone.length > 0 &&
      `Ainda não ${undone.length === 1 ? 'foi feita a medida' : 'foram feitas as medidas'} ${undone.join(', ')}.`,
  );
}

function ofJudging(
  each: NonConformity,
  { on, words }: Extract<Change, { kind: 'judged' }>,
  today: string,
): string[] {
  const { closedOn } = lastRound(each);
  return reasons(
    closedOn !== null &&
      on <= closedOn &&
      `A eficácia se verifica depois do encerramento, que foi em ${formatDay(closedOn)}: escolha um dia posterior.`,
    on > today && `${formatDay(on)} ainda não chegou.`,
    blank(words) && 'Escreva como se verificou e o que se viu.',
  );
}

function ofMeasureChange(
  each: NonConformity,
  { number, measure }: Extract<Change, { kind: 'measure-changed' }>,
  today: string,
): string[] {
  const before = standing(each, number);
  return typeof before === 'string' ? [before] : ofMeasure(each, measure, today, before);
}

function ofResuming(each: NonConformity, number: number, reason: string): string[] {
  const measure = each.measures.find((one) => one.number === number);
  return reasons(
    (measure === undefined || measure.done === null || measure.dropped !== null) &&
      `Só se retoma o que foi feito: a medida ${number} não está feita.`,
    measure?.done?.redefinition != null &&
      `A medida ${number} redefiniu a ação: a redefinição se desfaz na ação ${each.action}, e outra se planeja aqui.`,
    blank(reason) && 'Escreva o motivo.',
  );
}

function ofRedefining(
  each: NonConformity,
  { number, deadline, title }: Extract<Change, { kind: 'action-redefined' }>,
): string[] {
  const measure = standing(each, number);
  if (typeof measure === 'string') return [measure];
  return reasons(
    !measure.redefines && `A medida ${number} não é de redefinir a ação.`,
    blank(deadline) && blank(title) && 'Diga o novo prazo, o novo texto, ou os dois.',
  );
}

function ofContent(each: NonConformity, change: Change, today: string): string[] {
  switch (change.kind) {
    case 'described':
      return reasons(blank(change.description) && 'Descreva o que não saiu como planejado.');
    case 'analysed':
      return ofCause(change.cause);
    case 'measure-planned':
      return ofMeasure(each, change.measure, today, null);
    case 'measure-changed':
      return ofMeasureChange(each, change, today);
    case 'measure-done':
      return ofDone(each, change, today);
    case 'action-redefined':
      return ofRedefining(each, change);
    case 'measure-resumed':
      return ofResuming(each, change.number, change.reason);
    case 'measure-dropped': {
      const measure = standing(each, change.number);
      return reasons(
        typeof measure === 'string' && measure,
        blank(change.reason) && 'Escreva por que a medida é retirada.',
      );
    }
    case 'closed':
      return ofClosing(each);
    case 'judged':
      return ofJudging(each, change, today);
    case 'cancelled':
    case 'reopened':
      return reasons(blank(change.reason) && 'Escreva o motivo.');
  }
}

function ofCause({ whys }: Cause): string[] {
  return reasons(
    whys.length === 0 && 'Responda ao menos um "por quê?".',
    whys.length > MOST_WHYS && `São no máximo ${MOST_WHYS} "por quês".`,
    whys.some(blank) && 'Há um "por quê?" em branco entre as respostas.',
  );
}

/** Every reason for which this may not be done now; none where it may. */
export function refusalsOf(each: NonConformity, change: Change, today: string): string[] {
  const wrong = wrongState(stateOf(each), change.kind);
  return wrong === null ? ofContent(each, change, today) : [wrong];
}
