import type { EventType, Field, State } from './event-types.ts';
import { EVENTS } from './events.ts';

export const STATE_WORDS: Readonly<Record<State, string>> = {
  DRAFT: 'Rascunho',
  UNDER_REVIEW: 'Em análise',
  PROPOSED_BY_CIR: 'Proposto pela CIR',
  APPROVED_BY_CIB: 'Aprovado pela CIB',
  HOMOLOGATED: 'Homologado',
  SIGNED: 'Assinado',
  DOCUMENTS_OVERDUE: 'Documentos em atraso',
  ACTIVE: 'Ativo',
  SUSPENDED: 'Suspenso',
  CLOSED: 'Encerrado',
};

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  act: 'o ato do registro',
  adReferendum: 'se foi aprovado ad referendum',
  competencia: 'a primeira competência que alcança',
  contents: 'o que o documento contém',
  items: 'a resposta de cada critério',
  parameters: 'os parâmetros da ficha técnica',
  team: 'quem compõe a equipe',
  licence: 'se é licença ou TAC',
  closing: 'o modo do encerramento',
  reason: 'o motivo',
  until: 'o último dia do prazo',
  meeting: 'a reunião ordinária que homologou',
  values: 'o valor de base em TabelaSUS',
  amount: 'o valor mensal aprovado',
};

/** "Assinatura do Termo em duas vias", quoted as a name. */
export const eventName = (type: EventType): string => `“${EVENTS[type].label}”`;
