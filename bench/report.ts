export type Cell = string | number;

/** What a bench hands back: printed as Markdown. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
}

/** One line of the summary: what is measured, the goal of the project, what this run gave. */
export interface Finding {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly reached: boolean | null;
}

export interface Outcome {
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
}

export function markdown({ title, columns, rows, notes }: Table): string {
  const lines = [
    `### ${title}`,
    '',
    line(columns),
    line(columns.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map((row) => line(row.map(String))),
    '',
    ...notes.map((note) => `${note}\n`),
  ];
  return `${lines.join('\n')}\n`;
}

export function summary(findings: readonly Finding[]): Table {
  const rows = findings.map(({ what, goal, measured, reached }) => [
    what,
    goal,
    measured,
    reached === null ? '' : reached ? 'yes' : 'no',
  ]);
  return { title: 'Summary', columns: ['what', 'goal', 'measured', 'reached'], rows, notes: [] };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ×`;
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0);
