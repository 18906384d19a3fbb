// npm run faults: kills imports, taking back, sweeping, recounting and the run of a month before each of their steps, those inside a transaction too.
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.env.PACTUA_FAULTS = 'every';
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  'embedded',
  'test/faults',
  '--reporter',
  'verbose',
];
process.exit(await handOver([...vitest, ...process.argv.slice(2)], { cwd: root }));
