import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPool } from '../../src/platform/db/database.ts';
import { buildTemplate } from './template.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The newest installed PostgreSQL's programs, or null. */
function findBinaries(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN)
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => b - a);
  return (
    versions
      .map((version) => join(DEBIAN, String(version), 'bin'))
      .find((bin) => existsSync(join(bin, 'initdb'))) ?? null
  );
}

/** PostgreSQL refuses to run as root: there the cluster belongs to the `postgres` account that Debian's package makes. */
function runner(bin: string): (program: string, args: string[]) => void {
  const root = userInfo().uid === 0;
  return (program, args) => {
    const command = [join(bin, program), ...args];
    const [file, ...rest] = root ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file as string, rest, { stdio: 'pipe', cwd: '/' });
  };
}

/** Starts a cluster of our own in a temporary folder, with one migrated and seeded template database. */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const bin = findBinaries();
  if (bin === null) {
    project.provide('template', null);
    console.warn(
      'pulado: PostgreSQL ≥ 15 não está instalado; as suítes de banco rodaram só no banco embutido',
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pactua-pg-'));
  if (userInfo().uid === 0)
    chownSync(
      folder,
      Number(execFileSync('id', ['-u', 'postgres'])),
      Number(execFileSync('id', ['-g', 'postgres'])),
    );
  const data = join(folder, 'data');
  const run = runner(bin);
  run('initdb', [
    '--no-sync',
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '-D',
    data,
  ]);
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off -c max_connections=100`;
  run('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start']);
  const stop = () => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepare(folder);
  } catch (error) {
    stop();
    throw error;
  }
  project.provide('template', folder);
  return stop;
}

async function prepare(host: string): Promise<void> {
  const admin = openPool({ host, user: 'postgres', database: 'postgres' }, 'postgres');
  await admin.pool.query('create database template_pactua');
  await admin.close();
  const template = openPool({ host, user: 'postgres', database: 'template_pactua' }, 'postgres');
  await buildTemplate(template.db);
  await template.close();
}
