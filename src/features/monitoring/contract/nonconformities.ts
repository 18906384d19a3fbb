import { z } from 'zod';
import { AGES } from '../domain/nonconformities/ages.ts';
import {
  CAUSES,
  EVENT_TYPES,
  MOST_WHYS,
  ORIGIN_KINDS,
  STATES,
} from '../domain/nonconformities/nonconformity.ts';
import { Reason } from './cycle.ts';

const Day = z.iso.date();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Text = (most: number) => z.string().trim().max(most);
const AGE_IDS = AGES.map(({ id }) => id);

export const OpenBody = z.object({ kind: z.enum(['action', 'indicator']), id: z.string().min(1).max(40) });
export type OpenBody = z.infer<typeof OpenBody>;

/** `isNew` is false where one of the same subject was open already: that one is answered. */
export const Opened = z.object({ id: z.string(), number: z.string(), version: z.int(), isNew: z.boolean() });
export type Opened = z.infer<typeof Opened>;

const WhoShape = z.object({ kind: z.enum(['unit', 'person']), id: z.string().min(1).max(80) });
const CauseShape = z.object({ kind: z.enum(CAUSES), whys: z.array(Text(500)).max(MOST_WHYS) });
const MeasureShape = z.object({
  what: Text(500),
  who: WhoShape,
  until: Day,
  /** Reais, as `1234.50`. */
  cost: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, 'Escreva o valor em reais, como 1234.50.')
    .nullable(),
  redefines: z.boolean(),
});
const MeasureNumber = z.int().min(1);
const expectedVersion = z.int().min(1);

export const ChangeBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('described'),
    description: Text(4000),
    unit: z.string().max(40),
    expectedVersion,
  }),
  z.object({ kind: z.literal('analysed'), cause: CauseShape, expectedVersion }),
  z.object({ kind: z.literal('measure-planned'), measure: MeasureShape, expectedVersion }),
  z.object({
    kind: z.literal('measure-changed'),
    number: MeasureNumber,
    measure: MeasureShape,
    expectedVersion,
  }),
  z.object({
    kind: z.literal('measure-done'),
    number: MeasureNumber,
    on: Day,
    words: Text(2000).nullable(),
    files: z.array(Hash).max(20),
    expectedVersion,
  }),
  z.object({
    kind: z.literal('action-redefined'),
    number: MeasureNumber,
    deadline: Text(200).nullable(),
    title: Text(1000).nullable(),
    reason: Reason,
    actionVersion: z.int().min(0),
    expectedVersion,
  }),
  z.object({ kind: z.literal('measure-resumed'), number: MeasureNumber, reason: Reason, expectedVersion }),
  z.object({ kind: z.literal('measure-dropped'), number: MeasureNumber, reason: Reason, expectedVersion }),
  z.object({ kind: z.literal('closed'), expectedVersion }),
  z.object({
    kind: z.literal('judged'),
    effective: z.boolean(),
    on: Day,
    words: Text(2000),
    expectedVersion,
  }),
  z.object({ kind: z.literal('cancelled'), reason: Reason, expectedVersion }),
  z.object({ kind: z.literal('reopened'), reason: Reason, expectedVersion }),
]);
export type ChangeBody = z.infer<typeof ChangeBody>;

export const Changed = z.object({ id: z.string(), version: z.int(), state: z.enum(STATES) });
export type Changed = z.infer<typeof Changed>;

export const NonConformityParams = z.object({ id: z.uuid() });

const many = <T extends z.ZodType>(each: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(each).optional(),
  );

export const NonConformityQuery = z.object({
  state: many(z.enum(STATES)),
  unit: many(z.string().max(40)),
  origin: many(z.enum(ORIGIN_KINDS)),
  age: many(z.enum(AGE_IDS)),
  cause: many(z.enum(CAUSES)),
  action: z.string().max(40).optional(),
  indicator: z.string().max(40).optional(),
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type NonConformityQuery = z.infer<typeof NonConformityQuery>;

export const NonConformityLine = z.object({
  id: z.string(),
  /** `NC 3/2026`. */
  number: z.string(),
  version: z.int(),
  state: z.enum(STATES),
  unit: z.string(),
  unitName: z.string(),
  origin: z.enum(ORIGIN_KINDS),
  action: z.string().nullable(),
  indicator: z.string().nullable(),
  /** What it is about, in one line. */
  about: z.string(),
  description: z.string().nullable(),
  cause: z.enum(CAUSES).nullable(),
  openedOn: Day,
  daysOpen: z.int(),
  age: z.enum(AGE_IDS).nullable(),
  measures: z.object({ all: z.int(), done: z.int(), overdue: z.int() }),
  /** The day of the next measure, or the one by which the effect is checked. */
  nextDay: Day.nullable(),
  rounds: z.int(),
});
export type NonConformityLine = z.infer<typeof NonConformityLine>;

const UnitOption = z.object({ id: z.string(), name: z.string() });
const SettingsShape = z.object({
  starts: Day,
  checkAfterDays: z.int().min(1).max(730),
  warnBeforeDays: z.int().min(0).max(60),
});

export const NonConformities = z.object({
  items: z.array(NonConformityLine),
  next: z.string().nullable(),
  today: Day,
  /** Of everything that passes the filters of unit, origin and words, in whatever state, age or cause. */
  counts: z.object({
    states: z.array(z.object({ state: z.enum(STATES), count: z.int() })),
    ages: z.array(z.object({ age: z.enum(AGE_IDS), count: z.int() })),
    causes: z.array(z.object({ kind: z.enum(CAUSES), count: z.int(), notEffective: z.int() })),
    units: z.array(UnitOption.extend({ open: z.int(), overdue: z.int() })),
    overdueMeasures: z.int(),
    overdueChecks: z.int(),
    reopened: z.int(),
  }),
  /** Units of any, for the filter. */
  units: z.array(UnitOption),
  settings: z.array(SettingsShape),
  settingsVersion: z.int(),
  mayManage: z.boolean(),
});
export type NonConformities = z.infer<typeof NonConformities>;

const Proof = z.object({ sha256: Hash, fileName: z.string(), bytes: z.int() });
const MeasureAnswer = MeasureShape.extend({
  number: MeasureNumber,
  round: z.int(),
  whoName: z.string(),
  isOverdue: z.boolean(),
  done: z
    .object({
      on: Day,
      words: z.string().nullable(),
      files: z.array(Proof),
      redefinition: z.int().nullable(),
    })
    .nullable(),
  dropped: z.string().nullable(),
  mayDo: z.boolean(),
});
export type MeasureAnswer = z.infer<typeof MeasureAnswer>;

const RoundAnswer = z.object({
  number: z.int(),
  openedOn: Day,
  because: z.string().nullable(),
  cause: CauseShape.nullable(),
  closedOn: Day.nullable(),
  checkBy: Day.nullable(),
  end: z
    .object({
      kind: z.enum(['effective', 'notEffective', 'cancelled', 'reopened']),
      on: Day,
      words: z.string(),
    })
    .nullable(),
});
export type RoundAnswer = z.infer<typeof RoundAnswer>;

/** One non-conformity, whole: as it stands, everything that was said of it, and what the reader may do. */
export const NonConformityDetail = NonConformityLine.extend({
  title: z.string(),
  note: z.string().nullable(),
  openedBy: z.string(),
  measureList: z.array(MeasureAnswer),
  roundList: z.array(RoundAnswer),
  /** Of all measures that were not given up, reais. */
  cost: z.string(),
  /** The version on which its action is redefined; null where it is of none. */
  actionVersion: z.int().nullable(),
  history: z.array(
    z.object({
      sequence: z.int(),
      type: z.enum(EVENT_TYPES),
      title: z.string(),
      words: z.string(),
      at: z.string(),
      by: z.string(),
    }),
  ),
  /** Why it may not be closed yet, every reason. */
  closingRefusals: z.array(z.string()),
  today: Day,
  mayTreat: z.boolean(),
  mayClose: z.boolean(),
  mayRedefine: z.boolean(),
  /** Whom a measure may be given to; empty for who may not plan any. */
  unitOptions: z.array(UnitOption),
  personOptions: z.array(UnitOption),
});
export type NonConformityDetail = z.infer<typeof NonConformityDetail>;

export const NonConformitySettingsBody = z.object({
  settings: SettingsShape,
  reason: Reason,
  expectedVersion: z.int().min(0),
});
export type NonConformitySettingsBody = z.infer<typeof NonConformitySettingsBody>;

/** What non-conformities ask of the reader: measures near or past their day, effects to check, what was opened and nobody described. */
export const NonConformityDesk = z.object({
  today: Day,
  measures: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      version: z.int(),
      measure: z.int(),
      what: z.string(),
      until: Day,
      isOverdue: z.boolean(),
      redefines: z.boolean(),
      mayRedefine: z.boolean(),
      unitName: z.string(),
    }),
  ),
  checks: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      version: z.int(),
      about: z.string(),
      unitName: z.string(),
      closedOn: Day,
      checkBy: Day,
      isOverdue: z.boolean(),
    }),
  ),
  toAnalyse: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      about: z.string(),
      unitName: z.string(),
      daysOpen: z.int(),
    }),
  ),
  /** Targets of the plan that were missed, for who treats: of each the non-conformity that stands open, or one may be opened. */
  missed: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      note: z.string(),
      opened: z.object({ id: z.string(), number: z.string() }).nullable(),
    }),
  ),
});
export type NonConformityDesk = z.infer<typeof NonConformityDesk>;
