import type { Citation } from '../../../../kernel/explained.ts';

/**
 * One question. `proof`: a file is asked for always (`required`), where the answer is yes (`when-yes`) or where the count is
 * above zero (`when-some`); left out, none is.
 */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly kind: 'count' | 'yes-no' | 'day';
  readonly help?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly proof?: 'required' | 'when-yes' | 'when-some' | undefined;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly cite: Citation;
  readonly items: readonly Item[];
}

interface CensusColumn {
  readonly id: string;
  readonly label: string;
  /** Head of the column in the grid. */
  readonly short: string;
  readonly clinic: string | null;
  readonly kind: 'beds' | 'patients' | 'observation';
}

/** `less` together may not pass `most` together; a check that does not block is a warning. */
interface Check {
  readonly item: string;
  readonly less: readonly string[];
  readonly most: readonly string[];
  readonly blocking: boolean;
  readonly words: string;
}

interface IndicatorBase {
  readonly id: string;
  readonly label: string;
  readonly cite: Citation;
}

/** (Σ `add` − Σ `less`) ÷ Σ `by`; terms are items, or `census.…` and `month.days`. */
export interface RatioIndicator extends IndicatorBase {
  readonly kind: 'ratio';
  readonly unit: '%' | 'ratio';
  readonly suffix?: string | undefined;
  readonly add: readonly string[];
  readonly less: readonly string[];
  readonly by: readonly string[];
  readonly formula: string;
}

/** Met where every flag is yes. */
export interface FlagsIndicator extends IndicatorBase {
  readonly kind: 'flags';
  readonly flags: readonly string[];
  readonly words: readonly string[];
}

/** The agenda of clause 5, 5.2, item 7 (`agendaExplained`): by which day, how much of it to the centre, and how the share is read. */
export interface AgendaIndicator extends IndicatorBase {
  readonly kind: 'agenda';
  readonly rule: {
    readonly latestDay: number;
    /** Per cent. */
    readonly centreShare: string;
    /** The first is used while nobody decided. */
    readonly readings: readonly { readonly id: 'at-least' | 'exactly'; readonly label: string }[];
    readonly cite: Citation;
  };
}

export type DeclaredIndicator = RatioIndicator | FlagsIndicator | AgendaIndicator;

/** The monthly declaration as data: what is asked, by which article, and what is computed from the answers. */
export interface Form {
  readonly source: string;
  readonly census: { readonly cite: Citation; readonly columns: readonly CensusColumn[] };
  readonly sections: readonly Section[];
  readonly inconsistencies: { readonly cite: Citation };
  readonly checks: readonly Check[];
  readonly indicators: readonly DeclaredIndicator[];
}

export const itemsOf = (form: Form): Item[] => form.sections.flatMap((section) => section.items);

/** What a hospital says of its month: each indicator, and each answer that no indicator is made of. */
export function askedIn(form: Form): { readonly id: string; readonly name: string; readonly unit: string }[] {
  const used = form.indicators.flatMap((each) => {
    if (each.kind === 'ratio') return [...each.add, ...each.less, ...each.by];
    return each.kind === 'flags' ? each.flags : [];
  });
  const hasAgenda = form.indicators.some(({ kind }) => kind === 'agenda');
  const alone = itemsOf(form).filter(
    ({ id }) => !used.includes(id) && !(hasAgenda && id.startsWith('agenda.')),
  );
  return [
    ...form.indicators.map((each) => ({ id: each.id, name: each.label, unit: unitOf(each) })),
    ...alone.map(({ id, label, kind }) => ({
      id,
      name: label,
      unit: kind === 'yes-no' ? 'boolean' : 'count',
    })),
  ];
}

function unitOf(indicator: DeclaredIndicator): string {
  if (indicator.kind !== 'ratio') return 'boolean';
  return indicator.suffix === 'dias' ? 'days' : indicator.unit;
}
