import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre';
import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { WORD_TYPE } from '../../../../platform/word.ts';
import { withoutTags } from '../../domain/plan-document/source-row.ts';
import {
  guarded,
  type PrintablePlan,
  type PrintedBlock,
  printedPlan,
  redefinedTable,
  sheetRows,
} from '../../domain/printed-plan.ts';
import { listAllActions } from '../../store/actions.ts';
import {
  findPlan,
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
} from '../../store/structure.ts';
import { writeDocx } from './docx.ts';

const TEMPLATE = readFileSync(new URL('../../templates/plan.typ', import.meta.url), 'utf8');

export const PLAN_FORMATS = ['pdf', 'docx', 'xlsx', 'csv'] as const;
type PlanFormat = (typeof PLAN_FORMATS)[number];

const CONTENT_TYPES: Readonly<Record<PlanFormat, string>> = {
  pdf: 'application/pdf',
  docx: WORD_TYPE,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

async function readPrintable(context: Context): Promise<PrintablePlan & { id: string }> {
  const plan = await findPlan(context);
  if (!plan) throw new AppError('not-found', 'Esta instalação ainda não tem um plano para exportar.');
  return {
    id: plan.id,
    title: plan.title,
    objectives: await listObjectives(context, plan.id),
    targets: await listTargets(context, plan.id),
    indicators: await listIndicators(context, plan.id),
    strategicActions: await listStrategicActions(context, plan.id),
    operationalActions: await listAllActions(context, plan.id),
  };
}

/** The printed plan as CSV, as a spreadsheet opens it here. */
export function csvText(blocks: readonly PrintedBlock[]): string {
  const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = sheetRows(blocks).map(({ cells }) => cells.map((cell) => quoted(guarded(cell))).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Characters of each column; long cells wrap. */
const WIDTHS = [34, 48, 24, 36, 18, 30, 14];

/** The printed plan as a workbook of one sheet, with no cell that would be calculated. */
export function workbook(title: string, blocks: readonly PrintedBlock[]): Promise<Uint8Array> {
  const rows = sheetRows(blocks);
  const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const;
  const cells = new Map(
    rows.flatMap(({ isHead, cells: row }, r) =>
      isHead
        ? row.map((_, c) => [`${r},${c}`, { style: { ...wrapped, font: { bold: true } } }] as const)
        : [],
    ),
  );
  return writeXlsx({
    properties: { title },
    sheets: [
      {
        name: 'Plano',
        columns: WIDTHS.map((width) => ({ width, style: wrapped })),
        rows: rows.map((row) => row.cells.map(guarded)),
        cells,
        pageSetup: { orientation: 'landscape' },
      },
    ],
  });
}

/** Tags that the document has inside a cell are kept in what is read back, and are nothing to print. */
const untagged = (blocks: readonly PrintedBlock[]): unknown =>
  JSON.parse(JSON.stringify(blocks, (_, value) => (typeof value === 'string' ? withoutTags(value) : value)));

async function bytesOf(
  context: Context,
  format: PlanFormat,
  plan: PrintablePlan,
): Promise<Uint8Array | string> {
  const blocks = printedPlan(plan);
  const day = context.clock.today();
  switch (format) {
    case 'csv':
      return csvText(blocks);
    case 'xlsx':
      return workbook(plan.title, blocks);
    case 'docx':
      return writeDocx(plan.title, day, blocks);
    case 'pdf': {
      const foot = `${plan.title} · como está no Pactua em ${formatDay(day)}; a situação é a que as unidades lançaram até esse dia.`;
      return context.pdf.render(TEMPLATE, {
        title: plan.title,
        author: 'Pactua',
        day,
        foot,
        blocks: untagged([...blocks, ...redefinedTable(plan)]),
      });
    }
  }
}

/**
 * The whole plan in the layout of its document, with the situation of today: tagged PDF, DOCX, XLSX or CSV. Reading the
 * last three back gives the same plan.
 * @throws AppError `not-found` where there is no plan.
 */
export async function exportPlan(context: Context, format: PlanFormat) {
  const plan = await readPrintable(context);
  return {
    contentType: CONTENT_TYPES[format],
    fileName: `plano-${plan.id}-${context.clock.today()}.${format}`,
    body: await bytesOf(context, format, plan),
  };
}
