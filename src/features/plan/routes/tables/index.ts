import { z } from 'zod';
import { type Route, route } from '../../../../platform/http/route.ts';
import { TablesAnswer } from '../../contract/tables.ts';
import { exportTable, exportTables, OPEN_TABLES } from './archive.ts';

const TableParams = z.object({ table: z.string().max(60) });

/** The plan as open tables: what there is, each alone, all in one file. */
export const tableRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/tables',
    verb: 'plan.read',
    summary: 'As tabelas em que o plano sai em CSV, com o que diz cada coluna',
    answer: TablesAnswer,
    handle: async () => ({
      items: OPEN_TABLES.map(({ id, title, what, columns }) => ({ id, title, what, columns: [...columns] })),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/plan/tables.zip',
    verb: 'plan.read',
    summary: 'Todas as tabelas do plano em CSV, em um ZIP com o dicionário dos dados',
    handle: async (context) => ({ kind: 'file' as const, ...(await exportTables(context)) }),
  }),
  route({
    method: 'GET',
    path: '/api/plan/tables/:table',
    verb: 'plan.read',
    summary: 'Uma tabela do plano em CSV',
    params: TableParams,
    handle: async (context, { params }) => ({
      kind: 'file' as const,
      ...(await exportTable(context, params.table)),
    }),
  }),
];
