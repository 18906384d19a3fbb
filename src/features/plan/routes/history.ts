import type { Context } from '../../../platform/context.ts';
import { listEvents, listRecentEvents, type StoredEvent } from '../../../platform/events.ts';
import { listNames } from '../../accounts/index.ts';
import { asLineEvent } from '../commands/report.ts';
import { asReportingEvent } from '../commands/reporting.ts';
import type { HistoryEntry } from '../contract.ts';
import { deadlineEventWords } from '../domain/deadline-text/deadline-events.ts';
import { touchedFields } from '../domain/import-changes.ts';
import { eventNote, eventWords } from '../domain/line.ts';
import { occurrenceEventWords } from '../domain/occurrences/occurrence-events.ts';
import { reportingEventWords } from '../domain/reporting-events.ts';
import { versionFieldWords } from '../domain/versions/words.ts';
import { type ImportGesture, listImportsOfAction } from '../store/imports.ts';
import { reportingStream } from '../store/reporting.ts';
import { deadlineStream } from '../store/schedule.ts';
import type { Reader } from './answers.ts';

/** An entry before the person behind it has a name. */
interface Told extends Omit<HistoryEntry, 'by'> {
  readonly actor: string | null;
  /** Its place in its own stream. */
  readonly sequence: number;
}

const LONGEST = 200;

const told = (
  stored: StoredEvent,
  more: Pick<Told, 'kind' | 'words'> & Partial<Pick<Told, 'unitName' | 'note'>>,
): Told => ({
  id: stored.id,
  at: stored.at,
  actor: stored.actorId,
  sequence: stored.sequence,
  unitName: null,
  note: stored.reason,
  ...more,
});

async function ofLines(context: Context, id: string, reader: Reader): Promise<Told[]> {
  const events = await listRecentEvents(context, { prefix: `plan-action/${id}/`, limit: LONGEST });
  return events.map((stored) => {
    const event = asLineEvent(stored);
    return told(stored, {
      kind: event.type === 'transcribed' ? 'document' : 'line',
      unitName: reader.unitOf(stored.stream.split('/').at(-1) ?? '').name,
      words: eventWords(event),
      note: eventNote(event),
    });
  });
}

async function ofOccurrences(context: Context, id: string): Promise<Told[]> {
  const events = await listRecentEvents(context, { prefix: `plan-occurrence/${id}/`, limit: LONGEST });
  return events.map((stored) =>
    told(stored, {
      kind: 'occurrence',
      words: occurrenceEventWords(stored.stream.split('/').at(-1) ?? '', stored),
      note: typeof stored.data.evidence === 'string' ? stored.data.evidence : null,
    }),
  );
}

/** What people said of the deadline; what an import made of it is told with the import. */
async function ofDeadline(context: Context, id: string): Promise<Told[]> {
  const events = await listEvents(context, deadlineStream(id));
  return events
    .filter(({ type }) => type !== 'imported')
    .map((stored) => told(stored, { kind: 'deadline', words: deadlineEventWords(stored) }));
}

/** Who reports: what people put right, and what a document changed. */
async function ofReporting(context: Context, id: string, reader: Reader): Promise<Told[]> {
  const nameOf = (unit: string) => reader.unitOf(unit).name;
  return (await listEvents(context, reportingStream(id))).map((stored) =>
    told(stored, { kind: 'reporting', words: reportingEventWords(asReportingEvent(stored), nameOf) }),
  );
}

function importWords({ fileName, changes }: ImportGesture, action: string): string {
  const own = changes?.find(({ list, id }) => list === 'operationalActions' && id === action);
  if (own === undefined) return `Importou ${fileName}.`;
  if (own.kind === 'new') return `Entrou no plano pela importação de ${fileName}.`;
  if (own.kind === 'removed') return `Saiu do plano pela importação de ${fileName}.`;
  if (own.kind === 'moved') return `Mudou de lugar na importação de ${fileName}.`;
  const names = (touchedFields(own) ?? []).map((field) => versionFieldWords(field).toLowerCase());
  return `A importação de ${fileName} mudou ${new Intl.ListFormat('pt-BR').format(names)}.`;
}

async function ofImports(context: Context, plan: string, id: string): Promise<Told[]> {
  const imports = await listImportsOfAction(context, plan, id);
  return imports.flatMap((each) => {
    const common = { kind: 'import' as const, unitName: null, note: null };
    const confirmed = {
      ...common,
      id: `${each.id}-confirmed`,
      at: each.confirmedAt ?? '',
      actor: each.confirmedBy,
      sequence: 1,
      words: importWords(each, id),
    };
    if (each.undoneAt === null) return [confirmed];
    const words = `Desfez a importação de ${each.fileName}: a ação voltou a ser como era.`;
    return [
      confirmed,
      { ...common, id: `${each.id}-undone`, at: each.undoneAt, actor: each.undoneBy, sequence: 2, words },
    ];
  });
}

/** Everything that was ever said or done of an operational action, newest first. */
export async function readHistory(
  context: Context,
  plan: string,
  id: string,
  reader: Reader,
): Promise<HistoryEntry[]> {
  const all = [
    ...(await ofLines(context, id, reader)),
    ...(await ofOccurrences(context, id)),
    ...(await ofDeadline(context, id)),
    ...(await ofReporting(context, id, reader)),
    ...(await ofImports(context, plan, id)),
  ];
  const people = [...new Set(all.flatMap(({ actor }) => actor ?? []))];
  const names = await listNames(context, people);
  return all
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.sequence - a.sequence)
    .slice(0, LONGEST)
    .map(({ actor, sequence: _sequence, ...entry }) => ({
      ...entry,
      by: actor === null ? 'Pactua' : (names.get(actor) ?? 'Pessoa sem cadastro'),
    }));
}
