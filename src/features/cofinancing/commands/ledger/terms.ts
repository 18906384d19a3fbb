import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import type { Context, Scope } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { findUnit, listUnits } from '../../../accounts/index.ts';
import { getTerritory, territoryPath } from '../../../territory/index.ts';
import type { Kind } from '../../domain/ledger/chart.ts';
import type { Party } from '../../domain/ledger/entry.ts';
import { getAgreementHead } from '../../store.ts';

interface LedgerTerms {
  /** What the state's financial system calls the document of a step. */
  readonly documents: Readonly<Partial<Record<Kind, string>>>;
  /** How the state orders a transfer: the series of its numbers, who signs and by which appropriation. */
  readonly ordinance: {
    readonly series: string;
    readonly authority: string;
    readonly signatory: string;
    readonly fund: string;
    readonly budget: string;
  };
  /** By programme: the part of a transfer that its act lets go to sanitary adequacy. */
  readonly sanitaryCaps: Readonly<Record<string, { readonly value: string; readonly cite: Citation }>>;
  /** Which accounts answer for what was paid after those of its competência: no act says, so this is a reading. */
  readonly lateMoney: { readonly question: string; readonly chosen: string; readonly other: string };
}

/** How the state calls its documents, and what its acts allow, as data. */
export const ledgerTerms: LedgerTerms = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/ledger.json'), 'utf8'),
);

/** What the ledger's own limits rest on. */
export const citationsOfLedger = (): Citation[] =>
  Object.values(ledgerTerms.sanitaryCaps).map(({ cite }) => cite);

/** The ledger of this installation: that of the fund of its state. */
export const ledgerOf = (context: Context): string => context.env.uf;

/** Chain of events that witnesses the chain of entries. */
export const ledgerStream = (ledger: string): string => `ledger/${ledger}`;

/** Whom the state pays under an agreement. @throws AppError `not-found`, also for a hospital that the register of units lacks */
export async function partyOfAgreement(context: Context, id: string): Promise<Party> {
  const agreement = await getAgreementHead(context, id);
  const party = await findParty(context, agreement);
  if (party !== null) return party;
  throw new AppError(
    'not-found',
    `"${agreement.establishment}" não está no cadastro de unidades. Cadastre o hospital antes.`,
  );
}

interface Funded {
  readonly fund: string;
  readonly municipality: string;
  readonly establishment: string;
  readonly programme: string;
}

/** Whom the state pays for a hospital; null for one that the register of units lacks. */
export async function findParty(
  context: Context,
  { fund, municipality, establishment, programme }: Funded,
): Promise<Party | null> {
  const unit = await findUnit(context, establishment);
  return unit && { source: 'state', fund, municipality, unit: unit.id, programme };
}

/** Where an account of the ledger lies, for permissions. */
export async function scopeOfParty(
  context: Context,
  { municipality, unit }: Pick<Party, 'municipality' | 'unit'>,
) {
  return { unit, territoryPath: await territoryPath(context, municipality, context.clock.today()) };
}

/** Where a reading that is narrowed to a municipality or a hospital looks; null where it is not. */
export async function scopeOfReading(
  context: Context,
  { municipality, unit }: { municipality?: string | undefined; unit?: string | undefined },
): Promise<Scope | null> {
  const day = context.clock.today();
  const place = municipality ?? (unit && (await listUnits(context)).find(({ id }) => id === unit)?.territory);
  if (!place && !unit) return null;
  return { ...(unit && { unit }), ...(place && { territoryPath: await territoryPath(context, place, day) }) };
}

/** The whole state: who answers for a part of it does not walk the accounts of the others. */
export async function scopeOfWholeLedger(context: Context): Promise<Scope> {
  return { territoryPath: [(await getTerritory(context)).home] };
}
