export * from './contract/cycle.ts';
export * from './contract/desk.ts';
export * from './contract/report.ts';
