import { allIndicatorValues, indicatorValue } from '../../features/indicators/index.ts';
import { planSummary } from '../../features/plan/index.ts';
import { STATE_WORDS, traceForCli } from '../../features/transparency/index.ts';
import { type Command, type CommandInput, type Outcome, required, UsageError } from './command.ts';
import { withContext } from './session.ts';

const text = (value: string | boolean | readonly (string | boolean)[] | undefined): string | null =>
  typeof value === 'string' ? value : null;

const UNIT_WORDS: Readonly<Record<string, string>> = {
  '%': '%',
  'per-1000': ' por mil',
  'per-10000': ' por 10 mil',
  'per-100000': ' por 100 mil',
  days: ' dias',
  BRL: ' reais',
};

export const indicatorsCommand: Command = {
  name: 'indicators',
  usage:
    'indicators CÓDIGO | --all [--hospital] [--territory CÓDIGO | --establishment CNES] [--period PERÍODO] [--variant V] [--method M] [--known-on AAAA-MM-DD] [--json]',
  summary:
    'mostra um indicador, ou todos (os do plano, ou com --hospital os hospitalares), com o que os compõe',
  options: {
    all: { type: 'boolean' },
    hospital: { type: 'boolean' },
    indicator: { type: 'string' },
    territory: { type: 'string' },
    establishment: { type: 'string' },
    period: { type: 'string' },
    variant: { type: 'string' },
    method: { type: 'string' },
    'known-on': { type: 'string' },
  },
  async run(input) {
    const where = {
      territory: text(input.values.territory),
      establishment: text(input.values.establishment),
      period: text(input.values.period),
      knownOn: text(input.values['known-on']),
    };
    if (input.values.all === true) return listIndicators(input, where);
    const request = {
      ...where,
      indicator: input.positionals[0] ?? required(input, 'indicator', indicatorsCommand),
      variant: text(input.values.variant),
      method: text(input.values.method),
    };
    if (input.positionals.length > 1)
      throw new UsageError(`Um indicador por vez, ou --all.\nUso: pactua ${indicatorsCommand.usage}`);
    const value = await withContext((context) => indicatorValue(context, request));
    return { json: value, text: linesOf(value).join('\n') };
  },
};

function linesOf(value: Awaited<ReturnType<typeof indicatorValue>>): string[] {
  return [
    `${value.indicator} · ${value.establishment === null ? value.territory : `CNES ${value.establishment}`} · ${value.period}: ${value.value === null ? 'sem valor' : `${value.value}${UNIT_WORDS[value.unit] ?? ''}`}`,
    `numerador ${value.numerator ?? '–'}, denominador ${value.denominator ?? '–'}`,
    `método ${value.method ?? '–'}${value.variant === null ? '' : `, variante ${value.variant}`}`,
    ...(value.basis === undefined ? [] : [`por ${value.basis.place}: ${value.basis.formula}`]),
    ...(value.reason === null ? [] : [value.reason]),
    ...(value.groups ?? []).map(({ group, numerator }) => `  grupo ${group}: ${numerator}`),
    ...value.sources.map((source) => `  ${source.file} ${source.sha256}`),
  ];
}

/** Every indicator of the plan: its value, or why it has none. */
async function listIndicators(
  input: CommandInput,
  where: Readonly<Record<'territory' | 'establishment' | 'period' | 'knownOn', string | null>>,
): Promise<Outcome> {
  const chosen = ['indicator', 'variant', 'method'].find((name) => text(input.values[name]) !== null);
  if (chosen !== undefined || input.positionals.length > 0)
    throw new UsageError(
      `--all mostra todos: não combina com um indicador, variante ou método.\nUso: pactua ${indicatorsCommand.usage}`,
    );
  const set = input.values.hospital === true ? 'hospital' : 'plan';
  const values = await withContext((context) => allIndicatorValues(context, { ...where, set }));
  const lines = values.map((value) => {
    const told =
      value.value === null ? (value.reason ?? '') : `${value.value}${UNIT_WORDS[value.unit] ?? ''}`;
    return `${value.indicator.padEnd(14)} ${value.name}: ${told}`;
  });
  return { json: values, text: lines.join('\n') };
}

const COUNT_WORDS: Readonly<Record<string, string>> = {
  perspectives: 'perspectivas',
  guidelines: 'diretrizes',
  objectives: 'objetivos',
  targets: 'metas',
  indicators: 'indicadores',
  strategicActions: 'ações estratégicas',
  operationalActions: 'ações operacionais',
  noInformation: 'sem informação',
  notStarted: 'não iniciadas',
  inProgress: 'em andamento',
  completed: 'concluídas',
  cancelled: 'canceladas',
};

const counted = (counts: object): string[] =>
  Object.entries(counts).flatMap(([name, count]) =>
    typeof count === 'object'
      ? counted(count).map((line) => `  ${line}`)
      : `  ${COUNT_WORDS[name] ?? name}: ${count}`,
  );

export const planCommand: Command = {
  name: 'plan show',
  usage: 'plan show [--json]',
  summary: 'mostra o plano e as suas contagens',
  options: {},
  async run() {
    const summary = await withContext(planSummary);
    return { json: summary, text: [summary.plan.title, ...counted(summary.counts)].join('\n') };
  },
};

export const traceCommand: Command = {
  name: 'trace',
  usage: 'trace [--missing] [--json]',
  summary: 'lista cada dispositivo dos dois documentos, a sua tela e o seu estado',
  options: { missing: { type: 'boolean' } },
  async run(input) {
    const rows = traceForCli({ missing: input.values.missing === true });
    const lines = rows.map(
      (row) => `${row.id.padEnd(10)} ${STATE_WORDS[row.state].padEnd(21)} ${row.route ?? '–'}`,
    );
    return { json: rows, text: lines.join('\n') };
  },
};
