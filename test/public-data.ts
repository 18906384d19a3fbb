import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(process.env.PACTUA_SHARED ?? resolve(import.meta.dirname, '../../shared'));

/** The path of a public reference file, or null where the folder is not on this machine. */
export function sharedData(path: string): string | null {
  const full = resolve(root, path);
  return existsSync(full) ? full : null;
}

/**
 * Why these files cannot be used, null where all are here.
 * @throws where the run was told to require data (`PACTUA_REQUIRE=data`) and any is absent.
 */
export function lackOf(paths: readonly string[], what: string): string | null {
  const missing = paths.filter((path) => sharedData(path) === null);
  if (missing.length === 0) return null;
  if (process.env.PACTUA_REQUIRE?.split(',').includes('data'))
    throw new Error(`"${what}" exige ${missing.join(', ')}, ausente nesta máquina`);
  const reason = `"${what}" precisa de ${missing.join(', ')} (pasta de dados públicos ausente)`;
  console.warn(`pulado: ${reason}`);
  return reason;
}
