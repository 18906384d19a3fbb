// npm run fuzz: changes DATASUS files at random and holds what the reader makes of them against a reference.
import { join } from 'node:path';
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.exit(await handOver([join(root, 'scripts/fuzz.ts'), ...process.argv.slice(2)]));
