// npm run bench: brings the other readers (bench/package.json), then measures ours against them.
import { join } from 'node:path';
import { ensureInstalled, handOver, root } from './bootstrap.mjs';

ensureInstalled();
ensureInstalled(join(root, 'bench'));
process.exit(await handOver([join(root, 'bench/main.ts'), ...process.argv.slice(2)]));
