import { formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { CHART, type Code, isStep, KIND_WORDS, SHAPES } from './chart.ts';
import { brl, type Cents, type Entry, type EntryRequest, type Line, mirrored, undone } from './entry.ts';
import { type AccountState, balanceOf, moved } from './state.ts';

/** An invariant of the ledger that an entry breaks, and why in the words of who reads it. */
export interface Violation {
  readonly invariant:
    | 'amount'
    | 'unbalanced'
    | 'shape'
    | 'overdrawn'
    | 'annulled'
    | 'suspended'
    | 'sanitary-cap'
    | 'sanitary-plan'
    | 'unrecovered';
  readonly message: string;
}

/** What an entry breaks over the state that it found; empty where it may stand. */
export function violationsOf(entry: Entry, state: AccountState): Violation[] {
  const after = moved(state.balances, entry.lines);
  return [
    ...unsound(entry, state),
    ...unbalanced(entry.lines),
    ...overdrawn(entry.lines, after),
    ...annulledBeyond(entry, state),
    ...suspended(entry, state),
    ...withoutPlan(entry),
    ...beyondSanitaryCap(entry.lines, after, state.sanitaryCap),
  ];
}

function unsound({ request, lines }: Entry, { referred }: AccountState): Violation[] {
  const found: Violation[] = [];
  if (lines.some(({ amount }) => amount <= 0n))
    found.push({ invariant: 'amount', message: 'Há linha de valor nulo ou negativo.' });
  const isShaped = shaped(request, lines, referred);
  const mayBeEmpty = ['suspension', 'reinstatement', 'reversal'].includes(request.kind);
  if (!isShaped || (lines.length === 0 && !mayBeEmpty))
    found.push({ invariant: 'shape', message: 'As linhas não são as deste tipo de lançamento.' });
  return found;
}

function shaped(request: EntryRequest, lines: readonly Line[], referred: AccountState['referred']): boolean {
  if (request.kind === 'reversal') return referred !== null && sameLines(lines, mirrored(referred.lines));
  const { kind } = request;
  if (!lines.every(({ code, side }) => SHAPES[kind].some(([c, s]) => c === code && s === side))) return false;
  if (kind !== 'annulment') return true;
  return (
    referred !== null &&
    isStep(referred.request.kind) &&
    sameLines(lines, undone(referred.lines, lines[0]?.amount ?? 0n))
  );
}

/** No more of a step is annulled than it was of. */
function annulledBeyond({ request, lines }: Entry, { referred }: AccountState): Violation[] {
  if (request.kind !== 'annulment' || referred === null) return [];
  const left = (referred.lines[0]?.amount ?? 0n) - referred.annulled;
  if ((lines[0]?.amount ?? 0n) <= left) return [];
  const message = `De "${KIND_WORDS[referred.request.kind]}" restam ${brl(left)} por anular.`;
  return [{ invariant: 'annulled', message }];
}

/** The same lines in the same order. */
const sameLines = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length &&
  a.every(
    (line, i) =>
      line.competencia === b[i]?.competencia &&
      line.code === b[i].code &&
      line.side === b[i].side &&
      line.amount === b[i].amount,
  );

/** Debits and credits are equal in each competência, so that each balances alone. */
function unbalanced(lines: readonly Line[]): Violation[] {
  return [...Map.groupBy(lines, ({ competencia }) => competencia)].flatMap(([month, own]) => {
    const sum = (side: Line['side']) =>
      own.reduce((total, line) => (line.side === side ? total + line.amount : total), 0n);
    const [debit, credit] = [sum('debit'), sum('credit')];
    if (debit === credit) return [];
    const message = `Em ${month} os débitos somam ${brl(debit)} e os créditos, ${brl(credit)}.`;
    return [{ invariant: 'unbalanced' as const, message }];
  });
}

function overdrawn(lines: readonly Line[], after: AccountState['balances']): Violation[] {
  const touched = new Map(
    lines.map(({ competencia, code }) => [`${competencia} ${code}`, { competencia, code }]),
  );
  return [...touched.values()].flatMap(({ competencia, code }) => {
    const balance = balanceOf(after, competencia, code);
    if (balance >= 0n) return [];
    const message = `${competencia}: ${CHART[code].overdrawn} (faltam ${brl(-balance)} em "${CHART[code].name}").`;
    return [{ invariant: 'overdrawn' as const, message }];
  });
}

/** Money leaves by the bank order and by the payment: neither while the account, or the competência, is suspended. */
function suspended({ request }: Entry, { suspensions }: AccountState): Violation[] {
  if (request.kind !== 'bank-order' && request.kind !== 'payment') return [];
  const { competencia } = request;
  if (!suspensions.some(({ months }) => months === null || months.includes(competencia))) return [];
  return [
    {
      invariant: 'suspended',
      message: `A competência ${competencia} está suspensa: nada se paga antes da reintegração, por ato.`,
    },
  ];
}

/** Sanitary works are paid for under a plan that the SES had approved by then, and under none else (clause 5). */
function withoutPlan({ request, lines }: Entry): Violation[] {
  if (request.kind !== 'accountability' || !lines.some(({ code }) => code === 'sanitary')) return [];
  const { plan, competencia, occurredOn } = request;
  if (plan !== undefined && plan.document.trim() !== '' && plan.on <= occurredOn) return [];
  const message = `${competencia}: gasto em adequação sanitária sem plano de adequação aprovado até ${formatDay(occurredOn)}.`;
  return [{ invariant: 'sanitary-plan', message }];
}

const CAPPED: readonly Code[] = ['sanitary', 'received'];

function beyondSanitaryCap(
  lines: readonly Line[],
  after: AccountState['balances'],
  cap: string,
): Violation[] {
  const months = new Set(
    lines.filter(({ code }) => CAPPED.includes(code)).map(({ competencia }) => competencia),
  );
  return [...months].flatMap((month) => {
    const allowed = limitOf(balanceOf(after, month, 'received'), cap);
    const spent = balanceOf(after, month, 'sanitary');
    if (spent <= allowed) return [];
    const message = `${month}: o gasto em adequação sanitária (${brl(spent)}) passa do limite de ${brl(allowed)} do repasse.`;
    return [{ invariant: 'sanitary-cap' as const, message }];
  });
}

/** The part of what was received that the cap allows, in whole cents. */
function limitOf(received: Cents, cap: string): Cents {
  return Rational.parse(cap).mul(Rational.of(received)).round(0, 'truncate').numerator;
}

/** What is to be recovered of a paid competência needs its schedule in the same act; asked once everything is written. */
export function unrecovered(balances: AccountState['balances']): Violation[] {
  return [...balances].flatMap(([month, codes]) => {
    const owed = codes.get('to-recover') ?? 0n;
    if (owed === 0n) return [];
    const message = `${month}: o ato baixa em ${brl(owed)} uma competência já paga. Junte o cronograma de recuperação, com o ato que o manda.`;
    return [{ invariant: 'unrecovered' as const, message }];
  });
}
