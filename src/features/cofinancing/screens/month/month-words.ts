import {
  BadgeCheck,
  Banknote,
  Circle,
  CircleCheckBig,
  FileText,
  Landmark,
  Receipt,
  Sigma,
  Stamp,
} from 'lucide-react';
import { Rational } from '../../../../kernel/rational.ts';
import type { BadgeProps } from '../../../../web/components/StateBadge.tsx';
import type { MonthAnswer, MonthHead } from '../../contract.ts';

type Look = Pick<BadgeProps, 'icon' | 'tone'> & { readonly words: string };

/** Word, icon and colour of each state of a competência. */
export const STATE_LOOK: Readonly<Record<MonthHead['state'], Look>> = {
  PRODUCTION_OPEN: { words: 'Produção aberta', icon: Circle, tone: 'none' },
  PRODUCTION_CLOSED: { words: 'Produção fechada', icon: FileText, tone: 'waiting' },
  CALCULATED: { words: 'Calculada', icon: Sigma, tone: 'waiting' },
  CHECKED: { words: 'Conferida', icon: BadgeCheck, tone: 'doing' },
  AUTHORISED: { words: 'Autorizada', icon: Stamp, tone: 'doing' },
  ORDERED: { words: 'Ordenada', icon: Landmark, tone: 'doing' },
  COMMITTED: { words: 'Empenhada', icon: Receipt, tone: 'doing' },
  LIQUIDATED: { words: 'Liquidada', icon: Receipt, tone: 'doing' },
  PAID: { words: 'Paga', icon: Banknote, tone: 'good' },
  ACCOUNTED: { words: 'Contas prestadas', icon: CircleCheckBig, tone: 'good' },
  CLOSED: { words: 'Encerrada', icon: CircleCheckBig, tone: 'good' },
};

export const SIDE_WORDS: Readonly<Record<MonthHead['sides'][number], string>> = {
  WITHHELD: 'Retida',
  ADJUSTED: 'Ajustada',
  RETURNED: 'Devolvida',
};

/** What of a competência was paid and is still to come back, decimal text. */
export const leftToRecover = ({ scheduled, recovered }: MonthHead['recovery']): string =>
  Rational.parse(scheduled).sub(Rational.parse(recovered)).toDecimal(2);

export type Action = MonthAnswer['offers'][number]['action'];

/** What each action is called on its button. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'close-production': 'Fechar a produção',
  'validate-lines': 'Validar indicadores',
  calculate: 'Calcular, com parecer',
  'send-back': 'Devolver para correção',
  check: 'Conferir e assinar',
  authorise: 'Autorizar e assinar',
  'issue-ordinance': 'Emitir a portaria',
  'publish-ordinance': 'Registrar a publicação',
  'withdraw-ordinance': 'Cancelar a portaria',
  commit: 'Registrar empenho',
  liquidate: 'Registrar liquidação',
  'bank-order': 'Registrar ordem bancária',
  pay: 'Registrar pagamento',
  reconcile: 'Conciliar',
  annul: 'Anular documento',
  'propose-adjustment': 'Propor ajuste',
  'propose-discount': 'Propor devolução por decisão',
  adjust: 'Autorizar o ajuste',
  'record-instalment': 'Registrar parcela',
  'reverse-instalment': 'Estornar parcela',
};

/** What is done where its lines, documents or instalments stand, and not by a button of the competência. */
export const IN_PLACE: ReadonlySet<Action> = new Set([
  'validate-lines',
  'annul',
  'record-instalment',
  'reverse-instalment',
]);

/** What people wait for in each state: the one action that moves the competência on. */
export const NEXT_ACTION: Readonly<Partial<Record<MonthHead['state'], Action>>> = {
  PRODUCTION_OPEN: 'close-production',
  PRODUCTION_CLOSED: 'calculate',
  CALCULATED: 'check',
  CHECKED: 'authorise',
  AUTHORISED: 'issue-ordinance',
  ORDERED: 'commit',
  COMMITTED: 'liquidate',
  LIQUIDATED: 'pay',
};

/** The stages of the line, with the event that reaches each. */
export const STAGES: readonly { readonly label: string; readonly type: string }[] = [
  { label: 'Produção fechada', type: 'production-closed' },
  { label: 'Calculada', type: 'calculated' },
  { label: 'Conferida', type: 'checked' },
  { label: 'Autorizada', type: 'authorised' },
  { label: 'Ordenada', type: 'ordinance-published' },
  { label: 'Empenhada', type: 'committed' },
  { label: 'Liquidada', type: 'liquidated' },
  { label: 'Paga', type: 'paid' },
];
