import { competenciaShort } from '../../../../kernel/competencia.ts';
import type { CsvCell } from '../../../../kernel/csv.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { TIMELINESS_WORDS } from '../asked.ts';
import { STATE_WORDS } from '../nonconformities/may.ts';
import { CAUSE_WORDS } from '../nonconformities/words.ts';
import type { ObjectiveJudgement } from './judgement.ts';
import type { FrozenCounts, FrozenValue, Snapshot } from './snapshot.ts';
import { inOrder, objectiveName, statusWords, verdictWords } from './words.ts';

interface Column<T> {
  readonly label: string;
  readonly of: (row: T) => CsvCell;
  /** Share of the width of a printed page; left out of it where there is none. */
  readonly onPaper?: string;
  readonly numbers?: boolean;
}

/** A table of the evaluation as files carry it; `onPaper` are the columns that a printed page has room for. */
export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  readonly onPaper: readonly { readonly at: number; readonly width: string; readonly numbers: boolean }[];
}

/** Rows by columns, each told once. */
export function table<T>(
  id: string,
  title: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): ReportTable {
  return {
    ...{ id, title },
    header: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map((column) => column.of(row))),
    onPaper: columns.flatMap(({ onPaper, numbers = false }, at) =>
      onPaper === undefined ? [] : [{ at, width: onPaper, numbers }],
    ),
  };
}

const day = (value: string | null): string | null => value && formatDay(value);

const countColumns = (): Column<{ readonly counts: FrozenCounts }>[] => {
  const column = (label: string, key: keyof FrozenCounts): Column<{ readonly counts: FrozenCounts }> => ({
    ...{ label, onPaper: 'auto', numbers: true },
    of: ({ counts }) => counts[key],
  });
  return [
    column('Total', 'total'),
    column('Concluídas', 'completed'),
    column('Em andamento', 'inProgress'),
    column('Não iniciadas', 'notStarted'),
    column('Sem informação', 'noInformation'),
    column('Canceladas', 'cancelled'),
    column('Atrasadas', 'late'),
  ];
};

export const objectivesTable = (snapshot: Snapshot): ReportTable =>
  table<Snapshot['objectives'][number]>(
    'objetivos',
    'Ações por objetivo',
    [
      { label: 'Objetivo', of: ({ id }) => objectiveName(snapshot, id), onPaper: '1fr' },
      { label: 'Texto do objetivo', of: ({ title }) => title },
      { label: 'Unidades', of: ({ units }) => units.join(', ') },
      ...countColumns(),
    ],
    inOrder(snapshot.objectives),
  );

export const unitsTable = ({ units }: Snapshot): ReportTable =>
  table<Snapshot['units'][number]>(
    'unidades',
    'Partes das ações por unidade',
    [
      { label: 'Unidade', of: ({ name }) => name, onPaper: '1fr' },
      { label: 'Nome', of: ({ fullName }) => fullName },
      ...countColumns(),
    ],
    units,
  );

type Action = Snapshot['actions'][number];
const linesText = (action: Action, text: (line: Action['lines'][number]) => string | null): string =>
  action.lines
    .map((line) => [line.unit, text(line)] as const)
    .filter(([, said]) => said !== null && said !== '')
    .map(([unit, said]) => (action.lines.length === 1 ? said : `${unit}: ${said}`))
    .join('\n');

export const actionsTable = (snapshot: Snapshot, only?: (action: Action) => boolean): ReportTable =>
  table<Action>(
    'acoes',
    'Ações operacionais',
    [
      { label: 'Ação', of: ({ id }) => id, onPaper: 'auto' },
      { label: 'Texto', of: ({ title }) => title, onPaper: '1fr' },
      { label: 'Texto no documento', of: ({ printedTitle }) => printedTitle },
      { label: 'Objetivo', of: ({ objective }) => objectiveName(snapshot, objective) },
      { label: 'Unidades', of: ({ lines }) => lines.map(({ unit }) => unit).join(', '), onPaper: '22mm' },
      { label: 'Situação', of: ({ status }) => statusWords(status), onPaper: '22mm' },
      {
        label: 'Situação de cada unidade',
        of: (action) => linesText(action, ({ status }) => statusWords(status)),
      },
      { label: 'Prazo no documento', of: ({ deadline }) => deadline.printed },
      { label: 'Prazo como entendido', of: ({ deadline }) => deadline.understood, onPaper: '30mm' },
      { label: 'Prazo reprogramado', of: ({ deadline }) => deadline.renegotiated },
      { label: 'No fim do semestre', of: ({ lateness }) => lateness.words, onPaper: '24mm' },
      { label: 'Venceu em', of: ({ lateness }) => day(lateness.passed) },
      {
        label: 'Andamento',
        of: (action) => linesText(action, ({ progress }) => (progress === null ? null : `${progress}%`)),
      },
      { label: 'Comentário do mês', of: (action) => linesText(action, ({ comment }) => comment) },
      { label: 'Redefinições', of: ({ renegotiations }) => renegotiations, numbers: true },
    ],
    inOrder(snapshot.actions).filter(only ?? (() => true)),
  );

const filesText = ({ sources }: FrozenValue): string =>
  sources.map(({ file, sha256 }) => `${file} (${sha256.slice(0, 12)})`).join('; ');

export const indicatorsTable = ({ indicators }: Snapshot): ReportTable =>
  table<Snapshot['indicators'][number]>(
    'indicadores',
    'Indicadores',
    [
      { label: 'Código', of: ({ code }) => code, onPaper: 'auto' },
      { label: 'Indicador', of: ({ name }) => name, onPaper: '1fr' },
      { label: 'Ano', of: ({ year }) => String(year) },
      { label: 'Valor no ano', of: ({ annual }) => annual.text ?? annual.reason, onPaper: '32mm' },
      { label: 'Numerador', of: ({ annual }) => annual.numerator, onPaper: '20mm', numbers: true },
      { label: 'Denominador', of: ({ annual }) => annual.denominator, onPaper: '22mm', numbers: true },
      { label: 'Valor no semestre', of: ({ semester }) => semester.text ?? semester.reason },
      { label: 'Numerador no semestre', of: ({ semester }) => semester.numerator },
      { label: 'Denominador no semestre', of: ({ semester }) => semester.denominator },
      { label: 'Meta do ano', of: ({ target }) => target?.raw ?? null, onPaper: '20mm' },
      { label: 'Aferição', of: ({ verdict }) => verdictWords(verdict), onPaper: '22mm' },
      { label: 'Por que não se afere', of: ({ unjudged }) => unjudged },
      { label: 'Método', of: ({ annual }) => annual.method },
      { label: 'Arquivos', of: ({ annual }) => filesText(annual) },
    ],
    inOrder(indicators.map((each) => ({ ...each, id: each.code }))),
  );

export const targetsTable = ({ targets, indicators }: Snapshot): ReportTable => {
  const codes = new Map(indicators.map(({ planId, code }) => [planId, code]));
  return table<Snapshot['targets'][number]>(
    'metas',
    'Metas do plano',
    [
      { label: 'Meta', of: ({ text }) => text, onPaper: '1fr' },
      { label: 'Até', of: ({ due }) => day(due), onPaper: 'auto' },
      { label: 'Linha de base', of: ({ base }) => base },
      { label: 'Valor pactuado', of: ({ goal }) => goal },
      { label: 'Indicador', of: ({ indicator }) => codes.get(indicator ?? '') ?? null, onPaper: 'auto' },
      { label: 'Aferição no ano', of: ({ verdict }) => verdictWords(verdict), onPaper: '26mm' },
    ],
    inOrder(targets),
  );
};

export const renegotiationsTable = ({ renegotiations }: Snapshot): ReportTable =>
  table<Snapshot['renegotiations'][number]>(
    'redefinicoes',
    'Redefinições de ações no semestre',
    [
      { label: 'Ação', of: ({ action }) => action, onPaper: 'auto' },
      { label: 'Em', of: ({ on }) => day(on), onPaper: 'auto' },
      { label: 'Prazo antes', of: ({ fromDeadline }) => fromDeadline, onPaper: '1fr' },
      { label: 'Prazo depois', of: ({ toDeadline }) => toDeadline, onPaper: '1fr' },
      { label: 'Texto antes', of: ({ fromTitle }) => fromTitle },
      { label: 'Texto depois', of: ({ toTitle }) => toTitle },
      { label: 'Motivo', of: ({ reason }) => reason, onPaper: '2fr' },
      { label: 'Decisão', of: ({ decision }) => decision },
      { label: 'Desfeita', of: ({ takenBack }) => (takenBack ? 'Sim' : null) },
    ],
    renegotiations,
  );

export const nonConformitiesTable = ({ nonConformities }: Snapshot): ReportTable =>
  table<Snapshot['nonConformities'][number]>(
    'nao-conformidades',
    'Não conformidades',
    [
      { label: 'Número', of: ({ number }) => number, onPaper: 'auto' },
      { label: 'De que', of: ({ about }) => about, onPaper: '1fr' },
      { label: 'Unidade', of: ({ unit }) => unit, onPaper: 'auto' },
      { label: 'Ação', of: ({ action }) => action },
      { label: 'Indicador', of: ({ indicator }) => indicator },
      { label: 'Aberta em', of: ({ openedOn }) => day(openedOn), onPaper: 'auto' },
      { label: 'Situação', of: ({ state }) => STATE_WORDS[state], onPaper: '26mm' },
      { label: 'Causa', of: ({ cause }) => cause && CAUSE_WORDS[cause], onPaper: '26mm' },
      {
        label: 'Medidas feitas',
        of: ({ measures, measuresDone }) => `${measuresDone} de ${measures}`,
        onPaper: 'auto',
      },
      { label: 'Vezes aberta', of: ({ rounds }) => rounds, numbers: true },
    ],
    nonConformities,
  );

export const monthsTable = ({ months }: Snapshot): ReportTable =>
  table<Snapshot['months'][number]>(
    'lancamentos',
    'Lançamentos de cada mês',
    [
      { label: 'Mês', of: ({ competencia }) => competencia },
      { label: 'Unidade', of: ({ unit }) => unit },
      { label: 'Linhas pedidas', of: ({ asked }) => asked, numbers: true },
      { label: 'Linhas lançadas', of: ({ said }) => said, numbers: true },
      { label: 'Enviado em', of: ({ sentOn }) => day(sentOn) },
      { label: 'Pontualidade', of: ({ timeliness }) => TIMELINESS_WORDS[timeliness] },
    ],
    months,
  );

/** A month as a whole: what was asked and said, and how many units sent in time. */
export interface MonthTotals {
  readonly competencia: string;
  readonly asked: number;
  readonly said: number;
  readonly units: number;
  readonly sent: number;
  readonly inTime: number;
}

export function monthTotals({ months }: Pick<Snapshot, 'months'>): MonthTotals[] {
  return [...Map.groupBy(months, ({ competencia }) => competencia)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([competencia, units]) => ({
      competencia,
      asked: units.reduce((sum, { asked }) => sum + asked, 0),
      said: units.reduce((sum, { said }) => sum + said, 0),
      units: units.length,
      sent: units.filter(({ sentOn }) => sentOn !== null).length,
      inTime: units.filter(({ timeliness }) => timeliness === 'inTime').length,
    }));
}

export const monthTotalsTable = (snapshot: Snapshot): ReportTable =>
  table<MonthTotals>(
    'meses',
    'Completude e pontualidade',
    [
      {
        label: 'Mês',
        of: ({ competencia }) => competenciaShort(competencia as Parameters<typeof competenciaShort>[0]),
        onPaper: '1fr',
      },
      { label: 'Linhas pedidas', of: ({ asked }) => asked, onPaper: 'auto', numbers: true },
      { label: 'Linhas lançadas', of: ({ said }) => said, onPaper: 'auto', numbers: true },
      { label: 'Unidades', of: ({ units }) => units, onPaper: 'auto', numbers: true },
      { label: 'Enviaram', of: ({ sent }) => sent, onPaper: 'auto', numbers: true },
      { label: 'No prazo', of: ({ inTime }) => inTime, onPaper: 'auto', numbers: true },
    ],
    monthTotals(snapshot),
  );

export const judgementsTable = (
  snapshot: Snapshot,
  judgements: readonly ObjectiveJudgement[],
): ReportTable => {
  const grades = new Map(snapshot.rules.scale.map(({ id, label }) => [id, label]));
  return table<ObjectiveJudgement & { readonly id: string }>(
    'pareceres',
    'Pareceres',
    [
      { label: 'Objetivo', of: ({ objective }) => objectiveName(snapshot, objective) },
      { label: 'Conceito', of: ({ grade }) => grades.get(grade ?? '') ?? null },
      { label: 'Parecer', of: ({ text }) => text },
      { label: 'Recomendação', of: ({ recommendation }) => recommendation },
    ],
    inOrder(judgements.map((each) => ({ ...each, id: each.objective }))),
  );
};
