import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import type { RecordedEvent } from '../../domain/instrument/agreement.ts';
import type { InstrumentEvent } from '../../domain/instrument/instrument.ts';

export const instrumentStream = (id: string): string => `agreement/${id}`;

/** What the event of a step holds. */
export interface StepData extends Omit<InstrumentEvent, 'type'> {
  readonly step: InstrumentEvent['type'];
  readonly origin: 'entered' | 'demonstration';
  /** Absent from what was recorded before it was kept. */
  readonly knownOn?: string;
}

/** Every step recorded of an instrument, oldest first. */
export async function listSteps(context: Context, id: string): Promise<(StoredEvent & { data: StepData })[]> {
  const steps: (StoredEvent & { data: StepData })[] = [];
  for (let after = 0, page: StoredEvent[]; ; after = page.at(-1)?.sequence ?? after) {
    page = await listEvents(context, instrumentStream(id), after);
    if (page.length === 0) return steps;
    for (const event of page)
      if (event.type === 'step-recorded') steps.push(event as unknown as StoredEvent & { data: StepData });
  }
}

/** The same as the rules read them. */
export async function listLife(context: Context, id: string): Promise<RecordedEvent[]> {
  return (await listSteps(context, id)).map(({ at, data: { step, on, document, details, knownOn } }) => ({
    event: { type: step, on, document, details },
    knownOn: knownOn ?? at.slice(0, 10),
  }));
}
