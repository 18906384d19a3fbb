import { formatDay } from '../../../../kernel/format.ts';
import type { Comparison } from './compare.ts';
import { comparisonTables } from './comparison-tables.ts';
import type { ObjectiveJudgement } from './judgement.ts';
import { semesterInWords } from './semester.ts';
import type { FrozenCounts, Snapshot } from './snapshot.ts';
import {
  actionsTable,
  indicatorsTable,
  monthTotals,
  monthTotalsTable,
  nonConformitiesTable,
  type ReportTable,
  renegotiationsTable,
  targetsTable,
  unitsTable,
} from './tables.ts';
import { inOrder, objectiveName } from './words.ts';

type Tone = 'good' | 'doing' | 'waiting' | 'none' | 'warn' | 'bad';

/** A part of a paper, before it has a look; those of `documents` that the report needs. */
export type Block =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly {
        readonly label: string;
        readonly width: string;
        readonly numbers?: boolean;
      }[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'bars';
      readonly title: string;
      readonly alt: string;
      readonly legend: readonly { readonly label: string; readonly tone: Tone }[];
      readonly rows: readonly { readonly label: string; readonly parts: readonly number[] }[];
    }
  | { readonly kind: 'notice'; readonly title: string; readonly lines: readonly string[] };

/** A signature as the report tells it. */
interface ReportSignature {
  readonly unit: string;
  readonly person: string;
  readonly at: string;
  readonly how: string;
}

/** Everything a report tells, read before it is written. */
export interface ReportFacts {
  readonly snapshot: Snapshot;
  readonly sha256: string;
  readonly frozenOn: string;
  readonly frozenBy: string;
  readonly lateReason: string | null;
  readonly judgements: readonly ObjectiveJudgement[];
  readonly signatures: readonly ReportSignature[];
  /** Against the semester before, where it was frozen too. */
  readonly before: { readonly comparison: Comparison; readonly snapshot: Snapshot } | null;
}

/** The states of a bar of actions, in the order in which they stand in it. */
export const BAR_STATES = [
  { key: 'completed', label: 'Concluídas', tone: 'good' },
  { key: 'inProgress', label: 'Em andamento', tone: 'doing' },
  { key: 'notStarted', label: 'Não iniciadas', tone: 'waiting' },
  { key: 'noInformation', label: 'Sem informação', tone: 'none' },
  { key: 'cancelled', label: 'Canceladas', tone: 'warn' },
] as const satisfies readonly { key: keyof FrozenCounts; label: string; tone: Tone }[];

/** As many as are pedidas and not lançadas, beside those lançadas: of a bar of a month. */
const SAID_STATES = [
  { label: 'Lançadas', tone: 'good' },
  { label: 'Sem lançamento', tone: 'none' },
] as const;

function printed({ header, rows, onPaper }: ReportTable): Block {
  return {
    kind: 'table',
    columns: onPaper.map(({ at, width, numbers }) => ({ label: header[at] ?? '', width, numbers })),
    rows: rows.map((row) => onPaper.map(({ at }) => String(row[at] ?? '–'))),
  };
}

function section(title: string, tables: ReportTable, none: string): Block[] {
  const shown: Block = tables.rows.length === 0 ? { kind: 'text', text: none } : printed(tables);
  return [{ kind: 'heading', text: title }, shown];
}

const partsOf = (counts: FrozenCounts): number[] => BAR_STATES.map(({ key }) => counts[key]);

function barsOfObjectives({ objectives }: Snapshot): Block {
  const rows = inOrder(objectives.filter(({ counts }) => counts.total > 0)).map(({ id, counts }) => ({
    label: objectiveName({ objectives }, id),
    parts: partsOf(counts),
  }));
  const told = rows.map(
    ({ label, parts }) =>
      `${label}: ${parts.map((n, at) => `${n} ${BAR_STATES[at]?.label.toLowerCase()}`).join(', ')}`,
  );
  return {
    kind: 'bars',
    title: 'Ações operacionais por objetivo e situação',
    alt: `Barras empilhadas. ${told.join('. ')}.`,
    legend: BAR_STATES.map(({ label, tone }) => ({ label, tone })),
    rows,
  };
}

function barsOfMonths(snapshot: Snapshot): Block[] {
  const totals = monthTotals(snapshot);
  if (totals.length === 0) return [];
  const { rows } = monthTotalsTable(snapshot);
  const labelOf = (at: number) => String(rows[at]?.[0] ?? '');
  return [
    {
      kind: 'bars',
      title: 'Linhas lançadas em cada mês',
      alt: `Barras. ${totals.map(({ asked, said }, at) => `${labelOf(at)}: ${said} de ${asked}`).join('. ')}.`,
      legend: SAID_STATES,
      rows: totals.map(({ asked, said }, at) => ({ label: labelOf(at), parts: [said, asked - said] })),
    },
  ];
}

function summary({ snapshot, frozenOn, frozenBy, sha256, lateReason }: ReportFacts): Block[] {
  const { actions, indicators } = snapshot;
  const late = actions.filter(({ lateness }) => lateness.isLate).length;
  const judged = indicators.filter(({ verdict }) => verdict === 'met' || verdict === 'missed');
  const met = judged.filter(({ verdict }) => verdict === 'met').length;
  return [
    {
      kind: 'pairs',
      rows: [
        { label: 'Plano', value: snapshot.plan.title },
        { label: 'Período', value: semesterInWords(snapshot.semester) },
        { label: 'Dados congelados em', value: `${formatDay(frozenOn)}, por ${frozenBy}` },
        { label: 'Código do congelamento', value: sha256 },
        {
          label: 'Ações operacionais',
          value: `${actions.length}, das quais ${late} com prazo vencido em ${formatDay(snapshot.day)}`,
        },
        {
          label: 'Indicadores com meta aferida',
          value: `${judged.length} de ${indicators.length}; ${met} com a meta alcançada`,
        },
      ],
    },
    ...(lateReason === null
      ? []
      : [{ kind: 'notice' as const, title: 'Congelado fora do prazo', lines: [lateReason] }]),
    barsOfObjectives(snapshot),
  ];
}

function judged({ snapshot, judgements }: ReportFacts): Block[] {
  const grades = new Map(snapshot.rules.scale.map(({ id, label }) => [id, label]));
  return inOrder(judgements.map((each) => ({ ...each, id: each.objective }))).flatMap((each): Block[] => {
    const objective = snapshot.objectives.find(({ id }) => id === each.objective);
    const grade = grades.get(each.grade ?? '') ?? 'sem conceito';
    return [
      { kind: 'heading', text: `${objectiveName(snapshot, each.objective)}: ${grade}` },
      { kind: 'text', text: objective?.title ?? '' },
      { kind: 'text', text: each.text },
      ...(each.recommendation === ''
        ? []
        : [{ kind: 'pairs' as const, rows: [{ label: 'Recomendação', value: each.recommendation }] }]),
    ];
  });
}

function comparedWith({ before, snapshot }: ReportFacts): Block[] {
  if (before === null) return [];
  const [byObjective, , byIndicator] = comparisonTables(before.comparison, snapshot, before.snapshot);
  return [
    { kind: 'heading', text: `Em relação ao ${semesterInWords(before.snapshot.semester)}` },
    ...(byObjective === undefined ? [] : [printed(byObjective)]),
    ...(byIndicator === undefined ? [] : [printed(byIndicator)]),
  ];
}

function signed({ signatures }: ReportFacts): Block[] {
  if (signatures.length === 0) return [];
  return [
    { kind: 'heading', text: 'Assinaturas' },
    {
      kind: 'table',
      columns: [
        { label: 'Unidade', width: '1fr' },
        { label: 'Quem assinou', width: '1fr' },
        { label: 'Quando', width: '34mm' },
        { label: 'Como', width: '34mm' },
      ],
      rows: signatures.map(({ unit, person, at, how }) => [unit, person, at, how]),
    },
  ];
}

/** The evaluation of a semester as a paper tells it; the same facts give the same blocks. */
export function reportBlocks(facts: ReportFacts): Block[] {
  const { snapshot } = facts;
  const isLate = ({ lateness }: Snapshot['actions'][number]) => lateness.isLate;
  return [
    ...summary(facts),
    ...judged(facts),
    ...section('Indicadores', indicatorsTable(snapshot), 'Nenhum indicador.'),
    ...section('Metas', targetsTable(snapshot), 'O plano não tem metas.'),
    ...section('Ações com prazo vencido', actionsTable(snapshot, isLate), 'Nenhuma ação com prazo vencido.'),
    ...section(
      'Ações redefinidas',
      renegotiationsTable(snapshot),
      'Nenhuma ação foi redefinida no semestre.',
    ),
    ...section(
      'Não conformidades',
      nonConformitiesTable(snapshot),
      'Nenhuma não conformidade aberta no semestre.',
    ),
    ...section('Unidades', unitsTable(snapshot), 'Nenhuma unidade com ações.'),
    ...section(
      'Completude e pontualidade',
      monthTotalsTable(snapshot),
      'O ciclo do mês não girou no semestre.',
    ),
    ...barsOfMonths(snapshot),
    ...comparedWith(facts),
    ...signed(facts),
  ];
}
