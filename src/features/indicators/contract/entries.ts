import { z } from 'zod';
import { ENTRY_LEVELS } from '../domain/entries/card-entry.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const PeriodText = z.string().max(12);
const EntryLevel = z.enum(ENTRY_LEVELS);

/** The most digits of a count, and of a value without its point. */
const Count = z.string().regex(/^\d{1,12}$/);
const Decimal = z.string().regex(/^\d{1,12}(\.\d{1,8})?$/);
/** What is told of one place; decimal point, all null for a blank cell. */
export const EntryCell = z.object({
  territory: z.string().regex(/^\d{2,6}$/),
  numerator: Count.nullable(),
  denominator: Count.nullable(),
  value: Decimal.nullable(),
});
export type EntryCell = z.infer<typeof EntryCell>;

/** Every card whose values may be told, and what the reader may do with each. */
export const EntryRegister = z.object({
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      unit: z.string(),
      unitLabel: z.string(),
      multiplier: z.int(),
      decimals: z.int(),
      rounding: z.enum(['half-up', 'truncate', 'half-even']),
      /** Acronyms of the units that tell it. */
      units: z.array(z.string()),
      grain: z.enum(['month', 'semester', 'year']),
      grainLabel: z.string(),
      levels: z.array(EntryLevel),
      numerator: z.string(),
      denominator: z.string(),
      isPart: z.boolean(),
      help: z.string(),
      formula: z.string(),
      /** Whether what is told stands beside what is counted. */
      isBeside: z.boolean(),
      /** Periods that have begun, the newest first. */
      periods: z.array(z.string()),
      /** Why the reader may not tell or approve, naming who may. */
      enterRefusal: z.string().nullable(),
      approveRefusal: z.string().nullable(),
    }),
  ),
});
export type EntryRegister = z.infer<typeof EntryRegister>;
export type EntryCardAnswer = EntryRegister['indicators'][number];

const SheetState = z.enum(['draft', 'sent', 'returned', 'approved', 'discarded']);
const Act = z.object({ name: z.string().trim().min(3).max(160), date: Day.nullable() });

export const SheetHead = z.object({
  id: Id,
  indicator: z.string(),
  shortName: z.string(),
  period: z.string(),
  level: EntryLevel,
  version: z.int(),
  state: SheetState,
  reason: z.string().nullable(),
  sequence: z.int(),
  /** Places told. */
  told: z.int(),
  source: z.object({
    evidence: z.object({ sha256: Sha256, fileName: z.string() }).nullable(),
    act: z.object({ name: z.string(), date: z.string().nullable() }).nullable(),
    url: z.string().nullable(),
    note: z.string().nullable(),
  }),
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  sentAt: z.string().nullable(),
  sentBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type SheetHead = z.infer<typeof SheetHead>;

export const SheetsQuery = z.object({
  indicator: z.string().max(60).optional(),
  state: SheetState.exclude(['discarded']).optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-[\d:.TZ-]+~[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const SheetList = z.object({ items: z.array(SheetHead), next: z.string().nullable() });

export const SheetQuery = z.object({
  indicator: z.string().max(60),
  period: PeriodText,
  level: EntryLevel,
  version: z.coerce.number().int().min(1).optional(),
});
/** One sheet with its places; `sheet` is null where nobody told anything that the reader may see. */
export const SheetAnswer = z.object({
  places: z.array(z.object({ code: z.string(), name: z.string(), group: z.string().nullable() })),
  versions: z.array(SheetHead),
  sheet: SheetHead.nullable(),
  cells: z.array(EntryCell),
  /** Cells of the approved version that stands while this one is written. */
  before: z.array(EntryCell),
  problems: z.array(z.string()),
  cellProblems: z.array(z.object({ territory: z.string(), reason: z.string() })),
  history: z.array(
    z.object({ type: z.string(), at: z.string(), by: z.string().nullable(), reason: z.string().nullable() }),
  ),
  enterRefusal: z.string().nullable(),
  approveRefusal: z.string().nullable(),
});
export type SheetAnswer = z.infer<typeof SheetAnswer>;

export const SheetParams = z.object({ sheet: Id });
export const SheetCellParams = SheetParams.extend({ territory: z.string().regex(/^\d{2,6}$/) });
/** Every change of one cell, the newest first. */
export const CellHistory = z.object({
  items: z.array(z.object({ at: z.string(), by: z.string().nullable(), version: z.int(), cell: EntryCell })),
  next: z.null(),
});
export type CellHistory = z.infer<typeof CellHistory>;

const Reason = z.string().trim().max(2000);
const Expected = z.int().min(1);
export const OpenSheetBody = z.object({
  indicator: z.string().max(60),
  period: PeriodText,
  level: EntryLevel,
  reason: Reason.nullable().default(null),
});
export type OpenSheetBody = z.input<typeof OpenSheetBody>;
export const TellCellsBody = z.object({ expected: Expected, cells: z.array(EntryCell).min(1).max(200) });
export const TellSourceBody = z.object({
  expected: Expected,
  source: z.object({
    evidence: Sha256.nullable(),
    act: Act.nullable(),
    url: z
      .url({ protocol: /^https?$/, error: 'Escreva o endereço inteiro, como https://…' })
      .max(500)
      .nullable(),
    note: z.string().trim().max(2000).nullable(),
  }),
});
export const DecideBody = z.object({ expected: Expected });
export const ReturnBody = DecideBody.extend({ reason: Reason });
export const SheetWritten = z.object({ id: Id, sequence: z.int() });
