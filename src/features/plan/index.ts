export { planRoutes } from './routes/index.ts';
export { planSummary } from './routes/map.ts';
export { planSeed } from './seed.ts';
