import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Code, Side } from './chart.ts';
import {
  type Cents,
  centsOf,
  decimalOf,
  type Entry,
  type EntryRequest,
  type LedgerAccount,
  type Line,
} from './entry.ts';

/** An entry in its place in the chain: everything that its hash covers. */
export interface ChainedEntry extends Entry {
  readonly ledger: string;
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly account: LedgerAccount;
  readonly amount: Cents;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly actor: { readonly id: string | null; readonly kind: string };
  /** Of the entry before; null for the first. */
  readonly previousHash: string | null;
}

interface Content extends Omit<ChainedEntry, 'lines' | 'amount'> {
  readonly amount: string;
  readonly lines: readonly { competencia: string; code: Code; side: Side; amount: string }[];
}

/** The text whose SHA-256 is the hash of the entry; kept as it is, so that any change of a letter shows. */
export function contentOf(entry: ChainedEntry): string {
  const { lines, amount, ...rest } = entry;
  const content: Content = {
    ...rest,
    amount: decimalOf(amount),
    lines: lines.map((line) => ({ ...line, amount: decimalOf(line.amount) })),
  };
  return canonicalJson(content);
}

/** An entry from its text, or null for a text that is none. */
export function readContent(text: string): ChainedEntry | null {
  try {
    const content = JSON.parse(text) as Content;
    const lines: Line[] = content.lines.map((line) => ({ ...line, amount: centsOf(line.amount) }));
    const request: EntryRequest = content.request;
    return { ...content, request, lines, amount: centsOf(content.amount) };
  } catch {
    return null;
  }
}
