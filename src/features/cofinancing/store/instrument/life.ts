import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import type { RecordedEvent } from '../../domain/instrument/agreement.ts';
import type { InstrumentEvent } from '../../domain/instrument/instrument.ts';

export const instrumentStream = (id: string): string => `agreement/${id}`;

/** What the event of a step holds. */
interface StepData extends Omit<InstrumentEvent, 'type'> {
  readonly step: InstrumentEvent['type'];
  readonly origin: 'entered' | 'demonstration';
  /** Absent from what was recorded before it was kept. */
  readonly knownOn?: string;
}

/** What the event of an annulment holds. */
export interface AnnulmentData {
  /** Sequence of the step that it annuls. */
  readonly annuls: number;
  readonly on: string;
  readonly document: string;
  readonly knownOn: string;
}

export type StoredStep = StoredEvent & {
  readonly data: StepData;
  /** The event that annulled it; null while it stands. */
  readonly annulment: (StoredEvent & { readonly data: AnnulmentData }) | null;
};

/** Every step recorded of an instrument, oldest first, the annulled ones too. */
export async function listSteps(context: Context, id: string): Promise<StoredStep[]> {
  const events = await listChain(context, id);
  const annulments = new Map(
    events
      .filter(({ type }) => type === 'step-annulled')
      .map((event) => [event.data.annuls, event as unknown as NonNullable<StoredStep['annulment']>]),
  );
  return events
    .filter(({ type }) => type === 'step-recorded')
    .map((event) => ({
      ...(event as unknown as StoredEvent & { data: StepData }),
      annulment: annulments.get(event.sequence) ?? null,
    }));
}

async function listChain(context: Context, id: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0, page: StoredEvent[]; ; after = page.at(-1)?.sequence ?? after) {
    page = await listEvents(context, instrumentStream(id), after);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** The same as the rules read them. */
export async function listLife(context: Context, id: string): Promise<RecordedEvent[]> {
  return (await listSteps(context, id)).map(({ sequence, at, data, annulment }) => ({
    sequence,
    event: { type: data.step, on: data.on, document: data.document, details: data.details },
    knownOn: data.knownOn ?? at.slice(0, 10),
    annulledOn: annulment?.data.knownOn ?? null,
  }));
}
