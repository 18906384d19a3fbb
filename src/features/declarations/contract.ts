export * from './contract/programming.ts';
