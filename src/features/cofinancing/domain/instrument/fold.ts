import type { WorkingDays } from '../../../../kernel/working-days.ts';
import { adequacyPlanOf } from './adequacy-plan.ts';
import type { EventType, State } from './event-types.ts';
import type { Instrument, InstrumentEvent, LifecycleTerms, PaymentGate, TermDocument } from './instrument.ts';
import { type Term, termFrom } from './term.ts';

export const NOTHING: Instrument = {
  last: {},
  counts: {},
  suspensions: [],
  baseValues: [],
  procedure: { suspension: [], revision: [] },
  eligibility: null,
};

const OPENS_SUSPENSION: readonly EventType[] = [
  'suspension-noticed',
  'suspension-answered',
  'suspension-opinion',
];
const OPENS_REVISION: readonly EventType[] = ['revision-requested', 'revision-analysed'];

/** An instrument after one more event. */
export function fold(before: Instrument, event: InstrumentEvent): Instrument {
  const { type } = event;
  return {
    last: { ...before.last, [type]: event },
    counts: { ...before.counts, [type]: (before.counts[type] ?? 0) + 1 },
    suspensions: suspensionsAfter(before.suspensions, event),
    baseValues: baseValuesAfter(before.baseValues, event),
    procedure: {
      suspension: procedureAfter(before.procedure.suspension, event, OPENS_SUSPENSION, [
        'suspended',
        'suspension-dropped',
      ]),
      revision: procedureAfter(before.procedure.revision, event, OPENS_REVISION, [
        'revised',
        'revision-refused',
      ]),
    },
    eligibility: type === 'eligibility-checked' ? (event.details.items ?? []) : before.eligibility,
  };
}

export const foldAll = (events: readonly InstrumentEvent[]): Instrument => events.reduce(fold, NOTHING);

function suspensionsAfter(
  before: Instrument['suspensions'],
  { type, details }: InstrumentEvent,
): Instrument['suspensions'] {
  const month = details.competencia ?? '';
  if (type === 'suspended') return [...before, { from: month, to: null }];
  if (type !== 'reinstated') return before;
  return before.map((each) => (each.to === null ? { ...each, to: month } : each));
}

function baseValuesAfter(
  before: Instrument['baseValues'],
  { type, details, document }: InstrumentEvent,
): Instrument['baseValues'] {
  if (type !== 'base-value-ordered' && type !== 'revised') return before;
  return [...before, { from: details.competencia ?? '', values: details.values ?? '', document }];
}

function procedureAfter(
  open: readonly InstrumentEvent[],
  event: InstrumentEvent,
  opens: readonly EventType[],
  ends: readonly EventType[],
): readonly InstrumentEvent[] {
  if (ends.includes(event.type)) return [];
  return opens.includes(event.type) ? [...open, event] : open;
}

/** The documents that this instrument must present: all, but for those that only a criterion not met asks. */
function documentsAsked(instrument: Instrument, terms: LifecycleTerms): TermDocument[] {
  return terms.documents.filter((each) => isAsked(instrument, each));
}

const isAsked = (
  { eligibility }: Instrument,
  { onlyWithout }: { readonly onlyWithout?: string | undefined },
): boolean =>
  onlyWithout === undefined ||
  (eligibility ?? []).some(({ id, answer }) => id === onlyWithout && answer !== 'met');

/** The acts that the first payment of this instrument waits for, and whether each is there. A plan presented again is approved again. */
export function paymentGates(
  instrument: Instrument,
  terms: LifecycleTerms,
): { readonly gate: PaymentGate; readonly done: boolean }[] {
  return terms.beforePayment
    .filter((each) => isAsked(instrument, each))
    .map((gate) => ({
      gate,
      done:
        gate.event === 'adequacy-plan-approved'
          ? (adequacyPlanOf(instrument)?.approved ?? null) !== null
          : instrument.last[gate.event] !== undefined,
    }));
}

export interface DocumentDue {
  readonly document: TermDocument;
  readonly term: Term;
  /** When it was presented; null while it is missing. */
  readonly presented: InstrumentEvent | null;
}

/** The clocks that the signature started; none before it. */
export function documentClocks(
  instrument: Instrument,
  terms: LifecycleTerms,
  days: WorkingDays,
): DocumentDue[] {
  const signed = instrument.last.signed;
  if (signed === undefined) return [];
  return documentsAsked(instrument, terms).map((document) => ({
    document,
    term: termFrom(signed.on, document.days, days),
    presented: instrument.last[document.event] ?? null,
  }));
}

const MILESTONES: readonly [EventType, State][] = [
  ['homologated', 'HOMOLOGATED'],
  ['approved', 'APPROVED_BY_CIB'],
  ['reference-proposed', 'PROPOSED_BY_CIR'],
  ['submitted', 'UNDER_REVIEW'],
];

/** Where an instrument stands on a day. */
export function stateOn(
  instrument: Instrument,
  terms: LifecycleTerms,
  day: string,
  days: WorkingDays,
): State {
  const { last, suspensions } = instrument;
  if (last.closed !== undefined) return 'CLOSED';
  if (suspensions.some(({ to }) => to === null)) return 'SUSPENDED';
  if (last.signed !== undefined) return signedStateOn(instrument, terms, day, days);
  return MILESTONES.find(([type]) => last[type] !== undefined)?.[1] ?? 'DRAFT';
}

function signedStateOn(instrument: Instrument, terms: LifecycleTerms, day: string, days: WorkingDays): State {
  const missing = documentClocks(instrument, terms, days).filter(({ presented }) => presented === null);
  if (missing.length === 0) return 'ACTIVE';
  return missing.some(({ term }) => day > term.lastDay) ? 'DOCUMENTS_OVERDUE' : 'SIGNED';
}
