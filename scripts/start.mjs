// npm start: installs what is missing, builds, migrates, seeds, serves, and prints the address and how to sign in.
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
const built = await handOver(['scripts/build.ts'], { cwd: root });
process.exit(
  built === 0 ? await handOver(['src/app/main.ts', ...process.argv.slice(2)], { cwd: root }) : built,
);
