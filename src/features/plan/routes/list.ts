import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { exportPlan, PLAN_FORMATS } from '../commands/export/export-plan.ts';
import { searchEverything } from '../commands/search/search.ts';
import {
  type Action,
  type ActionCounts,
  type ActionFilters,
  ActionsAnswer,
  ActionsQuery,
  CalendarAnswer,
  CalendarQuery,
  SearchAnswer,
  SearchQuery,
} from '../contract.ts';
import {
  type Cursor,
  countActions,
  type ListFilter,
  type ListOrder,
  listActionPage,
  listDueDays,
  listReportingUnits,
} from '../store/action-list.ts';
import { getPlanById, listStrategicActions } from '../store/structure.ts';
import { namesOf } from './actions.ts';
import { actionAnswer, type Reader, readerOf } from './answers.ts';
import { actionsCsv } from './csv.ts';
import { getPlan } from './map.ts';

const DocumentParams = z.object({ format: z.enum(PLAN_FORMATS) });

const CursorShape = z.tuple([z.string(), z.int().min(0).max(1), z.string(), z.int()]);

const cursorText = (cursor: Cursor | null): string | null =>
  cursor === null ? null : Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    return CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError(
      'invalid-input',
      'O cursor não é de uma página desta lista. Comece de novo pela primeira página.',
      { cause },
    );
  }
}

async function ownUnits(context: Context, plan: string, reader: Reader): Promise<string[]> {
  return (await listReportingUnits(context, [plan])).filter((unit) => reader.may(unit).allowed);
}

function filterOf(query: ActionFilters, own: readonly string[], reader: Reader): ListFilter {
  return {
    objectives: query.objective,
    units: query.unit,
    statuses: query.status,
    lateness: query.lateness,
    unkept: query.unkept === 'yes',
    q: query.q,
    reportedBy: query.mine ? own : null,
    dueFrom: query.dueFrom,
    dueTo: query.dueTo,
    today: reader.today,
  };
}

const orderOf = (query: ActionsQuery): ListOrder => ({
  group: query.group ?? null,
  sort: query.sort,
  direction: query.direction,
});

/** One page of the list in the asked order; how many there are in all comes with the first. */
async function readActions(context: Context, query: ActionsQuery): Promise<ActionsAnswer> {
  const plan = query.plan === undefined ? await getPlan(context) : await getPlanById(context, query.plan);
  const reader = await readerOf(context);
  const own = await ownUnits(context, plan.id, reader);
  const filter = filterOf(query, own, reader);
  const cursor = readCursor(query.cursor);
  const page = await listActionPage(context, plan.id, filter, orderOf(query), { cursor, limit: query.limit });
  const names = await namesOf(context, page.items);
  return {
    items: page.items.map((action) => actionAnswer(action, reader, names)),
    next: cursorText(page.next),
    counts: cursor === null ? await countsOf(context, plan.id, filter, query, own) : null,
  };
}

async function countsOf(
  context: Context,
  plan: string,
  filter: ListFilter,
  query: ActionsQuery,
  own: readonly string[],
): Promise<ActionCounts> {
  const all = await countActions(context, plan, filter, query.group ?? null);
  const mine = await countActions(context, plan, { ...filter, reportedBy: own }, null);
  return { ...all, own: mine.total };
}

/** Every action of the list, page after page, for files. */
async function readAllActions(context: Context, query: ActionsQuery): Promise<Action[]> {
  const all: Action[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await readActions(context, { ...query, cursor, limit: 200 });
    all.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const SHOWN_PER_DAY = 3;

/** The last day of a month (YYYY-MM): the 31st, or the nearest that there is. */
const lastDay = (month: string): string =>
  Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString();

async function readCalendar(context: Context, { month, ...query }: CalendarQuery): Promise<CalendarAnswer> {
  const plan = await getPlan(context);
  const reader = await readerOf(context);
  const filter = filterOf(query, await ownUnits(context, plan.id, reader), reader);
  const span = { ...filter, dueFrom: `${month}-01`, dueTo: lastDay(month) };
  const days = await listDueDays(context, plan.id, span, SHOWN_PER_DAY);
  const names = await namesOf(
    context,
    days.flatMap((day) => day.actions),
  );
  const { total } = await countActions(context, plan.id, filter, null);
  const dated = await countActions(context, plan.id, { ...filter, dueFrom: '0001-01-01' }, null);
  const here = days.reduce((sum, { count }) => sum + count, 0);
  return {
    items: days.map(({ actions, ...day }) => ({
      ...day,
      actions: actions.map((action) => actionAnswer(action, reader, names)),
    })),
    next: null,
    undated: total - dated.total,
    elsewhere: dated.total - here,
  };
}

export const listRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/actions',
    verb: 'plan.read',
    summary: 'As ações operacionais por páginas, filtradas, agrupadas e ordenadas no servidor',
    query: ActionsQuery,
    answer: ActionsAnswer,
    handle: (context, { query }) => readActions(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/plan/actions/calendar',
    verb: 'plan.read',
    summary: 'Os dias de um mês em que vencem ações, com as primeiras de cada dia',
    query: CalendarQuery,
    answer: CalendarAnswer,
    handle: (context, { query }) => readCalendar(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/plan/actions.csv',
    verb: 'plan.read',
    summary: 'As ações operacionais em CSV, com as colunas e as palavras do documento',
    query: ActionsQuery,
    handle: async (context, { query }) => {
      const items = await readAllActions(context, query);
      return {
        kind: 'file' as const,
        contentType: 'text/csv; charset=utf-8',
        fileName: `plano-acoes-${context.clock.today()}.csv`,
        body: actionsCsv(items, await listStrategicActions(context, (await getPlan(context)).id)),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/plan/document/:format',
    verb: 'plan.read',
    summary: 'O plano inteiro no formato do seu documento, em PDF, DOCX, XLSX ou CSV, com a situação de hoje',
    params: DocumentParams,
    handle: async (context, { params }) => ({
      kind: 'file' as const,
      ...(await exportPlan(context, params.format)),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/plan/search',
    verb: 'plan.read',
    summary:
      'Procura no plano, na análise, nas siglas, em quem participa, nos instrumentos, nos atos e nos territórios, sem diferença de acentos, plurais e siglas, com quantos há de cada tipo',
    query: SearchQuery,
    answer: SearchAnswer,
    handle: (context, { query }) => searchEverything(context, query),
  }),
];
