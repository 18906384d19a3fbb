import type { Citation } from '../../../../kernel/explained.ts';
import type { EligibilityTerms, ItemSaid, PopulationSaid, ReadingsChosen } from './eligibility.ts';
import type { EventType } from './event-types.ts';

/** How an instrument ends: by its term, by a decision, or by another instrument that takes its place. */
export const CLOSINGS = ['expired', 'terminated', 'superseded'] as const;
type Closing = (typeof CLOSINGS)[number];

/** A number that the rules use: decimal text, or one for each named place. */
export interface MeasureSaid {
  /** Fact of the programme. */
  readonly fact: string;
  readonly values: readonly string[];
  /** What each value is of, where there are several. */
  readonly items?: readonly string[] | undefined;
}

/** One of the parameters by which the value was worked out, with where it was read and the day it speaks of. */
interface ParameterSaid {
  readonly id: string;
  readonly value: string;
  readonly source: string;
  readonly on: string;
  readonly measures?: readonly MeasureSaid[] | undefined;
}

/** Somebody of the team that monitors, and for whom. */
interface Member {
  readonly name: string;
  readonly role: string;
}

export interface EventDetails {
  /** Id in the register of acts. */
  readonly act?: string | undefined;
  readonly adReferendum?: boolean | undefined;
  /** First payment month that it reaches, `YYYY-MM`. */
  readonly competencia?: string | undefined;
  /** What the document holds, by id of the terms. */
  readonly contents?: readonly string[] | undefined;
  readonly items?: readonly ItemSaid[] | undefined;
  /** People of the municipality when the criteria were looked at. */
  readonly population?: PopulationSaid | undefined;
  readonly readings?: ReadingsChosen | undefined;
  readonly parameters?: readonly ParameterSaid[] | undefined;
  readonly team?: readonly Member[] | undefined;
  readonly licence?: 'licence' | 'tac' | undefined;
  /** SHA-256 of the file of the document. */
  readonly file?: string | undefined;
  /** Id of the paper that this installation numbered. */
  readonly paper?: string | undefined;
  readonly closing?: Closing | undefined;
  /** Id of the instrument that takes the place of this one. */
  readonly successor?: string | undefined;
  readonly reason?: string | undefined;
  /** Last day of a term, `YYYY-MM-DD`. */
  readonly until?: string | undefined;
  /** Day of the ordinary meeting that ratified what was approved ad referendum. */
  readonly meeting?: string | undefined;
  /** Multiples of the TabelaSUS that an ordinance fixes: decimal text. */
  readonly values?: string | undefined;
  /** What the act approves for each month, in BRL: decimal text. */
  readonly amount?: string | undefined;
  /** Assessment whose ratified value an ordinance fixes. */
  readonly assessment?: string | undefined;
  /** Health region of the municipality on the day of the event. */
  readonly region?: string | undefined;
}

/** Something that happened to an instrument. `on` is its day; when it was recorded and by whom is of the event's envelope. */
export interface InstrumentEvent {
  readonly type: EventType;
  readonly on: string;
  readonly document: string;
  readonly details: EventDetails;
}

/** Everything that an instrument's events say, without any look at the day. */
export interface Instrument {
  /** The last of each type, and how many were said. */
  readonly last: Readonly<Partial<Record<EventType, InstrumentEvent>>>;
  readonly counts: Readonly<Partial<Record<EventType, number>>>;
  /** Payment months in which nothing is paid: [from, to), `to` null while it lasts. */
  readonly suspensions: readonly { readonly from: string; readonly to: string | null }[];
  /** Base values by the payment month from which they stand. */
  readonly baseValues: readonly {
    readonly from: string;
    readonly values: string;
    readonly document: string;
  }[];
  /** What is open of a procedure of suspension, or of revision, since the last one was decided. */
  readonly procedure: {
    readonly suspension: readonly InstrumentEvent[];
    readonly revision: readonly InstrumentEvent[];
  };
  /** What the last check said of each criterion; null before any. */
  readonly eligibility: readonly ItemSaid[] | null;
}

/** A number of the technical file that the rules use. */
interface MeasureTerm {
  readonly fact: string;
  readonly label: string;
  readonly unit: 'percent' | 'money';
  /** One value for each place that the person names. */
  readonly byPlace?: boolean;
  /** Only another regime, or another answer to an open question, uses it. */
  readonly optional?: boolean;
}

interface TermContent {
  readonly id: string;
  readonly label: string;
}

/** A document that must be presented within days of the signature. */
export interface TermDocument {
  readonly event: EventType;
  readonly label: string;
  readonly days: number;
  /** Asked only where this criterion of eligibility was not met outright. */
  readonly onlyWithout?: string;
  readonly cite: Citation;
  readonly contentsCite: Citation;
  readonly contents: readonly TermContent[];
}

/** An act that the first payment waits for. */
export interface PaymentGate {
  readonly event: EventType;
  readonly label: string;
  /** Asked only where this criterion of eligibility was not met outright. */
  readonly onlyWithout?: string;
  readonly cite: Citation;
}

/** What an act asks of the instruments of a programme. */
export interface LifecycleTerms {
  readonly programme: string;
  readonly documents: readonly TermDocument[];
  readonly beforePayment: readonly PaymentGate[];
  readonly baseValue: Citation;
  readonly reference: Citation;
  readonly eligibility: EligibilityTerms;
  readonly technicalFile: readonly {
    readonly id: string;
    readonly label: string;
    readonly cite: Citation;
    readonly measures?: readonly MeasureTerm[];
  }[];
  readonly team: Citation;
  readonly licence: {
    /** The input of the programme that falls with it, and what it then is. */
    readonly input: string;
    readonly without: string;
    /** Days before its end on which it is told. */
    readonly alerts: readonly number[];
    readonly cite: Citation;
    readonly tac: Citation;
  };
  /** Where the model of the agreement is printed, for whom, and what of it is that municipality's alone. */
  readonly termo: {
    readonly act: string;
    readonly annex: string;
    readonly municipality: string;
    readonly region: string;
    readonly own: readonly string[];
  };
  /** How often the criteria are scored, and within how many days a revision asked for is analysed. */
  readonly assessment: { readonly revisionDays: number; readonly cite: Citation; readonly note: string };
  /** Months after which the base values are looked at again. */
  readonly revision: { readonly months: number; readonly cite: Citation };
  /** Days before the last one on which a term that runs is told. */
  readonly deadlines: { readonly alerts: readonly number[] };
  readonly suspension: { readonly answerDays: number; readonly cite: Citation; readonly note: string };
}
