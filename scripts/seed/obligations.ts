// Writes database/seed/cofinancing/obligations.json: the 28 obligations of clauses 2 and 3 and of Art. 6º of Resolução CIB/MT 072/2020, each quoted
// from the corrected reading of the act (database/seed/acts), with who answers for it, how often, and what proves it here.
// How often is this project's reading of the words, since the act says so of few. Run after the reading of the act was changed.
import { readActSeed } from '../../src/features/acts/index.ts';
import { writeSeedJson } from './shared-text.ts';

const ACT = 'mt-cib-2020-072';
const PROGRAMME = 'mt.cofin.hospitalar';
type Proof = readonly [kind: string, of?: string];
type Line = readonly [party: string, often: string, label: string, proof: Proof];

const DOCUMENT: Proof = ['document'];
const CLAUSES: readonly (readonly [at: string, lines: readonly Line[]])[] = [
  [
    'anexo/cl-2',
    [
      ['state', 'standing', 'Apoio institucional ao município', DOCUMENT],
      ['state', 'monthly', 'Monitorar a utilização do incentivo', DOCUMENT],
      ['state', 'standing', 'Apoiar o controle e avaliação municipal', DOCUMENT],
      ['state', 'once', 'Portaria dos valores de base', ['step', 'base-value-ordered']],
      ['state', 'monthly', 'Painel de indicadores atualizado', ['declaration']],
      ['state', 'monthly', 'Transferência mensal ao fundo', ['paid']],
    ],
  ],
  [
    'anexo/cl-3',
    [
      ['municipality', 'standing', 'Cobertura pela atenção primária', ['criterion', 'VI']],
      ['municipality', 'standing', 'Clínicas básicas', ['criterion', 'II']],
      ['municipality', 'once', 'Aprovação da CIR como referência', ['step', 'reference-proposed']],
      ['municipality', 'standing', 'Estrutura a partir de 36 leitos', ['criterion', 'III']],
      ['municipality', 'monthly', 'Execução da PPI em sua totalidade', DOCUMENT],
      ['municipality', 'monthly', 'Serviços da PPI pela regulação', DOCUMENT],
      ['municipality', 'monthly', 'Recursos só na média e alta complexidade', DOCUMENT],
      ['municipality', 'standing', 'Setor de Controle e Avaliação', ['criterion', 'IX']],
      ['municipality', 'standing', 'Complexo Regulador e SISREG', ['criterion', 'V']],
      ['municipality', 'standing', 'Política Nacional de Atenção Hospitalar', DOCUMENT],
      ['municipality', 'standing', 'Boas práticas da RDC 63/2011', ['criterion', 'IV']],
      ['municipality', 'standing', 'Educação permanente', DOCUMENT],
      ['municipality', 'monthly', 'Sistemas oficiais do SUS atualizados', ['production']],
      ['municipality', 'once', 'Contratualização dos serviços', ['step', 'contract-presented']],
      ['municipality', 'once', 'Comissão de Acompanhamento (CAC)', ['step', 'cac-constituted']],
      ['municipality', 'standing', 'Apoio diagnóstico ao internado', DOCUMENT],
      ['municipality', 'standing', 'Transporte inter-hospitalar', DOCUMENT],
    ],
  ],
  [
    'art-6',
    [
      ['hospital', 'standing', 'Vaga de internação aos municípios da região', DOCUMENT],
      ['hospital', 'standing', 'Apoio diagnóstico ao internado', DOCUMENT],
      ['hospital', 'standing', 'Transporte do paciente internado', DOCUMENT],
      ['hospital', 'standing', 'Política Nacional de Atenção Hospitalar', DOCUMENT],
      ['hospital', 'monthly', 'SIA e SIHD2 alimentados', ['production']],
    ],
  ],
];

const act = readActSeed().find(({ id }) => id === ACT);
/** The words of a provision, without its number. */
function quoteOf(at: string): string {
  const unit = act?.units.find(({ address }) => address === at);
  if (unit === undefined) throw new Error(`${ACT} não tem ${at}`);
  return unit.text.replace(/^\[?[IVX]+[.-]\]?\s*-?\s*/, '').replace(/[;,.]$/, '');
}

const obligations = CLAUSES.flatMap(([clause, lines]) =>
  lines.map(([party, often, label, [kind, of]], index) => {
    const at = `${clause}/inc-${index + 1}`;
    return {
      id: at.replace('anexo/', ''),
      party,
      often,
      label,
      proof: of === undefined ? { kind } : { kind, of },
      cite: { act: ACT, at, quote: quoteOf(at) },
    };
  }),
);
const covid = {
  obligation: 'cl-3/inc-4',
  label: 'Leitos exclusivos SRAG/COVID-19 (10 de UTI II adulto e 15 clínicos)',
  to: '2022-05-22',
  note: 'O Termo não diz até quando: presume-se o fim da emergência (Portaria GM/MS nº 913/2022), a confirmar por ato da Secretaria.',
  cite: { act: ACT, at: 'anexo/cl-3/inc-4', quote: '10 (dez) leitos de UTI II Adulto SRAG/COVID-19' },
};
writeSeedJson('cofinancing/obligations.json', { programme: PROGRAMME, obligations, expiring: [covid] });
console.log(`${obligations.length} obrigações.`);
