import { z } from 'zod';
import { Action } from './actions.ts';
import { MOST_CHANGES } from './changes.ts';
import { ConfirmDeadlineBody } from './schedule.ts';

const Id = z.string().max(20);
const many = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1, 'Escolha ao menos uma ação.')
    .max(MOST_CHANGES, `São no máximo ${MOST_CHANGES} ações de uma vez. Mude em partes.`);

const Cell = z.string().trim().max(400);

/** Cells as they are typed, pasted or filled down: RESPONSÁVEL and PRAZO of an action, in words. */
const AskedCells = z
  .object({ action: Id, owner: Cell.optional(), deadline: Cell.optional() })
  .refine(
    ({ owner, deadline }) => owner !== undefined || deadline !== undefined,
    'Diga quem lança ou o prazo.',
  );
export type AskedCells = z.infer<typeof AskedCells>;

export const ReadCellsBody = z.object({ cells: many(AskedCells) });
export type ReadCellsBody = z.infer<typeof ReadCellsBody>;

const ReportingUnit = z.object({ code: z.string(), name: z.string() });

/** How a cell is read, beside what is stored; `wanted` null where `doubt` says what a person must settle first. */
export const CellsReading = z.object({
  action: z.string(),
  title: z.string(),
  units: z
    .object({
      now: z.array(ReportingUnit),
      wanted: z.array(ReportingUnit).nullable(),
      doubt: z.string().nullable(),
      /** The cell as it may have been meant. */
      choices: z.array(z.string()),
      version: z.int(),
    })
    .nullable(),
  deadline: z
    .object({
      now: z.string(),
      /** The words that make it certain. */
      wanted: z.string().nullable(),
      /** The same, as they are understood. */
      reading: z.string().nullable(),
      doubt: z.string().nullable(),
      choices: z.array(z.string()),
      version: z.int(),
    })
    .nullable(),
});
export type CellsReading = z.infer<typeof CellsReading>;

export const CellsAnswer = z.object({ items: z.array(CellsReading), next: z.null() });
export type CellsAnswer = z.infer<typeof CellsAnswer>;

const Version = z.int().min(0);

/** What one action becomes; only what is named changes. */
const Correction = z
  .object({
    action: Id,
    units: z
      .object({ codes: z.array(z.string().max(40)).min(1).max(40), expectedVersion: Version })
      .optional(),
    deadline: ConfirmDeadlineBody.optional(),
  })
  .refine(
    ({ units, deadline }) => units !== undefined || deadline !== undefined,
    'Diga quem lança ou o prazo.',
  );
export type Correction = z.infer<typeof Correction>;

export const CorrectionsBody = z
  .object({ corrections: many(Correction), reason: z.string().trim().max(2000).optional() })
  .refine(
    ({ corrections, reason }) => Boolean(reason) || corrections.every(({ units }) => units === undefined),
    'Escreva o motivo: ele fica no histórico de cada ação.',
  );
export type CorrectionsBody = z.infer<typeof CorrectionsBody>;

/** The versions that a gesture left, which undoing needs; null for what it did not touch. */
const Corrected = z.object({ action: Id, units: Version.nullable(), deadline: Version.nullable() });
export type Corrected = z.infer<typeof Corrected>;

export const UndoCorrectionsBody = z.object({ corrected: many(Corrected) });
export type UndoCorrectionsBody = z.infer<typeof UndoCorrectionsBody>;

export const CorrectionsAnswer = z.object({
  corrected: z.array(Corrected),
  at: z.string(),
  actions: z.array(Action),
});
export type CorrectionsAnswer = z.infer<typeof CorrectionsAnswer>;

/** Why one cell keeps the whole gesture from being saved. */
export const CorrectionProblem = z.object({
  action: z.string(),
  cell: z.enum(['units', 'deadline']),
  code: z.string(),
  message: z.string(),
});
export type CorrectionProblem = z.infer<typeof CorrectionProblem>;
