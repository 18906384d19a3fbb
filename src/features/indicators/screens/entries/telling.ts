export { readFigure } from '../../domain/entries/read-figure.ts';
export { entryCommands, sendProof } from './queries.ts';
