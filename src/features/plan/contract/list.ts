import { z } from 'zod';
import { LATENESS_STATES } from '../domain/lateness.ts';
import { STATUSES } from '../domain/state.ts';
import { Action } from './actions.ts';

/** One value or several, as `?unit=CAS&unit=COAP`. */
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(30));

/** What narrows the list, the same in the grid, the board, the calendar and the files. */
const Filters = z.object({
  objective: many(z.string().max(10)),
  unit: many(z.string().max(40)),
  status: many(z.enum([...STATUSES, 'none'])),
  lateness: many(z.enum(LATENESS_STATES)),
  /** Only those concluded without the record that their verb promises. */
  unkept: z.enum(['yes']).optional(),
  /** Only what the reader may report. */
  mine: z.enum(['yes']).optional(),
  q: z.string().trim().max(100).optional(),
  /** First and last day of the understood due date, both inclusive. */
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
});
export type ActionFilters = z.infer<typeof Filters>;

export const GROUP_KEYS = ['objective', 'unit', 'lateness', 'status'] as const;
export const SORT_KEYS = ['id', 'title', 'status', 'due', 'unit', 'note', 'review'] as const;

export const ActionsQuery = Filters.extend({
  /** A plan born of this installation's; absent for that one itself. */
  plan: z.string().max(80).optional(),
  /** Groups come in the order in which they ask for attention; the sort holds inside each. */
  group: z.enum(GROUP_KEYS).optional(),
  sort: z.enum(SORT_KEYS).default('id'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
});
export type ActionsQuery = z.infer<typeof ActionsQuery>;

const Counts = z.object({
  total: z.int(),
  /** Those of them that the reader reports. */
  own: z.int(),
  /** Empty without `group`. Ids: the objective, the units joined by ", ", the lateness or `closed`, the status or `none`. */
  groups: z.array(z.object({ id: z.string(), count: z.int() })),
});
export type ActionCounts = z.infer<typeof Counts>;

export const ActionsAnswer = z.object({
  items: z.array(Action),
  next: z.string().nullable(),
  /** How many there are in all; with the first page only. */
  counts: Counts.nullable(),
});
export type ActionsAnswer = z.infer<typeof ActionsAnswer>;

export const CalendarQuery = Filters.omit({ dueFrom: true, dueTo: true }).extend({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Escreva o mês como AAAA-MM.'),
});
export type CalendarQuery = z.infer<typeof CalendarQuery>;

/** The days of one month on which something falls due: how many, and the first of them. */
export const CalendarAnswer = z.object({
  items: z.array(z.object({ day: z.iso.date(), count: z.int(), actions: z.array(Action) })),
  next: z.null(),
  /** Actions with these filters that fall due on no day, or in another month. */
  undated: z.int(),
  elsewhere: z.int(),
});
export type CalendarAnswer = z.infer<typeof CalendarAnswer>;
