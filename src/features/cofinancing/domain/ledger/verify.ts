import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { CHART, type Code, type Side } from './chart.ts';
import { brl, centsOf, competenciaOfEntry, decimalOf, type LedgerAccount, refersTo } from './entry.ts';
import { unrecovered, violationsOf } from './invariants.ts';
import { type ChainedEntry, readContent } from './seal.ts';
import { AccountHistory, type Balances } from './state.ts';

/** What may be wrong with an entry, with the balances of its account or with the head of the chain. */
export const FAULTS = [
  'missing',
  'order',
  'content',
  'hash',
  'chain',
  'witness',
  'columns',
  'lines',
  'rule',
  'balance',
  'head',
] as const;

/** Something that is not as it was written, named by its entry where it is of one. */
export interface Break {
  readonly sequence: number | null;
  readonly entry: string | null;
  readonly fault: (typeof FAULTS)[number];
  readonly message: string;
}

/** An entry as its rows say it. */
export interface StoredEntry {
  readonly ledger: string;
  readonly sequence: number;
  readonly id: string;
  readonly account: LedgerAccount;
  readonly kind: string;
  readonly competencia: string | null;
  readonly occurredOn: string;
  readonly refersTo: string | null;
  readonly amount: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly content: string;
  readonly previousHash: string | null;
  readonly hash: string;
  readonly lines: readonly { competencia: string; code: Code; side: Side; amount: string }[];
}

/** What the log of events says of an entry: it was written in the same transaction and has a chain of its own. */
export interface Witness {
  readonly sequence: number;
  readonly entry: string;
  readonly hash: string;
}

export interface ChainPart {
  /** The part of the chain, in the order of the sequence. */
  readonly entries: readonly StoredEntry[];
  readonly witnesses: readonly Witness[];
  /** The sequence before the part, and the hash under which it was signed; 0 and null at the beginning. */
  readonly after: number;
  readonly afterHash: string | null;
  /** The last sequence that the part should have. */
  readonly until: number;
  readonly hashOf: (text: string) => string;
}

/** What is not whole in a part of the chain: each entry against its hash, its place, its rows and the log of events. */
export function checkChain(part: ChainPart): Break[] {
  const present = new Map(part.entries.map((entry) => [entry.sequence, entry]));
  const witnesses = new Map(part.witnesses.map((witness) => [witness.sequence, witness]));
  const hashes = hashesBySignedPlace(part, witnesses);
  const breaks: Break[] = [];
  for (let sequence = part.after + 1; sequence <= part.until; sequence++) {
    const entry = present.get(sequence);
    const witness = witnesses.get(sequence);
    if (entry === undefined)
      breaks.push({
        sequence,
        entry: witness?.entry ?? null,
        fault: 'missing',
        message: `Falta o lançamento ${sequence}: a linha foi apagada.`,
      });
    else breaks.push(...checkEntry(entry, witness, hashes, part.hashOf));
  }
  return breaks;
}

type Hashes = ReadonlyMap<number, ReadonlySet<string | null>>;

/** Every hash under which the entry of a place was ever told: its row, its text, the log of events. */
function hashesBySignedPlace(part: ChainPart, witnesses: ReadonlyMap<number, Witness>): Hashes {
  const hashes = new Map<number, Set<string | null>>([[part.after, new Set([part.afterHash])]]);
  const tell = (sequence: number, hash: string) => {
    const told = hashes.get(sequence) ?? new Set<string | null>();
    hashes.set(sequence, told.add(hash));
  };
  for (const entry of part.entries) {
    const place = readContent(entry.content)?.sequence ?? entry.sequence;
    tell(place, entry.hash);
    tell(place, part.hashOf(entry.content));
  }
  for (const { sequence, hash } of witnesses.values()) tell(sequence, hash);
  return hashes;
}

function checkEntry(
  stored: StoredEntry,
  witness: Witness | undefined,
  hashes: Hashes,
  hashOf: (text: string) => string,
): Break[] {
  const { sequence, id } = stored;
  const found = (fault: Break['fault'], message: string): Break => ({ sequence, entry: id, fault, message });
  const entry = readContent(stored.content);
  if (entry === null)
    return [found('content', `O lançamento ${sequence} tem um conteúdo que não se deixa ler.`)];
  if (entry.sequence !== sequence)
    return [
      found(
        'order',
        `O lançamento assinado como ${entry.sequence} está no lugar do ${sequence}: a ordem foi trocada.`,
      ),
    ];
  const breaks: Break[] = [];
  if (hashOf(stored.content) !== stored.hash)
    breaks.push(found('hash', `O conteúdo do lançamento ${sequence} não é o que o seu hash assinou.`));
  if (entry.previousHash !== stored.previousHash || !isChained(entry, hashes))
    breaks.push(found('chain', `O lançamento ${sequence} não segue o hash do anterior.`));
  if (witness === undefined)
    breaks.push(found('witness', `O registro de eventos não tem o lançamento ${sequence}.`));
  else if (witness.hash !== stored.hash || witness.entry !== id)
    breaks.push(found('witness', `O registro de eventos guarda outro hash para o lançamento ${sequence}.`));
  const columns = changedColumns(stored, entry);
  if (columns.length > 0)
    breaks.push(
      found('columns', `O lançamento ${sequence} mudou depois de assinado em: ${columns.join(', ')}.`),
    );
  const line = changedLine(stored, entry);
  if (line !== null) breaks.push(found('lines', `Lançamento ${sequence}: ${line}`));
  return breaks;
}

const isChained = ({ sequence, previousHash }: ChainedEntry, hashes: Hashes): boolean => {
  const told = hashes.get(sequence - 1);
  // The entry before is missing, and named as such.
  return told === undefined || told.has(previousHash);
};

function changedColumns(stored: StoredEntry, entry: ChainedEntry): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['livro', stored.ledger, entry.ledger],
    ['identificação', stored.id, entry.id],
    ['conta', canonicalJson(stored.account), canonicalJson(entry.account)],
    ['tipo', stored.kind, entry.request.kind],
    ['competência', stored.competencia, competenciaOfEntry(entry.request)],
    ['dia', stored.occurredOn, entry.request.occurredOn],
    ['lançamento apontado', stored.refersTo, refersTo(entry.request)],
    ['valor', stored.amount, decimalOf(entry.amount)],
    ['hora', stored.at, entry.at],
    ['pessoa', stored.actorId, entry.actor.id],
  ];
  return pairs.filter(([, row, signed]) => row !== signed).map(([name]) => name);
}

/** The first line that is not as it was signed, in words. */
function changedLine({ lines }: StoredEntry, entry: ChainedEntry): string | null {
  if (lines.length !== entry.lines.length)
    return `foram assinadas ${entry.lines.length} linhas e há ${lines.length}.`;
  for (const [i, signed] of entry.lines.entries()) {
    const line = lines[i];
    if (line === undefined) continue;
    const name = CHART[signed.code].name;
    if (centsOf(line.amount) !== signed.amount)
      return `a linha ${i + 1} (${name}) foi assinada com ${brl(signed.amount)} e tem ${brl(centsOf(line.amount))}.`;
    if (line.code !== signed.code || line.side !== signed.side || line.competencia !== signed.competencia)
      return `a linha ${i + 1} foi assinada em ${name}, ${signed.competencia}, e está em outra conta.`;
  }
  return null;
}

/** What the signed entries of one account break, and where its kept balances are not what they give. */
export function checkAccount(
  account: LedgerAccount,
  entries: readonly StoredEntry[],
  kept: Balances,
): Break[] {
  const history = new AccountHistory(account.sanitaryCap);
  const breaks: Break[] = [];
  for (const stored of entries) {
    const entry = readContent(stored.content);
    // `checkChain` names what cannot be read.
    if (entry === null) continue;
    const pointed = refersTo(entry.request);
    const messages = violationsOf(entry, history.stateFor(pointed)).map(({ message }) => message);
    if (messages.length > 0)
      breaks.push({
        sequence: stored.sequence,
        entry: stored.id,
        fault: 'rule',
        message: `O lançamento ${stored.sequence} não podia ser escrito: ${messages.join(' ')}`,
      });
    history.add(entry);
  }
  const owed = unrecovered(history.balances).map(({ message }) => ofAccount(account, message));
  return [...breaks, ...owed, ...changedBalances(account, history.balances, kept)];
}

const ofAccount = (
  { municipality, unit }: LedgerAccount,
  message: string,
  fault: Break['fault'] = 'rule',
): Break => ({
  sequence: null,
  entry: null,
  fault,
  message: `Conta de ${unit} (${municipality}): ${message}`,
});

function changedBalances(account: LedgerAccount, given: Balances, kept: Balances): Break[] {
  const months = new Set([...given.keys(), ...kept.keys()]);
  return [...months].sort().flatMap((month) => {
    const codes = new Set([...(given.get(month)?.keys() ?? []), ...(kept.get(month)?.keys() ?? [])]);
    return [...codes].flatMap((code) => {
      const [right, there] = [given.get(month)?.get(code) ?? 0n, kept.get(month)?.get(code) ?? 0n];
      if (right === there) return [];
      const message = `${month}: o saldo guardado de "${CHART[code].name}" é ${brl(there)}, e os lançamentos dão ${brl(right)}.`;
      return [ofAccount(account, message, 'balance')];
    });
  });
}
