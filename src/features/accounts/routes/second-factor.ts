import { type Route, route } from '../../../platform/http/route.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  enterSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '../commands/second-factor.ts';
import * as contract from '../contract.ts';

const DONE = { done: true as const };

/** Signing in with a second factor, and turning it on and off. */
export const secondFactorRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/session/second-factor',
    verb: 'public',
    summary: 'Termina de entrar com o código do segundo fator, ou com um de recuperação',
    body: contract.SecondFactorBody,
    answer: contract.Done,
    ratePerMinute: 20,
    handle: async (context, { body, caller }) => {
      await enterSecondFactor(context, caller, body);
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor',
    verb: 'accounts.self',
    summary: 'Começa a ligar o segundo fator: o segredo e os códigos de recuperação, mostrados uma vez',
    body: contract.OwnPasswordBody,
    answer: contract.SecondFactorAnswer,
    ratePerMinute: 10,
    handle: (context, { body, caller }) => beginSecondFactor(context, caller, body.password),
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor/confirm',
    verb: 'accounts.self',
    summary: 'Liga o segundo fator com um primeiro código',
    body: contract.SecondFactorBody,
    answer: contract.Done,
    ratePerMinute: 10,
    handle: async (context, { body, caller }) => {
      await confirmSecondFactor(context, caller, body.code);
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor/codes',
    verb: 'accounts.self',
    summary: 'Faz outros códigos de recuperação; os de antes deixam de servir',
    body: contract.OwnPasswordBody,
    answer: contract.RecoveryCodesAnswer,
    ratePerMinute: 10,
    handle: async (context, { body, caller }) => ({
      recoveryCodes: await renewRecoveryCodes(context, caller, body.password),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor/disable',
    verb: 'accounts.self',
    summary: 'Desliga o segundo fator, com a senha',
    body: contract.OwnPasswordBody,
    answer: contract.Done,
    ratePerMinute: 10,
    handle: async (context, { body, caller }) => {
      await disableSecondFactor(context, caller, body.password);
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/people/:person/second-factor/reset',
    verb: 'accounts.manage',
    summary: 'Retira o segundo fator de quem o perdeu, com motivo, e encerra as sessões',
    params: contract.PersonParams,
    body: contract.ReasonBody,
    answer: contract.Done,
    handle: async (context, { params, body }) => {
      await resetSecondFactor(context, params.person, body.reason);
      return DONE;
    },
  }),
];
