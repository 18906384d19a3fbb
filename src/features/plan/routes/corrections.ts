import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { correctMany, undoCorrections } from '../commands/corrections/correct-many.ts';
import { readCells } from '../commands/corrections/read-cells.ts';
import {
  CellsAnswer,
  CorrectionsAnswer,
  CorrectionsBody,
  ReadCellsBody,
  UndoCorrectionsBody,
} from '../contract/corrections.ts';
import { readActionsOf } from './actions.ts';

async function answerTo(
  context: Context,
  gesture: ReturnType<typeof correctMany>,
): Promise<CorrectionsAnswer> {
  const done = await gesture;
  return {
    ...done,
    actions: await readActionsOf(
      context,
      done.corrected.map(({ action }) => action),
    ),
  };
}

/** Who reports and by when, of many actions in one gesture. */
export const correctionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/plan/corrections/read',
    verb: 'plan.manage',
    summary: 'Como se leem células de responsável e prazo, ao lado do que está gravado; não grava nada',
    body: ReadCellsBody,
    answer: CellsAnswer,
    handle: async (context, { body }) => ({ items: await readCells(context, body.cells), next: null }),
  }),
  route({
    method: 'POST',
    path: '/api/plan/corrections',
    verb: 'plan.manage',
    summary: 'Muda quem lança e o prazo de várias ações num gesto só: todas ou nenhuma',
    body: CorrectionsBody,
    answer: CorrectionsAnswer,
    handle: (context, { body }) => answerTo(context, correctMany(context, body)),
  }),
  route({
    method: 'POST',
    path: '/api/plan/corrections/undo',
    verb: 'plan.manage',
    summary: 'Desfaz um gesto inteiro de responsável e prazo, se nada mudou desde então',
    body: UndoCorrectionsBody,
    answer: CorrectionsAnswer,
    handle: (context, { body }) => answerTo(context, undoCorrections(context, body)),
  }),
];
