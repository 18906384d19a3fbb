import type { Citation, ExplainedJson, Reading } from '../../../kernel/explained.ts';
import { exactNumber, formatDifference, formatExplained } from '../../format.ts';
import { formulaWithValues, READING_WORDS } from '../explained-words.ts';
import type { FilesTable } from '../FilesMenu.tsx';
import { type ExplainedRow, explainedRows, lineId } from './rows.ts';

const HEADER = [
  'Nível',
  'Linha',
  'Valor',
  'Valor em número',
  'Valor exato',
  'Fórmula',
  'Com os valores',
  'Situação',
  'Leitura',
  'Outras leituras',
  'Ato',
  'Dispositivo',
  'Citação',
  'SHA-256 da citação',
  'Arquivos',
  'Observação',
  'Endereço da linha',
];

/** The whole tree as a table: one row a value, its level first, so that a spreadsheet can fold it again. */
export function explainedTable(root: ExplainedJson): FilesTable {
  const { unit } = root;
  return { header: HEADER, rows: explainedRows(root).map((row) => tableRow(row, unit)) };
}

function tableRow({ node, key, level }: ExplainedRow, unit: ExplainedJson['unit']) {
  const { label, value, formula, reading, evidence, note } = node;
  return [
    level,
    label,
    formatExplained(node),
    numberOf(node),
    value === null ? '' : String(value),
    formula ?? '',
    formulaWithValues(node) ?? '',
    reading ? READING_WORDS[reading.status] : '',
    reading?.label ?? '',
    reading ? othersInWords(reading, unit) : '',
    ...citeCells(node.cite),
    (evidence?.files ?? []).map(({ file, sha256 }) => `${file} (${sha256})`).join('; '),
    note ?? '',
    `#${lineId(key)}`,
  ];
}

const citeCells = (cite: Citation | undefined) =>
  cite ? [cite.act, cite.at, cite.quote, cite.sha256 ?? ''] : ['', '', '', ''];

/** A number that a spreadsheet adds up; the exact value stands beside it. */
function numberOf(node: ExplainedJson): number | null {
  const exact = exactNumber(node);
  return exact === null ? null : Number(exact.toDecimal(6));
}

function othersInWords({ alternatives }: Reading, unit: ExplainedJson['unit']): string {
  return alternatives
    .map(({ label, difference }) =>
      difference === null ? `${label}: sem valor` : `${label}: ${formatDifference(difference, unit)}`,
    )
    .join('; ');
}
