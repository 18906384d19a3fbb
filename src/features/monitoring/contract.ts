export * from './contract/cycle.ts';
export * from './contract/report.ts';
