export {
  issuePaper,
  keepProof,
  type RenderedPaper,
  renderIssuedPaper,
  renderPaper,
  renderWord,
} from './commands.ts';
export {
  type LedgerLine,
  type Paper,
  type PaperBlock,
  type PaperQuote,
  paperNumber,
} from './domain/paper.ts';
export { getPaper, listPaperNumbers } from './store.ts';
