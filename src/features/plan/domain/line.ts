import type { Status } from './state.ts';

/** The part of an action that one unit reports: what is read, and what its events fold to. */
export interface Line {
  readonly action: string;
  readonly unit: string;
  readonly status: Status | null;
  /** The unit's own comment; the document's OBSERVAÇÕES is another field and never changes here. */
  readonly note: string | null;
  /** Sequence of the last event. */
  readonly version: number;
  /** `document` until somebody reports. */
  readonly origin: 'document' | 'entered';
}

/** What can happen to a line. `from` and `to` make each event readable by itself. */
export type LineEvent =
  | { readonly type: 'transcribed'; readonly data: { status: Status | null; note: string | null } }
  | {
      readonly type: 'status-changed';
      readonly data: { from: Status | null; to: Status; note: NoteChange | null };
    }
  | { readonly type: 'note-changed'; readonly data: { from: string | null; to: string | null } }
  | {
      readonly type: 'undone';
      readonly data: { undoes: number; status: Status | null; note: string | null; origin: Line['origin'] };
    };

interface NoteChange {
  readonly from: string | null;
  readonly to: string | null;
}

export const lineStream = (action: string, unit: string): string => `plan-action/${action}/${unit}`;

/** A line before its first event. */
export function emptyLine(action: string, unit: string): Line {
  return { action, unit, status: null, note: null, version: 0, origin: 'document' };
}

/** The line after one more event. */
export function applyEvent(line: Line, event: LineEvent): Line {
  const version = line.version + 1;
  switch (event.type) {
    case 'transcribed':
      return { ...line, ...event.data, version, origin: 'document' };
    case 'status-changed': {
      const note = event.data.note === null ? line.note : event.data.note.to;
      return { ...line, status: event.data.to, note, version, origin: 'entered' };
    }
    case 'note-changed':
      return { ...line, note: event.data.to, version, origin: 'entered' };
    case 'undone': {
      const { status, note, origin } = event.data;
      return { ...line, status, note, version, origin };
    }
  }
}

/** The line that a whole stream tells. */
export function foldLine(action: string, unit: string, events: readonly LineEvent[]): Line {
  return events.reduce(applyEvent, emptyLine(action, unit));
}
