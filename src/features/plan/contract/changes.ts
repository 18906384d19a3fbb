import { z } from 'zod';
import { Action, Line, Status, StatusOrBlank } from './actions.ts';
import { RecordsNamed } from './pledges.ts';

const Note = z.string().trim().max(2000);
/** `unit` is left out where the action has one line, or the reader one among several. */
const lineAsked = { unit: z.string().max(40).optional(), expectedVersion: z.int().min(0) };

export const StatusBody = z.object({
  ...lineAsked,
  status: Status,
  note: Note.optional(),
  records: RecordsNamed.optional(),
});
export type StatusBody = z.infer<typeof StatusBody>;

export const NoteBody = z.object({ ...lineAsked, note: Note.nullable() });
export type NoteBody = z.infer<typeof NoteBody>;

export const UndoBody = z.object(lineAsked);
export type UndoBody = z.infer<typeof UndoBody>;

const LineChange = Line.pick({ unit: true, status: true, note: true, version: true }).extend({
  action: z.string(),
  actionStatus: StatusOrBlank,
  at: z.string(),
});

export const ChangeAnswer = z.object({ change: LineChange, action: Action });
export type ChangeAnswer = z.infer<typeof ChangeAnswer>;

/** Lines changed in one gesture. More is asked for in parts. */
export const MOST_CHANGES = 500;

const LineNamed = z.object({
  action: z.string().max(20),
  unit: z.string().max(40),
  expectedVersion: z.int().min(0),
});

/** What one line becomes: a status, a comment (null erases it), or both. */
const ManyChange = LineNamed.extend({
  status: Status.optional(),
  note: Note.nullable().optional(),
  records: RecordsNamed.optional(),
}).refine(
  ({ status, note }) => status !== undefined || note !== undefined,
  'Diga a situação ou o comentário.',
);
export type ManyChange = z.infer<typeof ManyChange>;

const lines = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1, 'Escolha ao menos uma linha.')
    .max(MOST_CHANGES, `São no máximo ${MOST_CHANGES} linhas de uma vez. Mude em partes.`);

export const ManyBody = z.object({ changes: lines(ManyChange) });
export type ManyBody = z.infer<typeof ManyBody>;

export const UndoManyBody = z.object({ lines: lines(LineNamed) });
export type UndoManyBody = z.infer<typeof UndoManyBody>;

/** Why one line keeps the whole gesture from being saved; a stale one brings both values. */
export const ManyProblem = z.object({
  action: z.string(),
  unit: z.string(),
  code: z.string(),
  message: z.string(),
  yours: z.object({ status: StatusOrBlank.optional(), note: z.string().nullable().optional() }).nullable(),
  theirs: z.object({ status: StatusOrBlank, note: z.string().nullable(), version: z.int() }).nullable(),
});
export type ManyProblem = z.infer<typeof ManyProblem>;

export const ManyAnswer = z.object({
  changes: z.array(LineChange),
  /** Lines that already were as asked. */
  unchanged: z.int(),
  actions: z.array(Action),
});
export type ManyAnswer = z.infer<typeof ManyAnswer>;
