import { AppError } from '../../../../kernel/app-error.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { listNames, listPeopleWho, listUnits } from '../../../accounts/index.ts';
import { renegotiateWithin } from '../../../plan/index.ts';
import type { ChangeBody, Changed } from '../../contract.ts';
import { type Change, refusalsOf, STATE_WORDS } from '../../domain/nonconformities/may.ts';
import {
  applyEvent,
  type Event,
  lastRound,
  type PlannedMeasure,
  stateOf,
  type Who,
} from '../../domain/nonconformities/nonconformity.ts';
import { daysAfter, settingsOn } from '../../domain/nonconformities/settings.ts';
import { numberWords } from '../../domain/nonconformities/words.ts';
import { listEvidence } from '../../store/cells.ts';
import {
  lockNonConformity,
  type NonConformityRecord,
  saveNonConformity,
} from '../../store/nonconformities/records.ts';
import { listNonConformitySettings } from '../../store/nonconformities/settings.ts';
import { nonConformityStream, TREAT, territoryOf } from './open.ts';
import { tellAssigned, tellOpened } from './tell.ts';

export const CLOSE = 'monitoring.close';
/** What only who closes for the unit decides. */
const DECISIONS: readonly Change['kind'][] = ['closed', 'judged', 'cancelled', 'reopened'];

/** Whether the actor is who was given it, or of the unit that was. */
export function isAssigned(context: Context, who: Who, territory: string): boolean {
  if (who.kind === 'person') return who.id === context.actor.id;
  const scope = { unit: who.id, territoryPath: [territory] };
  return context.policy(context.actor, TREAT, scope, context.clock.today()).allowed;
}

function authoriseChange(tx: Context, held: NonConformityRecord, change: Change, territory: string): void {
  if (change.kind === 'measure-done') {
    const measure = held.measures.find(({ number }) => number === change.number);
    if (measure !== undefined && isAssigned(tx, measure.who, territory)) return;
  }
  const verb = DECISIONS.includes(change.kind) ? CLOSE : TREAT;
  authorise(tx, verb, { unit: held.unit, territoryPath: [territory] });
}

async function stale(tx: Context, held: NonConformityRecord, yours: Change): Promise<AppError> {
  const by = held.changedBy;
  const name = (by === null ? undefined : (await listNames(tx, [by])).get(by)) ?? 'Outra pessoa';
  const { description, measures, version, changedAt, state } = held;
  return new AppError(
    'conflict',
    `${name} mudou a ${numberWords(held)} enquanto você escrevia: agora está "${STATE_WORDS[state]}". O seu texto continua aqui; veja como ficou e grave o seu se ainda fizer sentido.`,
    {
      details: {
        yours,
        theirs: {
          ...{ version, state, description, measures, by: name, at: changedAt },
          cause: lastRound(held).cause,
        },
      },
    },
  );
}

async function refuseUnknownUnit(tx: Context, id: string): Promise<void> {
  const units = await listUnits(tx, { day: tx.clock.today() });
  if (units.some((unit) => unit.id === id)) return;
  throw new AppError('invalid-input', `Não há unidade ${id} em vigor. Escolha uma da lista.`);
}

/** @throws AppError `invalid-input` where nobody like that may be given a measure. */
async function plannedMeasure(tx: Context, measure: PlannedMeasure): Promise<PlannedMeasure> {
  const { kind, id } = measure.who;
  if (kind === 'unit') await refuseUnknownUnit(tx, id);
  else if (!(await listPeopleWho(tx, TREAT, null)).includes(id))
    throw new AppError(
      'invalid-input',
      'Esta pessoa não tem papel que trate não conformidades. Escolha outra, ou a unidade dela.',
    );
  return { ...measure, cost: measure.cost === null ? null : Rational.parse(measure.cost).toDecimal(2) };
}

async function refuseUnknownProof(tx: Context, files: readonly string[]): Promise<void> {
  const known = new Set((await listEvidence(tx, files)).map(({ sha256 }) => sha256));
  if (files.some((hash) => !known.has(hash)))
    throw new AppError('invalid-input', 'Uma das provas não chegou ao servidor. Anexe-a de novo.');
}

async function checkBy(tx: Context): Promise<string> {
  const today = tx.clock.today();
  const inForce = settingsOn(await listNonConformitySettings(tx), today);
  if (inForce === null)
    throw new AppError(
      'refused',
      'Falta dizer em quantos dias se verifica a eficácia. Quem gere o plano o define em Não conformidades › Prazos.',
    );
  return daysAfter(today, inForce.checkAfterDays);
}

/** Redefines the action by the plan's own door: what it was stays there, and names this measure as what decided it. */
async function redefine(
  tx: Context,
  held: NonConformityRecord,
  change: Extract<Change, { kind: 'action-redefined' }>,
): Promise<Event> {
  const { number, deadline, title, reason, actionVersion } = change;
  const words = `${numberWords(held)}, medida ${number}`;
  const made = await renegotiateWithin(tx, held.action ?? '', {
    ...{ deadline, title, reason, expectedVersion: actionVersion },
    decision: { kind: 'nonConformity', id: held.id, words },
  });
  const done = { on: tx.clock.today(), words: reason, files: [], redefinition: made.number };
  return { type: 'measure-done', data: { number, done } };
}

/** What the gesture adds to the history, with what it brings about elsewhere. */
async function eventOf(tx: Context, held: NonConformityRecord, change: Change): Promise<Event> {
  const on = tx.clock.today();
  switch (change.kind) {
    case 'described': {
      if (change.unit !== held.unit) await refuseUnknownUnit(tx, change.unit);
      const { description, unit } = change;
      return { type: 'described', data: { description, unit } };
    }
    case 'analysed':
      return { type: 'analysed', data: { cause: change.cause } };
    case 'measure-planned':
      return { type: 'measure-planned', data: { measure: await plannedMeasure(tx, change.measure) } };
    case 'measure-changed': {
      const measure = await plannedMeasure(tx, change.measure);
      return { type: 'measure-changed', data: { number: change.number, measure } };
    }
    case 'measure-done': {
      await refuseUnknownProof(tx, change.files);
      const { number, on: day, words, files } = change;
      return {
        type: 'measure-done',
        data: { number, done: { on: day, words: words || null, files, redefinition: null } },
      };
    }
    case 'action-redefined':
      return redefine(tx, held, change);
    case 'measure-resumed':
    case 'measure-dropped': {
      const { kind: type, number, reason } = change;
      return { type, data: { number, reason } };
    }
    case 'closed':
      return { type: 'closed', data: { on, checkBy: await checkBy(tx) } };
    case 'judged': {
      const { effective, on: day, words } = change;
      return { type: 'judged', data: { effective, on: day, words } };
    }
    case 'cancelled':
    case 'reopened':
      return { type: change.kind, data: { on, reason: change.reason } };
  }
}

async function tellOf(tx: Context, before: NonConformityRecord, after: NonConformityRecord, event: Event) {
  const territory = await territoryOf(tx);
  if (event.type === 'described' && before.unit !== after.unit) await tellOpened(tx, after, territory);
  if (event.type !== 'measure-planned' && event.type !== 'measure-changed') return;
  const number = event.type === 'measure-planned' ? after.measures.length : event.data.number;
  const was = before.measures.find((each) => each.number === number);
  const { measure } = event.data;
  if (was?.who.id === measure.who.id && was.until === measure.until) return;
  await tellAssigned(tx, after, { number, ...measure }, territory);
}

/**
 * One gesture on a non-conformity: describe, say the cause, plan, change, do, give up a measure, redefine its action, close, judge the effect,
 * cancel, open again. @throws AppError `forbidden`, `not-found`, `conflict` with `{yours, theirs}`, `refused` with every reason.
 */
export function changeNonConformity(
  context: Context,
  id: string,
  { expectedVersion, ...asked }: ChangeBody,
): Promise<Changed> {
  return once(context, 'monitoring.change-nonconformity', async (tx) => {
    const change = asked as Change;
    const held = await lockNonConformity(tx, id);
    authoriseChange(tx, held, change, await territoryOf(tx));
    if (held.version !== expectedVersion) throw await stale(tx, held, change);
    const problems = refusalsOf(held, change, tx.clock.today());
    if (problems.length > 0) throw new AppError('refused', problems.join(' '), { details: { problems } });
    const event = await eventOf(tx, held, change);
    const next = applyEvent(held, event);
    const stored = await append(tx, {
      stream: nonConformityStream(id),
      type: event.type,
      data: { ...event.data },
      reason: 'reason' in event.data ? event.data.reason : null,
      expected: held.version,
    });
    await saveNonConformity(tx, id, next, stored.at);
    await tellOf(tx, held, { ...held, ...next }, event);
    return { id, version: next.version, state: stateOf(next) };
  });
}
