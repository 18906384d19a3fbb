// npm test: installs what is missing, then every check and suite, the browser journeys included.
import { ensureInstalled, handOver, root } from './bootstrap.mjs';

ensureInstalled();
process.exit(await handOver(['scripts/run-tests.ts', ...process.argv.slice(2)], { cwd: root }));
