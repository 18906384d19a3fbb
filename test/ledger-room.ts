import { type PostedEntry, post } from '../src/features/cofinancing/commands/ledger/post.ts';
import type { Step } from '../src/features/cofinancing/domain/ledger/chart.ts';
import type { Attribution, EntryRequest, Party } from '../src/features/cofinancing/domain/ledger/entry.ts';
import type { Context } from '../src/platform/context.ts';

/** The only agreement of the seed. */
export const PARTY: Party = {
  source: 'state',
  fund: 'Fundo Municipal de Saúde de Peixoto de Azevedo',
  municipality: '510642',
  unit: 'HOSPITAL-510642',
  programme: 'mt.cofin.hospitalar',
};

const occurredOn = '2026-11-20';
const CALCULATION = 'c'.repeat(64);
const NOTHING: Attribution = { data: '0.00', rule: '0.00', reading: '0.00', manual: '0.00' };

/** Requests as the commands of the months will make them. */
export const steps = {
  authorise: (competencia: string, amount: string): EntryRequest => ({
    kind: 'authorisation',
    competencia,
    occurredOn,
    amount,
    calculation: CALCULATION,
  }),
  step: (kind: Step, competencia: string, amount: string): EntryRequest => ({
    kind,
    competencia,
    occurredOn,
    amount,
    document: `${kind} ${competencia}`,
  }),
  adjust: (competencia: string, entitlement: string, parts: Partial<Attribution>): EntryRequest => ({
    kind: 'adjustment',
    competencia,
    occurredOn,
    entitlement,
    attribution: { ...NOTHING, ...parts },
    calculation: CALCULATION,
    reason: 'Produção reapresentada',
  }),
};

const STEPS: readonly Step[] = [
  'ordinance',
  'commitment',
  'liquidation',
  'bank-order',
  'payment',
  'reconciliation',
];

/** Posts a competência from its authorisation to a step. @returns what was posted, in order. */
export async function postLife(
  context: Context,
  competencia: string,
  amount = '100.00',
  until: Step = 'reconciliation',
  party: Party = PARTY,
): Promise<PostedEntry[]> {
  const posted = [await post(context, party, steps.authorise(competencia, amount))];
  for (const kind of STEPS.slice(0, STEPS.indexOf(until) + 1))
    posted.push(await post(context, party, steps.step(kind, competencia, amount)));
  return posted;
}
