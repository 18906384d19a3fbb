import { z } from 'zod';

const Count = z.int();

export const PlanImport = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  status: z.enum(['read', 'confirmed', 'undone']),
  version: z.int(),
  requestedAt: z.string(),
  confirmedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type PlanImport = z.infer<typeof PlanImport>;

/** Which plan: a plan born of the installation's; absent for that one itself. */
export const ImportedPlan = z.object({ plan: z.string().max(80).optional() });

export const ImportPage = ImportedPlan.extend({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export const ImportList = z.object({ items: z.array(PlanImport), next: z.string().nullable() });

const ImportCount = z.object({ read: Count, stored: Count });

/** A cell that a person must look at; `key` names it in the answers. */
export const ImportDoubt = z.object({
  key: z.string(),
  record: z.string(),
  title: z.string(),
  line: z.int().nullable(),
  field: z.string(),
  raw: z.string(),
  reason: z.string(),
  choices: z.array(z.string()),
  /** False for what is put right in the document, not by an answer. */
  asked: z.boolean(),
  answer: z.string().nullable(),
});
export type ImportDoubt = z.infer<typeof ImportDoubt>;

export const ImportedChange = z.object({
  list: z.enum([
    'plan',
    'problems',
    'acronyms',
    'objectives',
    'targets',
    'indicators',
    'strategicActions',
    'operationalActions',
  ]),
  kind: z.enum(['new', 'changed', 'moved', 'removed']),
  id: z.string(),
  documentId: z.string().nullable(),
  title: z.string(),
  fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
});
export type ImportedChange = z.infer<typeof ImportedChange>;

/** A row of the document: each cell as printed, and what was understood of it. */
export const ImportedAction = z.object({
  id: z.string(),
  line: z.int().nullable(),
  title: z.string(),
  owner: z.string(),
  owners: z.array(z.string()),
  deadline: z.string(),
  reading: z.string(),
  confidence: z.enum(['high', 'medium', 'low', 'unparseable']),
  status: z.string().nullable(),
});
export type ImportedAction = z.infer<typeof ImportedAction>;

export const ImportView = z.object({
  import: PlanImport,
  planEnd: z.iso.date(),
  counts: z.object({
    problems: ImportCount,
    acronyms: ImportCount,
    objectives: ImportCount,
    targets: ImportCount,
    indicators: ImportCount,
    strategicActions: ImportCount,
    operationalActions: ImportCount,
  }),
  actions: z.array(ImportedAction),
  doubts: z.array(ImportDoubt),
  changes: z.array(ImportedChange),
  undoRefusal: z.string().nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportParams = z.object({ id: z.uuid() });
export const ImportAnswersBody = z.object({
  answers: z.record(z.string().max(60), z.string().trim().max(500)),
  expectedVersion: z.int().min(1),
});
export const ImportStepBody = z.object({ expectedVersion: z.int().min(1) });
