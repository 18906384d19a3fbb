// npm run bench: brings the other readers (bench/package.json), then measures ours against them.
import { join } from 'node:path';
import { ensureInstalled, ensureReady, handOver, root } from './bootstrap.mjs';

const bench = join(root, 'bench');
ensureReady();
ensureInstalled(bench, 'os outros leitores, que só servem de comparação');
process.exit(await handOver([join(bench, 'main.ts'), ...process.argv.slice(2)]));
