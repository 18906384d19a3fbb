import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append, listEvents } from '../../../../platform/events.ts';
import type { ConfirmDeadlineBody, TakeBackBody } from '../../contract/schedule.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { confirmedReading, vagueDeadline } from '../../domain/deadline-text/confirm-deadline.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import { type ActionRecord, lockAction } from '../../store/actions.ts';
import { deadlineStream, getDeadlineVersion, saveDeadline } from '../../store/schedule.ts';
import { managedPlan } from '../import/import-record.ts';
import { getAction } from '../report.ts';
import { refreshOpenDues } from './open-due.ts';
import { choicesOf } from './read.ts';

/** What may be taken back: a confirmation in the drawer, or one that an import brought. */
const TAKEN_BACK = ['confirmed', 'imported'];

async function openDeadline(tx: Context, id: string, expected: number) {
  const plan = await managedPlan(tx);
  await lockAction(tx, id);
  const action = await getAction(tx, id);
  const version = await getDeadlineVersion(tx, id);
  if (version !== expected)
    throw new AppError(
      'conflict',
      'Outra pessoa confirmou este prazo enquanto você escolhia. Nada seu foi gravado; atualize a página para ver como ficou.',
      { details: { theirs: action.deadline } },
    );
  return { plan, action, version };
}

/** The reading that a person has chosen or typed; the words of the document stay as written. @throws AppError `refused`. */
function confirmed(action: ActionRecord, words: string, planEnd: string): Deadline {
  const reading = confirmedReading(words, choicesOf(action, planEnd), planEnd);
  if (reading === null) throw new AppError('refused', vagueDeadline(words, planEnd));
  return { ...reading, raw: action.deadline.raw, note: `Confirmado como “${words}”.` };
}

/** The reading before a confirmation; of the cell as it is now, where a document has changed it since. */
function readingBefore(from: Deadline | null, { raw }: Deadline, planEnd: string): Deadline {
  return from?.raw === raw ? from : { ...readDeadline(raw, { planEnd }), confirmed: false };
}

/** Makes a doubtful deadline certain by a person's word. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function confirmDeadline(context: Context, id: string, body: ConfirmDeadlineBody) {
  return once(context, 'plan.confirm-deadline', (tx) => confirmWithin(tx, id, body));
}

/** The same, within a gesture over many actions. */
export async function confirmWithin(
  tx: Context,
  id: string,
  { words, expectedVersion }: ConfirmDeadlineBody,
): Promise<{ version: number }> {
  const { plan, action, version } = await openDeadline(tx, id, expectedVersion);
  if (action.deadline.redefined != null)
    throw new AppError(
      'refused',
      `O prazo da ação ${id} foi reprogramado e já é certo. Para mudá-lo, redefina a ação outra vez ou desfaça a redefinição.`,
    );
  const to = confirmed(action, words, plan.to);
  const data = { from: { ...action.deadline }, to: { ...to } };
  const stored = await append(tx, { stream: deadlineStream(id), type: 'confirmed', data, expected: version });
  await saveDeadline(tx, id, to, stored.sequence);
  await refreshOpenDues(tx, plan, [id]);
  return { version: stored.sequence };
}

/** Takes the last confirmation back: the reading is as it was before. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function takeBackDeadline(context: Context, id: string, body: TakeBackBody) {
  return once(context, 'plan.take-back-deadline', (tx) => takeBackDeadlineWithin(tx, id, body));
}

/** The same, within a gesture over many actions. */
export async function takeBackDeadlineWithin(
  tx: Context,
  id: string,
  { expectedVersion }: TakeBackBody,
): Promise<{ version: number }> {
  const { plan, action, version } = await openDeadline(tx, id, expectedVersion);
  const [last] = await listEvents(tx, deadlineStream(id), version - 1, 1);
  if (last === undefined || !TAKEN_BACK.includes(last.type) || !action.deadline.confirmed)
    throw new AppError('refused', 'Não há confirmação a desfazer: só a última volta atrás, uma vez.');
  const to = readingBefore(last.data.from as Deadline | null, action.deadline, plan.to);
  const data = { undoes: version, to: { ...to } };
  const stored = await append(tx, {
    stream: deadlineStream(id),
    type: 'taken-back',
    data,
    expected: version,
  });
  await saveDeadline(tx, id, to, stored.sequence);
  await refreshOpenDues(tx, plan, [id]);
  return { version: stored.sequence };
}
