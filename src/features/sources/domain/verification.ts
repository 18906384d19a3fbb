import type { SourceVersion } from './version.ts';

/** `missing`: no file; `unreadable`: a file that cannot be read; `altered`: its bytes are not those written; `record-altered`: its row or events are not. */
export type VersionState = 'ok' | 'missing' | 'unreadable' | 'altered' | 'record-altered';

/** What the import wrote down of a version. */
export interface WrittenVersion extends SourceVersion {
  readonly rows: number;
  readonly partitionFile: string;
  readonly partitionSha256: string;
}

/** What is found of it now. */
export interface FoundVersion {
  /** Hash of the partition's bytes, or why there is none. */
  readonly partition: { readonly sha256: string } | 'missing' | 'unreadable';
  /** Data of the event that recorded it, or null where there is none. */
  readonly event: Readonly<Record<string, unknown>> | null;
  /** Whether every event of its month follows from the one before. */
  readonly chainWhole: boolean;
}

/** What became of a version since it was imported. */
export function judgeVersion(version: WrittenVersion, found: FoundVersion): VersionState {
  const { partition } = found;
  if (typeof partition === 'string') return partition;
  if (partition.sha256 !== version.partitionSha256) return 'altered';
  return found.chainWhole && follows(version, found.event) ? 'ok' : 'record-altered';
}

/** Older events do not tell the hash of the partition. */
function follows(version: WrittenVersion, event: FoundVersion['event']): boolean {
  if (event === null) return false;
  const { sha256, fileName, issuedOn, rows, partitionSha256 } = version;
  const told: Readonly<Record<string, unknown>> = { partitionSha256, ...event };
  return (
    told.sha256 === sha256 &&
    told.fileName === fileName &&
    told.issuedOn === issuedOn &&
    told.rows === rows &&
    told.partitionSha256 === partitionSha256
  );
}
