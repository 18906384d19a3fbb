import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

const root = resolve(import.meta.dirname, '../..');

interface Started {
  readonly process: ChildProcess;
  readonly url: string;
}

/** `npm start` without the building: resolves when the address is printed, rejects with what was said instead. */
function startServer(folder: string, port = 0): Promise<Started> {
  const env = {
    ...process.env,
    PACTUA_DATA: `${folder}/data`,
    PORT: String(port),
    PACTUA_LOG: 'silent',
    PACTUA_DEMONSTRATION_MONTHS: '0',
    DATABASE_URL: undefined,
  };
  const child = spawn(process.execPath, ['src/app/main.ts'], { cwd: root, env: env as NodeJS.ProcessEnv });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /Pactua está em (\S+)/.exec(said)?.[1];
      if (url) done({ process: child, url });
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('exit', (code) => fail(new Error(`saiu com ${code}: ${said}`)));
  });
}

async function end(server: Started, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(server.process, 'exit');
  server.process.kill(signal);
  const [code] = await ended;
  return code;
}

describe('the command line beside a running server', () => {
  const pactua = openCommandLine();
  let server: Started;
  beforeAll(async () => {
    server = await startServer(pactua.folder);
  });
  afterAll(async () => {
    if (server.process.exitCode === null && server.process.signalCode === null) await end(server, 'SIGKILL');
    pactua.close();
  });

  it('works on the same data through the running process', async () => {
    const answer = await pactua.run('plan', 'show', '--json');
    expect(answer.exit).toBe(0);
    expect(answer.json<{ counts: { operationalActions: number } }>().counts.operationalActions).toBe(96);
  });

  it('refuses a second server on the folder, and says who has it', async () => {
    await expect(startServer(pactua.folder)).rejects.toThrow(
      new RegExp(`já está em uso pelo processo ${server.process.pid} e atende em ${server.url}`),
    );
  });

  it('says that a port is busy and how to choose another', async () => {
    const busy = createServer();
    await new Promise<void>((done) => busy.listen(0, 'localhost', done));
    const { port } = busy.address() as { port: number };
    await expect(startServer(pactua.folder, port)).rejects.toThrow(
      new RegExp(`porta ${port} já está em uso.*PORT=${port + 1} npm start`),
    );
    await new Promise((done) => busy.close(done));
  });

  it('takes the folder over from a process that was killed, with nothing lost', async () => {
    await end(server, 'SIGKILL');
    const answer = await pactua.run('plan', 'show', '--json');
    expect(answer.exit).toBe(0);
    expect(answer.json<{ counts: { operationalActions: number } }>().counts.operationalActions).toBe(96);
  });

  it('stops when asked, in order', async () => {
    server = await startServer(pactua.folder);
    const page = await fetch(`${server.url}/api/session`);
    expect(page.status).toBe(200);
    expect(await end(server, 'SIGTERM')).toBe(0);
  });
});
