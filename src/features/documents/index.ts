export { type RenderedPaper, renderPaper } from './commands.ts';
export type { LedgerLine, Paper, PaperBlock, PaperQuote } from './domain/paper.ts';
