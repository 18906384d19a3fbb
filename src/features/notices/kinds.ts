import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/env.ts';
import type { NoticeKind } from './domain/kinds.ts';

const { kinds }: { kinds: readonly NoticeKind[] } = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/notices/kinds.json'), 'utf8'),
);

/** Every kind of notice, in the order in which people choose. */
export const NOTICE_KINDS = kinds;

const byId = new Map(kinds.map((kind) => [kind.id, kind]));

export const findKind = (id: string): NoticeKind | undefined => byId.get(id);

/** @throws Error for a kind that nobody registered: the fault of who tells, never of who reads. */
export function getKind(id: string): NoticeKind {
  const kind = byId.get(id);
  if (kind === undefined) throw new Error(`notice kind ${id} is not in database/seed/notices/kinds.json`);
  return kind;
}
