import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  balancesGiven,
  history,
  type MemoryLedger,
  sha256,
  stored,
  total,
} from '../../../../../test/ledger-history.ts';
import { signed } from './amounts.ts';
import { KINDS } from './chart.ts';
import { attributed, centsOf, type Entry, refersTo } from './entry.ts';
import { balancesOf } from './state.ts';
import { type Break, checkAccount, checkChain, type StoredEntry, type Witness } from './verify.ts';

const RUNS = { numRuns: 200 };

const entitlements = (entries: readonly Entry[], month: string) =>
  entries
    .flatMap(({ lines }) => lines)
    .filter(({ code, competencia }) => code === 'entitlement' && competencia === month);

function check(
  rows: readonly StoredEntry[],
  witnesses: readonly Witness[],
  ledger: MemoryLedger,
  last = ledger.entries.length,
): Break[] {
  return [
    ...checkChain({ entries: rows, witnesses, after: 0, afterHash: null, until: last, hashOf: sha256 }),
    ...checkAccount(ACCOUNT, rows, balancesGiven(ledger.entries)),
  ];
}

/** The balances that are not zero, in words that compare. */
const nonZero = (all: readonly Entry[]) =>
  [...balancesGiven(all)]
    .flatMap(([month, codes]) =>
      [...codes].filter(([, cents]) => cents !== 0n).map(([code, cents]) => `${month} ${code} ${cents}`),
    )
    .sort();

/** Whether a suspension stood over the payment, told by the entries alone. */
const paidWhileSuspended = (entries: readonly Entry[]) => (entry: Entry, at: number) => {
  const { request } = entry;
  if (request.kind !== 'payment' && request.kind !== 'bank-order') return false;
  const before = entries.slice(0, at);
  const closed = before.map((each) => refersTo(each.request));
  return before.some(
    ({ id, request: earlier }) =>
      earlier.kind === 'suspension' &&
      !closed.includes(id) &&
      (earlier.months?.includes(request.competencia) ?? true),
  );
};

describe('any sequence of valid commands', () => {
  it('reaches every kind of entry, so that what is said below is said of all', () => {
    const seen = new Set(
      fc
        .sample(history, { seed: 8, numRuns: 400 })
        .flatMap(({ entries }) => entries.map(({ request }) => request.kind)),
    );
    expect(KINDS.filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it('keeps every entry balanced in each competência', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        const months = entries.flatMap(({ lines }) => [
          ...Map.groupBy(lines, ({ competencia }) => competencia).values(),
        ]);
        const sums = months.map((own) =>
          total(own.map((line) => (line.side === 'debit' ? line.amount : -line.amount))),
        );
        expect(sums.filter((sum) => sum !== 0n)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leaves no account below zero', () => {
    fc.assert(
      fc.property(history, ({ history: { balances } }) => {
        const all = [...balances.values()].flatMap((codes) => [...codes.values()]);
        expect(all.filter((balance) => balance < 0n)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('pays no more than is liquidated, committed, ordered and authorised, but for what is being recovered', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        for (const p of balancesOf(entries).values()) {
          expect(p.reconciled <= p.paid && p.paid <= p.bankOrdered).toBe(true);
          expect(p.bankOrdered + p.discounted <= p.liquidated).toBe(true);
          expect(p.liquidated <= p.committed && p.committed <= p.ordered).toBe(true);
          expect(p.ordered <= p.authorised + p.toRecover + p.recovered).toBe(true);
          expect(p.sanitary * 10n <= p.received * 3n).toBe(true);
          expect(p.received).toBe(p.paid);
          expect(p.spent + p.sanitary + p.ineligible <= p.received).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('the original and its adjustments sum to the latest entitlement, and their parts to the difference', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        for (const [month, { authorised }] of balancesOf(entries))
          expect(total(entitlements(entries, month).map(signed))).toBe(authorised);
        for (const { request, lines } of entries) {
          if (request.kind !== 'adjustment') continue;
          const change = total(lines.filter(({ code }) => code === 'entitlement').map(signed));
          expect(attributed(request.attribution)).toBe(change);
          const until = entries.slice(0, entries.findIndex((each) => each.request === request) + 1);
          expect(balancesOf(until).get(request.competencia)?.authorised).toBe(centsOf(request.entitlement));
        }
      }),
      RUNS,
    );
  });

  it('pays nothing of a competência between its suspension and its reinstatement', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        expect(entries.filter(paidWhileSuspended(entries))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('a reversal leaves every balance as if what it reverses had not been', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        const reversed = entries.flatMap(({ id, request }) =>
          request.kind === 'reversal' ? [id, request.refersTo] : [],
        );
        const others = entries.filter(({ id }) => !reversed.includes(id));
        expect(nonZero(others)).toEqual(nonZero(entries));
      }),
      RUNS,
    );
  });

  it('an annulment leaves every balance as if the step had been of what is left of it', () => {
    fc.assert(
      fc.property(history, ({ entries }) => {
        const annulled = new Map<string, bigint>();
        for (const { request } of entries)
          if (request.kind === 'annulment')
            annulled.set(request.refersTo, (annulled.get(request.refersTo) ?? 0n) + centsOf(request.amount));
        const lesser = entries
          .filter(({ request }) => request.kind !== 'annulment')
          .map((entry) => ({
            ...entry,
            lines: entry.lines.map((line) => ({
              ...line,
              amount: line.amount - (annulled.get(entry.id) ?? 0n),
            })),
          }));
        expect(lesser.flatMap(({ lines }) => lines).filter(({ amount }) => amount < 0n)).toEqual([]);
        expect(nonZero(lesser)).toEqual(nonZero(entries));
      }),
      RUNS,
    );
  });

  it('verifies as whole, also when it is walked in parts', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 7 }), (ledger, size) => {
        const { rows, witnesses } = stored(ledger.entries);
        expect(check(rows, witnesses, ledger)).toEqual([]);
        for (let after = 0; after < rows.length; after += size) {
          const afterHash = rows[after - 1]?.hash ?? null;
          const until = Math.min(rows.length, after + size);
          const entries = rows.slice(after, until);
          expect(
            checkChain({
              entries,
              witnesses: witnesses.slice(after, until),
              after,
              afterHash,
              until,
              hashOf: sha256,
            }),
          ).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

type Tamper = (rows: StoredEntry[], at: number) => number[];

const change = (rows: StoredEntry[], at: number, by: Partial<StoredEntry>): number[] => {
  rows[at] = { ...(rows[at] as StoredEntry), ...by };
  return [at + 1];
};
const row = (rows: StoredEntry[], at: number) => rows[at] as StoredEntry;

const TAMPERS: Record<string, Tamper> = {
  'the amount of a line': (rows, at) => {
    const [first, ...rest] = row(rows, at).lines;
    return first === undefined
      ? change(rows, at, { amount: '0.01' })
      : change(rows, at, {
          lines: [{ ...first, amount: `${Number.parseInt(first.amount, 10) + 1}.00` }, ...rest],
        });
  },
  'a line taken out': (rows, at) =>
    row(rows, at).lines.length === 0
      ? change(rows, at, { kind: 'payment' })
      : change(rows, at, { lines: row(rows, at).lines.slice(1) }),
  'the competência of an entry': (rows, at) => change(rows, at, { competencia: '1999-01' }),
  'whose account it is': (rows, at) => change(rows, at, { account: { ...ACCOUNT, municipality: '510340' } }),
  'a letter of the content': (rows, at) =>
    change(rows, at, { content: row(rows, at).content.replace('2020-12-01', '2020-12-02') }),
  'content and hash together': (rows, at) => {
    const content = row(rows, at).content.replace('2020-12-01', '2020-12-02');
    return change(rows, at, { content, hash: sha256(content) });
  },
  'the hash': (rows, at) => change(rows, at, { hash: 'f'.repeat(64) }),
  'an entry deleted': (rows, at) => {
    rows.splice(at, 1);
    return [at + 1];
  },
  'two entries in each other’s place': (rows, at) => {
    const next = (at + 1) % rows.length;
    const [a, b] = [row(rows, at), row(rows, next)];
    rows[at] = { ...b, sequence: a.sequence };
    rows[next] = { ...a, sequence: b.sequence };
    return [at + 1, next + 1];
  },
};

describe('any tampering is found and named by its entry', () => {
  const longEnough = history.filter(({ entries }) => entries.length > 1);
  it.each(Object.entries(TAMPERS))('%s', (_, tamper) => {
    fc.assert(
      fc.property(longEnough, fc.nat(), (ledger, anywhere) => {
        const { rows, witnesses } = stored(ledger.entries);
        const touched = tamper(rows, anywhere % rows.length);
        const named = new Set(check(rows, witnesses, ledger).map(({ sequence }) => sequence));
        expect(touched.filter((sequence) => !named.has(sequence))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('a kept balance, by its account', () => {
    fc.assert(
      fc.property(longEnough, (ledger) => {
        const { rows } = stored(ledger.entries);
        const kept = new Map(balancesGiven(ledger.entries));
        const [month, codes] = [...kept][0] ?? ['', new Map()];
        kept.set(month, new Map(codes).set('paid', (codes.get('paid') ?? 0n) + 1n));
        expect(checkAccount(ACCOUNT, rows, kept)).toMatchObject([{ fault: 'balance', sequence: null }]);
      }),
      { numRuns: 60 },
    );
  });
});
