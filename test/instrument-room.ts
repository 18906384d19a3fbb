import { randomUUID } from 'node:crypto';
import { getInstrument } from '../src/features/cofinancing/commands/instrument/open.ts';
import { recordStep } from '../src/features/cofinancing/commands/instrument/record.ts';
import type { EventType } from '../src/features/cofinancing/domain/instrument/event-types.ts';
import type { EventDetails } from '../src/features/cofinancing/domain/instrument/instrument.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { Context } from '../src/platform/context.ts';
import { person } from './plan-room.ts';

/** The only agreement of the seed. */
export const TERM = 'peixoto-de-azevedo';

/** Who records what in the life of an instrument of Peixoto de Azevedo. */
export const offices = {
  municipality: person('municipal-manager', null, '510642'),
  analysis: person('regional-office', 'ERS-51015', '51015'),
  cir: person('cir-secretariat', null, '51015'),
  cib: person('cib-secretariat', null, '51'),
  council: person('health-council', null, '510642'),
  decision: person('spending-authority', null, '51'),
} satisfies Record<string, Actor>;

/** Records a step as somebody who saw the instrument just now, or at `version`. */
export async function step(
  context: Context,
  actor: Actor,
  type: EventType,
  on: string,
  details: EventDetails = {},
  version?: number,
) {
  const seen = version ?? (await getInstrument(context, TERM)).version;
  const as = { ...context, actor, commandId: randomUUID() };
  return recordStep(as, TERM, { type, on, document: `Documento de ${on}`, details, version: seen });
}
