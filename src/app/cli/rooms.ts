import { planSummary } from '../../features/plan/index.ts';
import { STATE_WORDS, traceForCli } from '../../features/transparency/index.ts';
import type { Command } from './command.ts';
import { withContext } from './session.ts';

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
