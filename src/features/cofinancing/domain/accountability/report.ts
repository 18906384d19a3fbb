import { formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { brl, type Cents, centsOf, decimalOf } from '../ledger/entry.ts';
import { type Received, wholeOf } from './received.ts';

/** What a line was spent on: the services, or the works that the sanitary adequacy plan lists. */
export const EXPENSE_KINDS = ['care', 'sanitary'] as const;
type ExpenseKind = (typeof EXPENSE_KINDS)[number];

/** One expense with its document; amounts in reais, decimal text with two places. */
export interface Expense {
  /** Made by who typed it; the analysis points at it. */
  readonly id: string;
  /** Day of the payment. */
  readonly day: string;
  readonly document: string;
  readonly supplier: string;
  readonly purpose: string;
  readonly kind: ExpenseKind;
  readonly amount: string;
}

/** The physical-financial report of a competência (Art. 9º), as the municipality states it. */
export interface Report {
  /** Services of the month, as the municipality's control sector counted them. */
  readonly admissions: number;
  readonly procedures: number;
  readonly opening: string;
  readonly yields: string;
  readonly expenses: readonly Expense[];
  /** Balance of the bank statement at the end. */
  readonly closing: string;
}

/** An expense that the analysis does not accept, and why. */
export interface Ineligible {
  readonly expense: string;
  readonly reason: string;
}

/** What a report is held against. */
export interface Around {
  /** What was paid for the competência, and of earlier ones after their own accounts. */
  readonly received: Received;
  /** What the report before ended with; zero for the first. */
  readonly openingDue: string;
  /** Part of what was received that may go to sanitary adequacy, decimal text. */
  readonly sanitaryCap: string;
  /** Day on which the SES approved the sanitary adequacy plan; null without one, and then no part of the transfer may go there. */
  readonly planFrom: string | null;
  readonly today: string;
}

export interface Totals {
  readonly care: Cents;
  readonly sanitary: Cents;
  readonly ineligible: Cents;
  readonly spent: Cents;
  /** Opening + received + yields − spent. */
  readonly closing: Cents;
  readonly sanitaryLimit: Cents;
}

/** Sums of a report by the cent: accepted expenses by kind, those that are not, and what is left. */
export function totalsOf(report: Report, around: Around, ineligible: readonly Ineligible[] = []): Totals {
  const refused = new Set(ineligible.map(({ expense }) => expense));
  const sum = (which: (expense: Expense) => boolean) =>
    report.expenses.reduce((total, each) => (which(each) ? total + centsOf(each.amount) : total), 0n);
  const accepted = (kind: ExpenseKind) => sum((each) => each.kind === kind && !refused.has(each.id));
  const spent = sum(() => true);
  return {
    care: accepted('care'),
    sanitary: accepted('sanitary'),
    ineligible: sum(({ id }) => refused.has(id)),
    spent,
    closing: centsOf(report.opening) + centsOf(wholeOf(around.received)) + centsOf(report.yields) - spent,
    sanitaryLimit: sanitaryLimitOf(around),
  };
}

/** What a report that closes was given with: closing − opening − yields + spent. */
export const receivedIn = ({ opening, yields, expenses, closing }: Report): string =>
  decimalOf(
    expenses.reduce(
      (sum, { amount }) => sum + centsOf(amount),
      centsOf(closing) - centsOf(opening) - centsOf(yields),
    ),
  );

/** The cap is on each transfer: what came late widens it by its own part, the fraction of a cent of each left out. Nothing without a plan. */
export function sanitaryLimitOf({
  received,
  sanitaryCap,
  planFrom,
}: Pick<Around, 'received' | 'sanitaryCap' | 'planFrom'>): Cents {
  if (planFrom === null) return 0n;
  const cap = Rational.parse(sanitaryCap);
  return [received.own, ...received.late.map(({ amount }) => amount)].reduce(
    (limit, amount) => limit + cap.mul(Rational.of(centsOf(amount))).round(0, 'truncate').numerator,
    0n,
  );
}

/** What is wrong with one expense, in words; its place in the report is its number. */
export interface ExpenseProblem {
  readonly expense: string;
  readonly message: string;
}

/** Every expense that cannot be presented as it is, with why. */
export function problemsOf({ expenses }: Report, { today, planFrom }: Around): ExpenseProblem[] {
  const first = new Map<string, number>();
  return expenses.flatMap((expense, index) => {
    const key = [expense.document, expense.supplier, expense.day, expense.amount].join('\n');
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    return [
      ...problemsOfOne(expense, today),
      ...outsidePlan(expense, planFrom),
      ...(before === undefined || expense.document === ''
        ? []
        : [`É a mesma despesa da linha ${before + 1}: mesmo documento, fornecedor, dia e valor.`]),
    ].map((message) => ({ expense: expense.id, message }));
  });
}

function problemsOfOne({ day, document, supplier, purpose, amount }: Expense, today: string): string[] {
  const missing = Object.entries({ documento: document, fornecedor: supplier, finalidade: purpose })
    .filter(([, text]) => text.trim() === '')
    .map(([name]) => name);
  return [
    ...(missing.length > 0 ? [`Falta: ${missing.join(', ')}.`] : []),
    ...(day > today ? [`O dia ${formatDay(day)} ainda não chegou.`] : []),
    ...(centsOf(amount) <= 0n ? ['O valor tem de ser maior que zero.'] : []),
  ];
}

function outsidePlan({ kind, day }: Expense, planFrom: string | null): string[] {
  if (kind !== 'sanitary') return [];
  if (planFrom === null) return ['Não há plano de adequação sanitária aprovado pela SES.'];
  if (day >= planFrom) return [];
  return [`O dia ${formatDay(day)} é antes da aprovação do plano de adequação, de ${formatDay(planFrom)}.`];
}

/** Every reason why a report cannot be presented (pt-BR). */
export function refusalsOfReport(report: Report, around: Around): string[] {
  const totals = totalsOf(report, around);
  const problems = problemsOf(report, around);
  const [opening, due] = [centsOf(report.opening), centsOf(around.openingDue)];
  const declared = centsOf(report.closing);
  return [
    ...(problems.length > 0 ? ['Há despesas a corrigir: veja o motivo em cada linha.'] : []),
    ...(opening === due
      ? []
      : [
          `O saldo anterior informado é ${brl(opening)}, e a prestação de contas anterior terminou com ${brl(due)}.`,
        ]),
    ...(totals.closing < 0n
      ? [`Gastou-se ${brl(-totals.closing)} mais do que havia: confira as despesas e os rendimentos.`]
      : []),
    ...(declared === totals.closing
      ? []
      : [
          `O saldo do extrato (${brl(declared)}) não é o que as contas dão (${brl(totals.closing)}): a diferença é ${brl(declared - totals.closing)}.`,
        ]),
    ...sanitaryRefusal(totals, around),
  ];
}

/** The cap on sanitary adequacy (clause 5): of what was received for the competência, and only for the works of an approved plan. */
export function sanitaryRefusal(
  { sanitary, sanitaryLimit }: Totals,
  { planFrom }: Pick<Around, 'planFrom'>,
): string[] {
  if (sanitary <= sanitaryLimit) return [];
  if (planFrom === null)
    return [
      `Há ${brl(sanitary)} em adequação sanitária, e a SES não aprovou plano de adequação deste Termo: a cláusula 5 só deixa gastar nela “somente neste caso”. Registre a aprovação do plano na vida do Termo, ou retire a despesa.`,
    ];
  return [
    `O gasto em adequação sanitária (${brl(sanitary)}) passa do limite de ${brl(sanitaryLimit)} do repasse.`,
  ];
}

/** Totals as decimal text. */
export const totalsInDecimals = (totals: Totals) =>
  Object.fromEntries(Object.entries(totals).map(([name, cents]) => [name, decimalOf(cents)])) as Record<
    keyof Totals,
    string
  >;
