import { type DeadlineReading, readDeadline } from '../deadline-text/read-deadline.ts';
import { careLineOf } from './care-lines.ts';
import { type Doubt, doubtsOf, type Knowledge } from './doubts.ts';
import type { CellPart, PanelCell, PrintedIndicator } from './indicators.ts';
import { linkTargets, readIndicatorName, readTarget } from './interpret.ts';
import { missingSections } from './missing-sections.ts';
import { recurrenceInNotes } from './notes.ts';
import { readOwners } from './owners.ts';
import type { ReadObjective, ReadOperationalAction, ReadPlan, ReadStrategicAction } from './read-plan.ts';
import { readStatus } from './status-words.ts';

type Lines = readonly (number | null)[];
type Json = Readonly<Record<string, unknown>>;

/** A plan as understood, in the shapes of the reference transcription; everything under `derived` is interpretation. */
export interface Transcript {
  readonly objectives: readonly Json[];
  readonly targets: readonly Json[];
  readonly indicators: readonly Json[];
  readonly strategicActions: readonly Json[];
  readonly operationalActions: readonly Json[];
  readonly doubts: readonly Omit<Doubt, 'record' | 'asked'>[];
}

export function transcribe(plan: ReadPlan, knowledge: Knowledge): Transcript {
  const links = linkTargets(plan.targets, plan.indicators);
  const targetOf = (at: number) => [...links].find(([, linked]) => linked === at)?.[0] ?? null;
  const labels = plan.indicators.flatMap(({ years }) =>
    [...years.values()].flatMap((cell) => cell.parts.map((part) => part.label)),
  );
  const above = new Map(plan.strategicActions.map((each) => [each.id, each.title]));
  return {
    objectives: plan.objectives.map((each) => objective(each)),
    targets: plan.targets.map((target) => {
      const at = links.get(target.id);
      return {
        ...targetShape(target, plan.indicators[at ?? -1]),
        indicator: at === undefined ? null : idOf(at + 1),
      };
    }),
    indicators: plan.indicators.map((each, at) =>
      indicator(each, labels, targetOf(at), plan.targets.find((target) => target.id === targetOf(at))?.text, [
        ...new Set(plan.indicators.map((one) => one.block)),
      ]),
    ),
    strategicActions: plan.strategicActions.map((each) => strategic(each, knowledge)),
    operationalActions: plan.operationalActions.map((each) =>
      operational(each, above.get(each.strategicAction) ?? '', knowledge),
    ),
    doubts: [...missingSections(plan), ...doubtsOf(plan, knowledge)].map(tellDoubt),
  };
}

/** A doubt as the transcript tells it. */
export const tellDoubt = ({
  record: _record,
  asked: _asked,
  ...doubt
}: Doubt): Transcript['doubts'][number] => doubt;

const known = (lines: Lines): number[] => lines.filter((line) => line !== null);
const idOf = (order: number): string => `IND-${String(order).padStart(2, '0')}`;
const numberOf = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

function objective(each: ReadObjective): Json {
  return {
    id: each.id,
    perspective: each.perspective,
    title: each.title,
    sourceLines: known(each.lines),
    numberInSection6: each.number,
    ...(each.titleInTables === null ? {} : { titleIn61: each.titleInTables }),
    ...(each.ownerInTables === null ? {} : { responsibleIn61: each.ownerInTables }),
    ...(each.number === null
      ? { note: 'Está no mapa (5.1), mas não tem quadro de ações nas seções 6 e 6.1.' }
      : {}),
  };
}

function targetShape(target: ReadPlan['targets'][number], measured: PrintedIndicator | undefined): Json {
  const read = readTarget(target.text);
  const percent = measured !== undefined && readIndicatorName(measured.title).unit === '%';
  return {
    id: target.id,
    order: target.order,
    text: target.text,
    sourceLines: known([target.line]),
    due: read.due,
    kind: read.kind,
    measure: read.measure,
    from: numberOf(read.from),
    to: numberOf(read.to),
    unit: read.kind === 'increase' && percent ? '% (não impresso)' : read.unit,
  };
}

function indicator(
  each: PrintedIndicator,
  labels: readonly string[],
  linkedTarget: string | null,
  targetText: string | undefined,
  blocks: readonly string[],
): Json {
  const reading = readIndicatorName(each.title);
  let before = 0;
  const years: [string, Json][] = [];
  for (const [year, cell] of each.years) {
    const value = numberOf(cell.value);
    const increment =
      reading.accumulation === 'cumulative' && value !== null ? { increment: value - before } : {};
    before = value ?? before;
    years.push([year, { raw: cell.raw, value, ...increment, ...partsOf(cell, labels) }]);
  }
  const from = targetText === undefined ? null : readTarget(targetText).from;
  const flag = baselineFlag(from, each);
  return {
    id: idOf(each.order),
    order: each.order,
    ppaCode: each.ppaCode,
    title: each.title,
    titleRaw: each.titleRaw,
    block: blockOf(each.block, blocks),
    linkedTarget,
    years: Object.fromEntries(years),
    ...(flag === null ? {} : { flag }),
    derived: { ...reading, baseline: numberOf(from), inferred: true },
    sourceLines: known([each.line]),
  };
}

/** Whether the first year of the panel repeats the baseline that the target's own words give, or is a value to reach. */
function baselineFlag(from: string | null, { years }: PrintedIndicator): string | null {
  const [[year, cell] = []] = [...years];
  if (from === null || cell?.value == null) return null;
  return Number(cell.value) === Number(from)
    ? `O valor de ${year} (${cell.raw}) é igual à linha de base do texto da meta.`
    : `A coluna ${year} (${cell.raw}) não repete a linha de base do texto da meta (${from.replace('.', ',')}).`;
}

/** The heading of a block without what stands in parentheses; a later block says which it is. */
function blockOf(heading: string, blocks: readonly string[]): string {
  const place = blocks.indexOf(heading) + 1;
  const name = heading.replace(/\s*\([^()]*\)/g, '');
  return place > 1 ? `${name} (cabeçalho do ${place}º bloco)` : name;
}

/** The parts of a composite cell: figures by macro-region, or the care lines it names. */
function partsOf(cell: PanelCell, labels: readonly string[]): Json {
  if (cell.value === null && /^[-–—]$/.test(cell.raw)) return { note: '"-" = sem meta no ano (não é zero).' };
  const macros = cell.parts.flatMap((part) => /^incluindo (\d+) macro/i.exec(part.label)?.[1] ?? [])[0];
  const named = cell.parts.filter((part) => !/^incluindo /i.test(part.label));
  const lines = named.map((part) => (part.value === null ? careLineOf(part.label) : null));
  if (named.length > 0 && lines.every((line) => line !== null)) {
    const changed = named.find((part, at) => part.label !== lines[at]);
    return {
      careLines: lines,
      ...(macros === undefined
        ? {}
        : { macroregions: Number(macros), projects: Number(macros) * Number(cell.value) }),
      ...(changed === undefined ? {} : { note: `impresso "${changed.label}"` }),
      ...(cell.doubt === null ? {} : { note: cell.doubt }),
    };
  }
  if (named.length === 0) return {};
  const breakdown = named.map((part) => ({
    macroregion: wholeName(part, labels),
    value: part.value === null ? 1 : Number(part.value),
    raw: part.raw,
  }));
  return { breakdown, ...(cell.doubt === null ? {} : { note: cell.doubt }) };
}

/** `C. Noroeste` in full where another cell of the panel has it. */
function wholeName({ label }: CellPart, labels: readonly string[]): string {
  if (!label.includes('.')) return label;
  const words = label.split(/\s+/);
  const whole = labels.find((other) => {
    const others = other.split(/\s+/);
    return (
      !other.includes('.') &&
      others.length === words.length &&
      words.every((word, at) =>
        word.endsWith('.') ? others[at]?.startsWith(word.slice(0, -1)) : others[at] === word,
      )
    );
  });
  return whole ?? label;
}

function reading(read: DeadlineReading): Json {
  const { kind, start, due, precision, confidence, effectiveDue, note } = read;
  const end = due === null && effectiveDue !== null ? { effectiveDue } : {};
  return { kind, start, due, precision, confidence, ...end, ...(note === null ? {} : { note }) };
}

/** A title without its capitals and last punctuation. */
const bare = (title: string): string => title.toLowerCase().replace(/[\s;.,]+$/, '');

function strategic(each: ReadStrategicAction, { planEnd }: Knowledge): Json {
  const unfolded = each.operationalActionIds.length > 0;
  return {
    id: each.id,
    objective: each.objective,
    printedMarker: each.printedMarker,
    title: each.title,
    owner: each.owner,
    deadline: each.deadline,
    sourceLines: known(each.lines),
    derivedDeadline: reading(readDeadline(each.deadline, { planEnd })),
    unfoldedIn61: unfolded,
    ...(each.titleInTables === null
      ? {}
      : { titleIn61: each.titleInTables, titlesEqual: bare(each.titleInTables) === bare(each.title) }),
    operationalActionIds: each.operationalActionIds,
  };
}

const STATUS_CODES = {
  notStarted: 'not_started',
  inProgress: 'in_progress',
  completed: 'done',
  cancelled: 'cancelled',
  unknown: 'unknown',
} as const;

function operational(
  each: ReadOperationalAction,
  above: string,
  { units, office, planEnd }: Knowledge,
): Json {
  const read = readDeadline(each.deadline, { planEnd });
  const { raw, kind, start, due, rrule, confidence } = read;
  const { owners } = readOwners(each.owner, { units, office, context: `${each.title} ${above}` });
  const status = readStatus(each.status);
  const recurrence = recurrenceInNotes(each.notes);
  return {
    id: each.id,
    objective: each.objective,
    strategicAction: each.strategicAction,
    position: each.position,
    printedNumber: each.printedNumber,
    printedMarker: each.printedMarker,
    title: each.title,
    owner: each.owner,
    participants: each.participants,
    deadline: { raw, kind, start, due, rrule, confidence },
    notes: each.notes,
    status: each.status === '' ? null : each.status,
    sourceLines: known(each.lines),
    derived: {
      deadline: {
        ...reading(read),
        ...(recurrence === null ? {} : { recurrenceFromNotes: recurrence }),
      },
      owners: owners.map((owner) => owner.token),
      statusCode: status === null ? null : STATUS_CODES[status],
      notesBlank: each.notes === '',
    },
  };
}
