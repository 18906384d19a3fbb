export * from './contract/cycle.ts';
