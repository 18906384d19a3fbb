import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/env.ts';
import type { Matrix, Tour } from './domain/matrix.ts';

function readSeed<T>(name: string): T {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, 'database/seed', name), 'utf8')) as T;
}

/** Every provision of the two documents and the screens that carry it. */
export const matrix: Matrix = readSeed('traceability.json');

/** The tour of twenty minutes. */
export const tour: Tour = readSeed('roteiro.json');

const roleNames = new Map(
  readSeed<{ roles: readonly { id: string; name: string }[] }>('accounts/roles.json').roles.map(
    ({ id, name }) => [id, name] as const,
  ),
);

/** The role as people call it. */
export function roleName(role: string): string {
  return roleNames.get(role) ?? role;
}
