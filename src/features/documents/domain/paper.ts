/** Words of an act that found a line, and where they stand. */
export interface PaperQuote {
  readonly where: string;
  readonly quote: string;
}

/** One line of a calculation: its number in the outline says how deep it lies. */
export interface LedgerLine {
  /** `2`, `2.1`, `2.1.3`. */
  readonly number: string;
  readonly label: string;
  readonly value: string;
  /** What stands before the value: `+`, `×`. */
  readonly sign?: string;
  /** The calculation in words, then with its values. */
  readonly formula?: string;
  readonly worked?: string;
  readonly notes: readonly string[];
  /** What must not be overlooked: "valor presumido". */
  readonly mark?: string;
  readonly quotes: readonly PaperQuote[];
}

/** What a part of a bar means, by the colours of the house; the legend and the numbers tell it too. */
type BarTone = 'good' | 'doing' | 'waiting' | 'none' | 'warn' | 'bad';

export type PaperBlock =
  /** Where each heading of the paper is. */
  | { readonly kind: 'contents' }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'result'; readonly label: string; readonly figure: string; readonly words: string }
  | { readonly kind: 'pairs'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'ledger'; readonly lines: readonly LedgerLine[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly {
        readonly label: string;
        readonly width: string;
        readonly numbers?: boolean;
      }[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'bars';
      readonly title: string;
      /** What the figure shows, for who does not see it. */
      readonly alt: string;
      readonly legend: readonly { readonly label: string; readonly tone: BarTone }[];
      /** One bar each, of parts in the order of the legend; all on one scale. */
      readonly rows: readonly { readonly label: string; readonly parts: readonly number[] }[];
    }
  | { readonly kind: 'notice'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'signatures'; readonly roles: readonly string[] };

/** A paper as content, before it has a look. Nothing in it may depend on the moment of printing. */
export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  /** One line for the foot of every page. */
  readonly foot: string;
  /** Day of the content, `YYYY-MM-DD`: also the date inside the file, so that equal content gives equal bytes. */
  readonly day: string;
  /** Hash of what the paper states; printed on every page. */
  readonly contentSha256: string;
  /** What the hash is of, where it is no calculation: “do conteúdo”. */
  readonly hashOf?: string;
  readonly blocks: readonly PaperBlock[];
}

/** Who signs the head of the page, from the configuration of the installation. */
export interface Letterhead {
  readonly state: string;
  readonly department: string;
  /** Marks every page as worthless outside a demonstration. */
  readonly demonstration: boolean;
}

/** "MC 12/2026". */
export function paperNumber({
  series,
  number,
  year,
}: {
  series: string;
  number: number;
  year: number;
}): string {
  return `${series} ${number}/${year}`;
}
