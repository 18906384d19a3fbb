export {
  type ExplainedPayment,
  type ExplainRequest,
  explainAgreementPayment,
  explainForCli,
  type PaymentJson,
} from './commands/explain.ts';
export { cofinancingRoutes } from './routes.ts';
export { cofinancingSeed } from './seed.ts';
