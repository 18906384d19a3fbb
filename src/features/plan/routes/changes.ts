import type { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { changeNote, changeStatus, type LineChange, undo } from '../commands/report.ts';
import { changeMany, undoMany } from '../commands/report-many.ts';
import {
  ActionParams,
  ChangeAnswer,
  ManyAnswer,
  ManyBody,
  NoteBody,
  StatusBody,
  UndoBody,
  UndoManyBody,
} from '../contract.ts';
import { readAction, readActionsOf } from './actions.ts';

/** What the command did (the same when repeated), and the action as it stands now. */
async function answerTo(context: Context, change: Promise<LineChange>): Promise<ChangeAnswer> {
  const done = await change;
  return { change: done, action: await readAction(context, done.action) };
}

function changing<B>(
  method: 'PATCH' | 'POST',
  path: string,
  summary: string,
  body: z.ZodType<B>,
  command: (context: Context, id: string, body: B) => Promise<LineChange>,
): Route {
  return route({
    method,
    path: `/api/plan/actions/:id/${path}`,
    verb: 'plan.report',
    summary,
    params: ActionParams,
    body,
    answer: ChangeAnswer,
    handle: (context, input) => answerTo(context, command(context, input.params.id, input.body)),
  });
}

function changingMany<B>(
  path: string,
  summary: string,
  body: z.ZodType<B>,
  command: (context: Context, body: B) => ReturnType<typeof changeMany>,
): Route {
  return route({
    method: 'POST',
    path: `/api/plan/changes${path}`,
    verb: 'plan.report',
    summary,
    body,
    answer: ManyAnswer,
    handle: async (context, input): Promise<ManyAnswer> => {
      const done = await command(context, input.body);
      const ids = [...new Set(done.changes.map(({ action }) => action))];
      return { ...done, actions: await readActionsOf(context, ids) };
    },
  });
}

export const changeRoutes: readonly Route[] = [
  changing('PATCH', 'status', 'Lança a situação da parte de uma unidade', StatusBody, changeStatus),
  changing('PATCH', 'note', 'Escreve o comentário da unidade', NoteBody, changeNote),
  changing('POST', 'undo', 'Desfaz a última mudança da linha, feita pela mesma pessoa', UndoBody, undo),
  changingMany('', 'Muda várias linhas num gesto só: todas ou nenhuma', ManyBody, changeMany),
  changingMany('/undo', 'Desfaz um gesto inteiro, se nada mudou desde então', UndoManyBody, undoMany),
];
