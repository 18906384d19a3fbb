import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { daysBetween } from '../instrument/term.ts';
import { brl, type Cents, centsOf } from '../ledger/entry.ts';
import type { Accounts, AccountsState } from './accounts.ts';
import { wholeOf } from './received.ts';
import { type Around, refusalsOfReport, totalsOf } from './report.ts';

/** What may be done to the accounts of a competência. */
export const ACCOUNTS_ACTIONS = [
  'draft',
  'submit',
  'notice',
  'analyse',
  'accept',
  'return',
  'close',
] as const;
export type AccountsAction = (typeof ACCOUNTS_ACTIONS)[number];

/** What the rules ask of the world around the accounts. */
export interface AccountsFacts extends Around {
  readonly now: string;
  readonly actor: string | null;
  /** Whether everything that was ordered of the competência is paid. */
  readonly isPaid: boolean;
  /** Whether all that was paid of it is accounted for, here or in later accounts. */
  readonly isAccounted: boolean;
  /** The earlier competência that received money and whose accounts were not accepted yet; null where there is none. */
  readonly before: string | null;
}

export const ACCOUNTS_WORDS: Readonly<Record<AccountsState, string>> = {
  OPEN: 'a apresentar',
  DRAFT: 'em preparação',
  SUBMITTED: 'apresentada, em análise',
  NOTICED: 'com inconsistências notificadas',
  ANALYSED: 'analisada, falta a aprovação',
  ACCEPTED: 'aprovada',
  CLOSED: 'encerrada',
};

const FROM: Readonly<Record<AccountsAction, readonly AccountsState[]>> = {
  draft: ['OPEN', 'DRAFT', 'NOTICED'],
  submit: ['DRAFT', 'NOTICED'],
  notice: ['SUBMITTED', 'ANALYSED'],
  analyse: ['SUBMITTED'],
  accept: ['ANALYSED'],
  return: ['ACCEPTED'],
  close: ['ACCEPTED'],
};

/** Every reason why an action is refused now (pt-BR); none where it may be done. */
export function refusalsOfAccounts(
  action: AccountsAction,
  accounts: Accounts,
  facts: AccountsFacts,
): string[] {
  return [...ofTheClock(accounts, facts), ...ofTheState(action, accounts), ...OWN[action](accounts, facts)];
}

function ofTheClock({ lastAt }: Accounts, { now }: AccountsFacts): string[] {
  if (lastAt === null || lastAt <= now) return [];
  return [
    `O relógio está atrasado: agora seria ${now}, e o último ato desta prestação de contas é de ${lastAt}. Acerte o relógio do servidor.`,
  ];
}

function ofTheState(action: AccountsAction, { state }: Accounts): string[] {
  if (FROM[action].includes(state)) return [];
  if (action === 'submit' && state === 'OPEN') return ['Guarde antes o relatório.'];
  return [`Isto não se faz agora: a prestação de contas está ${ACCOUNTS_WORDS[state]}.`];
}

type Reasons = (accounts: Accounts, facts: AccountsFacts) => string[];
const when = (fails: boolean, reason: string): string[] => (fails ? [reason] : []);

/** What was not accepted and was not given back yet. */
export function owedBack({ report, analysis, returns }: Accounts, facts: Around): Cents {
  if (report === null || analysis === null) return 0n;
  const { ineligible } = totalsOf(report, facts, analysis.ineligible);
  const back = returns.filter(({ of }) => of === 'ineligible');
  return back.reduce((left, { amount }) => left - centsOf(amount), ineligible);
}

const OWN: Readonly<Record<AccountsAction, Reasons>> = {
  draft: (_, { received }) =>
    when(centsOf(wholeOf(received)) === 0n, 'Nada foi pago nesta competência: não há o que prestar contas.'),
  submit: ({ report }, facts) => (report === null ? [] : refusalsOfReport(report, facts)),
  notice: ({ submission }, { actor }) =>
    when(submission?.by === actor && actor !== null, 'Quem apresentou as contas não as analisa.'),
  analyse: ({ submission }, { actor }) =>
    when(submission?.by === actor && actor !== null, 'Quem apresentou as contas não as analisa.'),
  accept: ({ submission, analysis }, { actor, isPaid, before }) => [
    ...when(
      actor !== null && (submission?.by === actor || analysis?.by === actor),
      'Quem apresentou ou analisou as contas não as aprova: são três pessoas.',
    ),
    ...when(
      !isPaid,
      'A competência ainda não está toda paga: as contas se aprovam depois do último pagamento.',
    ),
    ...(before === null
      ? []
      : [
          `Aprove antes as contas da competência de ${competenciaInWords(parseCompetencia(before))}, de onde vem o saldo anterior.`,
        ]),
  ],
  return: () => [],
  close: (accounts, facts) => {
    const owed = owedBack(accounts, facts);
    return [
      ...when(owed > 0n, `Falta devolver ${brl(owed)} de despesas não aceitas.`),
      ...when(
        !facts.isAccounted,
        'Há valor desta competência ordenado ou pago depois destas contas: encerre-a quando estiver pago e comprovado nas contas seguintes.',
      ),
    ];
  },
};

/** Whether they were never presented past the day for it, or a notice was left without an answer past its own. */
export function isOverdue({ state, notice }: Accounts, presentBy: string | null, today: string): boolean {
  const lastDay = state === 'NOTICED' ? (notice?.lastDay ?? null) : presentBy;
  return lastDay !== null && today > lastDay;
}

/** "Responda até 10/12/2026", or how long ago it ended. */
export const deadlineInWords = ({ lastDay }: { lastDay: string }, today: string): string =>
  today > lastDay
    ? `O prazo acabou em ${formatDay(lastDay)}.`
    : `Responda até ${formatDay(lastDay)} (${leftInWords(daysBetween(today, lastDay))}).`;
