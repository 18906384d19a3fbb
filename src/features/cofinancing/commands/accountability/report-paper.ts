import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatBrl, formatCount, formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Paper, PaperBlock } from '../../../documents/index.ts';
import { type Received, wholeOf } from '../../domain/accountability/received.ts';
import type { Report, Totals } from '../../domain/accountability/report.ts';
import { brl } from '../../domain/ledger/entry.ts';
import type { Agreement } from '../../domain/programme.ts';
import type { MonthOf } from '../month/open.ts';

interface Presented {
  readonly agreement: Pick<Agreement, 'name' | 'fund' | 'establishment'>;
  readonly on: MonthOf;
  readonly report: Report;
  readonly received: Received;
  readonly totals: Totals;
  readonly planFrom: string | null;
  readonly sha256: string;
  readonly day: string;
}

const reais = (decimal: string): string => formatBrl(Rational.parse(decimal));
const heading = (words: string): PaperBlock => ({ kind: 'heading', text: words });
const KIND_WORDS = { care: 'Serviços', sanitary: 'Adequação sanitária' } as const;

/** The physical-financial report of Art. 9º as it was presented. */
export function reportPaper({
  agreement,
  on,
  report,
  received,
  totals,
  planFrom,
  sha256,
  day,
}: Presented): Paper {
  const month = competenciaInWords(parseCompetencia(on.competencia));
  return {
    title: 'Relatório de execução físico-financeira',
    subtitle: `${agreement.name}, competência de ${month}`,
    foot: `Prestação de contas · ${agreement.name} · competência ${on.competencia}`,
    day,
    contentSha256: sha256,
    hashOf: 'do relatório',
    blocks: [
      {
        kind: 'pairs',
        rows: [
          { label: 'Fundo que recebeu', value: agreement.fund },
          { label: 'Estabelecimento', value: agreement.establishment },
          { label: 'Fundamento', value: 'Resolução CIB/MT nº 072/2020, art. 9º' },
        ],
      },
      heading('Execução física'),
      pairs([
        ['Internações executadas', formatCount(report.admissions)],
        ['Procedimentos ambulatoriais executados', formatCount(report.procedures)],
      ]),
      heading('Execução financeira'),
      pairs([
        ['Saldo anterior', reais(report.opening)],
        ['Repasse recebido', reais(wholeOf(received))],
        ...received.late.map(({ of, amount }): [string, string] => [
          `Dos quais, de ${competenciaInWords(parseCompetencia(of))}, pagos depois das contas dela`,
          reais(amount),
        ]),
        ['Rendimentos', reais(report.yields)],
        ['Despesas com serviços', brl(totals.care)],
        [
          'Despesas com adequação sanitária',
          planFrom === null
            ? `${brl(totals.sanitary)}, sem plano de adequação aprovado`
            : `${brl(totals.sanitary)}, limite de ${brl(totals.sanitaryLimit)}`,
        ],
        ['Saldo final', brl(totals.closing)],
      ]),
      heading('Despesas'),
      ...expenses(report, totals),
      { kind: 'signatures', roles: ['Controle e Avaliação municipal', 'Gestão municipal de saúde'] },
    ],
  };
}

const pairs = (rows: readonly (readonly [string, string])[]): PaperBlock => ({
  kind: 'pairs',
  rows: rows.map(([label, value]) => ({ label, value })),
});

function expenses({ expenses: items }: Report, { spent }: Totals): PaperBlock[] {
  if (items.length === 0) return [{ kind: 'text', text: 'Nenhuma despesa na competência.' }];
  return [
    {
      kind: 'table',
      columns: [
        { label: 'Dia', width: 'auto' },
        { label: 'Documento', width: '1.2fr' },
        { label: 'Fornecedor', width: '1.6fr' },
        { label: 'Finalidade', width: '2fr' },
        { label: 'Tipo', width: 'auto' },
        { label: 'Valor (R$)', width: 'auto', numbers: true },
      ],
      rows: [
        ...items.map((each) => [
          formatDay(each.day),
          each.document,
          each.supplier,
          each.purpose,
          KIND_WORDS[each.kind],
          reais(each.amount),
        ]),
        ['Total', '', '', '', '', brl(spent)],
      ],
    },
  ];
}
