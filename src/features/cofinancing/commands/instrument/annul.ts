import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { StepAnswer } from '../../contract.ts';
import type { RecordedEvent } from '../../domain/instrument/agreement.ts';
import { foldStanding, refusalsOfAnnulment, undoneBy } from '../../domain/instrument/annulment.ts';
import { eventName } from '../../domain/instrument/words.ts';
import { saveInstrument } from '../../store/instrument/instruments.ts';
import { type AnnulmentData, instrumentStream, listLife } from '../../store/instrument/life.ts';
import { holdMonths, STOPS_OR_RESUMES } from './hold-months.ts';
import { aroundInstrument, holdInstrument, scopeOfInstrument } from './open.ts';
import { refuseStale, stepAnswer } from './record.ts';
import { OFFICE_VERBS } from './verbs.ts';

interface Annulling {
  /** The step that was wrong. */
  readonly sequence: number;
  /** Day and document of the act that annuls it. */
  readonly on: string;
  readonly document: string;
  readonly reason: string;
  /** The sequence of the last event that the person has seen. */
  readonly version: number;
}

/**
 * Annuls a step that was recorded wrong, by a reasoned act: the instrument is what the others make of it, what had been stopped or paid by
 * it follows, and the history keeps both. In one transaction with its event.
 * @throws AppError `forbidden`, `not-found`, `refused` with every reason, `conflict` where somebody recorded something meanwhile
 */
export async function annulStep(context: Context, id: string, said: Annulling): Promise<StepAnswer> {
  authorise(context, OFFICE_VERBS.decision, await scopeOfInstrument(context, id));
  return once(context, 'cofinancing.annul-step', async (tx) => {
    const record = await holdInstrument(tx, id);
    const around = await aroundInstrument(tx, record);
    const { sequence, version, on, document, reason } = said;
    refuseStale(record, around, { version, yours: { annuls: sequence, on, document } });
    const life = await listLife(tx, id);
    const { event } = recordedAt(life, sequence);
    const reasons = [...refusalsOfAnnulment(life, sequence, around), ...wrongDay(on, event.on, around.today)];
    if (reasons.length > 0)
      throw new AppError('refused', `Nada foi anulado. ${reasons.join(' ')}`, { details: { reasons } });
    const data: AnnulmentData = { annuls: sequence, on, document, knownOn: around.today };
    const undone = undoneBy(life, sequence, around);
    const stored = await append(tx, {
      stream: instrumentStream(id),
      type: 'step-annulled',
      reason,
      expected: version,
      data: { ...data, step: event.type, undone },
    });
    const content = foldStanding(await listLife(tx, id));
    const next = { ...record, content, version: stored.sequence };
    await saveInstrument(tx, next);
    if (STOPS_OR_RESUMES.includes(event.type))
      await holdMonths(tx, next, { words: `Anulação de ${eventName(event.type)}: ${document}`, on, reason });
    return stepAnswer(next, around);
  });
}

function recordedAt(life: readonly RecordedEvent[], sequence: number): RecordedEvent {
  const found = life.find((each) => each.sequence === sequence);
  if (found !== undefined) return found;
  throw new AppError('not-found', 'Não há essa etapa na vida deste instrumento.');
}

function wrongDay(on: string, event: string, today: string): string[] {
  if (on > today) return [`${formatDay(on)} ainda não chegou.`];
  return on < event ? [`${formatDay(on)} é antes da etapa, de ${formatDay(event)}.`] : [];
}
