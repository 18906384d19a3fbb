import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { targetPlan } from '../commands/import/import-plan.ts';
import { answerDoubts, confirmImport, requestImport, viewImport } from '../commands/import/imports.ts';
import { answerKey } from '../commands/import/interpretation.ts';
import { undoImport } from '../commands/import/undo-import.ts';
import {
  ImportAnswersBody,
  type ImportedAction,
  ImportedPlan,
  ImportList,
  ImportPage,
  ImportParams,
  ImportStepBody,
  ImportView,
  PlanImport,
} from '../contract/imports.ts';
import { acronymCells } from '../domain/acronyms.ts';
import { deadlineInWords } from '../domain/deadline-text/in-words.ts';
import { readDeadline } from '../domain/deadline-text/read-deadline.ts';
import type { ReadPlan } from '../domain/plan-document/read-plan.ts';
import { listPlanImports, type PlanImportRecord } from '../store/imports.ts';

function importAnswer(record: PlanImportRecord): PlanImport {
  const { id, fileName, sha256, bytes, status, version, requestedAt, confirmedAt, undoneAt } = record;
  return { id, fileName, sha256, bytes, status, version, requestedAt, confirmedAt, undoneAt };
}

const LISTS = ['objectives', 'targets', 'indicators', 'strategicActions', 'operationalActions'] as const;

/** The title of each record that a doubt may be about. */
function titlesOf(plan: ReadPlan): Map<string, string> {
  return new Map([
    ...plan.indicators.map((each): [string, string] => [
      `IND-${String(each.order).padStart(2, '0')}`,
      each.title,
    ]),
    ...[...plan.strategicActions, ...plan.operationalActions].map((each): [string, string] => [
      each.id,
      each.title,
    ]),
  ]);
}

async function readView(context: Context, id: string): Promise<ImportView> {
  const { record, transcript, doubts, changes, plan, document, stored, undoRefusal } = await viewImport(
    context,
    id,
  );
  const titles = titlesOf(document);
  const actions = document.operationalActions.map((each, at): ImportedAction => {
    const reading = readDeadline(each.deadline, { planEnd: plan.to });
    const derived = transcript.operationalActions[at]?.derived as { owners: string[] } | undefined;
    const { lines, status, ...cells } = each;
    return {
      id: cells.id,
      line: lines[0] ?? null,
      title: cells.title,
      owner: cells.owner,
      owners: derived?.owners ?? [],
      deadline: cells.deadline,
      reading: deadlineInWords(reading),
      confidence: reading.confidence,
      status: status === '' ? null : status,
    };
  });
  const counts = LISTS.map((list) => [list, { read: transcript[list].length, stored: stored[list].length }]);
  return ImportView.parse({
    import: importAnswer(record),
    planEnd: plan.to,
    counts: {
      ...Object.fromEntries(counts),
      problems: { read: document.problems.length, stored: stored.plan.problems.length },
      acronyms: {
        read: acronymCells(document.acronyms).size,
        stored: acronymCells(stored.plan.acronyms).size,
      },
    },
    actions,
    doubts: doubts.map((doubt) => {
      const key = answerKey(doubt.record, doubt.field);
      return {
        ...doubt,
        key,
        title: titles.get(doubt.record) ?? '',
        answer: record.answers[key] ?? null,
      };
    }),
    changes,
    undoRefusal,
  });
}

/** A step of an import that answers with how it then stands. */
const step = <B>(
  path: '/answers' | '/confirm' | '/undo',
  summary: string,
  body: Parameters<typeof route<{ id: string }, unknown, B, ImportView>>[0]['body'],
  command: (context: Context, id: string, body: B) => Promise<PlanImportRecord>,
): Route =>
  route({
    method: 'POST',
    path: `/api/plan/imports/:id${path}`,
    verb: 'plan.manage',
    summary,
    params: ImportParams,
    body,
    answer: ImportView,
    handle: async (context, input) => {
      await command(context, input.params.id, input.body);
      return readView(context, input.params.id);
    },
  });

export const importRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/plan/imports',
    verb: 'plan.manage',
    summary: 'Recebe o documento de um plano (multipart) e diz o que entendeu; nada muda ainda',
    upload: true,
    query: ImportedPlan,
    answer: PlanImport,
    handle: async (context, { uploads, query }) =>
      importAnswer(await requestImport(context, uploads, query.plan)),
  }),
  route({
    method: 'GET',
    path: '/api/plan/imports',
    verb: 'plan.manage',
    summary: 'As importações do plano, da mais nova para a mais antiga',
    query: ImportPage,
    answer: ImportList,
    handle: async (context, { query }) => {
      const plan = await targetPlan(context, query.plan);
      const records = await listPlanImports(context, plan?.id ?? null, query.before ?? null, query.limit);
      const next = records.length === query.limit ? (records.at(-1)?.id ?? null) : null;
      return { items: records.map(importAnswer), next };
    },
  }),
  route({
    method: 'GET',
    path: '/api/plan/imports/:id',
    verb: 'plan.manage',
    summary: 'Uma importação: o que se entendeu, as dúvidas e o que muda no plano',
    params: ImportParams,
    answer: ImportView,
    handle: (context, { params }) => readView(context, params.id),
  }),
  step('/answers', 'Responde a dúvidas da importação', ImportAnswersBody, answerDoubts),
  step('/confirm', 'Grava o plano como o documento o tem, inteiro', ImportStepBody, confirmImport),
  step('/undo', 'Desfaz a importação inteira', ImportStepBody, undoImport),
];
