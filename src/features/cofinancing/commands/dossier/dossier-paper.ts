import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatBrl, formatDay } from '../../../../kernel/format.ts';
import { money } from '../../../../kernel/money.ts';
import { amountInWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { StoredEvent } from '../../../../platform/events.ts';
import { sha256 } from '../../../../platform/ids.ts';
import type { Paper, PaperBlock } from '../../../documents/index.ts';
import { KIND_WORDS, type Kind } from '../../domain/ledger/chart.ts';
import { readContent } from '../../domain/ledger/seal.ts';
import { PARTS, PRODUCTION_PARTS, type ProductionRecord } from '../../domain/month/production.ts';
import { STATE_WORDS } from '../../domain/month/state-words.ts';
import { monthInWords } from '../../domain/month-in-words.ts';
import { calculationLines } from '../memory-paper.ts';
import { eventDetail, eventLabel } from '../month/words.ts';
import { accountsSection } from './accounts-section.ts';
import { assessmentSection } from './assessment-section.ts';
import { cacSection } from './cac-section.ts';
import { instrumentSection } from './instrument-section.ts';
import type { PaymentRecords } from './records.ts';

const reais = (decimal: string): string => formatBrl(Rational.parse(decimal));
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });
const heading = (words: string): PaperBlock => ({ kind: 'heading', text: words });
const DAY_LENGTH = 10;
const dayOf = (instant: string): string => instant.slice(0, DAY_LENGTH);
const HASH = { label: 'SHA-256', width: '72mm' };

/** The dossier of a payment, of records alone: the same records give the same paper, whenever and by whomever it is asked for. */
export function dossierPaper(records: PaymentRecords): Paper {
  const { agreement, on, month } = records;
  const competencia = competenciaInWords(parseCompetencia(on.competencia));
  const { names: _, ...recorded } = records;
  return {
    title: 'Dossiê de pagamento',
    subtitle: `${agreement.name}, competência de ${competencia}`,
    foot: `Dossiê · ${agreement.name} · competência ${on.competencia}`,
    day: lastDay(records),
    contentSha256: sha256(canonicalJson(recorded)),
    hashOf: 'dos registros',
    blocks: [
      { kind: 'pairs', rows: identification(records, competencia) },
      {
        kind: 'result',
        label: 'Direito da competência, por autorização e ajustes',
        figure: reais(month.entitlement),
        words: amountInWords(money(Rational.parse(month.entitlement))),
      },
      { kind: 'contents' },
      ...actSection(records),
      ...instrumentSection(records),
      ...cacSection(records),
      ...assessmentSection(records),
      ...dataSection(records),
      ...calculationSection(records),
      ...signaturesSection(records),
      ...ledgerSection(records),
      ...accountsSection(records),
      ...checkSection(records),
    ],
  };
}

type Assessed = Pick<PaymentRecords, 'evaluations' | 'assessment'>;

/** What was assessed for the payment: each with its chain. */
const assessed = ({ evaluations, assessment }: Assessed) => [
  ...evaluations.map(({ final, chain }) => ({ name: `da avaliação ${final.number}`, chain })),
  ...(assessment === null ? [] : [{ name: 'da avaliação do incentivo', chain: assessment.chain }]),
];

/** The day of the newest record: nothing in the paper depends on the day it is printed. */
function lastDay({ transfer, instrument, accounts, entries, ...records }: PaymentRecords): string {
  const told = [...(accounts?.chain.events ?? []), ...assessed(records).flatMap(({ chain }) => chain.events)];
  const instants = [...transfer.events, ...instrument.events, ...told, ...entries].map(({ at }) => at);
  return dayOf(instants.reduce((newest, at) => (at > newest ? at : newest)));
}

function identification(
  { agreement, municipality, programme, act, month }: PaymentRecords,
  competencia: string,
) {
  return [
    { label: 'Termo', value: agreement.name },
    { label: 'Programa', value: programme },
    { label: 'Ato', value: act.name },
    { label: 'Fundo que recebe', value: agreement.fund },
    { label: 'Estabelecimento', value: `${agreement.establishment}, ${municipality}` },
    { label: 'Competência', value: `${competencia}: ${STATE_WORDS[month.state]}` },
    { label: 'Pago', value: reais(month.executed.paid) },
    ...recoveryRows(month),
  ];
}

/** What was kept back of the payment to recover another one, and what of it comes back itself. */
function recoveryRows({
  executed: { discounted },
  recovery: { scheduled, recovered },
}: PaymentRecords['month']) {
  return [
    ...(discounted === '0.00' ? [] : [{ label: 'Descontado por recuperação', value: reais(discounted) }]),
    ...(scheduled === '0.00'
      ? []
      : [
          {
            label: 'Em recuperação',
            value: `${reais(scheduled)}, dos quais ${reais(recovered)} recuperados`,
          },
        ]),
  ];
}

function actSection({ act, calculation }: PaymentRecords): PaperBlock[] {
  const cites = calculation?.citations ?? [];
  return [
    heading('1. Ato'),
    text(
      `${act.name}.${act.source === null ? '' : ` Fonte: ${act.source.file}, SHA-256 ${act.source.sha256}.`}`,
    ),
    ...(cites.length === 0
      ? [text('Ainda não há cálculo: nenhum dispositivo foi citado.')]
      : [
          text('Cada trecho citado pelo cálculo foi procurado agora no texto guardado do ato, e encontrado.'),
          {
            kind: 'table' as const,
            columns: [
              { label: 'Ato e dispositivo', width: '1.2fr' },
              { label: 'Trecho', width: '1.6fr' },
              HASH,
            ],
            rows: cites.map((cite) => [`${cite.actName}, ${cite.atLabel}`, `“${cite.quote}”`, cite.sha256]),
          },
        ]),
  ];
}

function dataSection(records: PaymentRecords): PaperBlock[] {
  const { productionMonth, production, month } = records;
  const used = production.find(({ id }) => id === month.production?.record);
  if (productionMonth === null)
    return [
      heading('5. Dados'),
      text('Regime excepcional: paga-se a média que o ato fixa; nenhum arquivo de produção foi usado.'),
    ];
  if (used === undefined) return [heading('5. Dados'), text('A produção ainda não foi fechada.')];
  const others = production.filter((record) => record !== used);
  return [
    heading('5. Dados'),
    text(
      used.origin === 'files'
        ? `Produção de ${monthInWords(productionMonth)}, lida nos arquivos pelo CNES ${used.cnes} em ${formatDay(used.knownOn)}.`
        : `Produção de ${monthInWords(productionMonth)}, digitada e contra-assinada por outra pessoa: ${used.reason}`,
    ),
    {
      kind: 'table',
      columns: [
        { label: 'Parte', width: '1fr' },
        { label: 'Valor', width: 'auto', numbers: true },
      ],
      rows: PARTS.map((part) => [PRODUCTION_PARTS[part].label, reais(used[part])]),
    },
    ...filesTable(used),
    ...others.map((record) => text(otherWords(record))),
  ];
}

function filesTable({ files }: ProductionRecord): PaperBlock[] {
  if (files.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { label: 'Arquivo', width: '1fr' },
        { label: 'Emitido em', width: 'auto' },
        { ...HASH, label: 'SHA-256 do arquivo recebido' },
      ],
      rows: files.map(({ file, date, sha256: hash }) => [file, date === null ? '–' : formatDay(date), hash]),
    },
  ];
}

const otherWords = ({ knownOn, files, origin }: ProductionRecord): string =>
  origin === 'typed'
    ? `Há também produção digitada em ${formatDay(knownOn)}, que não é a deste pagamento.`
    : `Há também a produção lida em ${formatDay(knownOn)} (${files.map(({ file, sha256: hash }) => `${file}, SHA-256 ${hash}`).join('; ')}), que não é a deste pagamento.`;

function calculationSection({ calculation, month }: PaymentRecords): PaperBlock[] {
  if (calculation === null || month.calculation === null)
    return [heading('6. Cálculo'), text('Não há cálculo em vigor.')];
  const { memory, opinion } = month.calculation;
  return [
    heading('6. Cálculo'),
    text(
      `Memória ${memory}. SHA-256 do cálculo: ${calculation.sha256}, ${calculation.holds ? 'refeito agora sobre a árvore guardada: confere' : 'que a árvore guardada NÃO dá: confira a cópia de segurança'}.`,
    ),
    text(`Parecer: ${opinion}`),
    { kind: 'ledger', lines: calculationLines(calculation) },
  ];
}

function signaturesSection({ transfer: { events }, names }: PaymentRecords): PaperBlock[] {
  return [
    heading('7. Atos e assinaturas'),
    text(
      'Cada assinatura é a senha digitada de novo, e o hash do que foi assinado; a autoria é de pessoas diferentes.',
    ),
    {
      kind: 'table',
      columns: [
        { label: 'Nº', width: 'auto', numbers: true },
        { label: 'Ato, quem e quando', width: '1fr' },
        { ...HASH, label: 'SHA-256: assinado e evento' },
      ],
      rows: events.map((event) => [String(event.sequence), actWords(event, names), hashesOf(event)]),
    },
  ];
}

function actWords(event: StoredEvent, names: PaymentRecords['names']): string {
  const who = event.actorId === null ? 'o sistema' : (names.get(event.actorId) ?? 'pessoa sem cadastro');
  const detail = event.data.signedSha256 === undefined ? eventDetail(event) : event.reason;
  return [`${eventLabel(event.type)}, ${who}, ${formatDay(dayOf(event.at))}`, detail]
    .filter(Boolean)
    .join('. ');
}

const hashesOf = ({ data, hash }: StoredEvent): string =>
  [data.signedSha256, hash].filter((each) => each !== undefined).join(' ');

function ledgerSection({ entries }: PaymentRecords): PaperBlock[] {
  if (entries.length === 0) return [heading('8. Livro-razão'), text('Nada foi lançado desta competência.')];
  return [
    heading('8. Livro-razão'),
    text('Lançamentos da competência. Cada hash cobre o lançamento e o hash do anterior do livro inteiro.'),
    {
      kind: 'table',
      columns: [
        { label: 'Nº', width: 'auto', numbers: true },
        { label: 'Dia', width: 'auto' },
        { label: 'Lançamento', width: '1fr' },
        { label: 'Valor', width: 'auto', numbers: true },
        { ...HASH, label: 'SHA-256 do anterior e deste' },
      ],
      rows: entries.map(({ sequence, occurredOn, kind, content, amount, previousHash, hash }) => [
        String(sequence),
        formatDay(occurredOn),
        [KIND_WORDS[kind as Kind], paperOf(content)].filter(Boolean).join(', '),
        reais(amount),
        [previousHash, hash].filter(Boolean).join(' '),
      ]),
    },
  ];
}

/** The document of an entry, or the act that its schedule cites. */
function paperOf(content: string): string | null {
  const request = readContent(content)?.request;
  if (request === undefined) return null;
  if (request.kind === 'recovery-schedule') return request.act;
  return 'document' in request ? request.document : null;
}

const chainWords = (name: string, at: number | null): string =>
  at === null
    ? `A cadeia ${name} está inteira.`
    : `A cadeia ${name} NÃO está inteira a partir do evento ${at}.`;

function checkSection({ transfer, instrument, accounts, ...records }: PaymentRecords): PaperBlock[] {
  return [
    heading('10. Como conferir'),
    text(chainWords('dos atos da competência', transfer.brokenAt)),
    text(chainWords('do instrumento', instrument.brokenAt)),
    ...assessed(records).map(({ name, chain }) => text(chainWords(name, chain.brokenAt))),
    ...(accounts === null ? [] : [text(chainWords('da prestação de contas', accounts.chain.brokenAt))]),
    text(
      'O livro inteiro se confere com “pactua ledger verify”, e este dossiê se refaz, byte a byte, com “pactua ledger dossier”, enquanto nada novo for registrado. O SHA-256 do rodapé cobre todos os registros aqui reunidos.',
    ),
  ];
}
