import type { Instrument, Offer } from './queries.ts';

export const OFFICE_WORDS: Readonly<Record<Offer['office'], string>> = {
  municipality: 'Município',
  analysis: 'Análise da SES',
  cir: 'CIR',
  cib: 'CIB',
  council: 'Conselho Municipal de Saúde',
  decision: 'Decisão da SES',
};

/** Where an instrument passes, in order; the rest of its states are said beside it. */
export const STAGES: readonly { readonly label: string; readonly states: readonly Instrument['state'][] }[] =
  [
    { label: 'Pedido', states: ['DRAFT'] },
    { label: 'Análise', states: ['UNDER_REVIEW'] },
    { label: 'CIR', states: ['PROPOSED_BY_CIR'] },
    { label: 'CIB', states: ['APPROVED_BY_CIB', 'HOMOLOGATED'] },
    { label: 'Assinado', states: ['SIGNED', 'DOCUMENTS_OVERDUE'] },
    { label: 'Em vigor', states: ['ACTIVE', 'SUSPENDED'] },
    { label: 'Encerrado', states: ['CLOSED'] },
  ];

export const VERDICT_WORDS: Readonly<
  Record<Instrument['eligibility']['criteria'][number]['verdict'], string>
> = {
  met: 'Atendido',
  plan: 'Por plano de adequação',
  'not-met': 'Não atendido',
  undecided: 'A decidir',
  unanswered: 'Sem resposta',
};

export const ANSWERS = [
  { id: 'met', label: 'Atende' },
  { id: 'not-met', label: 'Não atende' },
  { id: 'plan', label: 'Não atende: plano de adequação' },
] as const;

export const LICENCE_WORDS = {
  licence: 'Licença sanitária',
  tac: 'Termo de Ajuste de Conduta (TAC)',
} as const;
export const CLOSING_WORDS = {
  expired: 'Fim do prazo',
  terminated: 'Decisão',
  superseded: 'Sucessão por outro instrumento',
} as const;
