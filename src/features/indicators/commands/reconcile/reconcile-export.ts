import { AppError } from '../../../../kernel/app-error.ts';
import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
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
import { contentOf } from '../../domain/readings.ts';
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
  const { time, place } = declaredBy(report, question);
  const late = time === null || time.id === question.readings.times[0]?.id ? '' : lateMonths(cells, loaded);
  const declared = {
    ...(time === null ? {} : { time: time.id }),
    ...(place === null ? {} : { place: place.id }),
    // Where months lack, what they would bring is not to be taken for other rows.
    ...(late.length === 0 ? {} : { rows: question.usualRows }),
  };
  const [usual] = counted;
  if (usual === undefined) throw uncountable(question, untested);
  return {
    report,
    system: question.readings.system,
    byEstablishment: question.byEstablishment,
    says: { time: time?.name ?? null, place: place?.name ?? null },
    usual: usual.reading,
    found: reconcile(cells, counted, declared),
    untested: late.length === 0 ? untested : [notYetLoaded(time?.name ?? '', late), ...untested],
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

/** How the heading of the table says that it is dated and placed. An establishment is where it is. */
function declaredBy(report: TabnetReport, { readings, byEstablishment }: Question) {
  const title = plainText(report.title.join(' '));
  const said = <R extends { readonly words: readonly string[] }>(all: readonly R[]): R | null =>
    all.find((each) => each.words.some((word) => title.includes(word))) ?? null;
  return { time: said(readings.times), place: byEstablishment ? null : said(readings.places) };
}

/** Months after the care in which most of it is presented. */
const MONTHS_LATE = 6;

/** Months whose files bring care of the table's months and are not loaded, in words; of several states, each with its own. */
function lateMonths(cells: readonly PrintedCell[], loaded: ReadonlySet<string>): string {
  const months = new Set(cells.flatMap(({ period }) => monthsIn(period)));
  const own = [...loaded].map((slot) => slot.split('/') as [uf: string, month: string]);
  const late = own
    .filter(([, month]) => months.has(month))
    .flatMap(([uf, month]) =>
      Array.from(
        { length: MONTHS_LATE },
        (_, at) => [uf, addMonths(parseCompetencia(month), at + 1)] as const,
      ),
    )
    .filter(([uf, month]) => !loaded.has(`${uf}/${month}`));
  const byState = [...Map.groupBy(late, ([uf]) => uf)].map(
    ([uf, all]) => [uf, [...new Set(all.map(([, month]) => month))].toSorted().join(', ')] as const,
  );
  return byState.length === 1
    ? byState[0]![1]
    : byState
        .toSorted()
        .map(([uf, all]) => `${uf} ${all}`)
        .join('; ');
}

function notYetLoaded(time: string, months: string): ExportReconciliation['untested'][number] {
  return {
    name: 'o que é apresentado depois',
    reason: `a tabela conta pelo ${time}, e parte do que houve em cada mês só chega nos arquivos dos ${MONTHS_LATE} meses seguintes: falta carregar ${months}`,
  };
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
