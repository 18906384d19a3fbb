import type { Competencia } from '../../../kernel/competencia.ts';
import type { Case } from './evaluate.ts';
import { chooseReadings, parseStated } from './inputs.ts';
import type { Agreement, Programme } from './programme.ts';
import { ratifiedProgramme } from './ratified.ts';
import { decidedOptions, decisionsFor, type ReadingDecision } from './reading-decision.ts';

/** What an agreement is calculated by, in whatever month. */
export interface Law {
  readonly programme: Programme;
  readonly agreement: Agreement;
  /** In the order they were said. */
  readonly decisions: readonly ReadingDecision[];
}

type Texts = Readonly<Record<string, string>>;

/**
 * One month of an agreement as known on a day: the decided readings, replaced by what is chosen to simulate, and the facts stated
 * instead of the recorded ones. @throws AppError `invalid-input` for a reading or fact that the programme does not have
 */
export function caseFor(
  { programme: printed, agreement, decisions }: Law,
  competencia: Competencia,
  knownOn: string,
  simulated: { readonly readings?: Texts; readonly facts?: Texts } = {},
): Case {
  const programme = ratifiedProgramme(printed, agreement, competencia, knownOn);
  const decided = decidedOptions(decisionsFor(programme, decisions, competencia, knownOn));
  return {
    programme,
    agreement,
    competencia,
    knownOn,
    readings: chooseReadings(programme, simulated.readings ?? {}, decided),
    decided,
    stated: parseStated(programme, simulated.facts ?? {}),
  };
}
