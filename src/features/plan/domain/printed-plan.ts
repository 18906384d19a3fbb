import { readMarked } from './plan-document/source-row.ts';
import type { Status } from './state.ts';
import { DOCUMENT_WORDS } from './state.ts';

/** What the layout of the document needs of the plan; every cell as its document prints it. */
export interface PrintablePlan {
  readonly title: string;
  readonly objectives: readonly {
    id: string;
    number: number | null;
    perspectiveTitle: string;
    title: string;
    responsible: string | null;
  }[];
  readonly targets: readonly { text: string }[];
  readonly indicators: readonly {
    /** With its number and the tags that the document has. */
    titleRaw: string;
    block: string;
    years: readonly { year: number; raw: string }[];
  }[];
  readonly strategicActions: readonly {
    id: string;
    objective: string;
    printedMarker: string;
    title: string;
    titleUnfolded: string | null;
    owner: string;
    deadline: { raw: string };
  }[];
  readonly operationalActions: readonly {
    id?: string;
    strategicAction: string;
    objective: string;
    printedMarker: string;
    title: string;
    owner: string;
    participants: string;
    deadline: { raw: string; redefined?: { words: string } | null | undefined };
    /** Its words in force, where they are others than the printed ones, and how many times it was redefined. */
    redefinedTitle?: string | null | undefined;
    renegotiations?: number | undefined;
    notes: string;
    status: Status | null;
    printedStatus: Status | null;
    /** The cell as the document prints it. */
    statusRaw: string | null;
  }[];
}

/** A piece of the printed plan: a heading, lines of text or a table with its column names. */
export type PrintedBlock =
  | { readonly kind: 'title' | 'section'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      /** Lines above the column names, as `OBJETIVO 1 | …`. */
      readonly above: readonly (readonly string[])[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Heads what was redefined since the document; “=” stands where the printed is in force. */
const REDEFINED = 'AÇÕES REDEFINIDAS: O IMPRESSO E O QUE VIGORA';

const SEVEN = [
  'AÇÕES ESTRATÉGICAS',
  'AÇÕES OPERACIONAIS (Como fazer?)',
  'RESPONSÁVEL',
  'QUEM PARTICIPA (atores envolvidos)',
  'PRAZO',
  'OBSERVAÇÕES',
  'STATUS',
];

function objectivesTable(plan: PrintablePlan): PrintedBlock {
  let before = '';
  const rows = plan.objectives.map(({ perspectiveTitle, title }) => {
    const first = perspectiveTitle === before ? '' : perspectiveTitle.toUpperCase();
    before = perspectiveTitle;
    return [first, title];
  });
  return { kind: 'table', above: [], head: [], rows };
}

function panelTables(plan: PrintablePlan): PrintedBlock[] {
  const blocks = Map.groupBy(plan.indicators, ({ block }) => block);
  return [...blocks].map(([block, indicators]) => {
    const years = [...new Set(indicators.flatMap((each) => each.years.map(({ year }) => year)))].sort();
    const rows = indicators.map(({ titleRaw, years: cells }) => [
      titleRaw,
      ...years.map((year) => cells.find((cell) => cell.year === year)?.raw ?? ''),
    ]);
    return {
      kind: 'table',
      above: [],
      head: [block.replace(/\s*\(cabeçalho[^)]*\)$/, ''), ...years.map(String)],
      rows,
    };
  });
}

/** Objectives with a table of their own: those with a number, and any other that has actions. */
const tabled = (plan: PrintablePlan) => {
  const acting = new Set(
    [...plan.strategicActions, ...plan.operationalActions].map((each) => each.objective),
  );
  return plan.objectives.filter(({ id, number }) => number !== null || acting.has(id));
};

const objectiveWords = (number: number | null) => (number === null ? 'OBJETIVO' : `OBJETIVO ${number}`);

function strategicTables(plan: PrintablePlan): PrintedBlock[] {
  return tabled(plan).map(({ id, number, title }) => ({
    kind: 'table',
    above: number === null ? [['OBJETIVO', title]] : [],
    head: [
      objectiveWords(number),
      'AÇÕES ESTRATÉGICAS (o que fazer para alcançar os objetivos e metas?)',
      'RESPONSÁVEL (Quem?)',
      'PRAZO',
    ],
    rows: plan.strategicActions
      .filter(({ objective }) => objective === id)
      .map((each, at) => [
        at === 0 ? title : '',
        `${each.printedMarker} ${each.title}`,
        each.owner,
        each.deadline.raw,
      ]),
  }));
}

function operationalTables(plan: PrintablePlan): PrintedBlock[] {
  const strategic = new Map(plan.strategicActions.map((each) => [each.id, each]));
  return tabled(plan).map(({ id, number, title, responsible }) => {
    let before = '';
    const rows = plan.operationalActions
      .filter(({ objective }) => objective === id)
      .map((action) => {
        const parent = strategic.get(action.strategicAction);
        const first = action.strategicAction === before ? '' : parentCell(action.strategicAction, parent);
        before = action.strategicAction;
        return [
          first,
          `${action.printedMarker} ${action.title}`,
          action.owner,
          action.participants,
          action.deadline.raw,
          action.notes,
          statusCell(action),
        ];
      });
    const above = [
      [objectiveWords(number), title],
      ...(responsible === null ? [] : [['RESPONSÁVEL', responsible]]),
    ];
    return { kind: 'table', above, head: SEVEN, rows };
  });
}

/** What was redefined since, beside the printed; none where nothing was. Apart from what is read back, whose cells are the document's. */
export function redefinedTable({ operationalActions }: PrintablePlan): PrintedBlock[] {
  const rows = operationalActions
    .filter(({ deadline, redefinedTitle }) => deadline.redefined != null || redefinedTitle != null)
    .map(({ id, title, deadline, redefinedTitle, renegotiations = 0 }) => [
      `${id ?? ''} ${title}`.trim(),
      redefinedTitle ?? '=',
      deadline.redefined == null ? '=' : `${deadline.raw} → ${deadline.redefined.words}`,
      `${renegotiations}×`,
    ]);
  if (rows.length === 0) return [];
  return [
    { kind: 'section', text: REDEFINED },
    {
      kind: 'table',
      above: [],
      head: ['AÇÃO, COMO IMPRESSA', 'TEXTO EM VIGOR', 'PRAZO: IMPRESSO → EM VIGOR', 'REDEFINIDA'],
      rows,
    },
  ];
}

/** The document's own cell while its word is the one that holds; what units report since, in the document's words. */
function statusCell({
  status,
  printedStatus,
  statusRaw,
}: PrintablePlan['operationalActions'][number]): string {
  if (statusRaw !== null && status === printedStatus) return statusRaw;
  return status === null ? '' : DOCUMENT_WORDS[status];
}

/** A strategic action over its own: under the sign that section 6 prints, whatever number the plan keeps it by. */
function parentCell(id: string, parent: PrintablePlan['strategicActions'][number] | undefined): string {
  const printed = readMarked(`${parent?.printedMarker ?? ''} título`)?.sign;
  const sign = printed ?? id.split('.').at(-1) ?? '';
  return `${sign}) ${parent?.titleUnfolded ?? parent?.title ?? ''}`;
}

/** The plan in the layout of its document, section by section; reading it back gives the same cells. */
export function printedPlan(plan: PrintablePlan): PrintedBlock[] {
  return [
    { kind: 'title', text: plan.title },
    { kind: 'section', text: '5.1. OBJETIVOS ESTRATÉGICOS' },
    objectivesTable(plan),
    { kind: 'section', text: '5.2. METAS ESTRATÉGICAS' },
    { kind: 'lines', lines: plan.targets.map(({ text }) => text) },
    { kind: 'section', text: '5.3. PAINEL DE INDICADORES DAS METAS ESTRATÉGICAS' },
    ...panelTables(plan),
    { kind: 'section', text: '6. AÇÕES ESTRATÉGICAS' },
    ...strategicTables(plan),
    { kind: 'section', text: '6.1. DESDOBRAMENTO DAS AÇÕES ESTRATÉGICAS EM PLANO OPERACIONAL' },
    ...operationalTables(plan),
  ];
}

/** The blocks as the rows of one sheet. */
export function sheetRows(blocks: readonly PrintedBlock[]): { cells: readonly string[]; isHead: boolean }[] {
  const plain = (cells: readonly string[]) => ({ cells, isHead: false });
  return blocks.flatMap((block) => {
    if (block.kind === 'lines') return block.lines.map((line) => plain([line]));
    if (block.kind !== 'table') return [{ cells: [block.text], isHead: true }];
    const head = block.head.length === 0 ? [] : [{ cells: block.head, isHead: true }];
    return [...block.above.map((cells) => ({ cells, isHead: true })), ...head, ...block.rows.map(plain)];
  });
}

const beginsFormula = (cell: string): boolean => /^'*[=+\-@].*\S/s.test(cell);

/** A cell that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again. */
export const guarded = (cell: string): string => (beginsFormula(cell) ? `'${cell}` : cell);

/** The cell without the apostrophe of `guarded`. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && beginsFormula(cell.slice(1)) ? cell.slice(1) : cell;
