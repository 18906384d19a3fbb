import { readingWords } from '../../domain/deadline-text/in-words.ts';
import type { ImportChange } from '../../domain/import-changes.ts';
import type { Doubt } from '../../domain/plan-document/doubts.ts';
import { readTarget } from '../../domain/plan-document/interpret.ts';
import type { AbsentCell, ReadPlan } from '../../domain/plan-document/read-plan.ts';
import { readStatus } from '../../domain/plan-document/status-words.ts';
import type { Transcript } from '../../domain/plan-document/transcript.ts';
import { DOCUMENT_WORDS, statusWords } from '../../domain/state.ts';
import type { PlanRecords, PrintedAction } from '../../store/records.ts';
import type { StrategicActionRecord, TargetRecord } from '../../store/structure.ts';
import { withAbsent } from './absent-records.ts';
import { answered, deadlineOf, newAction, updatedAction } from './interpretation.ts';
import { mergeFront } from './merge-front.ts';
import type { MergeInput } from './merge-input.ts';
import { mergeList } from './merge-list.ts';
import { newIndicator, yearsOf } from './panel.ts';
import { slugOf } from './slug.ts';

export interface Merged {
  readonly records: PlanRecords;
  readonly changes: readonly ImportChange[];
  /** What the document leaves out in one piece: asked, and meanwhile kept. */
  readonly absences: readonly Doubt[];
  /** Stored id of each operational action of the document. */
  readonly actions: ReadonlyMap<string, string>;
}

/**
 * The plan as it will stand: what the document prints over what is stored, each record by its identity. An interpretation stays where
 * its cell is the same, so that what was confirmed is not lost. Pure.
 */
export function mergePlan(input: MergeInput): Merged {
  const { transcript } = input;
  const front = mergeFront(input);
  const objectives = mergeObjectives(input);
  const indicators = mergeIndicators(input, transcript);
  const targets = mergeTargets(input, (target) => linkOf(transcript, target, indicators.ids));
  const strategic = mergeStrategic(input, objectives.ids);
  const actions = mergeActions(input, objectives.ids, strategic.ids);
  const { records, doubts, kept } = withAbsent(
    input.stored,
    {
      objectives: objectives.records,
      indicators: indicators.records,
      targets: targets.records,
      strategicActions: strategic.records,
      operationalActions: actions.records,
    },
    input.answers,
  );
  return {
    records: { plan: front.plan, ...records },
    changes: [front, objectives, targets, indicators, strategic, actions]
      .flatMap((each) => each.changes)
      .filter(({ kind, list, id }) => kind !== 'removed' || !kept.has(`${list} ${id}`)),
    absences: doubts,
    actions: actions.ids,
  };
}

type Ids = ReadonlyMap<string, string>;

const objectiveId = (number: number | null, ids: Ids): string => ids.get(`OE-${number}`) ?? `OE-${number}`;

function mergeObjectives({ stored, retired, plan }: MergeInput) {
  return mergeList({
    list: 'objectives',
    stored: stored.objectives,
    retired: retired.objectives,
    read: plan.objectives,
    title: (each) => each.title,
    cells: (each) => ({
      title: each.title,
      perspective: each.perspectiveTitle,
      responsible: each.responsible ?? '',
    }),
    build: (each, old, id) => {
      const perspectiveTitle = keepTitle(old?.perspectiveTitle, each.perspective);
      const kept = old?.perspectiveTitle === perspectiveTitle;
      return {
        id,
        number: each.number,
        perspective: kept ? old.perspective : slugOf(perspectiveTitle),
        perspectiveTitle,
        title: each.title,
        responsible: each.ownerInTables ?? old?.responsible ?? null,
        note: old?.note ?? null,
      };
    },
  });
}

function mergeIndicators({ stored, retired, plan, answers }: MergeInput, transcript: Transcript) {
  const shapes = transcript.indicators;
  const panel = plan.indicators.map(({ title }) => title);
  return mergeList({
    list: 'indicators',
    stored: stored.indicators,
    retired: retired.indicators,
    read: plan.indicators.map((each, at) => ({ ...each, id: String(shapes[at]?.id), shape: shapes[at] })),
    title: (each) => each.title,
    cells: (each) => ({
      title: each.titleRaw,
      ...Object.fromEntries(each.years.map((year) => [String(year.year), year.raw])),
    }),
    build: (each, old, id) => {
      const years = yearsOf(each, old, answers);
      const { ppaCode, title, titleRaw } = each;
      return old === undefined
        ? { ...newIndicator(each, each.shape, years, panel), id }
        : { ...old, ppaCode, title, titleRaw, years };
    },
  });
}

function mergeTargets({ stored, retired, plan }: MergeInput, link: (target: string) => string | null) {
  const titled = (each: TargetRecord) => ({ ...each, title: each.text });
  return mergeList({
    list: 'targets',
    stored: stored.targets.map(titled),
    retired: retired.targets.map(titled),
    read: plan.targets.map((each) => ({ ...each, title: each.text })),
    title: (each) => each.title,
    cells: (each) => ({ text: each.text }),
    build: (each, old, id) => {
      if (old?.text === each.text) return old;
      const { due, kind, measure, from, to, unit } = readTarget(each.text);
      const indicator = old?.indicator ?? link(each.id);
      return {
        id,
        title: each.text,
        text: each.text,
        due: due ?? stored.plan.to,
        kind,
        measure,
        base: from,
        goal: to,
        unit,
        indicator,
      };
    },
  });
}

function mergeStrategic({ stored, retired, plan, answers }: MergeInput, objectives: Ids) {
  return mergeList({
    list: 'strategicActions',
    stored: stored.strategicActions,
    retired: retired.strategicActions,
    read: plan.strategicActions,
    title: (each) => each.title,
    cells: (each) => ({
      title: each.title,
      titleUnfolded: each.titleUnfolded ?? '',
      owner: each.owner,
      deadline: each.deadline.raw,
      reading: readingWords(each.deadline),
      marker: each.printedMarker,
    }),
    build: (each, old, id) => ({
      id,
      objective: objectiveId(each.objective, objectives),
      ...headOf(plan, each, old),
      titleUnfolded: each.titleInTables ?? old?.titleUnfolded ?? null,
      owner: isAbsent(plan, each.id, 'owner') ? (old?.owner ?? '') : each.owner,
      deadline: deadlineOf(
        isAbsent(plan, each.id, 'deadline') ? (old?.deadline.raw ?? '') : each.deadline,
        old?.deadline,
        answered(answers, each.id, 'deadline'),
        stored.plan.to,
      ),
      quirks: old?.quirks ?? [],
    }),
  });
}

/** The marker and title of section 6; what only the tables of operational actions repeat says nothing of them. */
function headOf(
  plan: ReadPlan,
  { id, printedMarker, title }: ReadPlan['strategicActions'][number],
  old: StrategicActionRecord | undefined,
): Pick<StrategicActionRecord, 'printedMarker' | 'title'> {
  const isRepeated = isAbsent(plan, id, 'owner') && isAbsent(plan, id, 'deadline');
  if (old === undefined || !isRepeated) return { printedMarker, title };
  return { printedMarker: old.printedMarker, title: old.title };
}

function mergeActions(input: MergeInput, objectives: Ids, strategic: Ids) {
  const { stored, retired, plan } = input;
  const above = new Map(plan.strategicActions.map((each) => [each.id, each.title]));
  return mergeList({
    list: 'operationalActions',
    stored: stored.operationalActions,
    retired: retired.operationalActions,
    read: plan.operationalActions,
    title: (each) => each.title,
    cells: (each) => ({
      title: each.title,
      owner: each.owner,
      participants: each.participants,
      deadline: each.deadline.raw,
      notes: each.notes,
      status: statusCell(each),
      reading: readingWords(each.deadline),
      owners: each.owners.map((one) => ('unit' in one ? one.unit : one.kind)).join(', '),
      marker: each.printedMarker,
      strategicAction: each.strategicAction,
    }),
    build: (each, old, id) => {
      const place = {
        id,
        strategicAction: strategic.get(each.strategicAction) ?? each.strategicAction,
        objective: objectiveId(each.objective, objectives),
      };
      const context = `${each.title} ${above.get(each.strategicAction) ?? ''}`;
      const around = { ...input, context, planEnd: stored.plan.to };
      if (old === undefined) return newAction(each, place, around);
      return updatedAction(asStored(each, old, plan.absent.get(each.id) ?? []), old, place, around);
    },
  });
}

const isAbsent = ({ absent }: ReadPlan, id: string, cell: AbsentCell): boolean =>
  absent.get(id)?.includes(cell) ?? false;

/** What a document has no column for stays as it is stored: it says nothing of it, blank or otherwise. */
function asStored<Read extends Record<AbsentCell, string>>(
  read: Read,
  { owner, participants, deadline, notes, status, statusRaw, answeredCells }: PrintedAction,
  absent: readonly AbsentCell[],
): Read {
  const stored = {
    owner,
    participants: answeredCells?.participants ?? participants,
    deadline: deadline.raw,
    notes: answeredCells?.notes ?? notes,
    status: statusRaw ?? (status === null ? '' : DOCUMENT_WORDS[status]),
  };
  return { ...read, ...Object.fromEntries(absent.map((cell) => [cell, stored[cell]])) };
}

/** The cell as printed, and what a word that is none of the known was taken for. */
function statusCell({ status, statusRaw }: PrintedAction): string {
  const cell = statusRaw ?? (status === null ? '' : DOCUMENT_WORDS[status]);
  const asked = readStatus(cell) === 'unknown' && status !== null;
  return asked ? `${cell} (lido como ${statusWords(status)})` : cell;
}

/** The document prints perspectives in capitals; the title on screen stays where the words are the same. */
function keepTitle(stored: string | undefined, printed: string | null): string {
  const words = printed ?? stored ?? 'Sem perspectiva';
  if (stored !== undefined && stored.toLowerCase() === words.toLowerCase()) return stored;
  return words === words.toUpperCase() ? words.charAt(0) + words.slice(1).toLowerCase() : words;
}

function linkOf(transcript: Transcript, target: string, ids: ReadonlyMap<string, string>): string | null {
  const linked = transcript.targets.find((each) => each.id === target)?.indicator;
  return typeof linked === 'string' ? (ids.get(linked) ?? null) : null;
}
