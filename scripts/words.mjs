// npm run words: writes ten million amounts in words, reads them back.
import { join } from 'node:path';
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.exit(await handOver([join(root, 'scripts/words.ts'), ...process.argv.slice(2)]));
