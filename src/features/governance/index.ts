export { governanceRoutes } from './routes/index.ts';
export { governanceSeed } from './seed.ts';
