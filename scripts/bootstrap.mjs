// Plain JavaScript for Node 20: brings the project's own dependencies and Node, then hands over to it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWasmBuilt } from './wasm-sources.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST = [22, 18];

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** Installs and compiles what is missing or out of date, and only that. Writes to stderr only. */
export function ensureReady() {
  ensureInstalled(root, 'as dependências do projeto (só na primeira vez; cerca de um minuto)');
  ensureWasm();
}

/** What the folder's lockfile names, only when it has changed since the last time. */
export function ensureInstalled(folder, what) {
  const stamp = join(folder, 'node_modules', '.pactua-installed');
  const wanted = lockHash(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`Instalando ${what}…\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--include=dev', '--include=optional'], {
    cwd: folder,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    fail(
      'A instalação falhou. Verifique o acesso ao registro do npm e repita o comando; nada fora desta pasta foi alterado.',
    );
  }
  writeFileSync(stamp, wanted);
}

/** The file reader's WebAssembly, compiled from its sources when they have changed. */
function ensureWasm() {
  if (isWasmBuilt()) return;
  const args = [join(root, 'scripts/build-wasm.ts')];
  const { status } = spawnSync(findNode(), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) fail('A compilação do leitor de arquivos falhou; a mensagem acima diz onde.');
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Node 24 brought by npm; else the one that runs, when it can execute TypeScript files. */
export function findNode() {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) {
    const answer = spawnSync(own, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && isNewEnough(answer.stdout.trim())) return own;
  }
  if (isNewEnough(process.version)) return process.execPath;
  return fail(
    `Este computador tem Node ${process.version} e o Pactua precisa de Node ${OLDEST.join('.')} ou mais novo. Instale o Node 24 LTS.`,
  );
}

/** Runs a program of the project under its own Node, passes signals on and ends with its exit code. */
export function handOver(args, options = {}) {
  const node = findNode();
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  // What Node has once read and compiled it takes from here the next time: a command starts in about half the time.
  const compiled = join(root, 'node_modules', '.cache', 'node-compile');
  const child = spawn(node, args, {
    cwd: options.cwd ?? process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiled },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}
