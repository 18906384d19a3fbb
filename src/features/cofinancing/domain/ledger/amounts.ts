import { CHART, type Code, type Kind, STEPS } from './chart.ts';
import type { Cents, Line } from './entry.ts';

/** A kind that says by itself what it moves: what undoes another moves what that one did. */
export type Moving = Exclude<Kind, 'annulment' | 'reversal'>;

/** The accounts whose movement is what an entry is about, where it moves others beside them. */
const PRINCIPAL: Readonly<Record<Moving, readonly Code[]>> = {
  authorisation: ['entitlement'],
  ordinance: [STEPS.ordinance[1]],
  commitment: [STEPS.commitment[1]],
  liquidation: [STEPS.liquidation[1]],
  'bank-order': [STEPS['bank-order'][1]],
  payment: [STEPS.payment[1]],
  reconciliation: [STEPS.reconciliation[1]],
  adjustment: ['entitlement'],
  suspension: ['withheld'],
  reinstatement: ['withheld'],
  'recovery-schedule': ['in-recovery'],
  'recovery-instalment': ['recovered'],
  accountability: ['spent', 'sanitary', 'ineligible'],
  return: ['returned'],
};

/** What a line adds to its account, in the sense in which the account grows. */
export const signed = ({ code, side, amount }: Line): Cents =>
  side === CHART[code].nature ? amount : -amount;

/**
 * What an entry is worth to a reader: the money it moved, negative for an adjustment that lowers, and for what undoes another
 * entry, whose `kind` is that of the entry undone.
 */
export function amountMoved(kind: Moving, lines: readonly Line[]): Cents {
  const moved = lines.reduce(
    (total, line) => (PRINCIPAL[kind].includes(line.code) ? total + signed(line) : total),
    0n,
  );
  return kind === 'reinstatement' ? -moved : moved;
}
