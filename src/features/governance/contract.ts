export * from './contract/bodies.ts';
export * from './contract/calendar.ts';
export * from './contract/items.ts';
export * from './contract/meetings.ts';
export * from './contract/municipal.ts';
export * from './contract/search.ts';
export { Done } from './contract/shapes.ts';
