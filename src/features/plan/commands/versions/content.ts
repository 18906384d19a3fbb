import type { Context } from '../../../../platform/context.ts';
import { acronymCells } from '../../domain/acronyms.ts';
import type { Link } from '../../domain/analysis/content.ts';
import { keyOf } from '../../domain/chain.ts';
import { readingWords } from '../../domain/deadline-text/in-words.ts';
import type { VersionContent, VersionedLevel, VersionItem } from '../../domain/versions/content.ts';
import { type EntryRecord, listLinks } from '../../store/entries.ts';
import { readRecords } from '../../store/imports.ts';
import type { PlanRecords, PrintedAction } from '../../store/records.ts';
import type {
  IndicatorRecord,
  ObjectiveRecord,
  PlanRecord,
  StrategicActionRecord,
  TargetRecord,
} from '../../store/structure.ts';

type Cell = string | number | null;
type Under = Partial<Pick<VersionItem, 'objective' | 'strategicAction'>>;

/** A record of a version: its cells as text, without those that are blank. */
function itemOf(
  level: VersionedLevel,
  id: string,
  title: string,
  cells: Readonly<Record<string, Cell>>,
  under: Under = {},
): VersionItem {
  const said = Object.entries(cells).filter(([, value]) => value !== null && value !== '');
  const fields = Object.fromEntries(said.map(([field, value]) => [field, String(value)]));
  return { level, id, title, objective: null, strategicAction: null, ...under, fields };
}

const planItem = (plan: PlanRecord): VersionItem =>
  itemOf('plan', plan.id, plan.title, {
    title: plan.title,
    unit: plan.unit,
    starts: plan.from,
    ends: plan.to,
    business: plan.identity.business,
    vision: plan.identity.vision,
    mission: plan.identity.mission,
    values: plan.identity.values.join('\n'),
    guidelines: plan.guidelines.join('\n'),
    implementation: plan.implementation,
  });

/** What the document says around its tables: the problems that it chose, then its acronyms. */
const frontItems = ({ problems, acronyms }: PlanRecord): VersionItem[] => [
  ...problems.map(({ id, text }) => itemOf('problem', id, text, { text })),
  ...[...acronymCells(acronyms)].map(([acronym, cells]) =>
    itemOf('acronym', acronym, cells.expansion || cells.inText, { ...cells }),
  ),
];

const objectiveItem = (each: ObjectiveRecord): VersionItem =>
  itemOf('objective', each.id, each.title, {
    title: each.title,
    number: each.number,
    perspective: each.perspectiveTitle,
    responsible: each.responsible,
  });

const strategicItem = (each: StrategicActionRecord): VersionItem =>
  itemOf(
    'strategicAction',
    each.id,
    each.title,
    {
      title: each.title,
      titleUnfolded: each.titleUnfolded,
      objective: each.objective,
      marker: each.printedMarker,
      owner: each.owner,
      deadline: each.deadline.raw,
      reading: readingWords(each.deadline),
    },
    { objective: each.objective },
  );

const actionItem = (each: PrintedAction): VersionItem =>
  itemOf(
    'action',
    each.id,
    each.title,
    {
      title: each.title,
      wording: each.redefinedTitle ?? null,
      marker: each.printedMarker,
      strategicAction: each.strategicAction,
      owner: each.owner,
      reporting: (each.correctedReporting ?? each.reporting).units.join(', '),
      participants: each.participants,
      deadline: each.deadline.raw,
      reading: readingWords(each.deadline),
      notes: each.notes,
    },
    { objective: each.objective, strategicAction: each.strategicAction },
  );

const targetItem = (each: TargetRecord): VersionItem =>
  itemOf('target', each.id, each.text, {
    text: each.text,
    due: each.due,
    base: each.base,
    goal: each.goal,
    unit: each.unit,
    indicator: each.indicator,
  });

const indicatorItem = (each: IndicatorRecord): VersionItem =>
  itemOf('indicator', each.id, each.title, {
    title: each.titleRaw,
    ppaCode: each.ppaCode,
    block: each.block,
    unit: each.unit,
    baseline: each.baseline,
    ...Object.fromEntries(each.years.map(({ year, raw }) => [`years.${year}`, raw])),
  });

const linkItem = ({ id, content }: EntryRecord<Link>): VersionItem =>
  itemOf('link', id, `${content.from.id} → ${content.to.id}`, {
    from: keyOf(content.from),
    to: keyOf(content.to),
    reason: content.reason,
  });

/** What the plan promises, whole: each objective with what is under it, then targets, panel and ties. Not what units report of it. */
export function contentOf(records: PlanRecords, links: readonly EntryRecord<Link>[]): VersionContent {
  const strategic = Map.groupBy(records.strategicActions, (each) => each.objective);
  const actions = Map.groupBy(records.operationalActions, (each) => each.strategicAction);
  return {
    items: [
      planItem(records.plan),
      ...frontItems(records.plan),
      ...records.objectives.flatMap((objective) => [
        objectiveItem(objective),
        ...(strategic.get(objective.id) ?? []).flatMap((each) => [
          strategicItem(each),
          ...(actions.get(each.id) ?? []).map(actionItem),
        ]),
      ]),
      ...records.targets.map(targetItem),
      ...records.indicators.map(indicatorItem),
      ...links.map(linkItem),
    ],
  };
}

/** The plan as it stands now, in the shape of a version. */
export async function currentContent(context: Context, plan: PlanRecord): Promise<VersionContent> {
  return contentOf(await readRecords(context, plan), await listLinks(context, plan.id));
}
