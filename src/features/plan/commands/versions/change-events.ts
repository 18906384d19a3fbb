import type { Context } from '../../../../platform/context.ts';
import { listEventsBetween, type StoredEvent } from '../../../../platform/events.ts';
import { listNames, listUnits } from '../../../accounts/index.ts';
import type { ChangeEvent } from '../../contract/versions.ts';
import { deadlineEventWords } from '../../domain/deadline-text/deadline-events.ts';
import { type ImportedList, touchedFields } from '../../domain/import-changes.ts';
import { reportingEventWords } from '../../domain/reporting-events.ts';
import type { VersionedLevel } from '../../domain/versions/content.ts';
import { type ItemChange, itemKey } from '../../domain/versions/diff.ts';
import { listImportsBetween } from '../../store/imports.ts';
import { reportingStream } from '../../store/reporting.ts';
import { deadlineStream } from '../../store/schedule.ts';
import { entryStream } from '../entries.ts';
import { asReportingEvent } from '../reporting.ts';

/** From after the one instant to the other. */
interface Span {
  readonly after: string;
  readonly until: string;
}

const LEVEL_OF_LIST: Readonly<Record<ImportedList, VersionedLevel>> = {
  plan: 'plan',
  problems: 'problem',
  acronyms: 'acronym',
  objectives: 'objective',
  targets: 'target',
  indicators: 'indicator',
  strategicActions: 'strategicAction',
  operationalActions: 'action',
};

interface Found extends Omit<ChangeEvent, 'by'> {
  readonly actor: string | null;
  readonly key: string;
  /** Null where it touched the whole record. */
  readonly fields: readonly string[] | null;
}

async function byImports(context: Context, plan: string, { after, until }: Span): Promise<Found[]> {
  const within = (at: string | null): at is string => at !== null && at > after && at <= until;
  const imports = await listImportsBetween(context, plan, after, until);
  return imports.flatMap((record) => {
    const gestures = [
      { at: record.confirmedAt, actor: record.confirmedBy, words: `Importou ${record.fileName}.` },
      { at: record.undoneAt, actor: record.undoneBy, words: `Desfez a importação de ${record.fileName}.` },
    ];
    return gestures.flatMap(({ at, actor, words }) =>
      within(at)
        ? (record.changes ?? []).map((change) => ({
            ...{ at, actor, words, reason: null, import: record.id, fields: touchedFields(change) },
            key: itemKey({ level: LEVEL_OF_LIST[change.list], id: change.id }),
          }))
        : [],
    );
  });
}

const found = (event: StoredEvent, more: Pick<Found, 'key' | 'fields' | 'words'>): Found => ({
  at: event.at,
  actor: event.actorId,
  reason: event.reason,
  import: null,
  ...more,
});

const ENTRY_WORDS: Readonly<Record<string, string>> = {
  transcribed: 'Ligação trazida na carga inicial.',
  added: 'Ligou os dois registros.',
  edited: 'Mudou a ligação.',
  removed: 'Retirou a ligação.',
};

/** What an import makes of a deadline, and of who reports, is told by the import itself. */
const BY_IMPORT = ['imported', 'derived'];

/** What an event says, and the fields that it touched; null for the whole record. */
type Teller = (event: StoredEvent) => readonly [string, readonly string[] | null];

const ofEntry: Teller = ({ type }) => [ENTRY_WORDS[type] ?? type, null];
const ofDeadline: Teller = (event) => [deadlineEventWords(event), ['reading', 'wording']];

async function byStreams(
  context: Context,
  changes: readonly ItemChange[],
  { after, until }: Span,
): Promise<Found[]> {
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const ofReporting: Teller = (event) => [
    reportingEventWords(asReportingEvent(event), (unit) => units.get(unit) ?? unit),
    ['reporting'],
  ];
  const streams = new Map<string, { change: ItemChange; tell: Teller }>();
  for (const change of changes) {
    if (change.level === 'link') streams.set(entryStream(change.id), { change, tell: ofEntry });
    if (change.level !== 'action') continue;
    streams.set(deadlineStream(change.id), { change, tell: ofDeadline });
    streams.set(reportingStream(change.id), { change, tell: ofReporting });
  }
  const events = await listEventsBetween(context, [...streams.keys()], after, until);
  return events.flatMap((event) => {
    const told = streams.get(event.stream);
    if (told === undefined || BY_IMPORT.includes(event.type)) return [];
    const [words, fields] = told.tell(event);
    return [found(event, { key: itemKey(told.change), fields, words })];
  });
}

/** Who did what to these records between two states, when and why; each event with the fields that it touched. */
export async function readChangeEvents(
  context: Context,
  plan: string,
  changes: readonly ItemChange[],
  span: Span,
): Promise<(change: ItemChange, field: string) => ChangeEvent[]> {
  const all = [...(await byImports(context, plan, span)), ...(await byStreams(context, changes, span))];
  const names = await listNames(context, [...new Set(all.flatMap(({ actor }) => actor ?? []))]);
  const byKey = Map.groupBy(all, ({ key }) => key);
  return (change, field) =>
    (byKey.get(itemKey(change)) ?? [])
      .filter(({ fields }) => fields === null || fields.includes(field))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ actor, key: _key, fields: _fields, ...event }) => ({
        ...event,
        by: actor === null ? 'Pactua' : (names.get(actor) ?? 'Pessoa sem cadastro'),
      }));
}
