// Writes database/seed/acts from the two official documents: the resolution as scanned, with its corrected
// reading, and the plan by section. Run again whenever the reading is corrected.
import type { Act, Table, Unit, UnitKind } from '../../src/features/acts/domain/act.ts';
import { compare, type ReadUnit } from './acts/corrections.ts';
import { planUnits } from './acts/plan.ts';
import { parseReading } from './acts/reading.ts';
import { readContent, readSharedText, writeSeedJson, writeSeedText } from './shared-text.ts';

const TRANSCRIBER = 'transcrição Pactua';
const ROW = /^anexo\/(quadro-01\/faixa-\d+|cl-5\/metas\/\w+)$/u;
const HEADING = /^(epigrafe|resolve|anexo|anexo\/(titulo|cl-\d+|quadro-01|cl-5\/(metas|sanitaria)))$/u;

function kindOf(address: string): UnitKind {
  if (address.startsWith('pagina-')) return 'page';
  if (ROW.test(address)) return 'table-row';
  return HEADING.test(address) ? 'heading' : 'provision';
}

function resolution(): void {
  const { text: ocr, source } = readSharedText('seeds/003_9a3b647d6bf886a3.txt', '2020-09-03');
  const read: ReadUnit[] = parseReading(readContent('mt-cib-2020-072.reading.txt'));
  const { spans, corrections } = compare(ocr, read, TRANSCRIBER);
  const units = read.map(({ address, text }, i): Unit => {
    const status = text.includes('[') ? 'reconstructed' : 'printed';
    const { start: ocrStart, end: ocrEnd } = spans[i]!;
    return { address, kind: kindOf(address), text, status, ocrStart, ocrEnd };
  });
  const act: Act = {
    id: 'mt-cib-2020-072',
    kind: 'resolution',
    coverage: 'full',
    number: '072/2020',
    title: 'Resolução CIB/MT nº 072, de 03 de setembro de 2020',
    body: 'Comissão Intergestores Bipartite do Estado de Mato Grosso – CIB/MT',
    ementa: units.find((unit) => unit.address === 'ementa')!.text,
    signedOn: '2020-09-03',
    effectFrom: '2020-07-01',
    effectTo: null,
    source,
    ocrFile: 'mt-cib-2020-072.ocr.txt',
    units,
    corrections,
    tables: JSON.parse(readContent('mt-cib-2020-072.tables.json')) as Table[],
    omissions: [],
  };
  writeSeedText('acts/mt-cib-2020-072.ocr.txt', ocr);
  writeSeedJson('acts/mt-cib-2020-072.json', act);
}

function plan(): void {
  const { text, source } = readSharedText('seeds/000_0935b89b306796de.txt', '2023');
  const act: Act = {
    id: 'sas-plano-2024-2027',
    kind: 'plan',
    coverage: 'full',
    number: null,
    title: 'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027',
    body: 'Superintendência de Atenção à Saúde – SAS/SES/MT',
    ementa: null,
    signedOn: null,
    effectFrom: '2024-01-01',
    effectTo: '2028-01-01',
    source,
    ocrFile: null,
    units: planUnits(text),
    corrections: [],
    tables: [],
    omissions: [
      {
        at: 'sec-0/ficha-tecnica',
        what: 'Autoridades, responsáveis, relatora, revisores e diagramação.',
        reason: 'Nomes de pessoas não ficam no repositório; ficam as linhas de cargo citadas na matriz.',
      },
      {
        at: 'sec-0/oficinas',
        what: 'Lista de participantes das oficinas.',
        reason: 'Nomes de pessoas não ficam no repositório; fica o título da lista.',
      },
      {
        at: 'sec-2/figura-1',
        what: 'Desenho da figura e o nome de sua autora.',
        reason: 'O desenho não sobreviveu no texto; nomes de pessoas não ficam no repositório.',
      },
      {
        at: 'sec-0/direitos',
        what: 'Endereços, catalogação e sumário.',
        reason: 'Não têm tela própria; o sumário repete os títulos das seções.',
      },
    ],
  };
  writeSeedJson('acts/sas-plano-2024-2027.json', act);
}

resolution();
plan();
