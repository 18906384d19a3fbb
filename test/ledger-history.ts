import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { amountMoved, type Moving } from '../src/features/cofinancing/domain/ledger/amounts.ts';
import { isStep, type Kind, STEPS, type Step } from '../src/features/cofinancing/domain/ledger/chart.ts';
import {
  type Cents,
  competenciaOfEntry,
  decimalOf,
  type Entry,
  type EntryRequest,
  type LedgerAccount,
  refersTo,
} from '../src/features/cofinancing/domain/ledger/entry.ts';
import { unrecovered, violationsOf } from '../src/features/cofinancing/domain/ledger/invariants.ts';
import { linesOf } from '../src/features/cofinancing/domain/ledger/lines.ts';
import { type ChainedEntry, contentOf } from '../src/features/cofinancing/domain/ledger/seal.ts';
import { AccountHistory, balanceOf, moved } from '../src/features/cofinancing/domain/ledger/state.ts';
import type { StoredEntry, Witness } from '../src/features/cofinancing/domain/ledger/verify.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const ACCOUNT: LedgerAccount = {
  id: '01940000-0000-7000-8000-00000000000a',
  source: 'state',
  fund: 'FMS',
  municipality: '510642',
  unit: 'HOSPITAL-510642',
  programme: 'mt.cofin.hospitalar',
  sanitaryCap: '0.3',
};

const MONTHS = ['2020-07', '2020-08', '2020-09'] as const;
const occurredOn = '2020-12-01';

/** A gesture of somebody who uses the ledger well or badly; `share` says how much of what stands there, in hundredths. */
interface Gesture {
  readonly what: Kind | 'adjustment-with-recovery';
  readonly month: number;
  readonly other: number;
  readonly share: number;
  readonly cents: bigint;
  readonly pick: number;
}

const often = (weight: number, what: Gesture['what']) => ({ weight, arbitrary: fc.constant(what) });

const gesture: fc.Arbitrary<Gesture> = fc.record({
  what: fc.oneof(
    often(3, 'authorisation'),
    ...(Object.keys(STEPS) as Step[]).map((step) => often(4, step)),
    often(2, 'adjustment'),
    often(2, 'adjustment-with-recovery'),
    often(1, 'suspension'),
    often(1, 'reinstatement'),
    often(2, 'recovery-instalment'),
    often(2, 'accountability'),
    often(1, 'return'),
    often(4, 'annulment'),
    often(2, 'reversal'),
  ),
  month: fc.nat({ max: MONTHS.length - 1 }),
  other: fc.nat({ max: MONTHS.length - 1 }),
  // Beyond 100 asks for more than there is.
  share: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 105 })),
  cents: fc.bigInt({ min: 1n, max: 10n ** 11n }),
  pick: fc.nat({ max: 50 }),
});

/** A ledger of one account in memory: the rules alone, without a database. */
export class MemoryLedger {
  readonly history = new AccountHistory(ACCOUNT.sanitaryCap);
  readonly entries: Entry[] = [];

  /** Writes all requests or none. @returns whether they were written */
  write(requests: readonly EntryRequest[]): boolean {
    const trial = new AccountHistory(ACCOUNT.sanitaryCap);
    for (const entry of this.entries) trial.add(entry);
    const written: Entry[] = [];
    for (const request of requests) {
      const entry = decided(trial, request, `${this.entries.length + written.length + 1}`);
      if (entry === null) return false;
      trial.add(entry);
      written.push(entry);
    }
    if (unrecovered(trial.balances).length > 0) return false;
    for (const entry of written) this.history.add(entry);
    this.entries.push(...written);
    return true;
  }

  requestsOf(gesture: Gesture): EntryRequest[] {
    const { what } = gesture;
    if (what !== 'adjustment-with-recovery') return [this.#requestOf(what, gesture)];
    const month = MONTHS[gesture.month] as string;
    const lowered = this.#adjustment(month, gesture, -1n);
    const open = balanceOf(this.history.balances, month, 'to-order');
    const fall = -lowered.delta - open;
    if (fall <= 0n) return [lowered.request];
    const half = fall / 2n;
    const amounts = half > 0n ? [half, fall - half] : [fall];
    const instalments = amounts.map((amount) => ({ due: '2021-01', amount: decimalOf(amount) }));
    return [
      lowered.request,
      { kind: 'recovery-schedule', competencia: month, occurredOn, act: 'ato', instalments },
    ];
  }

  #adjustment(month: string, { cents, share }: Gesture, sign: bigint) {
    const now = balanceOf(this.history.balances, month, 'entitlement');
    const delta = sign < 0n ? -((now * BigInt(Math.min(share, 100))) / 100n) : cents % 100_000n;
    const data = delta / 3n;
    const request: EntryRequest = {
      kind: 'adjustment',
      competencia: month,
      occurredOn,
      entitlement: decimalOf(now + delta),
      attribution: { data: decimalOf(data), rule: decimalOf(delta - data), reading: '0.00', manual: '0.00' },
      calculation: 'c',
      reason: 'reapresentada',
    };
    return { request, delta };
  }

  #part(month: string, code: Parameters<typeof balanceOf>[2], share: number): string {
    return decimalOf((balanceOf(this.history.balances, month, code) * BigInt(share)) / 100n);
  }

  #picked(kind: Kind | null, pick: number): Entry | undefined {
    const some = this.entries.filter(({ request }) => kind === null || request.kind === kind);
    return some[pick % Math.max(1, some.length)];
  }

  #requestOf(what: Exclude<Gesture['what'], 'adjustment-with-recovery'>, gesture: Gesture): EntryRequest {
    const competencia = MONTHS[gesture.month] as string;
    const { share, cents, pick } = gesture;
    const dated = { competencia, occurredOn };
    if (what in STEPS) {
      const kind = what as Step;
      return { kind, ...dated, amount: this.#part(competencia, STEPS[kind][0], share), document: 'd' };
    }
    const builders: Partial<Record<Kind, () => EntryRequest>> = {
      authorisation: () => ({ kind: 'authorisation', ...dated, amount: decimalOf(cents), calculation: 'c' }),
      adjustment: () => this.#adjustment(competencia, gesture, pick % 2 === 0 ? 1n : -1n).request,
      suspension: () => ({
        kind: 'suspension',
        occurredOn,
        months: pick % 2 === 0 ? null : [competencia],
        act: 'ato',
        reason: 'motivo',
      }),
      reinstatement: () => ({
        kind: 'reinstatement',
        occurredOn,
        refersTo: this.#picked('suspension', pick)?.id ?? '0',
        act: 'ato',
      }),
      annulment: () => this.#annulment(competencia, gesture),
      reversal: () => ({
        kind: 'reversal',
        occurredOn,
        refersTo: this.#picked(null, pick)?.id ?? '0',
        reason: 'engano',
      }),
      'recovery-instalment': () => this.#instalment(gesture),
      accountability: () => this.#accountability(competencia, gesture),
      return: () => this.#return(competencia, gesture),
    };
    return builders[what]?.() as EntryRequest;
  }

  #annulment(competencia: string, { share, pick }: Gesture): EntryRequest {
    const steps = this.entries.filter(({ request }) => isStep(request.kind));
    const step = steps[pick % Math.max(1, steps.length)];
    const of = step === undefined ? null : competenciaOfEntry(step.request);
    return {
      kind: 'annulment',
      competencia: of ?? competencia,
      occurredOn,
      refersTo: step?.id ?? '0',
      amount: decimalOf(((step?.lines[0]?.amount ?? 0n) * BigInt(share)) / 100n),
      document: 'AN',
      reason: 'a maior',
    };
  }

  #instalment({ month, other, pick }: Gesture): EntryRequest {
    const schedule = this.#picked('recovery-schedule', pick);
    const own = schedule === undefined ? null : competenciaOfEntry(schedule.request);
    return {
      kind: 'recovery-instalment',
      competencia: own ?? (MONTHS[month] as string),
      occurredOn,
      refersTo: schedule?.id ?? '0',
      number: (pick % 2) + 1,
      discountedFrom: pick % 3 === 0 ? null : (MONTHS[other] as string),
      document: 'd',
    };
  }

  #accountability(competencia: string, { share, pick }: Gesture): EntryRequest {
    const received = balanceOf(this.history.balances, competencia, 'to-account');
    const part = (hundredths: number) => decimalOf((received * BigInt(hundredths)) / 100n);
    return {
      kind: 'accountability',
      competencia,
      occurredOn,
      spent: part(Math.min(40, Math.floor(share / 2))),
      sanitary: part(pick),
      ineligible: part(5),
      document: 'd',
      plan: { on: occurredOn, document: 'p' },
    };
  }

  #return(competencia: string, { share, pick }: Gesture): EntryRequest {
    const of = pick % 2 === 0 ? 'unspent' : 'ineligible';
    const amount = this.#part(competencia, of === 'unspent' ? 'to-account' : 'ineligible', share);
    return { kind: 'return', competencia, occurredOn, of, amount, document: 'd' };
  }
}

function decided(history: AccountHistory, request: EntryRequest, id: string): Entry | null {
  const state = history.stateFor(refersTo(request));
  const derived = linesOf(request, state);
  if ('refusals' in derived) return null;
  const entry = { id, request, lines: derived.lines };
  return violationsOf(entry, state).length === 0 ? entry : null;
}

/** How far each competência went before anything else happened: 0 is nowhere, 7 is reconciled. */
const progress = fc.array(fc.nat({ max: 7 }), { minLength: MONTHS.length, maxLength: MONTHS.length });

const AHEAD: readonly Gesture['what'][] = ['authorisation', ...(Object.keys(STEPS) as Step[])];

const wholly = (what: Gesture['what'], month: number): Gesture => ({
  what,
  month,
  other: 0,
  share: 100,
  cents: 76_554_734n,
  pick: 0,
});

/** A ledger after random gestures; those that the rules refuse leave nothing. */
export const history: fc.Arbitrary<MemoryLedger> = fc
  .tuple(progress, fc.array(gesture, { minLength: 10, maxLength: 60 }))
  .map(([stages, gestures]) => {
    const before = stages.flatMap((stage, month) => AHEAD.slice(0, stage).map((what) => wholly(what, month)));
    return lived([...before, ...gestures]);
  });

function lived(gestures: readonly Gesture[]): MemoryLedger {
  const ledger = new MemoryLedger();
  for (const each of gestures) ledger.write(ledger.requestsOf(each));
  return ledger;
}

/** The rows and the events that these entries would have left. */
export function stored(entries: readonly Entry[]): { rows: StoredEntry[]; witnesses: Witness[] } {
  const rows: StoredEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const referred = entries.find(({ id }) => id === refersTo(entry.request));
    const undoes = entry.request.kind === 'reversal' || entry.request.kind === 'annulment';
    const kind = (undoes ? referred?.request.kind : entry.request.kind) as Moving;
    const chained: ChainedEntry = {
      ...entry,
      ledger: 'MT',
      sequence: index + 1,
      account: ACCOUNT,
      amount: amountMoved(kind, entry.lines),
      at: '2020-12-01T12:00:00.000Z',
      actor: { id: null, kind: 'system' },
      previousHash: rows.at(-1)?.hash ?? null,
    };
    rows.push(rowOf(chained));
  }
  return { rows, witnesses: rows.map(({ sequence, id, hash }) => ({ sequence, entry: id, hash })) };
}

function rowOf(entry: ChainedEntry): StoredEntry {
  const { request, lines, amount, at, actor, previousHash, ledger, sequence, id, account } = entry;
  const content = contentOf(entry);
  return {
    ledger,
    sequence,
    id,
    account,
    kind: request.kind,
    competencia: competenciaOfEntry(request),
    occurredOn: request.occurredOn,
    refersTo: refersTo(request),
    amount: decimalOf(amount),
    at,
    actorId: actor.id,
    content,
    previousHash,
    hash: sha256(content),
    lines: lines.map((line) => ({ ...line, amount: decimalOf(line.amount) })),
  };
}

/** The balances that the lines of these entries give. */
export const balancesGiven = (entries: readonly Entry[]) =>
  moved(
    new Map(),
    entries.flatMap(({ lines }) => lines),
  );

export const total = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, amount) => sum + amount, 0n);
