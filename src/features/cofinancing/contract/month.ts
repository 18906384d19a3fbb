import { z } from 'zod';
import { STEP_NAMES } from '../domain/ledger/chart.ts';
import { MONTH_ACTIONS } from '../domain/month/may.ts';
import { MONTH_SIDES, MONTH_STATES } from '../domain/month/month.ts';
import { EXECUTION_STEPS } from '../domain/month/owed.ts';
import { Competencia, Decimal } from './values.ts';

const Amount = z.string().regex(/^\d{1,13}(\.\d{2})?$/, 'escreva o valor em reais, como 301450.27');
const Text = (most: number) => z.string().trim().min(1).max(most);

const AtVersion = z.object({ version: z.number().int().min(0) });
export const CloseBody = AtVersion;
export const TypedBody = z.object({
  hospital: Amount,
  hospitalFaec: Amount,
  ambulatory: Amount,
  ambulatoryFaec: Amount,
  reason: Text(1000),
});
export const TypedAnswer = z.object({ record: z.string() });
/** The password again, and the code of the second factor where it is on. */
const Again = z.object({ password: z.string().max(200).optional(), code: z.string().max(20).optional() });
export const RecordParams = z.object({ id: Text(80), record: z.uuid() });
export const CountersignBody = Again;
export const CalculateBody = AtVersion.extend({ opinion: Text(4000) });
export const SendBackBody = AtVersion.extend({ reason: Text(1000) });
export const SignBody = AtVersion.extend(Again.shape);

export const LinesBody = AtVersion.extend({
  lines: z.array(Text(80)).min(1).max(60),
  words: Text(1000).nullable().default(null),
});

export const ExecutionBody = AtVersion.extend({
  step: z.enum(EXECUTION_STEPS),
  amount: Amount,
  document: Text(60),
  day: z.iso.date(),
});
export const OrdinanceBody = z.object({
  competencia: Competencia,
  months: z
    .array(AtVersion.extend({ agreement: Text(80) }))
    .min(1)
    .max(200),
});
export const OrdinanceAnswer = z.object({ paper: z.string(), number: z.string() });
export const ProposeBody = AtVersion.extend({ opinion: Text(4000) });
const Instalment = z.object({ due: Competencia, amount: Amount });
export const AdjustBody = SignBody.extend({
  /** What was ordered and is no longer due comes back in these instalments, by this act. */
  recovery: z
    .object({ act: Text(200), instalments: z.array(Instalment).min(1).max(60) })
    .nullable()
    .default(null),
});
export const DiscountBody = AtVersion.extend({ act: Text(200), amount: Amount, opinion: Text(4000) });
export const WithdrawOrdinanceBody = AtVersion.extend({ reason: Text(1000) });
const Undoing = SignBody.extend({
  /** The entry of the ledger that is undone. */
  entry: z.uuid(),
  document: Text(60),
  day: z.iso.date(),
  reason: Text(1000),
});
export const AnnulStepBody = Undoing.extend({ amount: Amount });
export const ReverseInstalmentBody = Undoing;
export const InstalmentBody = SignBody.extend({
  schedule: z.uuid(),
  number: z.number().int().min(1).max(60),
  /** The competência that it is discounted from; null where the municipality paid it back. */
  discountedFrom: Competencia.nullable(),
  document: Text(60),
  day: z.iso.date(),
});
export const PaperParams = z.object({ paper: z.uuid() });
export const PaperFileParams = PaperParams.extend({ form: z.enum(['pdf', 'docx']) });
export const PublicationBody = z.object({ gazette: Text(120), day: z.iso.date() });

const Person = z.string().nullable();
const Signed = z.object({ by: Person, at: z.string(), sha256: z.string() });

const Ordinance = z.object({
  paper: z.string(),
  number: z.string(),
  amount: Decimal,
  published: z.object({ gazette: z.string(), day: z.iso.date() }).nullable(),
  withdrawn: z.boolean(),
  annulled: Decimal,
});

/** Where a competência stands, as every list shows it. */
export const MonthHead = z.object({
  agreement: z.object({
    id: z.string(),
    name: z.string(),
    municipality: z.string(),
    establishment: z.string(),
  }),
  competencia: Competencia,
  version: z.number(),
  state: z.enum(MONTH_STATES),
  sides: z.array(z.enum(MONTH_SIDES)),
  calculated: Decimal.nullable(),
  entitlement: Decimal,
  executed: z.object({
    ordered: Decimal,
    committed: Decimal,
    liquidated: Decimal,
    bankOrdered: Decimal,
    paid: Decimal,
    reconciled: Decimal,
    /** Kept back of it to settle recoveries of other competências. */
    discounted: Decimal,
  }),
  recovery: z.object({ scheduled: Decimal, recovered: Decimal }),
});
export type MonthHead = z.infer<typeof MonthHead>;

export const MonthList = z.object({ items: z.array(MonthHead), next: z.null() });
export type MonthList = z.infer<typeof MonthList>;

const ProductionAnswer = z.object({
  id: z.string(),
  origin: z.enum(['files', 'typed']),
  cnes: z.string().nullable(),
  parts: z.array(z.object({ part: z.string(), label: z.string(), system: z.string(), amount: Decimal })),
  total: Decimal,
  files: z.array(
    z.object({ system: z.string(), file: z.string(), sha256: z.string(), date: z.iso.date().nullable() }),
  ),
  reason: z.string().nullable(),
  at: z.string(),
  by: Person,
  countersignedBy: Person,
  /** Whether it may be calculated with. */
  holds: z.boolean(),
  /** Whether the reader may countersign it. */
  mayCountersign: z.boolean(),
});
export type ProductionAnswer = z.infer<typeof ProductionAnswer>;

const LineAnswer = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  /** Why it is looked at by itself; empty of a clean line. */
  exceptions: z.array(z.string()),
  validated: z
    .object({
      value: z.string().nullable(),
      words: z.string().nullable(),
      by: Person,
      at: z.string(),
      /** Whether the line still says what was validated. */
      stands: z.boolean(),
    })
    .nullable(),
});
export type LineAnswer = z.infer<typeof LineAnswer>;

export const LineList = z.object({ items: z.array(LineAnswer), next: z.null() });
export type LineList = z.infer<typeof LineList>;

/** A step of the execution with its document, and what of it may still be annulled. */
const ExecutionStepAnswer = z.object({
  entry: z.string(),
  kind: z.enum(STEP_NAMES),
  document: z.string(),
  day: z.iso.date(),
  amount: Decimal,
  annulled: Decimal,
  /** What went no further, and may be annulled now. */
  left: Decimal,
  by: Person,
  /** Whether the reader recorded it: somebody else annuls it. */
  isOwn: z.boolean(),
});
export type ExecutionStepAnswer = z.infer<typeof ExecutionStepAnswer>;

const RecoveryAnswer = z.object({
  schedule: z.string(),
  act: z.string(),
  by: Person,
  /** Whether the reader decided it: somebody else records its instalments. */
  isOwn: z.boolean(),
  total: Decimal,
  recovered: Decimal,
  isSettled: z.boolean(),
  instalments: z.array(
    z.object({
      number: z.int(),
      due: Competencia,
      amount: Decimal,
      isLate: z.boolean(),
      settled: z
        .object({
          entry: z.string(),
          document: z.string(),
          day: z.iso.date(),
          discountedFrom: Competencia.nullable(),
          by: Person,
          isOwn: z.boolean(),
        })
        .nullable(),
    }),
  ),
});
export type RecoveryAnswer = z.infer<typeof RecoveryAnswer>;

const Offer = z.object({ action: z.enum(MONTH_ACTIONS), allowed: z.boolean(), reasons: z.array(z.string()) });

export const MonthAnswer = MonthHead.extend({
  regime: z.enum(['exceptional', 'normal']),
  /** The month whose production it pays; null under the exceptional regime. */
  productionMonth: Competencia.nullable(),
  production: z.array(ProductionAnswer),
  /** What it would be calculated at now. */
  current: z
    .object({ amount: Decimal, words: z.string(), factor: Decimal, base: Decimal, sha256: z.string() })
    .nullable(),
  /** Why nothing can be calculated now. */
  refusal: z.string().nullable(),
  /** Why nothing may be paid by the calculation of now. */
  exceptions: z.array(z.string()),
  calculation: z
    .object({
      sha256: z.string(),
      amount: Decimal,
      memory: z.string(),
      opinion: z.string(),
      by: Person,
      at: z.string(),
    })
    .nullable(),
  check: Signed.nullable(),
  authorisation: Signed.nullable(),
  proposal: z
    .object({
      sha256: z.string(),
      memory: z.string(),
      opinion: z.string(),
      entitlement: Decimal,
      difference: Decimal,
      attribution: z.object({ data: Decimal, rule: Decimal, reading: Decimal, manual: Decimal }),
      decision: z.object({ act: z.string(), amount: Decimal }).nullable(),
      /** What needs a recovery schedule. */
      toRecover: Decimal,
      /** What of it was ordered and not paid, and is annulled before. */
      toAnnul: Decimal,
      by: Person,
      at: z.string(),
    })
    .nullable(),
  ordinances: z.array(Ordinance),
  /** What the ledger holds of its execution, oldest first. */
  steps: z.array(ExecutionStepAnswer),
  recoveries: z.array(RecoveryAnswer),
  /** What is kept back of it, instalment by instalment, and of which competência each recovers. */
  discounts: z.array(z.object({ owedBy: Competencia, number: z.int(), amount: Decimal })),
  /** The hospital's other competências with money liquidated and not in a bank order, that an instalment may be discounted from. */
  discountable: z.array(z.object({ competencia: Competencia, amount: Decimal })),
  offers: z.array(Offer),
  history: z.array(
    z.object({
      sequence: z.number(),
      type: z.string(),
      label: z.string(),
      at: z.string(),
      by: Person,
      detail: z.string().nullable(),
      hash: z.string(),
    }),
  ),
});
export type MonthAnswer = z.infer<typeof MonthAnswer>;
