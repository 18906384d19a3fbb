// npm test: installs what is missing, then every check and suite, the browser journeys included.
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.exit(await handOver(['scripts/run-tests.ts', ...process.argv.slice(2)], { cwd: root }));
