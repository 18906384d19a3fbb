import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { serveEmbedded } from './embedded-server.ts';

/** What the main thread asks of the database thread. */
export interface EmbeddedStart {
  /** Folder of the data, or null for a database in memory. */
  readonly folder: string | null;
  /** A dump made by `EmbeddedDump`, loaded before serving. */
  readonly dump: string | null;
  readonly socketPath: string;
  /** The database's WebAssembly, compiled. */
  readonly program: object;
}

const port = parentPort;
if (!port) throw new Error('embedded.worker.ts runs in a worker thread');

const start = workerData as EmbeddedStart;
const loadDataDir = start.dump === null ? undefined : new Blob([await readFile(start.dump)]);
const database = await PGlite.create({
  dataDir: start.folder ?? undefined,
  loadDataDir,
  pgliteWasmModule: start.program,
  extensions: { unaccent },
});
rmSync(start.socketPath, { force: true });
const server = await serveEmbedded(database, start.socketPath);

port.on('message', async (message: { kind: 'dump'; path: string } | { kind: 'stop' }) => {
  if (message.kind === 'dump') {
    const dump = await database.dumpDataDir('none');
    await writeFile(message.path, Buffer.from(await dump.arrayBuffer()));
    port.postMessage({ kind: 'dumped' });
    return;
  }
  await server.stop();
  await database.close();
  port.postMessage({ kind: 'stopped' });
  port.close();
});
port.postMessage({ kind: 'ready' });
