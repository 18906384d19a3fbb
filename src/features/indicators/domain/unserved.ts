import { type Card, isInForce, publicCode } from './card.ts';
import { type Tally, talliesOf } from './compile.ts';

/** An indicator that a file cannot serve, and the columns that it does not have. */
export interface Unserved {
  /** As people and other programs call it. */
  readonly indicator: string;
  readonly name: string;
  /** The one way of counting that it cannot serve; null where it is the usual one, and with it the indicator. */
  readonly method: string | null;
  readonly columns: readonly string[];
}

interface FileColumns {
  readonly system: string;
  readonly period: string;
  readonly storedColumns: readonly string[];
}

/** What the cards that look at a file's system do not find in it, in their order. */
export function unservedBy(cards: readonly Card[], file: FileColumns): Unserved[] {
  return cards.flatMap((card): Unserved[] => {
    const lacking = talliesOf(card)
      .filter(({ counting }) => counting.system === file.system && isInForce(counting, file.period))
      .map((tally) => ({ method: methodOf(tally), columns: without(tally.counting.requires, file) }))
      .filter(({ columns }) => columns.length > 0);
    const [indicator, name] = [publicCode(card), card.shortName];
    const usual = lacking.find(({ method }) => method === card.defaultMethod);
    if (usual !== undefined) return [{ indicator, name, method: null, columns: usual.columns }];
    return lacking.map(({ method, columns }) => ({
      indicator,
      name,
      method: card.methods.find(({ id }) => id === method)?.name ?? method,
      columns,
    }));
  });
}

const without = (columns: readonly string[], { storedColumns }: FileColumns) =>
  columns.filter((each) => !storedColumns.includes(each));

const methodOf = ({ key }: Tally): string => key.split('/')[0] ?? key;
