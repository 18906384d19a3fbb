export { traceForCli } from './commands.ts';
export { STATE_WORDS } from './domain/state.ts';
export { transparencyRoutes } from './routes/index.ts';
