import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import {
  listCurrentVersions,
  plainText,
  readExport,
  type TabnetReport,
  totalsThatDiffer,
  type VersionRecord,
  wholeMonths,
} from '../../../sources/index.ts';
import { named } from '../../domain/compile.ts';
import {
  monthsIn,
  onceEach,
  type Skipped,
  sortCells,
  whyTooLarge,
  whyTooMany,
} from '../../domain/printed-cells.ts';
import { contentOf, type SystemReadings } from '../../domain/readings.ts';
import { type PrintedCell, type Reading, type Reconciliation, reconcile } from '../../domain/reconcile.ts';
import { countReadings, type Question } from './count-readings.ts';
import { isByEstablishment, meaningOfRows } from './row-meaning.ts';

/** What the comparison of one exported table found. */
export interface ExportReconciliation {
  readonly report: TabnetReport;
  readonly system: string;
  /** Whether its rows are establishments. */
  readonly byEstablishment: boolean;
  /** How the title of the export says that it is dated and placed; null where it does not. */
  readonly says: { readonly time: string | null; readonly place: string | null };
  readonly usual: Reading;
  readonly found: Reconciliation;
  /** Causes that what is loaded cannot test, and why. */
  readonly untested: readonly { readonly name: string; readonly reason: string }[];
  readonly versions: readonly VersionRecord[];
  /** Cells that were not compared, by the reason. */
  readonly skipped: readonly Skipped[];
  /** Columns whose printed total is not the sum of its rows. */
  readonly wrongTotals: readonly string[];
}

/** Compares an export with what is loaded, by every reading. @throws AppError `refused` with what cannot be compared and why */
export async function reconcileExport(context: Context, content: Uint8Array): Promise<ExportReconciliation> {
  const report = readExport(content);
  refuse(whyTooLarge(report));
  const question = questionOf(report);
  const { whole: current } = wholeMonths(
    await listCurrentVersions(context, { system: question.readings.system }),
  );
  const loaded = new Set(current.map((version) => `${version.uf}/${version.period}`));
  const months = new Set(report.columns.flatMap(({ period }) => (period === null ? [] : monthsIn(period))));
  const ofMonths = current.filter(({ period }) => months.has(period));
  const { cells, skipped } = sortCells(report, {
    meaningOf: await meaningOfRows(context, report, question.readings, ofMonths),
    isLoaded: (uf, month) => loaded.has(`${uf}/${month}`),
  });
  if (cells.length === 0) throw nothingToCompare(question.readings.system, skipped);
  refuse(whyTooMany(cells));
  const versions = versionsFor(cells, current);
  const { counted, untested } = await countReadings(context, question, cells, versions);
  const [usual] = counted;
  if (usual === undefined) throw uncountable(question, untested);
  return {
    report,
    system: question.readings.system,
    byEstablishment: question.byEstablishment,
    says: saidOf(report, question.readings),
    usual: usual.reading,
    found: reconcile(cells, counted),
    untested,
    versions,
    skipped,
    wrongTotals: totalsThatDiffer(report).map((total) => total.column),
  };
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new AppError('refused', reason);
}

function questionOf(report: TabnetReport): Question {
  const title = plainText(report.title.join(' '));
  const found = contentOf(title, plainText(report.content ?? ''));
  if (found === null) {
    throw new AppError(
      'refused',
      `Não sei contar "${report.content ?? 'o conteúdo deste arquivo'}" com os registros daqui. Compare exportações de internações, AIH aprovadas, óbitos, valores ou dias de permanência (SIH) e de quantidades ou valores (SIA); taxas e médias não se somam: exporte as contagens.`,
    );
  }
  const { measure, rows } = found.content;
  return {
    readings: found.readings,
    measure: named('amount', measure, [], []),
    usualRows: rows,
    byEstablishment: isByEstablishment(report),
  };
}

function saidOf(report: TabnetReport, readings: SystemReadings): ExportReconciliation['says'] {
  const title = plainText(report.title.join(' '));
  const said = (all: readonly { name: string; words: readonly string[] }[]) =>
    all.find((each) => each.words.some((word) => title.includes(word)))?.name ?? null;
  return { time: said(readings.times), place: said(readings.places) };
}

function nothingToCompare(system: string, skipped: readonly Skipped[]): AppError {
  const reasons = skipped
    .map(({ reason, cells, rows }) => `${cells} ${reason} (${rows.join(', ')})`)
    .join('; ');
  return new AppError(
    'refused',
    `Nenhuma célula pôde ser comparada: ${reasons || 'a tabela está vazia'}. Carregue em Indicadores › Cargas os arquivos ${system} dos meses da tabela e repita.`,
    { details: { skipped: [...skipped] } },
  );
}

function uncountable(
  { readings }: Question,
  untested: readonly { readonly name: string; readonly reason: string }[],
): AppError {
  const why = untested.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  return new AppError(
    'refused',
    `Os arquivos ${readings.system} destes meses não trazem o que esta tabela conta (${why}). Carregue os arquivos completos do DATASUS.`,
  );
}

/** Files of the months asked for and of the year after: what was admitted in a month is processed up to six months later. */
function versionsFor(cells: readonly PrintedCell[], current: readonly VersionRecord[]): VersionRecord[] {
  const months = cells.flatMap((cell) => monthsIn(cell.period)).toSorted();
  const first = months[0] ?? '';
  const last = months.at(-1) ?? '';
  const end = `${Number(last.slice(0, 4)) + 1}${last.slice(4)}`;
  return onceEach(current.filter((version) => version.period >= first && version.period <= end));
}
