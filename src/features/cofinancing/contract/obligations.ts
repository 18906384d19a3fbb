import { z } from 'zod';
import { ANSWERS } from '../domain/obligations/may.ts';
import { OFTEN, PARTIES } from '../domain/obligations/obligation.ts';
import { STANDINGS } from '../domain/obligations/standing.ts';
import { Cite, Competencia } from './values.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const ProofFile = z.object({ sha256: Sha256, fileName: z.string().trim().min(1).max(200) });

const Submission = z.object({
  paper: z.string(),
  number: z.string(),
  sha256: Sha256,
  month: Competencia.nullable(),
  file: ProofFile,
  note: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  state: z.enum(['REVIEW', 'ACCEPTED', 'RETURNED', 'WITHDRAWN']),
  answer: z
    .object({
      by: z.string().nullable(),
      at: z.iso.datetime(),
      on: z.iso.date(),
      reason: z.string().nullable(),
      until: z.iso.date().nullable(),
    })
    .nullable(),
  /** What the reader may do with it now. */
  offers: z.array(z.enum(ANSWERS)),
});

const ObligationLine = z.object({
  id: z.string(),
  party: z.enum(PARTIES),
  often: z.enum(OFTEN),
  label: z.string(),
  standing: z.enum(STANDINGS),
  /** How it is proved, or why it is not. */
  words: z.string(),
  /** By when it is to be proved next, and for which month. */
  next: z
    .object({
      month: Competencia.nullable(),
      by: z.iso.date(),
      what: z.string().optional(),
      daysLeft: z.int(),
    })
    .nullable(),
  /** The event that it waits for, where it has no day. */
  noDate: z.string().nullable(),
  cite: Cite,
  /** A part of it that ends by itself, and on which presumption. */
  expiring: z
    .object({ label: z.string(), to: z.iso.date(), ended: z.boolean(), note: z.string() })
    .nullable(),
  version: z.int(),
  maySubmit: z.boolean(),
  /** The newest first. */
  submissions: z.array(Submission),
});
export type ObligationLine = z.infer<typeof ObligationLine>;

export const ObligationList = z.object({
  agreement: z.object({ id: z.string(), name: z.string(), municipality: z.string() }),
  items: z.array(ObligationLine),
  next: z.null(),
});
export type ObligationList = z.infer<typeof ObligationList>;

const Which = z.strictObject({ obligation: z.string().trim().min(1).max(40), version: z.int().min(0) });

export const SubmitBody = Which.extend({
  month: Competencia.nullable().default(null),
  file: ProofFile,
  note: z.string().trim().max(2000).default(''),
});
export const WithdrawBody = Which.extend({ paper: z.uuid() });
export const AcceptBody = WithdrawBody.extend({ until: z.iso.date().nullable().default(null) });
export const ReturnEvidenceBody = WithdrawBody.extend({ reason: z.string().trim().max(4000) });

export const ProtocolParams = z.object({ id: z.string().trim().min(1).max(80), paper: z.uuid() });
