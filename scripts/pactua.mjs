#!/usr/bin/env node
// npm run -s pactua -- COMMAND: the command line. Prints nothing of its own on stdout.
import { join } from 'node:path';
import { ensureReady, handOver, root } from './bootstrap.mjs';

ensureReady();
process.exit(await handOver([join(root, 'src/app/cli.ts'), ...process.argv.slice(2)]));
