import { formatDay } from '../../../../kernel/format.ts';
import { brl, centsOf } from '../ledger/entry.ts';
import { monthInWords } from '../month-in-words.ts';
import { isWaiting, type Month, type MonthState } from './month.ts';
import { type ExecutionStep, leftOf, recoverable, toAnnul, toOrder } from './owed.ts';
import { STATE_WORDS } from './state-words.ts';

/** What may be done to a competência. */
export const MONTH_ACTIONS = [
  'close-production',
  'validate-lines',
  'calculate',
  'send-back',
  'check',
  'authorise',
  'issue-ordinance',
  'publish-ordinance',
  'withdraw-ordinance',
  'commit',
  'liquidate',
  'bank-order',
  'pay',
  'reconcile',
  'annul',
  'propose-adjustment',
  'propose-discount',
  'adjust',
  'record-instalment',
  'reverse-instalment',
] as const;
export type MonthAction = (typeof MONTH_ACTIONS)[number];

/** What the rules ask of the day, of who acts, of the instrument and of the records. */
export interface DayFacts {
  /** Payment month, `YYYY-MM`. */
  readonly competencia: string;
  readonly today: string;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly actor: string | null;
  readonly instrument: { readonly state: string; readonly blockedBy: readonly string[] };
  /** The record of production in force for it now; undefined where it needs one and has none. */
  readonly production: string | null | undefined;
}

/** The same and what the competência would be calculated at now. */
export interface MonthFacts extends DayFacts {
  /** Whether the files of that record are still those in force in the warehouse. */
  readonly filesStand: boolean;
  /** Hash of what the calculation gives now; null where it gives nothing. */
  readonly calculation: string | null;
  /** What it gives, decimal text with two places; null where it gives nothing. */
  readonly amount: string | null;
  /** Every reason why nothing may be paid by the calculation (`authorisable`), in words. */
  readonly refusals: readonly string[];
  /** Why it cannot be paid for want of the commission or of its evaluations, in words. */
  readonly evaluations: readonly string[];
  /** Why its indicator lines keep it from being signed, in words; asked where a signature comes next. */
  readonly unvalidated: readonly string[];
}

const BEFORE_AUTHORISATION: readonly MonthState[] = [
  'PRODUCTION_OPEN',
  'PRODUCTION_CLOSED',
  'CALCULATED',
  'CHECKED',
];
const EXECUTING: readonly MonthState[] = ['ORDERED', 'COMMITTED', 'LIQUIDATED', 'PAID'];

const ORDERED: readonly MonthState[] = [...EXECUTING, 'ACCOUNTED', 'CLOSED'];
const AUTHORISED: readonly MonthState[] = ['AUTHORISED', ...ORDERED];

const FROM: Readonly<Record<MonthAction, readonly MonthState[]>> = {
  'close-production': BEFORE_AUTHORISATION,
  'validate-lines': ['PRODUCTION_CLOSED', 'CALCULATED'],
  calculate: BEFORE_AUTHORISATION.slice(1),
  'send-back': ['CALCULATED', 'CHECKED'],
  check: ['CALCULATED'],
  authorise: ['CHECKED'],
  // What an adjustment adds after the accounts were given is ordered and paid as well; later accounts answer for it.
  'issue-ordinance': AUTHORISED,
  'publish-ordinance': AUTHORISED,
  'withdraw-ordinance': AUTHORISED,
  commit: EXECUTING,
  liquidate: EXECUTING,
  'bank-order': EXECUTING,
  pay: EXECUTING,
  reconcile: ORDERED,
  annul: ORDERED,
  'propose-adjustment': AUTHORISED,
  'propose-discount': AUTHORISED,
  adjust: AUTHORISED,
  'record-instalment': AUTHORISED,
  'reverse-instalment': AUTHORISED,
};

/** Every reason why an action is refused now (pt-BR); none where it may be done. */
export function refusalsOf(action: MonthAction, month: Month, facts: MonthFacts): string[] {
  if (isOfTheDay(action)) return refusalsOfTheDay(action, month, facts);
  return [...alike(action, month, facts), ...BY_THE_CALCULATION[action](month, facts)];
}

/** The same of an action that asks of no calculation. */
export function refusalsOfTheDay(action: DayAction, month: Month, facts: DayFacts): string[] {
  return [...alike(action, month, facts), ...BY_THE_DAY[action](month, facts)];
}

const alike = (action: MonthAction, month: Month, facts: DayFacts): string[] => [
  ...ofTheClock(month, facts),
  ...ofTheState(action, month),
];

/**
 * Every reason why an action is not offered (pt-BR). Closing and proposing read the files themselves: that nothing was read yet, or that
 * the amount is still that of a file that no longer stands, does not speak against asking.
 */
export function refusalsOfOffer(action: MonthAction, month: Month, facts: MonthFacts): string[] {
  const { production = null, filesStand } = facts;
  if (action === 'close-production') return refusalsOf(action, month, { ...facts, production });
  if (action === 'propose-adjustment' && !filesStand)
    return [...ofTheClock(month, facts), ...ofTheState(action, month)];
  return refusalsOf(action, month, facts);
}

function ofTheClock({ lastAt }: Month, { competencia, today, now }: DayFacts): string[] {
  const reasons: string[] = [];
  if (competencia > today.slice(0, 7))
    reasons.push(
      `A competência de ${monthInWords(competencia)} ainda não chegou: hoje é ${formatDay(today)}.`,
    );
  if (lastAt !== null && lastAt > now)
    reasons.push(
      `O relógio está atrasado: agora seria ${now}, e o último ato desta competência é de ${lastAt}. Acerte o relógio do servidor.`,
    );
  return reasons;
}

function ofTheState(action: MonthAction, { state }: Month): string[] {
  if (FROM[action].includes(state)) return [];
  if (action === 'close-production' || action === 'calculate') {
    if (!BEFORE_AUTHORISATION.includes(state))
      return ['A competência já foi autorizada: produção ou cálculo novo entra como ajuste.'];
    return ['Feche antes a produção do mês.'];
  }
  return [`Isto não se faz agora: a competência ${STATE_WORDS[state]}.`];
}

type Reasons<Facts> = (month: Month, facts: Facts) => string[];
const NONE: Reasons<DayFacts> = () => [];

const when = (fails: boolean, reason: string): string[] => (fails ? [reason] : []);

/** What was calculated is no longer what the recorded facts give: files replaced, rules changed, or production closed anew. */
const stale: Reasons<MonthFacts> = (month, facts) =>
  when(
    month.calculation !== null &&
      (!facts.filesStand ||
        month.calculation.sha256 !== facts.calculation ||
        month.production?.record !== facts.production),
    'Os arquivos, as regras ou os fatos mudaram depois do cálculo: o que foi conferido não vale mais. Feche a produção e calcule de novo.',
  );

const STOPS: Readonly<Record<string, string>> = {
  SUSPENDED: 'Os repasses desta competência estão suspensos: só a retomada, por ato, os libera.',
  CLOSED: 'O instrumento já estava encerrado nesta competência: nada dela se ordena nem se paga.',
};

/** Nothing leaves the fund for a month that the instrument stops, authorised or not. */
const stopped: Reasons<DayFacts> = ({ sides }, { instrument }) => {
  const why = STOPS[instrument.state];
  return why === undefined ? withheld(sides) : [why];
};

const withheld = (sides: Month['sides']): string[] =>
  when(sides.includes('WITHHELD'), 'A competência está retida: reintegre-a antes, por ato.');

const unlessWaiting = ({ ordinances }: Month): string[] =>
  when(!ordinances.some(isWaiting), 'Não há portaria emitida à espera de publicação.');

const NOTHING_LEFT: Readonly<Record<ExecutionStep, string>> = {
  commit: 'Tudo o que foi ordenado já está empenhado.',
  liquidate: 'Não há empenho por liquidar.',
  'bank-order': 'Não há valor liquidado por pôr em ordem bancária.',
  pay: 'Não há ordem bancária por pagar.',
  reconcile: 'Não há pagamento por conciliar.',
};

const unlessLeft =
  (step: ExecutionStep): Reasons<DayFacts> =>
  ({ executed }) =>
    when(leftOf(step, executed) <= 0n, NOTHING_LEFT[step]);

/** What stands in the books or in the words of an act is acted on whatever the facts would give now. */
const BY_THE_DAY = {
  'close-production': (_, { production }) =>
    when(production === undefined, 'Não há produção registrada do mês que esta competência paga.'),
  'validate-lines': NONE,
  'send-back': NONE,
  'issue-ordinance': (month, facts) => [
    ...stopped(month, facts),
    ...when(month.ordinances.some(isWaiting), 'Já há portaria emitida à espera de publicação.'),
    ...when(toOrder(month) <= 0n, 'Não há valor autorizado por ordenar.'),
  ],
  'publish-ordinance': (month, facts) => [
    ...stopped(month, facts),
    ...unlessWaiting(month),
    ...when(
      month.ordinances.some((each) => isWaiting(each) && centsOf(each.amount) > toOrder(month)),
      'O valor caiu depois de emitida a portaria: cancele-a e emita outra.',
    ),
  ],
  'withdraw-ordinance': (month) => unlessWaiting(month),
  commit: unlessLeft('commit'),
  liquidate: unlessLeft('liquidate'),
  'bank-order': (month, facts) => [...stopped(month, facts), ...unlessLeft('bank-order')(month, facts)],
  pay: (month, facts) => [...stopped(month, facts), ...unlessLeft('pay')(month, facts)],
  reconcile: unlessLeft('reconcile'),
  annul: NONE,
  'propose-discount': (month) =>
    when(recoverable(month) <= 0n, 'Nada foi pago desta competência que já não esteja em recuperação.'),
  'record-instalment': ({ recovery: { scheduled, recovered } }) =>
    when(centsOf(scheduled) <= centsOf(recovered), 'Não há parcela de recuperação por lançar.'),
  'reverse-instalment': ({ recovery: { recovered } }) =>
    when(centsOf(recovered) === 0n, 'Não há parcela lançada por estornar.'),
} as const satisfies Readonly<Partial<Record<MonthAction, Reasons<DayFacts>>>>;
export type DayAction = keyof typeof BY_THE_DAY;

export const isOfTheDay = (action: MonthAction): action is DayAction => action in BY_THE_DAY;

const BY_THE_CALCULATION: Readonly<Record<Exclude<MonthAction, DayAction>, Reasons<MonthFacts>>> = {
  calculate: (month, { production, filesStand, evaluations }) => [
    ...when(
      month.production !== null && (!filesStand || month.production.record !== production),
      'A produção registrada, ou um arquivo dela, mudou depois de fechada: feche-a de novo antes de calcular.',
    ),
    ...evaluations,
  ],
  check: (month, facts) => [
    ...stale(month, facts),
    ...when(
      month.calculation?.by === facts.actor,
      'Quem calculou não confere: a conferência é de outra pessoa.',
    ),
    ...facts.unvalidated,
  ],
  authorise: (month, facts) => [
    ...stale(month, facts),
    ...when(
      month.calculation?.by === facts.actor || month.check?.by === facts.actor,
      'Quem calculou ou conferiu não autoriza: são três pessoas.',
    ),
    ...facts.instrument.blockedBy,
    ...facts.evaluations,
    ...facts.unvalidated,
    ...withheld(month.sides),
    ...facts.refusals,
  ],
  'propose-adjustment': ({ entitlement, determined }, { amount }) => [
    ...when(amount === null, 'Com os fatos e as regras de agora não há valor calculado.'),
    ...when(
      amount !== null && centsOf(amount) === centsOf(entitlement) + centsOf(determined),
      'Nada a ajustar: o valor de agora é o que está lançado.',
    ),
  ],
  adjust: (month, facts) => {
    const { proposal } = month;
    if (proposal === null) return ['Não há ajuste proposto.'];
    const ofNow = [
      ...when(
        proposal.sha256 !== facts.calculation || !facts.filesStand,
        'Os arquivos, as regras ou os fatos mudaram depois da proposta: proponha de novo.',
      ),
      ...facts.refusals,
    ];
    return [
      // A decision stands whatever is calculated.
      ...(proposal.decision ? [] : ofNow),
      ...when(
        proposal.by === facts.actor,
        'Quem propôs o ajuste não o autoriza: a decisão é de outra pessoa.',
      ),
      ...when(
        toAnnul(month) > 0n,
        `Há ${brl(toAnnul(month))} ordenados e não pagos que deixam de ser devidos: anule antes essa parte, do documento mais novo ao mais antigo (ordem bancária, liquidação, empenho, portaria). O que não se pagou não se recupera.`,
      ),
    ];
  },
};
