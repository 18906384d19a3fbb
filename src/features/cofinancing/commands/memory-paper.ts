import { competenciaInWords } from '../../../kernel/competencia.ts';
import type { ExplainedJson, Reading } from '../../../kernel/explained.ts';
import { formatBrl, formatDayInWords, formatExact } from '../../../kernel/format.ts';
import { amountInWords } from '../../../kernel/number-words.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { LedgerLine, Paper, PaperBlock, PaperQuote } from '../../documents/index.ts';
import type { AuthorisationRefusal } from '../domain/authorisable.ts';
import { citationKey, type ExplainedPayment } from './explain.ts';
import { differenceInWords, valueInWords, workedOut } from './words.ts';

/** Everything the paper says besides the calculation itself. */
export interface MemoryNames {
  readonly act: string;
  readonly municipality: string;
}

/** The memory of calculation of one month as a paper for the process file. */
export function memoryPaper(explained: ExplainedPayment, names: MemoryNames): Paper {
  const { on, payment } = explained;
  const month = competenciaInWords(on.competencia);
  const blocks: PaperBlock[] = [
    { kind: 'pairs', rows: identification(explained, names) },
    {
      kind: 'result',
      label: `Valor calculado para a competência de ${month}`,
      figure: formatBrl(payment.amount),
      words: amountInWords(payment.amount),
    },
    ...statedNotice(explained),
    ...authorisationNotice(explained),
    { kind: 'heading', text: 'Cálculo' },
    { kind: 'ledger', lines: calculationLines(explained) },
    { kind: 'heading', text: 'Interpretações adotadas' },
    {
      kind: 'text',
      text: 'Onde o ato admite mais de um sentido, consta o adotado e o que cada outro daria nesta mesma competência.',
    },
    readingsTable(explained),
    { kind: 'heading', text: 'Conferência' },
    { kind: 'text', text: checkWords(explained) },
    citationsTable(explained),
    { kind: 'signatures', roles: ['Elaborado por', 'Conferido por'] },
  ];
  return {
    title: 'Memória de cálculo',
    subtitle: `${on.agreement.name}, competência de ${month}`,
    foot: `${on.agreement.name} · competência ${on.competencia}`,
    day: basisOf(explained),
    contentSha256: explained.sha256,
    blocks,
  };
}

/** The newest day from which the law and the facts of a calculation were known. */
export function basisOf({ on }: Pick<ExplainedPayment, 'on'>): string {
  const days = [on.programme.known[0], ...on.agreement.facts.map((fact) => fact.known[0])];
  return days.filter((day) => day <= on.knownOn).reduce((a, b) => (a > b ? a : b), on.programme.known[0]);
}

export function regimeInWords({ on, payment }: Pick<ExplainedPayment, 'on' | 'payment'>): string {
  if (payment.regime === 'exceptional') return on.programme.exceptional?.label ?? 'Regime excepcional';
  return 'Regime normal: produção do mês fechado nos sistemas oficiais';
}

function identification(explained: ExplainedPayment, names: MemoryNames) {
  const { agreement, programme } = explained.on;
  return [
    { label: 'Programa', value: programme.name },
    { label: 'Ato', value: names.act },
    { label: 'Beneficiário', value: agreement.fund },
    { label: 'Estabelecimento', value: `${agreement.establishment}, ${names.municipality}` },
    { label: 'Competência', value: competenciaInWords(explained.on.competencia) },
    { label: 'Regime', value: regimeInWords(explained) },
    {
      label: 'Regras e fatos',
      value: `como conhecidos desde ${formatDayInWords(basisOf(explained))}`,
    },
  ];
}

/** What differs from the recorded facts and from the readings in use: such a paper is a simulation. */
function statedNotice({ on }: ExplainedPayment): PaperBlock[] {
  const facts = Object.entries(on.stated).map(([id, value]) => {
    const input = on.programme.inputs.find((each) => each.id === id);
    return `${input?.label ?? id}: ${statedInWords(value, input?.kind)}`;
  });
  const readings = on.programme.readings.flatMap(({ id, question, options }) => {
    const chosen = options.find((option) => option.id === on.readings[id]);
    return chosen === undefined || chosen === options[0] ? [] : [`${question} ${chosen.label}`];
  });
  const lines = [...facts, ...readings];
  if (lines.length === 0) return [];
  const title = 'Simulação, com outros fatos ou interpretações. Não serve para pagamento.';
  return [{ kind: 'notice', title, lines }];
}

function statedInWords(value: Rational | boolean | null, kind: string | undefined): string {
  if (value === null) return 'nenhuma avaliação';
  if (typeof value === 'boolean') return value ? 'SIM' : 'NÃO';
  return kind === 'money' ? formatBrl(value) : `${formatExact(value, 0, 4)}%`;
}

/** Why no payment may be authorised by this paper, and what would let it be; what was stated is told by its own notice. */
function authorisationNotice({ refusals }: ExplainedPayment): PaperBlock[] {
  const told = refusals.filter(({ reason }) => reason !== 'stated');
  if (told.length === 0) return [];
  const lines = told.map(
    ({ reason, label, why, settledBy }) => `${BARS[reason]}: ${ended(label)} ${why} ${settledBy}`,
  );
  return [{ kind: 'notice', title: 'Esta memória não autoriza pagamento.', lines }];
}

/** With a full stop where it has none. */
const ended = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

const BARS: Readonly<Record<AuthorisationRefusal['reason'], string>> = {
  assumed: 'Valor presumido',
  reconstructed: 'Valor reconstruído',
  'open-question': 'Questão em aberto',
  stated: 'Fato informado',
  example: 'Programa de exemplo',
};

const SIGNS: Partial<Record<ExplainedJson['op'], string>> = { sum: '+', times: '×' };

/**
 * The tree in the order a person calculates: first the parts of the product, each as an outline, then the product and
 * what is done to it. A value read from a table stands on one line with the score it gives.
 */
export function calculationLines({
  trace,
  citations,
}: Pick<ExplainedPayment, 'trace' | 'citations'>): LedgerLine[] {
  const chain = [trace];
  for (let last = trace; last.inputs.length === 1; ) {
    last = last.inputs[0] as ExplainedJson;
    chain.unshift(last);
  }
  const parts = chain[0]?.inputs ?? [];
  const quoted = (node: ExplainedJson) => quotesOf(node, citations);
  const outline = (node: ExplainedJson, number: string, sign?: string): LedgerLine[] => {
    const merged = isRead(node);
    return [
      lineOf(node, number, sign, merged ? [...node.inputs, node].flatMap(quoted) : quoted(node)),
      ...(merged ? [] : outlineInputs(node, number, outline)),
    ];
  };
  return [
    ...parts.flatMap((part, i) => outline(part, String(i + 1))),
    ...chain.map((node, i) => lineOf(node, String(parts.length + i + 1), '=', quoted(node))),
  ];
}

type Outline = (node: ExplainedJson, number: string, sign?: string) => LedgerLine[];

function outlineInputs(node: ExplainedJson, number: string, outline: Outline): LedgerLine[] {
  return node.inputs.flatMap((input, i) =>
    outline(input, `${number}.${i + 1}`, i > 0 ? SIGNS[node.op] : undefined),
  );
}

/** Whether a node only reads its one leaf: a score from a percentage, a yes or no. */
function isRead(node: ExplainedJson): boolean {
  const [only, ...others] = node.inputs;
  return (node.op === 'band' || node.op === 'choose') && others.length === 0 && only?.inputs.length === 0;
}

function quotesOf({ cite }: ExplainedJson, citations: ExplainedPayment['citations']): PaperQuote[] {
  const found = cite && citations.find((each) => citationKey(each) === citationKey(cite));
  return found ? [{ where: `${found.actName}, ${found.atLabel}`, quote: found.quote }] : [];
}

const MARKS: Partial<Record<Reading['status'], string>> = {
  assumed: 'valor presumido',
  reconstructed: 'valor reconstruído',
};

function lineOf(
  node: ExplainedJson,
  number: string,
  sign: string | undefined,
  quotes: PaperQuote[],
): LedgerLine {
  const worked = isRead(node) ? readInWords(node) : workedOut(node);
  const mark = MARKS[node.reading?.status ?? 'printed'];
  return {
    number,
    label: node.label,
    value: valueInWords(node),
    ...(sign && { sign }),
    ...(node.formula && { formula: node.formula }),
    ...(worked && { worked }),
    notes: node.note ? [node.note] : [],
    ...(mark && { mark }),
    quotes,
  };
}

function readInWords({ inputs: [input] }: ExplainedJson): string | null {
  if (!input) return null;
  return `${input.label}: ${input.value === null ? 'ainda não há' : valueInWords(input)}`;
}

function readingsTable(explained: ExplainedPayment): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { label: 'Questão', width: '3.2fr' },
      { label: 'Adotado', width: '2.6fr' },
      { label: 'Outro sentido', width: '2.6fr' },
      { label: 'Daria', width: 'auto', numbers: true },
      { label: 'Diferença', width: 'auto', numbers: true },
    ],
    rows: [...explained.payment.readings]
      .sort((a, b) => Number(hasEffect(b)) - Number(hasEffect(a)))
      .flatMap((reading) => readingRows(explained, reading)),
  };
}

const hasEffect = ({ alternatives }: Reading) => alternatives.some(({ difference }) => difference !== '0.00');

function readingRows({ on }: ExplainedPayment, reading: Reading): string[][] {
  const question = on.programme.readings.find((each) => each.id === reading.id);
  const chosen = question?.options.find((option) => option.id === reading.chosen);
  const rows = reading.alternatives.map(({ label, result, difference }) => [
    '',
    '',
    label,
    result === null ? 'não se calcula' : formatBrl(Rational.parse(result)),
    difference === null ? '–' : differenceInWords(Rational.parse(difference)),
  ]);
  rows[0]?.splice(0, 2, question?.question ?? '', chosen?.label ?? '');
  return rows;
}

function checkWords({ on, sha256 }: ExplainedPayment): string {
  return (
    `O cálculo usa números exatos e só um arredondamento, o da última linha. Cada citação foi procurada e encontrada no texto guardado ` +
    `do ato. O SHA-256 ${sha256.slice(0, 12)}… cobre o termo (${on.agreement.id}), a competência, as interpretações, os fatos e todas ` +
    `as linhas acima: qualquer mudança dá outro número.`
  );
}

function citationsTable({ citations }: ExplainedPayment): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { label: 'Ato', width: '2fr' },
      { label: 'Dispositivo', width: '3fr' },
      { label: 'SHA-256 do trecho citado', width: 'auto' },
    ],
    rows: citations.map((cite) => [cite.actName, cite.atLabel, `${cite.sha256.slice(0, 16)}…`]),
  };
}
