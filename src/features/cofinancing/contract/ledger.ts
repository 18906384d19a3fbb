import { z } from 'zod';
import { KINDS } from '../domain/ledger/chart.ts';
import { FAULTS } from '../domain/ledger/verify.ts';
import { Competencia, Decimal } from './values.ts';

const LedgerKind = z.enum(KINDS);

const Filters = z.object({
  municipality: z
    .string()
    .regex(/^\d{6}$/, 'use os 6 algarismos do município')
    .optional(),
  unit: z.string().trim().min(1).max(80).optional(),
  competencia: Competencia.optional(),
  kind: LedgerKind.optional(),
});

/** Pages of the ledger, newest first; `before` is the `next` of the page before. */
export const LedgerQuery = Filters.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

export const LedgerEntryParams = z.object({ sequence: z.coerce.number().int().positive() });

/** Where a competência, or several, stand: decimal text. */
const PositionAnswer = z.object({
  authorised: Decimal,
  ordered: Decimal,
  committed: Decimal,
  liquidated: Decimal,
  paid: Decimal,
  /** Kept back to settle recoveries of other competências. */
  discounted: Decimal,
  toRecover: Decimal,
  withheld: Decimal,
});
export type PositionAnswer = z.infer<typeof PositionAnswer>;

const Named = z.object({ id: z.string(), name: z.string() });

const LedgerEntryAnswer = z.object({
  id: z.string(),
  sequence: z.int(),
  kind: LedgerKind,
  occurredOn: z.iso.date(),
  at: z.string(),
  competencia: Competencia.nullable(),
  municipality: Named,
  unit: Named,
  source: z.enum(['state', 'municipal']),
  fund: z.string(),
  programme: Named,
  /** What it moved; negative for an adjustment that lowers and for a reversal. */
  amount: Decimal,
  /** "EMP 21601.0001.20.000123-4", where the step has a document. */
  document: z.string().nullable(),
  /** Where the competência stands after it; null where it is of several. */
  position: PositionAnswer.nullable(),
});
export type LedgerEntryAnswer = z.infer<typeof LedgerEntryAnswer>;

export const LedgerPage = z.object({
  items: z.array(LedgerEntryAnswer),
  next: z.int().nullable(),
  /** Entries that answer the filters, and all that the reader may see. */
  count: z.int(),
  all: z.int(),
  totals: PositionAnswer,
  municipalities: z.array(Named),
  units: z.array(Named.extend({ municipality: z.string() })),
});
export type LedgerPage = z.infer<typeof LedgerPage>;

export const LedgerEntryDetail = LedgerEntryAnswer.extend({
  lines: z.array(
    z.object({
      competencia: Competencia,
      code: z.string(),
      name: z.string(),
      side: z.enum(['debit', 'credit']),
      amount: Decimal,
    }),
  ),
  /** The Termo whose account it is, where one is known. */
  agreement: z.string().nullable(),
  reason: z.string().nullable(),
  act: Named.nullable(),
  attribution: z.object({ data: Decimal, rule: Decimal, reading: Decimal, manual: Decimal }).nullable(),
  instalments: z.array(z.object({ due: Competencia, amount: Decimal })),
  /** The competências that a suspension stops; null where it stops all, or is none. */
  months: z.array(Competencia).nullable(),
  calculation: z.string().nullable(),
  /** The entry it points at, and the one that undid it. */
  refersTo: z.int().nullable(),
  closedBy: z.int().nullable(),
  by: z.string().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string(),
});
export type LedgerEntryDetail = z.infer<typeof LedgerEntryDetail>;

export const VerificationQuery = z.object({
  cursor: z
    .string()
    .regex(/^((chain|account):\d{1,15})?$/)
    .default(''),
});

/** A part of a verification, and where the next one begins. */
export const VerificationStep = z.object({
  /** Entries of the chain and accounts already walked, and all there are. */
  done: z.int(),
  total: z.int(),
  entries: z.int(),
  lastHash: z.string().nullable(),
  breaks: z.array(
    z.object({
      sequence: z.int().nullable(),
      entry: z.string().nullable(),
      fault: z.enum(FAULTS),
      message: z.string(),
    }),
  ),
  /** Null when everything was walked. */
  next: z.string().nullable(),
});
export type VerificationStep = z.infer<typeof VerificationStep>;
