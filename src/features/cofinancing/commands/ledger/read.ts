import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames, listUnits } from '../../../accounts/index.ts';
import { citationName, getAct } from '../../../acts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type {
  LedgerEntryAnswer,
  LedgerEntryDetail,
  LedgerPage,
  LedgerQuery,
  PositionAnswer,
} from '../../contract.ts';
import { CHART } from '../../domain/ledger/chart.ts';
import { type Cents, decimalOf, type LedgerAccount } from '../../domain/ledger/entry.ts';
import { type ChainedEntry, readContent } from '../../domain/ledger/seal.ts';
import { moved, type Position, positionOf } from '../../domain/ledger/state.ts';
import type { StoredEntry } from '../../domain/ledger/verify.ts';
import { listLedgerAccounts } from '../../store/ledger.ts';
import {
  countLedgerEntries,
  findClosing,
  findLedgerEntry,
  findSequence,
  listLedgerEntries,
  listLinesUntil,
  sumBalances,
} from '../../store/ledger-reading.ts';
import { listAgreements, listProgrammes } from '../../store.ts';
import { ledgerOf, ledgerTerms, scopeOfParty } from './terms.ts';

/** The verb of whoever reads the ledger; where it reaches decides which accounts they see. */
export const READ_LEDGER = 'cofinancing.read-ledger';

/** A page of the entries that the reader may see, newest first, each with where its competência stood after it. */
export async function readLedger(context: Context, query: LedgerQuery): Promise<LedgerPage> {
  const seen = await accountsSeen(context);
  const asked = seen.filter(
    ({ municipality, unit }) =>
      (query.municipality ?? municipality) === municipality && (query.unit ?? unit) === unit,
  );
  const { competencia = null, kind = null, before = null, limit } = query;
  const filter = { accounts: asked.map(({ id }) => id), competencia, kind };
  const all = { accounts: seen.map(({ id }) => id), competencia: null, kind: null };
  const stored = await listLedgerEntries(context, filter, before, limit);
  const names = await namesOf(context);
  const totals = await sumBalances(context, asked, competencia);
  const places = seen.map((account) => names.placesOf(account));
  const last = stored.at(-1);
  return {
    items: await answersOf(context, stored, names),
    next: last !== undefined && stored.length === limit ? last.sequence : null,
    count: await countLedgerEntries(context, filter),
    all: await countLedgerEntries(context, all),
    totals: positionAnswer(positionOf(new Map([['', totals]]), '')),
    municipalities: distinct(places.map(({ municipality }) => municipality)),
    units: distinct(places.map(({ unit, municipality }) => ({ ...unit, municipality: municipality.id }))),
  };
}

const distinct = <T extends { id: string; name: string }>(places: readonly T[]): T[] =>
  [...new Map(places.map((place) => [place.id, place])).values()].sort((a, b) =>
    a.name.localeCompare(b.name, 'pt-BR'),
  );

/** The accounts of the ledger that the reader's roles reach. */
async function accountsSeen(context: Context): Promise<LedgerAccount[]> {
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const accounts = await listLedgerAccounts(context, ledgerOf(context));
  return accounts.filter(({ unit, municipality }) => {
    const scope = { unit, territoryPath: territory.path(municipality, today) };
    return refusalOf(context, READ_LEDGER, scope) === null;
  });
}

/** One entry with both its sides, what it rests on and its hashes. @throws AppError `not-found`, `forbidden` */
export async function readLedgerEntry(context: Context, sequence: number): Promise<LedgerEntryDetail> {
  const stored = await findLedgerEntry(context, ledgerOf(context), sequence);
  if (stored === null)
    throw new AppError('not-found', `O livro-razão não tem o lançamento ${sequence}.`, {
      details: { sequence },
    });
  authorise(context, READ_LEDGER, await scopeOfParty(context, stored.account));
  const [answer] = await answersOf(context, [stored], await namesOf(context));
  const { request } = signed(stored);
  const people = stored.actorId === null ? null : await listNames(context, [stored.actorId]);
  return {
    ...(answer as LedgerEntryAnswer),
    lines: stored.lines.map((line) => ({ ...line, name: CHART[line.code].name })),
    agreement: await agreementOf(context, stored.account),
    reason: request.reason ?? null,
    act: 'act' in request ? await actNamed(context, request.act) : null,
    attribution: request.kind === 'adjustment' ? request.attribution : null,
    instalments: request.kind === 'recovery-schedule' ? [...request.instalments] : [],
    months: request.kind === 'suspension' && request.months !== null ? [...request.months] : null,
    calculation: 'calculation' in request ? request.calculation : null,
    refersTo: stored.refersTo === null ? null : await findSequence(context, stored.refersTo),
    closedBy: await findClosing(context, stored.id),
    by: people === null ? null : (people.get(stored.actorId as string) ?? null),
    previousHash: stored.previousHash,
    hash: stored.hash,
  };
}

async function agreementOf(
  context: Context,
  { fund, municipality, programme }: LedgerAccount,
): Promise<string | null> {
  const found = (await listAgreements(context)).find(
    (each) => each.fund === fund && each.municipality === municipality && each.programme === programme,
  );
  return found?.id ?? null;
}

/** An act by its name in the register, or as it was cited where the register lacks it. */
async function actNamed(context: Context, id: string): Promise<{ id: string; name: string }> {
  try {
    return { id, name: citationName(await getAct(context, id)) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return { id, name: id };
    throw error;
  }
}

type Names = Awaited<ReturnType<typeof namesOf>>;

async function namesOf(context: Context) {
  const territory = await getTerritory(context);
  const units = new Map((await listUnits(context)).map(({ id, name }) => [id, name]));
  const programmes = new Map((await listProgrammes(context)).map(({ id, name }) => [id, name]));
  const today = context.clock.today();
  return {
    placesOf: ({ municipality, unit, programme }: LedgerAccount) => ({
      municipality: { id: municipality, name: territory.find(municipality, today)?.name ?? municipality },
      unit: { id: unit, name: units.get(unit) ?? unit },
      programme: { id: programme, name: programmes.get(programme) ?? programme },
    }),
  };
}

/** What was signed. @throws AppError `internal` for a row that verification would name */
function signed(stored: StoredEntry): ChainedEntry {
  const entry = readContent(stored.content);
  if (entry !== null) return entry;
  throw new AppError(
    'internal',
    `O lançamento ${stored.sequence} não se deixa ler: verifique o livro-razão (pactua ledger verify).`,
  );
}

async function answersOf(
  context: Context,
  stored: readonly StoredEntry[],
  names: Names,
): Promise<LedgerEntryAnswer[]> {
  const positions = await positionsAfter(context, stored);
  return stored.map((entry) => {
    const { id, sequence, kind, occurredOn, at, amount, account } = entry;
    const { request } = signed(entry);
    return {
      id,
      sequence,
      kind: kind as LedgerEntryAnswer['kind'],
      occurredOn,
      at,
      competencia: monthOf(entry),
      ...names.placesOf(account),
      source: account.source,
      fund: account.fund,
      amount,
      document: 'document' in request ? documentWords(request.kind, request.document) : null,
      position: positions.get(sequence) ?? null,
    };
  });
}

/** The competência of an entry, or the only one that a reversal, a suspension or a reinstatement touches. */
function monthOf(entry: StoredEntry): string | null {
  if (entry.competencia !== null) return entry.competencia;
  const { request } = signed(entry);
  const named = request.kind === 'suspension' ? request.months : null;
  const [only, ...others] = new Set(named ?? entry.lines.map(({ competencia }) => competencia));
  return others.length === 0 ? (only ?? null) : null;
}

/** The document with what the state calls it, once: many people write the acronym themselves. */
function documentWords(kind: ChainedEntry['request']['kind'], number: string): string {
  const name = ledgerTerms.documents[kind] ?? '';
  return number.toLowerCase().startsWith(name.toLowerCase()) ? number : `${name} ${number}`;
}

/** Where the competência of each entry stood right after it, by the entry's place. */
async function positionsAfter(
  context: Context,
  stored: readonly StoredEntry[],
): Promise<ReadonlyMap<number, PositionAnswer>> {
  const wanted = stored.flatMap((entry) => {
    const month = monthOf(entry);
    return month === null ? [] : [{ ...entry, month }];
  });
  const accounts = [...new Set(wanted.map(({ account }) => account.id))];
  const months = [...new Set(wanted.map(({ month }) => month))];
  const until = Math.max(0, ...wanted.map(({ sequence }) => sequence));
  const lines = await listLinesUntil(context, accounts, months, until);
  const byMonth = Map.groupBy(lines, ({ account, competencia }) => `${account} ${competencia}`);
  return new Map(
    wanted.map(({ sequence, account, month }) => {
      const own = byMonth.get(`${account.id} ${month}`)?.filter((line) => line.sequence <= sequence) ?? [];
      return [sequence, positionAnswer(positionOf(moved(new Map(), own), month))];
    }),
  );
}

function positionAnswer(position: Position): PositionAnswer {
  const text = (cents: Cents) => decimalOf(cents);
  const { authorised, ordered, committed, liquidated, paid, discounted, toRecover, withheld } = position;
  return {
    authorised: text(authorised),
    ordered: text(ordered),
    committed: text(committed),
    liquidated: text(liquidated),
    paid: text(paid),
    discounted: text(discounted),
    toRecover: text(toRecover),
    withheld: text(withheld),
  };
}
