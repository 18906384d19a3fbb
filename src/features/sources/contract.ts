import { z } from 'zod';
import { DOUBTS } from './domain/doubts.ts';

const ImportStatus = z.enum([
  'queued',
  'running',
  'imported',
  'replaced',
  'unchanged',
  'refused',
  'cancelled',
  'failed',
]);

/** One attempt to import one file. */
export const ImportAttempt = z.object({
  id: z.uuid(),
  fileName: z.string(),
  status: ImportStatus,
  bytes: z.number(),
  sha256: z.string(),
  requestedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** What is being done, where it runs. */
  stage: z.enum(['reading', 'writing']).nullable(),
  bytesRead: z.number(),
  rowsRead: z.number(),
  cancelRequested: z.boolean(),
  system: z.string().nullable(),
  uf: z.string().nullable(),
  competencia: z.string().nullable(),
  rows: z.number().nullable(),
  columns: z.number().nullable(),
  reason: z.string().nullable(),
  error: z.object({ code: z.string(), offset: z.number().nullable() }).nullable(),
  versionId: z.string().nullable(),
  /** Why what was kept did not become current without being asked. */
  doubts: z.array(z.enum(DOUBTS)),
  /** Whether its version stands now. */
  stands: z.boolean(),
});
export type ImportAttempt = z.infer<typeof ImportAttempt>;

export const ImportParams = z.object({ id: z.uuid() });
export const ImportPage = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ImportList = z.object({ items: z.array(ImportAttempt), next: z.string().nullable() });
export type ImportList = z.infer<typeof ImportList>;
export const ImportsRequested = z.object({ items: z.array(ImportAttempt) });
export type ImportsRequested = z.infer<typeof ImportsRequested>;

/** One accepted file. */
export const Version = z.object({
  id: z.uuid(),
  system: z.string(),
  uf: z.string(),
  competencia: z.string(),
  /** Which part of a month in several files it is (`A`, `1`), or null for a whole one. */
  part: z.string().nullable(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  /** On the disk: the partition of the rows that are kept. */
  partitionBytes: z.number(),
  issuedOn: z.iso.date(),
  /** Where the day of issue was read: in the file's header or footer, or it is the day of upload. */
  issueBasis: z.enum(['header', 'footer', 'upload']),
  rows: z.number(),
  columns: z.number(),
  storedColumns: z.array(z.string()),
  hashedColumns: z.array(z.string()),
  droppedColumns: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
  importedAt: z.string(),
  current: z.boolean(),
});
export type Version = z.infer<typeof Version>;

export const VersionQuery = z.object({
  system: z.string().max(40).optional(),
  uf: z.string().length(2).optional(),
  from: z.string().max(7).optional(),
  to: z.string().max(7).optional(),
  /** Day: the versions that were current at its end. */
  asKnownOn: z.iso.date().optional(),
});
export const VersionList = z.object({ items: z.array(Version), next: z.null() });
export type VersionList = z.infer<typeof VersionList>;

export const VersionParams = z.object({ id: z.uuid() });
/** Why a kept version is put in force again, or one that stands is taken back. */
export const VersionReason = z.object({ reason: z.string().trim().min(10).max(2000) });
/** A version with every other of the same system, state and period. */
export const VersionTrace = z.object({ version: Version, others: z.array(Version) });
export type VersionTrace = z.infer<typeof VersionTrace>;

/** As many codes as a page of records has. */
const MAX_CODES = 400;
const Codes = z
  .string()
  .max(11 * MAX_CODES)
  .default('')
  .transform((text) => text.split(',').filter((code) => code !== ''));

export const CodeQuery = z.object({
  /** Separated by commas, in any writing (`j18.9`, `I10X`). */
  diagnoses: Codes,
  /** Ten digits each. */
  procedures: Codes,
  /** The month whose table of procedures names them; the newest where none is told. */
  month: z.string().max(7).optional(),
});
const CodeName = z.object({
  /** As it was asked. */
  asked: z.string(),
  name: z.string(),
  /** What it belongs to, the widest first. */
  within: z.array(z.string()),
});
/** Codes that have a name in the imported tables; those without one are left out. */
export const CodeNames = z.object({ diagnoses: z.array(CodeName), procedures: z.array(CodeName) });
export type CodeNames = z.infer<typeof CodeNames>;
