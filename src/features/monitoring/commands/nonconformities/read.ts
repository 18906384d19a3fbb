import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames, listPeopleWho, listUnits } from '../../../accounts/index.ts';
import { listActionBriefs } from '../../../plan/index.ts';
import type { MeasureAnswer, NonConformityDetail } from '../../contract.ts';
import { overdueMeasures } from '../../domain/nonconformities/counts.ts';
import { refusalsOf } from '../../domain/nonconformities/may.ts';
import type { Event, Measure, Who } from '../../domain/nonconformities/nonconformity.ts';
import { eventWords } from '../../domain/nonconformities/words.ts';
import { listEvidence } from '../../store/cells.ts';
import { getNonConformity, type NonConformityRecord } from '../../store/nonconformities/records.ts';
import { CLOSE, isAssigned } from './change.ts';
import { lineOf, unitNamer } from './list.ts';
import { nonConformityStream, TREAT, territoryOf } from './open.ts';

type NameWho = (who: Who) => string;

/** Everyone whom the history or a measure names. */
async function namer(context: Context, each: NonConformityRecord, events: readonly StoredEvent[]) {
  const whos = [
    ...each.measures.map(({ who }) => who),
    ...events.flatMap(({ data }) => (data.measure as { who: Who } | undefined)?.who ?? []),
  ];
  const people = [
    ...whos.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])),
    ...events.flatMap(({ actorId }) => actorId ?? []),
  ];
  const names = await listNames(context, [...new Set(people)]);
  const unitName = await unitNamer(context);
  const personName = (id: string | null) =>
    id === null ? 'Pactua' : (names.get(id) ?? 'Pessoa sem cadastro');
  const whoName: NameWho = ({ kind, id }) => (kind === 'unit' ? unitName(id) : personName(id));
  return { unitName, personName, whoName };
}

async function measuresOf(
  context: Context,
  each: NonConformityRecord,
  { territory, mayTreat, whoName }: { territory: string; mayTreat: boolean; whoName: NameWho },
): Promise<MeasureAnswer[]> {
  const hashes = each.measures.flatMap(({ done }) => done?.files ?? []);
  const proofs = new Map((await listEvidence(context, hashes)).map((proof) => [proof.sha256, proof]));
  const overdue = new Set(overdueMeasures(each, context.clock.today()).map(({ number }) => number));
  const filesOf = (done: NonNullable<Measure['done']>) =>
    done.files.flatMap((hash) => {
      const proof = proofs.get(hash);
      return proof === undefined ? [] : [proof];
    });
  return each.measures.map((measure) => ({
    ...measure,
    whoName: whoName(measure.who),
    isOverdue: overdue.has(measure.number),
    done: measure.done && { ...measure.done, files: filesOf(measure.done) },
    mayDo: mayTreat || isAssigned(context, measure.who, territory),
  }));
}

/** Every event, whatever their number. */
async function allEvents(context: Context, stream: string): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for (;;) {
    const page = await listEvents(context, stream, all.length);
    all.push(...page);
    if (page.length < 200) return all;
  }
}

async function optionsOf(context: Context, mayTreat: boolean) {
  if (!mayTreat) return { unitOptions: [], personOptions: [] };
  const units = await listUnits(context, { day: context.clock.today() });
  const names = await listNames(context, await listPeopleWho(context, TREAT, null));
  return {
    unitOptions: units.map(({ id, acronym, name }) => ({
      id,
      name: acronym === name ? name : `${acronym} · ${name}`,
    })),
    personOptions: [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'pt-BR')),
  };
}

/** One non-conformity, whole. @throws AppError `not-found`. */
export async function readNonConformity(context: Context, id: string): Promise<NonConformityDetail> {
  const each = await getNonConformity(context, id);
  const territory = await territoryOf(context);
  const today = context.clock.today();
  const scope = { unit: each.unit, territoryPath: [territory] };
  const may = (verb: string) => context.policy(context.actor, verb, scope, today).allowed;
  const mayTreat = may(TREAT);
  const events = await allEvents(context, nonConformityStream(id));
  const { unitName, personName, whoName } = await namer(context, each, events);
  const [brief] = each.action === null ? [] : await listActionBriefs(context, [each.action]);
  const standing = each.measures.filter(({ dropped }) => dropped === null);
  const cost = standing.reduce((sum, { cost: own }) => sum.add(Rational.parse(own ?? '0')), Rational.zero);
  return {
    ...lineOf(each, today, unitName),
    title: each.origin.title,
    note: each.origin.note,
    openedBy: personName(each.openedBy),
    measureList: await measuresOf(context, each, { territory, mayTreat, whoName }),
    roundList: each.rounds.map((round) => ({
      ...round,
      cause: round.cause && { kind: round.cause.kind, whys: [...round.cause.whys] },
    })),
    cost: cost.toDecimal(2),
    actionVersion: brief?.version ?? null,
    history: events.map(({ sequence, type, data, at, actorId }) => {
      const event = { type, data } as unknown as Event;
      return { sequence, type: event.type, ...eventWords(event, whoName), at, by: personName(actorId) };
    }),
    closingRefusals: refusalsOf(each, { kind: 'closed' }, today),
    today,
    mayTreat,
    mayClose: may(CLOSE),
    mayRedefine: each.action !== null && context.policy(context.actor, 'plan.manage', scope, today).allowed,
    ...(await optionsOf(context, mayTreat)),
  };
}
