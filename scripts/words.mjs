// npm run words: writes ten million amounts in words, reads them back, and holds some against another library.
import { join } from 'node:path';
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.exit(await handOver([join(root, 'scripts/words.ts'), ...process.argv.slice(2)]));
