import type { WordPart } from '../../platform/word.ts';
import type { LedgerLine, Letterhead, Paper, PaperBlock } from './domain/paper.ts';

type Widths = Extract<WordPart, { kind: 'table' }>['widths'];

const line = (text: string, bold = false): WordPart => ({ kind: 'paragraph', text, bold });

const table = (
  widths: Widths,
  head: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
): WordPart => ({ kind: 'table', widths, head, rows });

const ledgerRow = ({
  number,
  label,
  value,
  sign,
  formula,
  worked,
  notes,
  mark,
  quotes,
}: LedgerLine): string[] => [
  number,
  [label, formula, worked, mark, ...notes, ...quotes.map(({ where, quote }) => `${where}: “${quote}”`)]
    .filter((each) => each !== undefined)
    .join(' · '),
  sign === undefined ? value : `${sign} ${value}`,
];

/** A figure as the numbers that it draws: it cannot be worked on as a picture. */
const barsTable = ({ legend, rows }: Extract<PaperBlock, { kind: 'bars' }>): WordPart =>
  table(
    ['2fr', ...legend.map(() => '1fr' as const)],
    [['', ...legend.map(({ label }) => label)]],
    rows.map(({ label, parts }) => [label, ...parts.map(String)]),
  );

function partsOf(block: PaperBlock): WordPart[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'paragraph', text: block.text, style: 'Heading1' }];
    case 'contents':
      // A word processor makes its own, of the headings.
      return [];
    case 'text':
      return [line(block.text)];
    case 'result':
      return [line(`${block.label}: ${block.figure}`, true), line(block.words)];
    case 'pairs':
      return [
        table(
          ['1fr', '3fr'],
          [],
          block.rows.map(({ label, value }) => [label, value]),
        ),
      ];
    case 'ledger':
      return [table(['16mm', '1fr', '40mm'], [], block.lines.map(ledgerRow))];
    case 'table':
      return [
        table(
          block.columns.map(({ width }) => width as Widths[number]),
          [block.columns.map(({ label }) => label)],
          block.rows,
        ),
      ];
    case 'bars':
      return [line(block.title, true), barsTable(block)];
    case 'notice':
      return [line(block.title, true), ...block.lines.map((each) => line(each))];
    case 'signatures':
      return block.roles.flatMap((role) => [line(''), line(`____________________________________  ${role}`)]);
  }
}

/** A paper, issued or not, as a word processor has it: the head, the content and the line of the foot with the hash. */
export function paperParts(
  { title, subtitle, foot, contentSha256, hashOf = 'do conteúdo', blocks }: Paper,
  { state, department, demonstration }: Letterhead,
  issued: { readonly number: string; readonly day: string } | null,
): WordPart[] {
  const numbered = issued === null ? [] : [line(`${issued.number}, de ${issued.day}`, true)];
  return [
    line(`${state} · ${department}`),
    ...(demonstration ? [line('DEMONSTRAÇÃO: SEM VALOR', true)] : []),
    { kind: 'paragraph', text: title, style: 'Title' },
    line(subtitle),
    ...numbered,
    ...blocks.flatMap(partsOf),
    { kind: 'paragraph', text: `${foot} · SHA-256 ${hashOf}: ${contentSha256}`, style: 'Foot' },
  ];
}
