import { type Route, route } from '../../../platform/http/route.ts';
import { proposeDiscount } from '../commands/month/adjust.ts';
import { annulStep } from '../commands/month/annul.ts';
import { recordInstalment, reverseInstalment } from '../commands/month/instalments.ts';
import { withdrawOrdinance } from '../commands/month/ordinance.ts';
import { readMonth } from '../commands/month/read.ts';
import {
  AnnulStepBody,
  DiscountBody,
  InstalmentBody,
  MonthAnswer,
  MonthParams,
  ReverseInstalmentBody,
  WithdrawOrdinanceBody,
} from '../contract.ts';
import { ADDRESS, monthOf, scope } from './month.ts';

/** What undoes or takes back something of a transfer; each change answers where the competência stands then. */
export const monthCorrectionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${ADDRESS}/annulment`,
    verb: 'cofinancing.decide-transfer',
    summary:
      'Anula, no todo ou em parte, um documento da execução, e assina com a senha: outra pessoa que não quem o registrou',
    params: MonthParams,
    body: AnnulStepBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await annulStep(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/ordinance-withdrawal`,
    verb: 'cofinancing.decide-transfer',
    summary: 'Cancela, para este hospital, a portaria emitida e ainda não publicada',
    params: MonthParams,
    body: WithdrawOrdinanceBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await withdrawOrdinance(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/discount-proposal`,
    verb: 'cofinancing.calculate',
    summary: 'Propõe tirar do que foi pago o que uma decisão manda devolver, sem mudar o cálculo',
    params: MonthParams,
    body: DiscountBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await proposeDiscount(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/instalments`,
    verb: 'cofinancing.record-execution',
    summary:
      'Registra, com a senha, uma parcela de recuperação: devolvida pelo município ou descontada de outra competência',
    params: MonthParams,
    body: InstalmentBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await recordInstalment(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/instalments/reversal`,
    verb: 'cofinancing.decide-transfer',
    summary: 'Estorna, com a senha, uma parcela lançada por engano: outra pessoa que não quem a lançou',
    params: MonthParams,
    body: ReverseInstalmentBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await reverseInstalment(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
];
