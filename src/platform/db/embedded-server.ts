import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { type Turn, Turnstile } from './turnstile.ts';
import { insideTransaction, simpleQuery, WireReader } from './wire.ts';

export interface EmbeddedServer {
  stop(): Promise<void>;
}

/**
 * Serves PGlite's only session on a Unix socket. `@electric-sql/pglite-socket` queues single protocol messages, so that
 * messages of two clients can cross, and its queue stands still after an error of the engine; here whole turns pass.
 */
export async function serveEmbedded(database: PGlite, path: string): Promise<EmbeddedServer> {
  const turnstile = new Turnstile((turn) => execute(database, turn));
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    const owner = ++connections;
    socket.once('close', () => {
      sockets.delete(socket);
      void turnstile.leave(owner, () => ({
        owner,
        frames: [simpleQuery('rollback')],
        reply: () => undefined,
      }));
    });
    socket.on('error', () => socket.destroy());
    listen(socket, turnstile, owner);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return {
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(socket: Socket, turnstile: Turnstile, owner: number): void {
  const reader = new WireReader();
  // The answers of a turn leave in one call of the system, which costs more than most of them do.
  const reply = (answers: readonly Uint8Array[]): void => {
    if (!socket.writable) return;
    socket.cork();
    for (const bytes of answers) socket.write(bytes);
    socket.uncork();
  };
  socket.on('data', (chunk: Buffer) => {
    for (const event of reader.read(chunk)) {
      if (event.kind === 'no-encryption') reply([Buffer.from('N')]);
      else if (event.kind === 'end') socket.end();
      else void turnstile.pass({ owner, frames: event.frames, reply });
    }
  });
}

async function execute(database: PGlite, turn: Turn): Promise<{ insideTransaction: boolean }> {
  let state = false;
  const answers: Uint8Array[] = [];
  try {
    await database.runExclusive(async () => {
      for (const frame of turn.frames) {
        await database.execProtocolRawStream(frame, {
          onRawData: (data) => {
            state = insideTransaction(data) ?? state;
            // The engine reuses its memory: what is sent later must be a copy.
            answers.push(Buffer.from(data));
          },
        });
      }
    });
  } finally {
    turn.reply(answers);
  }
  return { insideTransaction: state };
}
