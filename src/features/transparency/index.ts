export { type CliTraceRow, traceForCli } from './commands.ts';
export { transparencyRoutes } from './routes/index.ts';
