import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { OpenSuspension } from '../ledger/state.ts';
import type { Instrument } from './instrument.ts';

/** Why nothing is paid for a payment month: by a suspension or a closing, from the month it names; null where nothing stops it. */
export function stopOf(
  { suspensions, last }: Instrument,
  competencia: string,
): 'SUSPENDED' | 'CLOSED' | null {
  const closedFrom = last.closed?.details.competencia;
  if (closedFrom !== undefined && competencia >= closedFrom) return 'CLOSED';
  const suspended = suspensions.some(
    ({ from, to }) => from <= competencia && (to === null || competencia < to),
  );
  return suspended ? 'SUSPENDED' : null;
}

/** What the ledger is asked so that it stops what the instrument stops, and nothing else. */
export interface Holds {
  /** Suspensions of the ledger that end. */
  readonly reinstate: readonly string[];
  /** Months that a new one stops. */
  readonly suspend: readonly string[];
}

/** One of the instruments by which the same hospital is paid: a closed one, and the one that took its place. */
interface OfHospital {
  readonly content: Instrument;
  readonly effectFrom: string;
}

const pays = ({ content, effectFrom }: OfHospital, month: string): boolean =>
  content.last.signed !== undefined && month >= effectFrom.slice(0, 7) && stopOf(content, month) === null;

/**
 * Brings the suspensions that stand in the ledger to what the instruments of its hospital say of every month from the first that one ever
 * stopped to `until`: a month that another of them pays is not stopped. A suspension with a month that is paid again ends whole, and what
 * of it goes on stopped is suspended anew.
 */
export function holdsOf(
  instruments: readonly OfHospital[],
  open: readonly OpenSuspension[],
  until: string,
): Holds {
  if (open.some(({ months }) => months === null)) return { reinstate: [], suspend: [] };
  const stopped = new Set(
    instruments
      .flatMap(({ content }) => monthsReached(content, until).filter((month) => stopOf(content, month)))
      .filter((month) => !instruments.some((each) => pays(each, month)))
      .sort(),
  );
  const ends = open.filter(({ months }) => months?.some((month) => !stopped.has(month)));
  const kept = new Set(open.filter((each) => !ends.includes(each)).flatMap(({ months }) => months ?? []));
  return {
    reinstate: ends.map(({ id }) => id),
    suspend: [...stopped].filter((month) => !kept.has(month)),
  };
}

function monthsReached({ suspensions, last }: Instrument, until: string): string[] {
  const begins = [...suspensions.map(({ from }) => from), last.closed?.details.competencia ?? []]
    .flat()
    .sort();
  const [first, latest] = [begins[0], begins.at(-1)];
  if (first === undefined || latest === undefined) return [];
  const months: string[] = [];
  for (
    let each = parseCompetencia(first);
    each <= (until > latest ? until : latest);
    each = addMonths(each, 1)
  )
    months.push(each);
  return months;
}
