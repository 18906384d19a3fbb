export * from './contract/monthly.ts';
export * from './contract/programming.ts';
