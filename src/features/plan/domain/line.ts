import { type KeptPledge, keptWords } from './pledge/pledge.ts';
import { type Status, statusWords } from './state.ts';

/** The part of an action that one unit reports: what is read, and what its events fold to. */
export interface Line {
  readonly action: string;
  readonly unit: string;
  readonly status: Status | null;
  /** The unit's own comment; the document's OBSERVAÇÕES is another field and never changes here. */
  readonly note: string | null;
  /** Of a concluded line: what was given of the promised record; null where nothing was asked. */
  readonly kept: KeptPledge | null;
  /** Sequence of the last event. */
  readonly version: number;
  /** Where the status comes from: `document` until the unit reports it. A comment alone reports nothing. */
  readonly origin: 'document' | 'entered';
}

/** What can happen to a line. `from` and `to` make each event readable by itself. */
export type LineEvent =
  | { readonly type: 'transcribed'; readonly data: { status: Status | null; note: string | null } }
  | {
      readonly type: 'status-changed';
      readonly data: {
        from: Status | null;
        to: Status;
        note: NoteChange | null;
        was: Line['origin'];
        /** Absent in events older than the promise, and where nothing was asked before or now. */
        kept?: { from: KeptPledge | null; to: KeptPledge | null };
      };
    }
  | { readonly type: 'note-changed'; readonly data: { from: string | null; to: string | null } }
  | {
      readonly type: 'undone';
      readonly data: {
        undoes: number;
        status: Status | null;
        note: string | null;
        origin: Line['origin'];
        kept?: KeptPledge | null;
      };
    };

interface NoteChange {
  readonly from: string | null;
  readonly to: string | null;
}

export const lineStream = (action: string, unit: string): string => `plan-action/${action}/${unit}`;

/** A line before its first event. */
export function emptyLine(action: string, unit: string): Line {
  return { action, unit, status: null, note: null, kept: null, version: 0, origin: 'document' };
}

/** The line after one more event. */
export function applyEvent(line: Line, event: LineEvent): Line {
  const version = line.version + 1;
  switch (event.type) {
    case 'transcribed':
      return { ...line, ...event.data, kept: null, version, origin: 'document' };
    case 'status-changed': {
      const note = event.data.note === null ? line.note : event.data.note.to;
      return {
        ...line,
        status: event.data.to,
        note,
        kept: event.data.kept?.to ?? null,
        version,
        origin: 'entered',
      };
    }
    case 'note-changed':
      return { ...line, note: event.data.to, version };
    case 'undone': {
      const { status, note, origin, kept = null } = event.data;
      return { ...line, status, note, kept, version, origin };
    }
  }
}

/** The line that a whole stream tells. */
export function foldLine(action: string, unit: string, events: readonly LineEvent[]): Line {
  return events.reduce(applyEvent, emptyLine(action, unit));
}

/** What an event of a line says, for people; who and when stand beside it. */
export function eventWords(event: LineEvent): string {
  switch (event.type) {
    case 'transcribed':
      return event.data.status === null
        ? 'O documento deixa a situação em branco.'
        : `O documento informa: ${statusWords(event.data.status)}.`;
    case 'status-changed': {
      const { from, to } = event.data;
      const told =
        from === to ? `Confirmou: ${statusWords(to)}.` : `${statusWords(from)} → ${statusWords(to)}.`;
      return [told, ...pledgeTold(event.data.kept?.to ?? null)].join(' ');
    }
    case 'note-changed':
      return event.data.to === null ? 'Apagou o comentário.' : 'Escreveu um comentário.';
    case 'undone':
      return `Desfez a última mudança: voltou a ${statusWords(event.data.status)}.`;
  }
}

function pledgeTold(kept: KeptPledge | null): string[] {
  if (kept === null) return [];
  const names = kept.records.map(({ name }) => name);
  const lacking = keptWords(kept);
  return [
    ...(names.length === 0 ? [] : [`Registro: ${names.join('; ')}.`]),
    ...(lacking === null ? [] : [lacking]),
  ];
}

/** The comment that an event carries, for the history. */
export function eventNote(event: LineEvent): string | null {
  if (event.type === 'status-changed') return event.data.note?.to ?? null;
  return event.type === 'note-changed' ? event.data.to : null;
}

/** The event that takes the last change back, or null where nothing can be undone: one step, and never the document. */
export function undoOf(line: Line, last: LineEvent): LineEvent | null {
  if (last.type === 'note-changed') {
    const { status, origin, kept } = line;
    return { type: 'undone', data: { undoes: line.version, status, note: last.data.from, origin, kept } };
  }
  if (last.type !== 'status-changed') return null;
  const { from, note, was } = last.data;
  const before = note === null ? line.note : note.from;
  const kept = last.data.kept?.from ?? null;
  return { type: 'undone', data: { undoes: line.version, status: from, note: before, origin: was, kept } };
}
