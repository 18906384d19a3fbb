import { z } from 'zod';
import { PROGRAMME_KINDS } from '../domain/programming/programme.ts';

const Id = z.uuid();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escreva ano e mês, como 2026-03');
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Sequence = z.int().min(0);

/** A quantity as whole digits, an amount as reais with two decimals: text, so that none passes through a float. */
const Cell = z.object({
  municipality: z.string().max(7),
  line: z.string().max(40),
  month: z.string().max(7),
  quantity: z
    .string()
    .regex(/^\d{1,12}$/)
    .nullable(),
  amount: z
    .string()
    .regex(/^\d{1,12}\.\d{2}$/)
    .nullable(),
});

export const HospitalQuery = z.object({ hospital: z.string().trim().min(1).max(120) });
export const VersionParams = z.object({ version: Id });

export const NewProgrammeBody = z.object({
  hospital: z.string().trim().min(1).max(120),
  kind: z.enum(PROGRAMME_KINDS),
  firstMonth: Month,
  lastMonth: Month.nullable(),
  basedOn: Id.nullable().default(null),
});
export type NewProgrammeBody = z.input<typeof NewProgrammeBody>;

export const CellsBody = z.object({ expected: Sequence, cells: z.array(Cell).min(1).max(5000) });
export const PublishBody = z.object({
  expected: Sequence,
  act: z.object({ name: z.string().trim().min(3).max(160), date: z.iso.date().nullable() }),
  evidence: Sha256.nullable().default(null),
});
export const DiscardBody = z.object({ expected: Sequence });
export const ProgrammeWritten = z.object({ id: Id, sequence: Sequence });

const Head = z.object({
  id: Id,
  kind: z.enum(PROGRAMME_KINDS),
  number: z.int(),
  firstMonth: Month,
  lastMonth: Month.nullable(),
  state: z.enum(['draft', 'published', 'discarded']),
  origin: z.enum(['entered', 'document', 'demonstration']),
  basedOn: Id.nullable(),
  act: z
    .object({
      name: z.string(),
      date: z.iso.date().nullable(),
      /** The stored text, and the address in it, where the quantities are written. */
      at: z.object({ act: z.string(), at: z.string(), quote: z.string() }).nullable(),
    })
    .nullable(),
  evidence: z.object({ sha256: Sha256, fileName: z.string() }).nullable(),
  sequence: Sequence,
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
});
export type ProgrammeHead = z.infer<typeof Head>;

const Hospital = z.object({
  id: z.string(),
  name: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
});

/** Versions of a hospital's programme, and why the reader may not change them. */
export const ProgrammeList = z.object({
  hospital: Hospital,
  items: z.array(Head),
  next: z.null(),
  refusal: z.string().nullable(),
});
export type ProgrammeList = z.infer<typeof ProgrammeList>;

const Line = z.object({
  id: z.string(),
  group: z.enum(['admissions', 'ambulatory']),
  name: z.string(),
  isTotal: z.boolean(),
});
const Place = z.object({ code: z.string(), name: z.string(), isNear: z.boolean() });

export const ProgrammeAnswer = z.object({
  hospital: Hospital,
  version: Head,
  cells: z.array(Cell),
  lines: z.array(Line),
  /** Municipalities of the state; `isNear`: of the hospital's health region. */
  places: z.array(Place),
  refusal: z.string().nullable(),
});
export type ProgrammeAnswer = z.infer<typeof ProgrammeAnswer>;

export const EvidenceAnswer = z.object({ sha256: Sha256, fileName: z.string(), bytes: z.number() });
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;
export const EvidenceParams = z.object({ sha256: Sha256 });
