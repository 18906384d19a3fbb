import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../kernel/app-error.ts';
import { readSeedUnits } from '../../accounts/index.ts';
import { officeOf } from '../domain/office.ts';
import { type Cover, organWords, readCover } from '../domain/plan-document/cover.ts';
import type { Knowledge } from '../domain/plan-document/doubts.ts';
import { type Period, periodOf } from '../domain/plan-document/period.ts';
import { type ReadPlan, readPlan } from '../domain/plan-document/read-plan.ts';
import { type Transcript, transcribe } from '../domain/plan-document/transcript.ts';
import { MAX_DOCUMENT_BYTES, readDocument } from './document/read-document.ts';

/** A document as read, with what its doubts are asked by. */
export interface Understood {
  readonly plan: ReadPlan;
  readonly period: Period | null;
  readonly cover: Cover;
}

/** @throws AppError `refused`, `too-large`. */
export async function understand(content: Uint8Array, name: string): Promise<Understood> {
  const rows = await readDocument(content, name);
  return { plan: readPlan(rows), period: periodOf(rows), cover: readCover(rows) };
}

/** The file of a caller. @throws AppError `not-found`, `refused` for a folder, `too-large`. */
export async function readPlanFile(path: string): Promise<Uint8Array> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory())
    throw new AppError('refused', `${name} é uma pasta: indique o arquivo do plano que está nela.`);
  if (found === null || !found.isFile())
    throw new AppError('not-found', `O arquivo ${name} não existe: confira o caminho.`);
  if (found.size > MAX_DOCUMENT_BYTES)
    throw new AppError('too-large', `${name} passa de 20 MB; um plano tem poucos MB: confira o arquivo.`);
  return readFile(path);
}

/**
 * What a document says, without any database: units are those of the state's seed; `planEnd` (`YYYY-MM-DD`) in the place of the last
 * year that the document names.
 * @throws AppError `not-found`, `refused`, `too-large`.
 */
export async function transcribeFile(
  path: string,
  uf: string,
  planEnd: string | null = null,
): Promise<Transcript> {
  const { plan, period, cover } = await understand(await readPlanFile(path), basename(path));
  const units = readSeedUnits(uf);
  const knowledge: Knowledge = {
    units,
    office: officeOf(organWords(cover), units),
    planEnd: planEnd ?? period?.ends ?? null,
  };
  return transcribe(plan, knowledge);
}
