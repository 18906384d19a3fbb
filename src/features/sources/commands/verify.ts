import { join } from 'node:path';
import { hashFile, listFiles } from '../../../platform/backup/manifest.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { brokenAt, listEvents, type StoredEvent } from '../../../platform/events.ts';
import { judgeVersion, type VersionState } from '../domain/verification.ts';
import { versionStream } from '../domain/version.ts';
import { type ImportRecord, listOpenImports } from '../store/imports.ts';
import { listAllVersions, listCurrentVersions, type VersionRecord } from '../store/versions.ts';
import { stagingFolder, warehouseFolder } from './folders.ts';

interface VerifiedVersion {
  readonly id: string;
  readonly system: string;
  readonly uf: string;
  readonly competencia: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: number;
  readonly current: boolean;
  /** Inside the warehouse folder. */
  readonly partition: string;
  readonly state: VersionState;
}

export interface WarehouseReport {
  /** Every version is as it was imported, and nothing lies about that no import waits for. */
  readonly ok: boolean;
  readonly versions: readonly VerifiedVersion[];
  /** Bytes of partitions read. */
  readonly bytes: number;
  /** Files of the warehouse that no version points at. */
  readonly orphans: readonly string[];
  /** Files received or half read that no open import waits for. */
  readonly staged: readonly string[];
}

/** Reads every partition again and compares it with what its import wrote down; changes nothing. */
export async function verifyWarehouse(context: Context): Promise<WarehouseReport> {
  authorise(context, 'sources.read');
  const open = await listOpenImports(context);
  const versions = await listAllVersions(context);
  const currents = new Set((await listCurrentVersions(context)).map((version) => version.id));
  const events = new Map<string, StoredEvent[]>();
  const verified: VerifiedVersion[] = [];
  let bytes = 0;
  for (const version of versions) {
    const found = await readPartition(context, version);
    bytes += typeof found === 'string' ? 0 : found.bytes;
    const stream = versionStream(version);
    const chain = events.get(stream) ?? (await listEvents(context, stream));
    events.set(stream, chain);
    const { id, system, uf, period: competencia, fileName, sha256, rows } = version;
    const state = judgeVersion(version, {
      partition: found,
      event: chain.find((event) => event.data.versionId === id)?.data ?? null,
      chainWhole: brokenAt(chain) === null,
    });
    const partition = version.partitionFile;
    verified.push({
      id,
      system,
      uf,
      competencia,
      fileName,
      sha256,
      rows,
      current: currents.has(id),
      partition,
      state,
    });
  }
  const orphans = await strayPartitions(context, versions, open);
  const staged = await strayStaged(context, open);
  const whole = verified.every((version) => version.state === 'ok');
  return { ok: whole && orphans.length + staged.length === 0, versions: verified, bytes, orphans, staged };
}

async function readPartition(
  context: Context,
  version: VersionRecord,
): Promise<{ sha256: string; bytes: number } | 'missing' | 'unreadable'> {
  try {
    return await hashFile(join(warehouseFolder(context), version.partitionFile));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/** Partitions that neither a version nor an open import has; other programs' files in the folder do not count. */
export async function strayPartitions(
  context: Context,
  versions: readonly Pick<VersionRecord, 'partitionFile'>[],
  open: readonly Pick<ImportRecord, 'sha256'>[],
): Promise<string[]> {
  const known = new Set(versions.map((version) => version.partitionFile));
  const files = await listFiles(warehouseFolder(context));
  return files.filter(
    (file) =>
      file.startsWith('system=') &&
      !known.has(file) &&
      !open.some((attempt) => file.includes(attempt.sha256)),
  );
}

/** Staged files that no open import waits for, and rows on their way of none that runs. */
export async function strayStaged(
  context: Context,
  open: readonly Pick<ImportRecord, 'stagedFile' | 'status'>[],
): Promise<string[]> {
  const files = await listFiles(stagingFolder(context));
  const wanted = (file: string, { stagedFile, status }: Pick<ImportRecord, 'stagedFile' | 'status'>) =>
    file === stagedFile || (status === 'running' && file.startsWith(`${stagedFile}.`));
  return files.filter((file) => !open.some((attempt) => wanted(file, attempt)));
}
