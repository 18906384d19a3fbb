import { strToU8, zipSync } from 'fflate';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Twentieths of a point: A4, 20 mm around. */
const SHORT = 11906;
const LONG = 16838;
const MARGIN = 1134;
const DXA_PER_MM = 56.7;

/** A width of a column: `12mm`, or a share of what those leave, `2fr`. */
type Width = `${number}mm` | `${number}fr`;

/** What a Word document is made of, in order. */
export type WordPart =
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly style?: 'Title' | 'Heading1' | 'Foot';
      readonly bold?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly widths: readonly Width[];
      /** Rows that repeat on each page. */
      readonly head: readonly (readonly string[])[];
      readonly rows: readonly (readonly string[])[];
    };

export interface WordDocument {
  readonly title: string;
  /** `YYYY-MM-DD`: the date inside the file, so that equal content gives equal bytes. */
  readonly day: string;
  readonly landscape?: boolean;
  readonly parts: readonly WordPart[];
}

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

/** Widths in twentieths of a point: what is said in millimetres first, the rest by shares. */
function widthsOf(widths: readonly Width[], whole: number): number[] {
  const numbers = widths.map((width) => Number.parseFloat(width));
  const fixed = widths.map((width, at) => (width.endsWith('mm') ? (numbers[at] ?? 0) * DXA_PER_MM : 0));
  const left = whole - fixed.reduce((sum, each) => sum + each, 0);
  const shares = numbers.reduce((sum, each, at) => (fixed[at] === 0 ? sum + each : sum), 0);
  return numbers.map((each, at) => Math.floor(fixed[at] || (each * left) / shares));
}

function rowXml(cells: readonly string[], widths: readonly number[], isHead: boolean): string {
  const look = isHead ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '';
  const inside = widths.map((width, at) => {
    const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="EDF5FF"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraph(cells[at] ?? '', 'Cell', isHead)}</w:tc>`;
  });
  return `<w:tr>${look}${inside.join('')}</w:tr>`;
}

function tableXml(
  { widths: asked, head, rows }: Extract<WordPart, { kind: 'table' }>,
  whole: number,
): string {
  const widths = widthsOf(asked, whole);
  const inside = [
    ...head.map((cells) => rowXml(cells, widths, true)),
    ...rows.map((cells) => rowXml(cells, widths, false)),
  ];
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${inside.join('')}</w:tbl><w:p/>`;
}

const partXml = (part: WordPart, whole: number): string =>
  part.kind === 'table' ? tableXml(part, whole) : paragraph(part.text, part.style ?? null, part.bold);

const style = (id: string, name: string, kind: string, look: string): string =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${look}</w:style>`;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`)
  .join('');

const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Sans 3" w:hAnsi="Source Sans 3" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="pt-BR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>${style('Title', 'Title', 'paragraph', '<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="34"/></w:rPr>')}${style('Heading1', 'heading 1', 'paragraph', '<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>')}${style('Cell', 'Cell', 'paragraph', '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>')}${style('Foot', 'Foot', 'paragraph', '<w:pPr><w:spacing w:before="240" w:after="0"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="15"/></w:rPr>')}${style('Grid', 'Table Grid', 'table', `<w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>`)}</w:styles>`;

const relations = (...targets: readonly [type: string, target: string][]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Media type of a Word document. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document (Office Open XML, ECMA-376) with headings, and tables whose column names repeat on each page. */
export function writeWord({ title, day, landscape = false, parts: content }: WordDocument): Uint8Array {
  const [width, height] = landscape ? [LONG, SHORT] : [SHORT, LONG];
  const look = landscape ? ' w:orient="landscape"' : '';
  const section = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"${look}/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const body = content.map((part) => partXml(part, width - 2 * MARGIN)).join('');
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
<w:document xmlns:w="${NAMESPACE}"><w:body>${body}${section}</w:body></w:document>`,
  };
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, [strToU8(xml), { mtime: `${day}T12:00:00` }] as const]),
  );
  return zipSync(files as never, { level: 6 });
}
