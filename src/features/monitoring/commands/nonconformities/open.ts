import { grantsOn } from '../../../../kernel/actor.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { listUnits } from '../../../accounts/index.ts';
import { listMissedTargets } from '../../../indicators/index.ts';
import { type ActionBrief, findPlanSeat, listActionBriefs } from '../../../plan/index.ts';
import type { OpenBody, Opened } from '../../contract.ts';
import {
  applyEvent,
  type Event,
  type NonConformity,
  type Origin,
  subjectOf,
} from '../../domain/nonconformities/nonconformity.ts';
import { numberWords } from '../../domain/nonconformities/words.ts';
import {
  findOpen,
  holdNumbers,
  insertNonConformity,
  type NonConformityRecord,
  saveNumber,
} from '../../store/nonconformities/records.ts';
import { tellOpened } from './tell.ts';

export const TREAT = 'monitoring.treat';

export const nonConformityStream = (id: string): string => `nonconformity/${id}`;

/** What is opened: where it comes from, what it is of, and the units that may answer for it, the first before the others. */
interface Opening {
  readonly origin: Origin;
  readonly action: string | null;
  readonly indicator: string | null;
  readonly units: readonly string[];
}

/** The territory of the plan, by which the policy is asked. @throws AppError `not-found` where no plan stands. */
export async function territoryOf(context: Context): Promise<string> {
  const seat = await findPlanSeat(context);
  if (seat !== null) return seat.territory;
  throw new AppError('not-found', 'Esta instalação ainda não tem um plano de que haja não conformidades.');
}

const noteOf = ({ statusWords, renegotiations }: ActionBrief, passed: string): string =>
  [
    `Venceu em ${formatDay(passed)}`,
    statusWords,
    renegotiations === 0 ? null : `redefinida ${renegotiations}×`,
  ]
    .filter((each) => each !== null)
    .join(' · ');

async function ofAction(tx: Context, id: string): Promise<Opening> {
  const [brief] = await listActionBriefs(tx, [id]);
  if (brief === undefined) throw new AppError('not-found', `O plano não tem a ação ${id}.`);
  if (brief.passed === null)
    throw new AppError(
      'refused',
      `A ação ${id} não está atrasada (${brief.lateness.toLowerCase()}). Uma não conformidade se abre do que atrasou, da meta que não se alcançou, ou de um item de reunião.`,
    );
  const title = brief.title.replace(/[;.\s]+$/, '');
  return {
    origin: { kind: 'action', id, title, note: noteOf(brief, brief.passed) },
    ...{ action: id, indicator: null, units: brief.lines.map(({ unit }) => unit) },
  };
}

async function ofIndicator(tx: Context, code: string): Promise<Opening> {
  const missed = (await listMissedTargets(tx)).find((each) => each.code === code);
  if (missed === undefined)
    throw new AppError('refused', `O indicador ${code} não tem meta não alcançada no último ano apurado.`);
  const { name, note } = missed;
  return {
    origin: { kind: 'indicator', id: code, title: name, note },
    ...{ action: null, indicator: code, units: [] },
  };
}

/** The unit that answers: one that the actor may treat for, their own before the others. @throws AppError `forbidden`. */
async function unitOf(tx: Context, territory: string, units: readonly string[]): Promise<string> {
  const today = tx.clock.today();
  const own = grantsOn(tx.actor, today).flatMap(({ unit }) => unit ?? []);
  const [office] = await listUnits(tx, { day: today });
  const among = units.length > 0 ? units : [...own, office?.id ?? ''];
  const may = (unit: string) =>
    tx.policy(tx.actor, TREAT, { unit, territoryPath: [territory] }, today).allowed;
  const [first = ''] = among;
  const found = among.find((unit) => own.includes(unit) && may(unit)) ?? among.find(may);
  if (found !== undefined) return found;
  authorise(tx, TREAT, { unit: first, territoryPath: [territory] });
  return first;
}

/** Opens one in an open transaction. The open one of the same subject is told of instead. @throws AppError `forbidden`, `not-found`. */
export async function openNonConformityWithin(tx: Context, wanted: Opening): Promise<Opened> {
  authorise(tx, TREAT);
  const today = tx.clock.today();
  const year = Number(today.slice(0, 4));
  const last = await holdNumbers(tx, year);
  const standing = await findOpen(tx, subjectOf(wanted));
  if (standing !== null) return openedAnswer(standing, false);
  const territory = await territoryOf(tx);
  const { units, ...rest } = wanted;
  const unit = await unitOf(tx, territory, units);
  const event: Event = { type: 'opened', data: { ...rest, unit, on: today } };
  const key = { id: newId(tx.clock.now()), year, number: last + 1 };
  const each: NonConformity = applyEvent(null, event);
  const stored = await append(tx, {
    stream: nonConformityStream(key.id),
    type: event.type,
    data: { ...event.data, year, number: key.number },
    expected: 0,
  });
  await insertNonConformity(tx, key, each, stored.at);
  await saveNumber(tx, year, key.number);
  await tellOpened(tx, { ...key, ...each }, territory);
  return openedAnswer({ ...key, version: 1 }, true);
}

const openedAnswer = (
  each: Pick<NonConformityRecord, 'id' | 'year' | 'number' | 'version'>,
  isNew: boolean,
): Opened => ({ id: each.id, number: numberWords(each), version: each.version, isNew });

/**
 * Opens a non-conformity of a late action or of an indicator that missed its target, in one gesture: it is recorded with what it came from, and
 * completed after. @throws AppError `forbidden`, `not-found`, `refused` where it is neither late nor missed.
 */
export function openNonConformity(context: Context, { kind, id }: OpenBody): Promise<Opened> {
  return once(context, 'monitoring.open-nonconformity', async (tx) =>
    openNonConformityWithin(tx, await (kind === 'action' ? ofAction : ofIndicator)(tx, id)),
  );
}
