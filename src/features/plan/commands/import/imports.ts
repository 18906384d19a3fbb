import { basename } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { Upload } from '../../../../platform/http/route.ts';
import { newId } from '../../../../platform/ids.ts';
import { listUnits } from '../../../accounts/index.ts';
import { officeOf } from '../../domain/office.ts';
import type { Doubt, Knowledge } from '../../domain/plan-document/doubts.ts';
import type { ReadPlan } from '../../domain/plan-document/read-plan.ts';
import { type Transcript, tellDoubt } from '../../domain/plan-document/transcript.ts';
import { listAllEntries } from '../../store/entries.ts';
import {
  insertPlanImport,
  lockPlan,
  lockPlans,
  type PlanImportRecord,
  readRecords,
  saveAnswers,
  saveConfirmed,
} from '../../store/imports.ts';
import type { PlanRecords } from '../../store/records.ts';
import { listRetired } from '../../store/retired.ts';
import { findPlan, getPrefix, isStanding, type PlanRecord } from '../../store/structure.ts';
import { MAX_DOCUMENT_BYTES } from '../document/read-document.ts';
import { readPlanFile, type Understood } from '../understand.ts';
import { documentOf, draftPlan, planOfImport, targetPlan } from './import-plan.ts';
import { getImport, refuseStale, refuseUnless, stream } from './import-record.ts';
import { answerKey, answerRefusal } from './interpretation.ts';
import { interpret } from './interpreted.ts';
import type { Merged } from './merge.ts';
import { mergeUnder } from './prefixed.ts';
import { refuseAnother, refusePlaceless, refuseUntitled } from './refusals.ts';
import { readMarks } from './said-since.ts';
import { transcribeFront } from './transcribe-front.ts';
import { undoRefusal } from './undo-import.ts';
import { writePlan } from './write-plan.ts';

/** An import as it stands: what was understood, what is asked, and what it changes or has changed. */
export interface ImportView {
  readonly record: PlanImportRecord;
  readonly transcript: Transcript;
  readonly doubts: readonly Doubt[];
  readonly changes: Merged['changes'];
  readonly plan: PlanRecord;
  readonly document: ReadPlan;
  /** The records that stand, to count beside those of the document. */
  readonly stored: PlanRecords;
  /** Why it cannot be taken back now; null where it can, or was not confirmed. */
  readonly undoRefusal: string | null;
}

/** What the doubts of a document are asked by: the register of units, whose plan it is, and until when. */
async function knowledgeOf(context: Context, plan: PlanRecord): Promise<Knowledge> {
  const units = await listUnits(context);
  return { units, office: officeOf(plan.unit, units), planEnd: plan.to };
}

async function merge(
  context: Context,
  plan: PlanRecord,
  { plan: read }: Understood,
  answers: PlanImportRecord['answers'],
): Promise<Merged> {
  refusePlaceless(read);
  const stored = await readRecords(context, plan);
  const knowledge = await knowledgeOf(context, plan);
  const merged = mergeUnder(await getPrefix(context, plan.id), {
    stored,
    ...(await readRetired(context, plan)),
    plan: read,
    transcript: interpret(read, knowledge).transcript,
    knowledge,
    answers,
  });
  refuseUntitled(merged, stored);
  refuseAnother(read, merged, stored);
  return merged;
}

/** What earlier imports set aside, and which codes of problems are not free for new ones. */
async function readRetired(context: Context, plan: PlanRecord) {
  const records = await readRecords(context, plan, true);
  const entries = (await listAllEntries(context, plan.id)).flatMap(({ content, ...entry }) =>
    content.kind === 'problem' ? { ...entry, content } : [],
  );
  const problems = entries
    .filter(({ origin, removed }) => origin === 'document' && removed)
    .map(({ content }) => ({ id: content.code, text: content.text }));
  return {
    retired: { ...records, plan: { ...plan, problems } },
    problemCodes: entries.map(({ content }) => content.code),
  };
}

/** What an import says now. @throws AppError `forbidden`, `not-found`, `refused`. */
export async function viewImport(context: Context, id: string): Promise<ImportView> {
  const record = await getImport(context, id);
  const plan = await planOfImport(context, record);
  const document = await documentOf(context, record);
  const { transcript, doubts } = interpret(document.plan, await knowledgeOf(context, plan));
  const merged = record.status === 'read' ? await merge(context, plan, document, record.answers) : null;
  return {
    record,
    transcript,
    doubts: [...(merged?.absences ?? []), ...doubts],
    changes: merged?.changes ?? record.changes ?? [],
    plan,
    document: document.plan,
    stored: await readRecords(context, plan),
    undoRefusal: record.status === 'confirmed' ? await undoRefusal(context, plan, record) : null,
  };
}

/** Keeps a document that could be read; nothing of the plan changes yet. @throws AppError `refused`, `too-large`, `invalid-input`. */
export async function requestImport(
  context: Context,
  uploads: AsyncIterable<Upload>,
  planId?: string,
): Promise<PlanImportRecord> {
  const plan = await targetPlan(context, planId);
  for await (const { fileName, stream: source } of uploads)
    return keepDocument(context, plan, basename(fileName.replaceAll('\\', '/')), source);
  throw new AppError('invalid-input', 'Nenhum arquivo chegou. Escolha o documento do plano e envie de novo.');
}

async function keepDocument(
  context: Context,
  target: PlanRecord | null,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<PlanImportRecord> {
  const { sha256, bytes } = await context.files.save(source, MAX_DOCUMENT_BYTES);
  const document = await documentOf(context, { sha256, fileName });
  const plan = target ?? (await draftPlan(context, document, { sha256, fileName }));
  await merge(context, plan, document, {});
  const now = context.clock.now();
  const id = newId(now);
  return once(context, 'plan.request-import', async (tx) => {
    const record = { id, plan: plan.id, fileName, sha256, bytes, requestedAt: now.toISOString() };
    await insertPlanImport(tx, record);
    await append(tx, {
      stream: stream(id),
      type: 'requested',
      data: { fileName, sha256, bytes },
      expected: 0,
    });
    return getImport(tx, id);
  });
}

/** Keeps answers to doubts; an empty one takes the answer back. @throws AppError `conflict`, `refused`, `invalid-input`. */
export async function answerDoubts(
  context: Context,
  id: string,
  body: { readonly answers: Readonly<Record<string, string>>; readonly expectedVersion: number },
): Promise<PlanImportRecord> {
  const opened = await getImport(context, id);
  const plan = await planOfImport(context, opened);
  const document = await documentOf(context, opened);
  const { doubts: cells } = interpret(document.plan, await knowledgeOf(context, plan));
  const { absences } = await merge(context, plan, document, opened.answers);
  const doubts = [...absences, ...cells].filter(({ asked }) => asked);
  const asked = new Set(doubts.map((doubt) => answerKey(doubt.record, doubt.field)));
  const stranger = Object.keys(body.answers).find((key) => !asked.has(key));
  if (stranger !== undefined)
    throw new AppError('invalid-input', `O documento não pergunta por ${stranger}: recarregue as dúvidas.`);
  const refusals = doubts.flatMap((doubt) => {
    const answer = body.answers[answerKey(doubt.record, doubt.field)];
    const refusal = answer === undefined ? null : answerRefusal(doubt, answer.trim(), plan.to);
    return refusal === null ? [] : [`${doubt.record}: ${refusal}`];
  });
  if (refusals.length > 0) throw new AppError('refused', refusals.join(' '));
  return once(context, 'plan.answer-import', async (tx) => {
    await lockPlan(tx, plan.id);
    const record = await getImport(tx, id);
    refuseStale(record, body.expectedVersion);
    refuseUnless(record, 'read', 'Esta importação já foi confirmada: as respostas não mudam mais.');
    const answers = Object.fromEntries(
      Object.entries({ ...record.answers, ...body.answers }).filter(([, text]) => text.trim() !== ''),
    );
    await saveAnswers(tx, id, record.version + 1, answers);
    await append(tx, { stream: stream(id), type: 'answered', data: body.answers, expected: record.version });
    return getImport(tx, id);
  });
}

/** Holds the plan to be written. @returns whether it is made now. @throws AppError `refused` where another was made meanwhile. */
async function openPlan(tx: Context, plan: PlanRecord): Promise<boolean> {
  await lockPlan(tx, plan.id);
  if (await isStanding(tx, plan.id)) return false;
  await lockPlans(tx);
  const other = await findPlan(tx);
  if (other === null) return true;
  throw new AppError(
    'refused',
    `Enquanto isso, outro documento fez o plano “${other.title}”, e esta instalação guarda um. Envie o documento de novo para comparar com ele.`,
  );
}

const nothingToWrite = (isPartial: boolean): string =>
  isPartial
    ? 'O que o documento traz já está gravado, e o que ele não traz fica como está: não há o que gravar.'
    : 'O documento diz o mesmo que o plano guardado: não há o que gravar.';

/** Writes the plan as the document has it, as a whole or not at all. @throws AppError `conflict`, `refused`. */
export async function confirmImport(
  context: Context,
  id: string,
  body: { readonly expectedVersion: number },
): Promise<PlanImportRecord> {
  const opened = await getImport(context, id);
  const plan = await planOfImport(context, opened);
  const document = await documentOf(context, opened);
  return once(context, 'plan.confirm-import', async (tx) => {
    const isFirst = await openPlan(tx, plan);
    const record = await getImport(tx, id);
    refuseStale(record, body.expectedVersion);
    refuseUnless(record, 'read', 'Esta importação já foi confirmada.');
    const { records, changes, absences } = await merge(tx, plan, document, record.answers);
    if (changes.length === 0) throw new AppError('refused', nothingToWrite(absences.length > 0));
    const stood = { records: await readRecords(tx, plan), retired: await listRetired(tx, plan.id) };
    await writePlan(tx, records, id);
    await transcribeFront(tx, records.plan, changes, `Trazido pelo documento ${record.fileName}.`);
    const before = { ...stood, ...(await readMarks(tx, plan.id)), isFirst };
    const at = tx.clock.now().toISOString();
    await saveConfirmed(tx, id, record.version + 1, at, changes, before);
    await append(tx, {
      stream: stream(id),
      type: 'confirmed',
      data: { sha256: record.sha256, changes, answers: record.answers },
      expected: record.version,
    });
    return getImport(tx, id);
  });
}

/**
 * Brings a document to the plan in one go, doubts unanswered: nobody is late by a date that was not confirmed. Where it says what is
 * stored, nothing is written. @throws AppError `not-found`, `refused`, `too-large`, `forbidden`.
 */
export async function importPlanFile(context: Context, path: string): Promise<Transcript> {
  const plan = await targetPlan(context);
  const content = await readPlanFile(path);
  const record = await keepDocument(
    context,
    plan,
    basename(path),
    (async function* () {
      yield content;
    })(),
  );
  const { transcript, doubts, changes } = await viewImport(context, record.id);
  if (changes.length > 0) await confirmImport(context, record.id, { expectedVersion: record.version });
  return { ...transcript, doubts: doubts.map(tellDoubt) };
}
