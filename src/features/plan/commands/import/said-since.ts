import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { listEvents, listLastEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames } from '../../../accounts/index.ts';
import { entryGesture, tiesOf } from '../../domain/analysis/entry-ties.ts';
import type { ImportedList } from '../../domain/import-changes.ts';
import { lineStream } from '../../domain/line.ts';
import { listAcceptances } from '../../store/acceptances.ts';
import { type ActionRecord, listAllActions } from '../../store/actions.ts';
import { listAllEntries } from '../../store/entries.ts';
import { type PlanBefore, type PlanImportRecord, readBefore } from '../../store/imports.ts';
import { listReporting, reportingStream } from '../../store/reporting.ts';
import { deadlineStream, listDeadlines, listPlanOccurrences } from '../../store/schedule.ts';
import { listVersions } from '../../store/versions.ts';
import { findingStream } from '../coherence/check.ts';
import { entryStream } from '../entries.ts';
import { structureStream } from '../instruments/own-action.ts';
import { occurrenceStream } from '../schedule/occurrences.ts';
import { versionStream } from '../versions/publish.ts';

/** Version of a line that was opened and of which nobody has said anything. */
const OPENED = 1;

const lineKey = (line: { action: string; unit: string }): string => `${line.action}/${line.unit}`;
const dayKey = (each: { action: string; day: string }): string => `${each.action}/${each.day}`;

export type Marks = Pick<
  PlanBefore,
  'versions' | 'deadlines' | 'occurrences' | 'reporting' | 'entries' | 'written' | 'acceptances' | 'published'
>;

/** Everything that people say around the plan, each with how often something was said of it. */
async function readAround(context: Context, plan: string) {
  const [acceptances, structure] = [
    await listAcceptances(context, plan),
    await listLastEvents(context, [structureStream(plan)]),
  ];
  return {
    actions: await listAllActions(context, plan),
    deadlines: [...(await listDeadlines(context, plan)).values()],
    occurrences: await listPlanOccurrences(context, plan),
    reporting: [...(await listReporting(context, plan)).values()],
    entries: await listAllEntries(context, plan),
    acceptances,
    written: structure[0]?.sequence ?? 0,
    published: (await listVersions(context, plan))[0]?.number ?? 0,
  };
}

type Around = Awaited<ReturnType<typeof readAround>>;

const versionsBy = <T extends { readonly version: number }>(all: readonly T[], key: (each: T) => string) =>
  Object.fromEntries(all.map((each) => [key(each), each.version]));

const linesOf = (actions: readonly ActionRecord[]) => actions.flatMap(({ lines }) => lines);

/** How far everything that people say around the plan has come: what is later than these stands in the way of an undo. */
export async function readMarks(context: Context, plan: string): Promise<Marks> {
  const around = await readAround(context, plan);
  return {
    versions: versionsBy(linesOf(around.actions), lineKey),
    deadlines: versionsBy(around.deadlines, ({ action }) => action),
    occurrences: versionsBy(around.occurrences, dayKey),
    reporting: versionsBy(around.reporting, ({ action }) => action),
    entries: versionsBy(around.entries, ({ id }) => id),
    acceptances: versionsBy(around.acceptances, ({ finding }) => finding),
    written: around.written,
    published: around.published,
  };
}

/** Something that was said: the stream that tells by whom and when, and the event where it is not the last of it. */
interface Said {
  readonly words: string;
  readonly stream: string;
  readonly event?: StoredEvent;
}

/**
 * What units and managers said of the actions that the import touched. What nobody had said before it, and was taken back since, leaves
 * nothing to lose.
 */
function saidOfActions(around: Around, before: PlanBefore | null, touched: ReadonlySet<string>): Said[] {
  const lines = linesOf(around.actions.filter(({ id }) => touched.has(id))).filter((line) => {
    const mark = before?.versions[lineKey(line)] ?? OPENED;
    return line.version !== mark && (mark !== OPENED || line.origin === 'entered');
  });
  const of = <T extends { readonly action: string; readonly version: number }>(
    all: readonly T[],
    mark: (each: T) => number | undefined,
    stands: (each: T) => boolean,
  ) =>
    all.filter(
      (each) =>
        touched.has(each.action) &&
        each.version !== (mark(each) ?? 0) &&
        ((mark(each) ?? 0) > 0 || stands(each)),
    );
  return [
    ...lines.map(({ action, unit }) => ({
      words: `lançou-se em ${action} (${unit})`,
      stream: lineStream(action, unit),
    })),
    ...of(
      around.deadlines,
      ({ action }) => before?.deadlines?.[action],
      ({ deadline, redefinedTitle }) => deadline.confirmed || redefinedTitle !== null,
    ).map(({ action }) => ({
      words: `mexeu-se no prazo ou no texto de ${action}`,
      stream: deadlineStream(action),
    })),
    ...of(
      around.occurrences,
      (each) => before?.occurrences?.[dayKey(each)],
      ({ doneOn }) => doneOn !== null,
    ).map(({ action, day }) => ({
      words: `registrou-se a ocorrência de ${formatDay(day)} de ${action}`,
      stream: occurrenceStream(action, day),
    })),
    ...of(
      around.reporting,
      ({ action }) => before?.reporting?.[action],
      ({ corrected }) => corrected !== null,
    ).map(({ action }) => ({
      words: `corrigiu-se quem lança em ${action}`,
      stream: reportingStream(action),
    })),
  ];
}

const LEVELS: Readonly<Record<ImportedList, string>> = {
  plan: 'plan',
  problems: 'problem',
  acronyms: 'acronym',
  objectives: 'objective',
  targets: 'target',
  indicators: 'indicator',
  strategicActions: 'strategicAction',
  operationalActions: 'action',
};

/** Entries written since of what the import brought; of a plan that it made, all of them. */
function saidInEntries(around: Around, before: PlanBefore | null, { changes }: PlanImportRecord): Said[] {
  const brought = new Set(
    (changes ?? []).flatMap(({ kind, list, id }) => (kind === 'new' ? [`${LEVELS[list]}/${id}`] : [])),
  );
  return around.entries
    .filter(({ id, version, removed }) => {
      const mark = before?.entries?.[id];
      return mark === undefined ? !removed : version !== mark;
    })
    .filter(({ content }) => before?.isFirst === true || tiesOf(content).some((tie) => brought.has(tie)))
    .map(({ id, content }) => ({ words: entryGesture(content), stream: entryStream(id) }));
}

const STRUCTURE_WORDS: Readonly<Record<string, string>> = {
  'action-added': 'escreveu-se a ação',
  'action-edited': 'mudou-se a ação',
  'action-removed': 'retirou-se a ação',
  'action-restored': 'trouxe-se de volta a ação',
};

/** What was written by hand into the plan itself: an undo puts its records back as they were, all of them. */
async function saidInStructure(context: Context, plan: string, before: PlanBefore | null): Promise<Said[]> {
  const stream = structureStream(plan);
  const events = await listEvents(context, stream, before?.written ?? 0);
  return events.map((event) => {
    const what = STRUCTURE_WORDS[event.type] ?? 'mexeu-se na ação';
    const title = typeof event.data.title === 'string' ? ` “${event.data.title}”` : '';
    return { words: `${what} ${event.data.id}${title}`, stream, event };
  });
}

/** What was said of a plan that the import made, and that would be set aside with it. */
function saidOfPlan(around: Around, before: PlanBefore | null, plan: string): Said[] {
  if (before?.isFirst !== true) return [];
  const accepted = around.acceptances.filter(
    ({ finding, version }) => version !== before.acceptances?.[finding],
  );
  const versions = around.published - (before.published ?? 0);
  return [
    ...accepted.map(({ finding, message }) => ({
      words: `decidiu-se sobre o achado “${message}”`,
      stream: findingStream(plan, finding),
    })),
    ...Array.from({ length: versions }, (_, at) => ({
      words: `publicou-se a versão ${(before.published ?? 0) + at + 1}`,
      stream: versionStream(plan),
    })),
  ];
}

/** The operational actions that an import changed, brought or set aside. */
export const touchedBy = (record: PlanImportRecord): ReadonlySet<string> =>
  new Set((record.changes ?? []).filter((each) => each.list === 'operationalActions').map(({ id }) => id));

/** Most sayings that a refusal names one by one. */
const MOST_NAMED = 12;

/** Each saying with who said it last and on which day. */
async function inWords(context: Context, all: readonly Said[]): Promise<string[]> {
  const named = all.slice(0, MOST_NAMED);
  const last = await listLastEvents(
    context,
    named.map(({ stream }) => stream),
  );
  const byStream = new Map(last.map((event) => [event.stream, event]));
  const events = named.map(({ stream, event }) => event ?? byStream.get(stream));
  const names = await listNames(context, [...new Set(events.flatMap((event) => event?.actorId ?? []))]);
  const day = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeZone: context.env.timeZone });
  const words = named.map((said, at) => {
    const event = events[at];
    if (event === undefined) return said.words;
    const by = event.actorId === null ? 'Pactua' : (names.get(event.actorId) ?? 'pessoa sem cadastro');
    return `${said.words} (${by}, ${day.format(new Date(event.at))})`;
  });
  const others = all.length - named.length;
  return others === 0 ? words : [...words, `e mais ${others} ${others === 1 ? 'registro' : 'registros'}`];
}

/** Everything that people said or wrote since an import and that an undo would lose, in the words of the refusal. */
export async function saidSince(context: Context, plan: string, record: PlanImportRecord): Promise<string[]> {
  const before = await readBefore(context, record.id);
  const around = await readAround(context, plan);
  return inWords(context, [
    ...saidOfActions(around, before, touchedBy(record)),
    ...(await saidInStructure(context, plan, before)),
    ...saidInEntries(around, before, record),
    ...saidOfPlan(around, before, plan),
  ]);
}
