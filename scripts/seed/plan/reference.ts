/** The parts of the reference transcription that the seed takes. */
export interface ReferenceDeadline {
  kind: string;
  start: string | null;
  due: string | null;
  effectiveDue?: string;
  precision: string | null;
  confidence: string;
  note?: string;
  recurrence?: { rrule: string };
  recurrenceFromNotes?: { rrule: string; source: string };
}

export interface ReferenceAction {
  id: string;
  objective: number;
  strategicAction: string;
  printedNumber: number;
  printedMarker: string;
  title: string;
  owner: string;
  participants: string;
  deadline: string;
  notes: string;
  status: string;
  quirks: string[];
  derived: { deadline: ReferenceDeadline; owners: string[] };
}

export interface ReferenceStrategicAction {
  id: string;
  objective: number;
  printedMarker: string;
  title: string;
  titleIn61?: string;
  owner: string;
  deadline: string;
  derivedDeadline: ReferenceDeadline;
  quirks: string[];
}

export interface ReferenceIndicator {
  id: string;
  ppaCode: string | null;
  shortName: string;
  title: string;
  titleRaw: string;
  block: string;
  flag?: string;
  derived: { unit: string; direction: string; accumulation: string; baseline: number | null };
  years: Record<string, { raw: string; value: number | null }>;
}

export interface ReferencePlan {
  meta: { title: string; source: { file: string; sha256: string } };
  plan: {
    title: string;
    unit: string;
    periodStart: string;
    periodEnd: string;
    place: string;
    year: number;
    note: string;
  };
  identity: { business: string; vision: string; mission: string; values: string[]; source: string };
  guidelines: string[];
  implementationText: string;
  objectives: {
    id: string;
    numberInSection6: number | null;
    perspective: string;
    title: string;
    responsibleIn61?: string;
    note?: string;
  }[];
  targets: {
    id: string;
    text: string;
    due: string;
    kind: string;
    measure: string;
    from: number | null;
    to: number | null;
    unit: string | null;
    indicator: string;
  }[];
  indicators: ReferenceIndicator[];
  strategicActions: ReferenceStrategicAction[];
  operationalActions: ReferenceAction[];
}
