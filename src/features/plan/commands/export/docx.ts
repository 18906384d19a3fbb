import { strToU8, zipSync } from 'fflate';
import type { PrintedBlock } from '../../domain/printed-plan.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Twentieths of a point: A4 lying down, 20 mm around. */
const PAGE = { width: 16838, height: 11906, margin: 1134 };
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Letters that XML 1.0 has no way to write are left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function paragraph(text: string, style: string | null, bold = false): string {
  const look = style === null ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  const run = bold ? '<w:rPr><w:b/></w:rPr>' : '';
  return `<w:p>${look}<w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

/** Shares of the width by how many columns there are: what is read most gets most. */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  2: [30, 70],
  4: [26, 44, 18, 12],
  5: [52, 12, 12, 12, 12],
  7: [20, 26, 12, 17, 9, 9, 7],
};

function widthsOf(columns: number): number[] {
  const shares = SHARES[columns] ?? Array.from({ length: columns }, () => 100 / columns);
  return shares.map((share) => Math.floor((share * TABLE_WIDTH) / 100));
}

function rowXml(cells: readonly string[], widths: readonly number[], isHead: boolean): string {
  const look = isHead ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '';
  const inside = widths.map((width, at) => {
    const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="EDF5FF"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraph(cells[at] ?? '', 'Cell', isHead)}</w:tc>`;
  });
  return `<w:tr>${look}${inside.join('')}</w:tr>`;
}

function tableXml(block: Extract<PrintedBlock, { kind: 'table' }>): string {
  const columns = Math.max(...[block.head, ...block.above, ...block.rows].map((cells) => cells.length));
  const widths = widthsOf(columns);
  const head = block.head.length === 0 ? [] : [block.head];
  const rows = [
    ...[...block.above, ...head].map((cells) => rowXml(cells, widths, true)),
    ...block.rows.map((cells) => rowXml(cells, widths, false)),
  ];
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${TABLE_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl><w:p/>`;
}

function blockXml(block: PrintedBlock): string {
  if (block.kind === 'table') return tableXml(block);
  if (block.kind === 'lines') return block.lines.map((line) => paragraph(line, null)).join('');
  return paragraph(block.text, block.kind === 'title' ? 'Title' : 'Heading1');
}

const style = (id: string, name: string, kind: string, look: string): string =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${look}</w:style>`;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`)
  .join('');

const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Sans 3" w:hAnsi="Source Sans 3" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="pt-BR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>${style('Title', 'Title', 'paragraph', '<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="34"/></w:rPr>')}${style('Heading1', 'heading 1', 'paragraph', '<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>')}${style('Cell', 'Cell', 'paragraph', '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>')}${style('Grid', 'Table Grid', 'table', `<w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>`)}</w:styles>`;

const relations = (...targets: readonly [type: string, target: string][]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document (Office Open XML, ECMA-376) with headings, and tables whose column names repeat on each page. */
export function writeDocx(title: string, day: string, blocks: readonly PrintedBlock[]): Uint8Array {
  const section = `<w:sectPr><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const parts = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations(
      [`${OFFICE}/officeDocument`, 'word/document.xml'],
      [
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ],
    ),
    'word/_rels/document.xml.rels': relations([`${OFFICE}/styles`, 'styles.xml']),
    'word/styles.xml': STYLES,
    'docProps/core.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:language>pt-BR</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="${NAMESPACE}"><w:body>${blocks.map(blockXml).join('')}${section}</w:body></w:document>`,
  };
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, [strToU8(xml), { mtime: `${day}T12:00:00` }] as const]),
  );
  return zipSync(files as never, { level: 6 });
}
