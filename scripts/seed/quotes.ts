// Writes database/seed/cofinancing/quotes.json: for each citation of the programmes, agreements, panel and ledger, where its words stand in the
// corrected reading of the act (database/seed/acts) and their SHA-256. Run after a citation or a reading was changed on purpose
// and its words were checked: until then neither the build, nor the start, nor the tests pass.
import { lockQuotes, readActSeed } from '../../src/features/acts/index.ts';
import { citationsOfSeed } from '../../src/features/cofinancing/index.ts';
import { writeSeedJson } from './shared-text.ts';

const acts = new Map(readActSeed().map((act) => [act.id, act]));
const citations = citationsOfSeed();
const lock = lockQuotes(acts, citations);
writeSeedJson('cofinancing/quotes.json', { quotes: lock });
console.log(`${citations.length} citações, ${lock.length} distintas, firmadas.`);
