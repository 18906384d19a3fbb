import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { type Competencia, competenciaInWords } from '../../../../kernel/competencia.ts';
import { formatBrl } from '../../../../kernel/format.ts';
import { money } from '../../../../kernel/money.ts';
import { amountInWords } from '../../../../kernel/number-words.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { sha256 } from '../../../../platform/ids.ts';
import type { Paper, PaperBlock } from '../../../documents/index.ts';
import { ledgerTerms } from '../ledger/terms.ts';

/** One line of the annex: what one municipal fund receives, and the calculation that says so. */
export interface OrderedTransfer {
  readonly agreement: string;
  readonly municipality: string;
  readonly fund: string;
  readonly establishment: string;
  /** Decimal text with two places. */
  readonly amount: string;
  /** Name of the act that approved the transfer. */
  readonly act: string;
  /** Number of the memory of calculation. */
  readonly memory: string;
  readonly calculation: string;
}

const inFull = (amount: Rational): string => `${formatBrl(amount)} (${amountInWords(money(amount))})`;

/** The ordinance that orders the transfers of a competência, with its annex by municipality. */
export function ordinancePaper(
  competencia: Competencia,
  day: string,
  transfers: readonly OrderedTransfer[],
): Paper {
  const month = competenciaInWords(competencia);
  return {
    title: 'Portaria de repasse',
    subtitle: `Cofinanciamento estadual da atenção hospitalar, competência de ${month}`,
    foot: `Portaria de repasse · competência ${competencia}`,
    day,
    contentSha256: sha256(canonicalJson({ competencia, transfers })),
    hashOf: 'do conteúdo',
    blocks: [...articles(competencia, transfers), ...annex(transfers)],
  };
}

const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

function articles(competencia: Competencia, transfers: readonly OrderedTransfer[]): PaperBlock[] {
  const { authority, fund, budget, signatory } = ledgerTerms.ordinance;
  const acts = [...new Set(transfers.map(({ act }) => act))].join('; ');
  const total = sum(transfers.map(({ amount }) => Rational.parse(amount)));
  return [
    text(`${authority} e considerando ${acts}, RESOLVE:`),
    text(
      `Art. 1º Ordenar a transferência de ${inFull(total)}, do ${fund} aos fundos municipais de saúde do Anexo Único, a título de cofinanciamento da competência de ${competenciaInWords(competencia)}.`,
    ),
    text(
      'Parágrafo único. O valor de cada município é o da memória de cálculo indicada no Anexo Único, calculada, conferida e autorizada por pessoas diferentes.',
    ),
    text(
      `Art. 2º A despesa corre à conta da ${budget}, vedado o uso de recurso federal para o valor diferenciado (Portaria GM/MS nº 1.606/2001).`,
    ),
    text('Art. 3º Esta Portaria entra em vigor na data da sua publicação.'),
    { kind: 'signatures', roles: [signatory] },
  ];
}

function annex(transfers: readonly OrderedTransfer[]): PaperBlock[] {
  const total = sum(transfers.map(({ amount }) => Rational.parse(amount)));
  return [
    { kind: 'heading', text: 'Anexo Único' },
    {
      kind: 'table',
      columns: [
        { label: 'Município', width: '1.6fr' },
        { label: 'Fundo e estabelecimento', width: '3fr' },
        { label: 'Memória', width: 'auto' },
        { label: 'Valor (R$)', width: 'auto', numbers: true },
      ],
      rows: [
        ...transfers.map(({ municipality, fund, establishment, memory, amount }) => [
          municipality,
          `${fund}; ${establishment}`,
          memory,
          formatBrl(Rational.parse(amount)),
        ]),
        ['Total', '', '', formatBrl(total)],
      ],
    },
    ...transfers.map(({ municipality, amount, calculation }) =>
      text(`${municipality}: ${inFull(Rational.parse(amount))}. SHA-256 do cálculo: ${calculation}.`),
    ),
  ];
}
