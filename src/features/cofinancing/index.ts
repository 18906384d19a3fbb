export {
  type ExplainedPayment,
  type ExplainRequest,
  explainAgreementPayment,
  explainForCli,
  type PaymentJson,
} from './commands/explain.ts';
export { cofinancingSeed } from './seed.ts';
