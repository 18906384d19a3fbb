export * from './contract/cycle.ts';
export * from './contract/desk.ts';
export * from './contract/evaluation.ts';
export * from './contract/nonconformities.ts';
export * from './contract/report.ts';
export * from './contract/search.ts';
export * from './contract/snapshot.ts';
export * from './contract/worsened.ts';
