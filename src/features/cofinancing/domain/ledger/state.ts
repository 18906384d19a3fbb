import { signed } from './amounts.ts';
import { type Code, STEPS } from './chart.ts';
import { type Cents, centsOf, type Entry, type Line, refersTo } from './entry.ts';

/** Balance of each account of the chart, by competência. */
export type Balances = ReadonlyMap<string, ReadonlyMap<Code, Cents>>;

/** A suspension that nobody closed; `months` null stops the whole account. */
export interface OpenSuspension {
  readonly id: string;
  readonly months: readonly string[] | null;
}

/** An earlier entry that a request points at. */
export interface Referred extends Entry {
  /** Reversed, or reinstated. */
  readonly isClosed: boolean;
  /** Of a recovery schedule: the instalments already settled, by number. */
  readonly settled: readonly number[];
  /** Of a step: what was annulled of it. */
  readonly annulled: Cents;
}

/** What the rules need to know of one account of the ledger to decide about its next entry. */
export interface AccountState {
  readonly sanitaryCap: string;
  readonly balances: Balances;
  /** The competências with an authorisation that stands. */
  readonly authorised: ReadonlySet<string>;
  readonly suspensions: readonly OpenSuspension[];
  readonly referred: Referred | null;
}

export const balanceOf = (balances: Balances, competencia: string, code: Code): Cents =>
  balances.get(competencia)?.get(code) ?? 0n;

const UNPAID: readonly Code[] = ['to-order', 'to-commit', 'to-liquidate', 'to-pay', 'bank-ordered'];

/** What of a competência is due and has not left the fund. */
export const unpaidOf = (balances: Balances, competencia: string): Cents =>
  UNPAID.reduce((total, code) => total + balanceOf(balances, competencia, code), 0n);

/** The balances after these lines. */
export function moved(balances: Balances, lines: readonly Line[]): Balances {
  const after = new Map(balances);
  for (const line of lines) {
    const month = new Map(after.get(line.competencia));
    month.set(line.code, (month.get(line.code) ?? 0n) + signed(line));
    after.set(line.competencia, month);
  }
  return after;
}

/** Everything that the entries of one account say, to be asked again and again while it grows. */
export class AccountHistory {
  readonly #sanitaryCap: string;
  readonly #entries = new Map<string, Entry>();
  readonly #closed = new Set<string>();
  readonly #settled = new Map<string, Set<number>>();
  readonly #annulled = new Map<string, Cents>();
  readonly #authorised = new Set<string>();
  readonly #suspensions = new Map<string, OpenSuspension>();
  #balances: Balances = new Map();

  constructor(sanitaryCap: string) {
    this.#sanitaryCap = sanitaryCap;
  }

  get balances(): Balances {
    return this.#balances;
  }

  /** The state in front of a request that points at the entry `referred`, or at none. */
  stateFor(referred: string | null): AccountState {
    return {
      sanitaryCap: this.#sanitaryCap,
      balances: this.#balances,
      authorised: this.#authorised,
      suspensions: [...this.#suspensions.values()],
      referred: this.#find(referred),
    };
  }

  #find(id: string | null): Referred | null {
    const entry = id === null ? undefined : this.#entries.get(id);
    if (entry === undefined) return null;
    const settled = [...(this.#settled.get(entry.id) ?? [])];
    const annulled = this.#annulled.get(entry.id) ?? 0n;
    return { ...entry, isClosed: this.#closed.has(entry.id), settled, annulled };
  }

  add(entry: Entry): void {
    this.#balances = moved(this.#balances, entry.lines);
    this.#entries.set(entry.id, entry);
    const { request } = entry;
    if (request.kind === 'authorisation') this.#authorised.add(request.competencia);
    if (request.kind === 'suspension')
      this.#suspensions.set(entry.id, { id: entry.id, months: request.months });
    if (request.kind === 'recovery-instalment') this.#settle(request.refersTo).add(request.number);
    if (request.kind === 'annulment')
      this.#annulled.set(
        request.refersTo,
        (this.#annulled.get(request.refersTo) ?? 0n) + centsOf(request.amount),
      );
    const pointed = refersTo(request);
    if (pointed !== null && (request.kind === 'reversal' || request.kind === 'reinstatement'))
      this.#close(pointed);
  }

  #settle(schedule: string): Set<number> {
    const settled = this.#settled.get(schedule) ?? new Set<number>();
    this.#settled.set(schedule, settled);
    return settled;
  }

  #close(id: string): void {
    this.#closed.add(id);
    this.#suspensions.delete(id);
    const request = this.#entries.get(id)?.request;
    if (request?.kind === 'authorisation') this.#authorised.delete(request.competencia);
    if (request?.kind === 'recovery-instalment') this.#settle(request.refersTo).delete(request.number);
  }
}

/** Where a competência stands, in cents. */
export interface Position {
  readonly authorised: Cents;
  readonly ordered: Cents;
  readonly committed: Cents;
  readonly liquidated: Cents;
  readonly bankOrdered: Cents;
  readonly paid: Cents;
  readonly reconciled: Cents;
  readonly discounted: Cents;
  readonly toRecover: Cents;
  readonly recovered: Cents;
  readonly withheld: Cents;
  readonly received: Cents;
  readonly spent: Cents;
  readonly sanitary: Cents;
  readonly ineligible: Cents;
  readonly returned: Cents;
}

/** What passed each stage: the balances of that stage and of those after it. */
function position(of: (code: Code) => Cents): Position {
  const reconciled = of(STEPS.reconciliation[1]);
  const paid = of('paid') + reconciled;
  const discounted = of('discounted');
  const bankOrdered = of('bank-ordered') + paid;
  const liquidated = of('to-pay') + bankOrdered + discounted;
  const committed = of('to-liquidate') + liquidated;
  return {
    authorised: of('entitlement'),
    ordered: of('to-commit') + committed,
    committed,
    liquidated,
    bankOrdered,
    paid,
    reconciled,
    discounted,
    toRecover: of('to-recover') + of('in-recovery'),
    recovered: of('recovered'),
    withheld: of('withheld'),
    received: of('received'),
    spent: of('spent'),
    sanitary: of('sanitary'),
    ineligible: of('ineligible'),
    returned: of('returned'),
  };
}

export const positionOf = (balances: Balances, competencia: string): Position =>
  position((code) => balanceOf(balances, competencia, code));

/** Authorised, ordered, committed, liquidated, paid and to recover of each competência that the entries touch. */
export function balancesOf(entries: readonly Entry[]): ReadonlyMap<string, Position> {
  const balances = moved(
    new Map(),
    entries.flatMap(({ lines }) => lines),
  );
  return new Map([...balances.keys()].sort().map((month) => [month, positionOf(balances, month)]));
}
