export { useTerritoryTree } from './queries.ts';
export { TerritoryPicker } from './TerritoryPicker.tsx';
