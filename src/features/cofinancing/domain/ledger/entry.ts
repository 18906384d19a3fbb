import { AppError } from '../../../../kernel/app-error.ts';
import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Code, Kind, Side, Step } from './chart.ts';

/** Whole cents: the only money of the ledger. */
export type Cents = bigint;

/** `"765547.34"` as cents. @throws AppError `refused` for a part of a cent: who calculates rounds, by the law that says how. */
export function centsOf(text: string): Cents {
  const value = Rational.parse(text).mul(Rational.of(100));
  if (value.denominator === 1n) return value.numerator;
  throw new AppError('refused', `O livro só recebe centavos inteiros; "${text}" tem fração de centavo.`);
}

/** Cents as decimal text with two places. */
export function decimalOf(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const brl = (cents: Cents): string => formatBrl(Rational.of(cents, 100n));

/**
 * Whose money pays. Federal money has no name here: the differential is paid with own resources of state or municipality
 * (Portaria GM/MS 1.606/2001).
 */
export const SOURCES = ['state', 'municipal'] as const;
type Source = (typeof SOURCES)[number];

/** Whose account of the ledger this is. */
export interface Party {
  readonly source: Source;
  /** The fund that receives. */
  readonly fund: string;
  readonly municipality: string;
  /** The hospital, as the register of units knows it. */
  readonly unit: string;
  readonly programme: string;
}

export interface LedgerAccount extends Party {
  readonly id: string;
  /** The part of a transfer that may go to sanitary adequacy, as decimal text; "0" where no act allows it. */
  readonly sanitaryCap: string;
}

export interface Line {
  readonly competencia: string;
  readonly code: Code;
  readonly side: Side;
  readonly amount: Cents;
}

/** Why an entitlement changed, in reais as decimal text; the parts sum to the difference. */
export interface Attribution {
  readonly data: string;
  readonly rule: string;
  readonly reading: string;
  readonly manual: string;
}

interface Instalment {
  /** Month in which it falls due. */
  readonly due: string;
  readonly amount: string;
}

interface Request<K extends Kind> {
  readonly kind: K;
  /** The day on which it happened, YYYY-MM-DD. */
  readonly occurredOn: string;
  readonly reason?: string;
}
interface MonthRequest<K extends Kind> extends Request<K> {
  readonly competencia: string;
}

interface AuthorisationRequest extends MonthRequest<'authorisation'> {
  readonly amount: string;
  /** Hash of the calculation that was authorised. */
  readonly calculation: string;
}
type StepRequest = {
  [K in Step]: MonthRequest<K> & {
    readonly amount: string;
    /** Number of the portaria, of the commitment, of the bank order… */
    readonly document: string;
  };
}[Step];
interface AdjustmentRequest extends MonthRequest<'adjustment'> {
  /** What the competência is worth now. */
  readonly entitlement: string;
  readonly attribution: Attribution;
  readonly calculation: string;
  readonly reason: string;
}
interface SuspensionRequest extends Request<'suspension'> {
  /** The competências that stop; null stops every payment of the account. */
  readonly months: readonly string[] | null;
  readonly act: string;
  readonly reason: string;
}
interface ReinstatementRequest extends Request<'reinstatement'> {
  readonly refersTo: string;
  readonly act: string;
}
interface AnnulmentRequest extends MonthRequest<'annulment'> {
  /** The step, of this competência, that did not happen or happened for more than was right. */
  readonly refersTo: string;
  /** What of it is annulled. */
  readonly amount: string;
  readonly document: string;
  readonly reason: string;
}

interface ReversalRequest extends Request<'reversal'> {
  readonly refersTo: string;
  readonly reason: string;
}
interface ScheduleRequest extends MonthRequest<'recovery-schedule'> {
  readonly act: string;
  readonly instalments: readonly Instalment[];
}
interface InstalmentRequest extends MonthRequest<'recovery-instalment'> {
  readonly refersTo: string;
  /** Of the instalment in its schedule, from 1. */
  readonly number: number;
  /** The competência whose liquidated amount is discounted; null where the municipality paid it back. */
  readonly discountedFrom: string | null;
  readonly document: string;
}
interface AccountabilityRequest extends MonthRequest<'accountability'> {
  readonly spent: string;
  readonly sanitary: string;
  readonly ineligible: string;
  readonly document: string;
  /** The approval of the sanitary adequacy plan, wherever something went to its works. */
  readonly plan?: { readonly on: string; readonly document: string };
}
interface ReturnRequest extends MonthRequest<'return'> {
  readonly of: 'unspent' | 'ineligible';
  readonly amount: string;
  readonly document: string;
}

/** What a caller asks to be written; the lines are derived, never given. */
export type EntryRequest =
  | AuthorisationRequest
  | StepRequest
  | AdjustmentRequest
  | SuspensionRequest
  | ReinstatementRequest
  | AnnulmentRequest
  | ReversalRequest
  | ScheduleRequest
  | InstalmentRequest
  | AccountabilityRequest
  | ReturnRequest;

/** An entry as the rules see it: what was asked and the lines that it moved. */
export interface Entry {
  readonly id: string;
  readonly request: EntryRequest;
  readonly lines: readonly Line[];
}

export const competenciaOfEntry = (request: EntryRequest): string | null =>
  'competencia' in request ? request.competencia : null;

export const refersTo = (request: EntryRequest): string | null =>
  'refersTo' in request ? request.refersTo : null;

export const mirrored = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, side: line.side === 'debit' ? 'credit' : 'debit' }));

/** The lines of a step undone for a part of it: every line of a step is of the same amount. */
export const undone = (lines: readonly Line[], amount: Cents): Line[] =>
  mirrored(lines).map((line) => ({ ...line, amount }));

/** The sum of the parts of a difference. */
export function attributed({ data, rule, reading, manual }: Attribution): Cents {
  return [data, rule, reading, manual].reduce((total, part) => total + centsOf(part), 0n);
}
